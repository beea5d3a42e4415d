import { NotNow } from '../events.ts';
import type { Event, EventOf, Promoter, Question } from '../events.ts';
import { allow, allowHolder, hasHad, isOpen, leaderOf } from '../handover/handover.ts';
import type { Handover } from '../handover/handover.ts';
import { least, sendsLess, whyYou } from './brief.ts';
import type { OpenConversation } from './conversation.ts';
import type { Input } from './input.ts';
import { bestService, isPlural, recipientName, weigh } from './recommend.ts';
import { message, say } from './telling.ts';
import type { World } from './world.ts';

/** How a case goes on to another door, with its context and never back to one that has had it, and what becomes of the company's name. */

type Terms = EventOf<'handover.requested'>;
type How = 'referred' | 'declined' | 'expired' | 'overdue' | 'joined';
/** One handover that goes on, as every decision here sees it. */
export type Going<T extends Input = Input> = { world: World; conversation: OpenConversation; input: T; handover: Handover };

/** Skicka vidare: to the actor that the promoter names. */
export function referred(going: Going<Input & { type: 'handover.refer' }>): Event[] {
  const { input, handover } = going;
  allow('refer', handover);
  const to = named(going, input.to);
  const end: Event = { type: 'handover.referred', handover: handover.id, promoter: input.promoter, to, reason: input.reason, ...(input.because ? { because: input.because } : {}) };
  return [end, ...onwardTo(going, to, 'referred', input.promoter)];
}

/** Ta in: another actor helps with the case, and whoever holds it leads. */
export function joined(going: Going<Input & { type: 'handover.join' }>): Event[] {
  const { input, handover } = going;
  allowHolder('join', handover, input.promoter);
  const to = named(going, input.to);
  const [terms, ...told] = onwardTo(going, to, 'joined', input.promoter);
  return [{ type: 'handover.joined', handover: handover.id, promoter: input.promoter, to, joining: terms.handover, reason: input.reason }, terms, ...told];
}

/** The actor that a promoter names, where it takes part and has not had the case. */
function named({ world, conversation, handover }: Going, actor: string): string {
  const to = world.actors.get(actor);
  if (!to || to.handover !== 'live') throw new NotNow('unknown_actor', world.phrase('error.unknown_actor', 'sv'));
  if (triedIn(conversation, handover.chain).has(recipientKey(world, conversation, to.id)) || to.id === handover.actor) throw new NotNow('already_tried', world.phrase('error.already', 'sv', { recipient: to.name, plural: true }));
  return to.id;
}

/**
 * Declined or expired: whoever else has the case goes on with it, else the next of the doors that were shown, else the
 * coordinating one; never one that was already tried, and never into a door that is closed just now. Where there is none, the
 * company is told the way to the coordinating one.
 */
export function goesOn(going: Going, end: Event, how: 'declined' | 'expired' | 'overdue', promoter?: Promoter): Event[] {
  const { world, conversation, input, handover } = going;
  const other = otherwiseWith(conversation, handover);
  if (other) return [end, say(world, conversation, input, 1, 'handover.left', handover, { to: other.recipient })];
  const tried = triedIn(conversation, handover.chain);
  const coordinator = world.regions.get(conversation.region)?.coordinator?.actor;
  const candidates = [...conversation.doors.map(({ actor }) => actor), ...(coordinator === undefined ? [] : [coordinator])];
  const possible = candidates.filter((actor) => world.actors.get(actor)?.handover === 'live' && !tried.has(recipientKey(world, conversation, actor)) && actor !== handover.actor && !world.closedUntil(input.at, actor));
  const avoid = 'avoid' in input ? (input.avoid ?? []) : [];
  const to = possible.find((actor) => !avoid.includes(recipientKey(world, conversation, actor))) ?? possible[0];
  if (to === undefined) return [end, say(world, conversation, input, 1, 'handover.nomore', handover, wayToCoordinator(world, conversation))];
  return [end, ...onwardTo(going, to, how, promoter)];
}

/** Who else has the case when this handover ends: the one that it helps, else one that helps it. */
export function otherwiseWith({ handovers }: OpenConversation, handover: Handover): Handover | undefined {
  return leaderOf(handover, handovers) ?? handovers.find((one) => one.id !== handover.id && one.chain === handover.chain && isOpen(one));
}

/** How one reaches the coordinating door without us. */
function wayToCoordinator(world: World, conversation: OpenConversation): Record<string, string> {
  const { region, language } = conversation;
  const plural = isPlural(conversation);
  const coordinator = world.regions.get(region)?.coordinator;
  const actor = world.actors.get(coordinator?.actor ?? '');
  const ways = [coordinator?.phone ?? actor?.phone, coordinator?.email ?? actor?.email].filter((way) => way !== undefined);
  const way = ways.length > 0 ? ways.join(', ') : (actor?.url ?? '');
  return { way: actor && way !== '' ? world.phrase('handover.way', language, { name: actor.name, way, plural }) : world.phrase('handover.way.write', language, { plural }) };
}

function onwardTo({ world, conversation, input, handover: from }: Going, to: string, how: How, promoter?: Promoter): [Terms, EventOf<'message.sent'>] {
  const { belief } = weigh(world, conversation);
  const service = bestService(world, belief, to);
  const municipality = conversation.known.municipality?.value;
  const chain = conversation.handovers.filter((one) => one.chain === from.chain);
  const onward = chain.some((one) => one.onward === 'share') ? 'share' : 'ask';
  const asks = onward === 'ask' && !chain.some((one) => one.asks);
  const assists = how === 'joined' ? from.id : leaderOf(from, conversation.handovers)?.id;
  const terms: Terms = {
    type: 'handover.requested', handover: `${input.id}.h`, chain: from.chain, actor: to, service: service ?? '', recipient: recipientName(world, to, municipality),
    ...(how === 'joined' ? {} : { previous: from.id }),
    ...(world.actors.get(to)?.perMunicipality && municipality !== undefined ? { municipality } : {}),
    brief: from.brief.map((line) => (line.key === 'why' ? { ...line, text: whyYou(world, conversation, service, undefined) } : line)), quotes: from.quotes,
    // Never more than the company has read that it sends.
    ...sendsLess(least(from.sends, world.actors.get(to)?.sends)),
    onward, sensitive: from.sensitive, named: onward === 'share', by: world.hearsBy(input.at, to),
    ...(from.recognise ? { recognise: true } : {}),
    ...(assists === undefined ? {} : { assists }),
    ...(asks ? { asks } : {}),
    ...(from.spokenTo === undefined ? {} : { spokenTo: from.spokenTo }),
  };
  return [terms, tellOnward({ world, conversation, input, handover: from }, terms, how, promoter)];
}

/** The company is told where its question goes, and asked once if its name may go along; what it has not answered stays asked. */
function tellOnward({ world, conversation, input, handover: from }: Going, terms: Terms, how: How, promoter?: Promoter): EventOf<'message.sent'> {
  const { language } = conversation;
  const values = { to: terms.recipient, promoter: promoter?.name ?? from.recipient };
  const tell = (phrase: string, more: Record<string, string> = {}) => message(world, conversation, input, 1, phrase, { ...terms, recipient: from.recipient }, { ...values, ...more }, terms.handover);
  if (terms.named) return tell(`handover.${how}`);
  const question = onwardQuestion(world, language);
  if (terms.asks) return { ...tell(`handover.${how}.ask`), question };
  const what = world.phrase(`handover.what.${how}`, language, { ...values, recipient: from.recipient, plural: isPlural(conversation) });
  const refused = conversation.handovers.some((one) => one.chain === from.chain && one.status === 'withdrawn' && one.why === 'kept');
  return refused ? tell('handover.unnamed', { what }) : { ...tell('handover.still', { what }), question };
}

function onwardQuestion(world: World, language: OpenConversation['language']): Question {
  return { slot: 'onward', options: ['ja', 'nej', 'unknown'].map((id) => ({ id, label: world.label('onward', id, language) })) };
}

/** The handover that waits for the company's word on whether it may have its name. */
export function unnamedHandover({ handovers }: OpenConversation): Handover | undefined {
  return handovers.findLast((one) => isOpen(one) && !one.named);
}

/** The company answers whether the next actor may have its name: once, for the whole chain. */
export function answerOnward({ world, conversation, input, handover }: Going, yes: boolean): Event[] {
  const waiting = conversation.handovers.filter((one) => one.chain === handover.chain && isOpen(one) && !one.named);
  if (yes) return [...waiting.map(({ id }): Event => ({ type: 'handover.shared', handover: id })), say(world, conversation, input, 1, 'handover.shared', handover)];
  const kept = waiting.map(({ id }): Event => ({ type: 'handover.withdrawn', handover: id, why: 'kept' }));
  const other = conversation.handovers.find((one) => one.chain === handover.chain && isOpen(one) && one.named);
  return [...kept, other ? say(world, conversation, input, 1, 'handover.kept.left', handover, { to: other.recipient }) : say(world, conversation, input, 1, 'handover.kept', handover)];
}

/** Who it would come to at an actor: each municipality's office is a recipient of its own. */
function recipientKey(world: World, { known }: OpenConversation, actor: string): string {
  return `${actor} ${world.actors.get(actor)?.perMunicipality ? (known.municipality?.value ?? '') : ''}`;
}

function triedIn(conversation: OpenConversation, chain: string): Set<string> {
  return new Set(conversation.handovers.filter((one) => one.chain === chain && hasHad(one)).map((one) => `${one.actor} ${one.municipality ?? ''}`));
}
