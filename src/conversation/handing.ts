import { NotNow } from '../events.ts';
import type { Event, EventOf, Helped } from '../events.ts';
import { allow, currentIn, isOpen } from '../handover/handover.ts';
import type { Handover } from '../handover/handover.ts';
import { briefOf, previewText, quotesOf, sendsLess } from './brief.ts';
import type { OpenConversation } from './conversation.ts';
import type { HandoverRequest, Input } from './input.ts';
import { goesOn, joined, otherwiseWith, referred } from './onward.ts';
import { bestService, closedText, isPlural, recipientName, weigh } from './recommend.ts';
import { message, say } from './telling.ts';
import { undone } from './undoing.ts';
import { expired, inquired, reminded } from './waiting.ts';
import { decideWork } from './working.ts';
import type { World } from './world.ts';

type Act = Extract<Input, { type: `handover.${string}` }>;
type Terms = EventOf<'handover.requested'>;

/** The handover that people have in their hands now. */
export function currentHandover({ handovers }: OpenConversation): Handover | undefined {
  return currentIn(handovers);
}

/** Everything that can be done with a handover, by the company, a promoter or the dispatcher. */
export function decideHandover(world: World, conversation: OpenConversation, input: Act): Event[] {
  if (input.type === 'handover.request') return requested(world, conversation, input);
  const handover = conversation.handovers.find(({ id }) => id === input.handover);
  if (!handover) throw new NotNow('unknown_handover', world.phrase('error.unknown_handover', conversation.language));
  switch (input.type) {
    case 'handover.deliver':
      return handover.status === 'requested' ? [{ type: 'handover.delivered', handover: handover.id }] : [];
    case 'handover.accept':
      return accepted(world, conversation, input, handover);
    case 'handover.withdraw':
      return withdrawn(world, conversation, input, handover);
    case 'handover.decline':
      allow('decline', handover);
      return goesOn({ world, conversation, input, handover }, { type: 'handover.declined', handover: handover.id, promoter: input.promoter, reason: input.reason, ...(input.note ? { note: input.note } : {}) }, 'declined', input.promoter);
    case 'handover.refer':
      return referred({ world, conversation, input, handover });
    case 'handover.join':
      return joined({ world, conversation, input, handover });
    case 'handover.undo':
      return undone({ world, conversation, input, handover });
    case 'handover.unmailed':
      return unmailed(handover);
    case 'handover.rate':
      return rated(handover, input.helped);
    case 'handover.remind':
      return reminded({ world, conversation, input, handover });
    case 'handover.expire':
      return expired({ world, conversation, input, handover });
    case 'handover.inquire':
      return inquired({ world, conversation, input, handover });
    default:
      return decideWork(world, conversation, input, handover);
  }
}

/** The company takes its question back from one; whoever else has it keeps it, and the company is told who that is. */
function withdrawn(world: World, conversation: OpenConversation, input: Act, handover: Handover): Event[] {
  allow('withdraw', handover);
  const other = otherwiseWith(conversation, handover);
  const told = other ? say(world, conversation, input, 1, 'handover.left', handover, { to: other.recipient }) : say(world, conversation, input, 1, 'handover.withdrawn', handover);
  return [{ type: 'handover.withdrawn', handover: handover.id }, told];
}

/** That no e-mail reaches the company is told once, to who is to help it. */
function unmailed(handover: Handover): Event[] {
  return handover.unmailed || !isOpen(handover) ? [] : [{ type: 'handover.unmailed', handover: handover.id }];
}

function rated(handover: Handover, helped: Helped): Event[] {
  allow('rate', handover);
  return 'helped' in handover && handover.helped === helped ? [] : [{ type: 'handover.rated', handover: handover.id, helped }];
}

/** What a request would amount to, for the preview and for the event alike. Throws NotNow when it is not possible. */
export function termsOf(world: World, conversation: OpenConversation, request: HandoverRequest, at: string, id: string): Terms {
  const { language } = conversation;
  const asked = world.actors.get(request.actor);
  const region = world.regions.get(conversation.region) ?? world.regions.get(conversation.home);
  const refuse = (code: string, values: Record<string, string | boolean> = {}) => new NotNow(code, world.phrase(`error.${code}`, language, { ...values, plural: isPlural(conversation) }));
  if (!asked || asked.gone) throw refuse('unknown_actor');
  if (asked.handover === 'link') throw refuse('link_only', { name: asked.name });
  checkNumber(world, request, refuse);
  const actor = asked.handover === 'introduce' ? world.actors.get(region?.coordinator?.actor ?? '') : asked;
  if (!actor || actor.handover === 'link') throw refuse('unknown_actor');
  const pending = conversation.handovers.find((one) => isOpen(one) && one.actor === actor.id);
  if (pending) throw refuse('already', { recipient: pending.recipient });
  const { belief } = weigh(world, conversation);
  const service = request.service !== undefined && asked.services.includes(request.service) ? request.service : bestService(world, belief, asked.id);
  const municipality = conversation.known.municipality?.value;
  return {
    type: 'handover.requested', handover: id, chain: id, actor: actor.id, service: service ?? '', recipient: recipientName(world, actor.id, municipality),
    ...(actor.id === asked.id ? {} : { introduces: asked.id }),
    ...(actor.perMunicipality && municipality !== undefined ? { municipality } : {}),
    brief: briefOf(world, conversation, service, actor.id === asked.id ? undefined : asked.id, request.note), quotes: quotesOf(conversation, request.omit),
    ...sendsLess(actor.sends), onward: request.onward, sensitive: request.sensitive, ...chosenAlso(request), named: true, by: world.hearsBy(at, actor.id),
  };
}

/** What the company allowed beside what it was asked, and who heard it say yes, where it did not press it itself. */
function chosenAlso({ recognise, spokenTo }: HandoverRequest): Pick<Terms, 'recognise' | 'spokenTo'> {
  return { ...(recognise ? { recognise } : {}), ...(spokenTo === undefined ? {} : { spokenTo }) };
}

function checkNumber(world: World, { contact }: HandoverRequest, refuse: (code: string) => NotNow): void {
  if (contact.organisationNumber === undefined || contact.organisationNumber.trim() === '') return;
  const verdict = world.checkOrganisationNumber(contact.organisationNumber);
  if (verdict === 'personal') throw refuse('sole_trader');
  if (verdict === 'invalid') throw refuse('organisation_number');
}

/** What a company reads before it agrees. */
export type Preview = { text: string; recipient: string; by: string; /** The last day on which the recipient is closed, and that said in words. */ closedUntil?: string; closedText?: string };

/** Word for word what would be sent, to whom, and by when the company hears. */
export function previewHandover(world: World, conversation: OpenConversation, request: HandoverRequest, at: string): Preview {
  const terms = termsOf(world, conversation, request, at, 'preview');
  const { language } = conversation;
  const closed = world.closedUntil(at, terms.actor);
  return {
    text: previewText(world, terms, request, language, isPlural(conversation)), recipient: terms.recipient, by: terms.by,
    ...(closed ? { closedUntil: closed.to, closedText: closedText(world, terms.actor, terms.recipient, at, language) } : {}),
  };
}

function requested(world: World, conversation: OpenConversation, input: Input & { type: 'handover.request' }): Event[] {
  const terms = termsOf(world, conversation, input, input.at, input.id);
  const introduced = terms.introduces === undefined ? undefined : world.actors.get(terms.introduces)?.name;
  const phrase = introduced === undefined ? 'handover.sent' : 'handover.sent.introduce';
  const sent = message(world, conversation, input, 1, phrase, terms, { name: introduced ?? '' });
  const practice = conversation.practice ? [message(world, conversation, input, 2, 'handover.sent.practice', terms)] : [];
  return [terms, sent, ...practice];
}

function accepted(world: World, conversation: OpenConversation, input: Input & { type: 'handover.accept' }, handover: Handover): Event[] {
  allow('accept', handover);
  const callBy = world.callsBy(input.at, handover.actor);
  const phrase = handover.named ? 'handover.accepted' : 'handover.accepted.unnamed';
  return [
    { type: 'handover.accepted', handover: handover.id, promoter: input.promoter, callBy },
    say(world, conversation, input, 1, phrase, handover, { promoter: input.promoter.name, callBy: world.sayTime(callBy, conversation.language) }, input.promoter.name),
  ];
}
