import { NotNow } from '../events.ts';
import type { Event, EventOf } from '../events.ts';
import { allow, isOpen } from '../handover/handover.ts';
import type { Handover } from '../handover/handover.ts';
import { briefOf, previewText, quotesOf, whyYou } from './brief.ts';
import type { OpenConversation } from './conversation.ts';
import type { HandoverRequest, Input } from './input.ts';
import { bestService, closedText, isPlural, recipientName, weigh } from './recommend.ts';
import { message, say } from './telling.ts';
import { decideWork } from './working.ts';
import type { World } from './world.ts';

type Act = Extract<Input, { type: `handover.${string}` }>;
type Terms = EventOf<'handover.requested'>;

/** The handover that people have in their hands now: the latest one that is open. */
export function currentHandover(conversation: OpenConversation): Handover | undefined {
  return conversation.handovers.findLast(isOpen);
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
      allow('withdraw', handover);
      return [{ type: 'handover.withdrawn', handover: handover.id }, say(world, conversation, input, 1, 'handover.withdrawn', handover)];
    case 'handover.decline':
      allow('decline', handover);
      return goesOn(world, conversation, input, handover, { type: 'handover.declined', handover: handover.id, promoter: input.promoter, reason: input.reason, ...(input.note ? { note: input.note } : {}) }, 'declined');
    case 'handover.refer':
      return referred(world, conversation, input, handover);
    case 'handover.rate':
      allow('rate', handover);
      return 'helped' in handover && handover.helped === input.helped ? [] : [{ type: 'handover.rated', handover: handover.id, helped: input.helped }];
    case 'handover.expire':
      allow('expire', handover);
      return goesOn(world, conversation, input, handover, { type: 'handover.expired', handover: handover.id }, 'expired');
    default:
      return decideWork(world, conversation, input, handover);
  }
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
    onward: request.onward, sensitive: request.sensitive, named: true, by: world.hearsBy(at, actor.id),
    ...heard(request),
  };
}

/** Who heard the company say yes, where it did not press it itself. */
function heard({ spokenTo }: { spokenTo?: Terms['spokenTo'] }): Pick<HandoverRequest, 'spokenTo'> {
  return spokenTo === undefined ? {} : { spokenTo };
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
  const callBy = world.callsBy(input.at);
  const phrase = handover.named ? 'handover.accepted' : 'handover.accepted.unnamed';
  return [
    { type: 'handover.accepted', handover: handover.id, promoter: input.promoter, callBy },
    say(world, conversation, input, 1, phrase, handover, { promoter: input.promoter.name, callBy: world.sayTime(callBy, conversation.language) }, input.promoter.name),
  ];
}

function referred(world: World, conversation: OpenConversation, input: Input & { type: 'handover.refer' }, handover: Handover): Event[] {
  allow('refer', handover);
  const to = world.actors.get(input.to);
  if (!to || to.handover !== 'live') throw new NotNow('unknown_actor', world.phrase('error.unknown_actor', 'sv'));
  if (triedIn(conversation, handover.chain).has(recipientKey(world, conversation, to.id)) || to.id === handover.actor) throw new NotNow('already_tried', world.phrase('error.already', 'sv', { recipient: to.name, plural: true }));
  const end: Event = { type: 'handover.referred', handover: handover.id, promoter: input.promoter, to: to.id, reason: input.reason };
  return [end, ...onwardTo(world, conversation, input, handover, to.id, 'referred')];
}

/** Declined or expired: the next of the doors that were shown, else the coordinating one, never one that was already tried. */
function goesOn(world: World, conversation: OpenConversation, input: Act, handover: Handover, end: Event, how: 'declined' | 'expired'): Event[] {
  const tried = triedIn(conversation, handover.chain);
  const coordinator = world.regions.get(conversation.region)?.coordinator?.actor;
  const candidates = [...conversation.doors.map(({ actor }) => actor), ...(coordinator === undefined ? [] : [coordinator])];
  const to = candidates.find((actor) => world.actors.get(actor)?.handover === 'live' && !tried.has(recipientKey(world, conversation, actor)) && actor !== handover.actor);
  if (to === undefined) return [end, say(world, conversation, input, 1, 'handover.nomore', handover)];
  return [end, ...onwardTo(world, conversation, input, handover, to, how)];
}

function onwardTo(world: World, conversation: OpenConversation, input: Act, from: Handover, to: string, how: 'referred' | 'declined' | 'expired'): Event[] {
  const { belief } = weigh(world, conversation);
  const service = bestService(world, belief, to);
  const municipality = conversation.known.municipality?.value;
  const recipient = recipientName(world, to, municipality);
  const named = from.onward === 'share' && from.named;
  const terms: Terms = {
    type: 'handover.requested', handover: `${input.id}.h`, chain: from.chain, previous: from.id, actor: to, service: service ?? '', recipient,
    ...(world.actors.get(to)?.perMunicipality && municipality !== undefined ? { municipality } : {}),
    brief: from.brief.map((line) => (line.key === 'why' ? { ...line, text: whyYou(world, conversation, service, undefined) } : line)), quotes: from.quotes,
    onward: from.onward, sensitive: from.sensitive, named, by: world.hearsBy(input.at, to),
    ...heard(from),
  };
  const phrase = named ? `handover.${how}` : `handover.${how}.ask`;
  const { language } = conversation;
  const told = message(world, conversation, input, 1, phrase, { ...terms, recipient: from.recipient }, { to: recipient }, terms.handover);
  const options = ['ja', 'nej'].map((id) => ({ id, label: world.label('onward', id, language) }));
  return [terms, named ? told : { ...told, question: { slot: 'onward', options: [...options, { id: 'unknown', label: world.label('onward', 'unknown', language) }] } }];
}

/** The company answers whether the next actor may have its name. */
export function answerOnward(world: World, conversation: OpenConversation, input: Input, handover: Handover, yes: boolean): Event[] {
  if (!yes) return [{ type: 'handover.withdrawn', handover: handover.id }, say(world, conversation, input, 1, 'handover.kept', handover)];
  return [{ type: 'handover.shared', handover: handover.id }, say(world, conversation, input, 1, 'handover.shared', handover)];
}

/** Who it would come to at an actor: each municipality's office is a recipient of its own. */
function recipientKey(world: World, { known }: OpenConversation, actor: string): string {
  return `${actor} ${world.actors.get(actor)?.perMunicipality ? (known.municipality?.value ?? '') : ''}`;
}

function triedIn(conversation: OpenConversation, chain: string): Set<string> {
  return new Set(conversation.handovers.filter((one) => one.chain === chain).map((one) => `${one.actor} ${one.municipality ?? ''}`));
}
