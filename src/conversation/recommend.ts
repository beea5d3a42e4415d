import type { Door, Language, Slot, Understood } from '../events.ts';
import { believe, byActor, evidenceOf } from './belief.ts';
import type { Belief, Evidence } from './belief.ts';
import type { OpenConversation } from './conversation.ts';
import { notUs } from './not-us.ts';
import type { World, WorldService } from './world.ts';

/** At most so many doors, each with at least this share of the belief, and of what the first one has. */
export const doorLimits = { mostDoors: 3, leastShare: 0.05, leastOfFirst: 0.25 };
/** Shares closer than this are a tie. */
const tie = 0.002;

/** The doors that the belief amounts to, the best first, of different actors. */
export function doorsFrom(world: World, conversation: OpenConversation, belief: Belief, at: string): Door[] {
  const all = [...byActor(world, belief)];
  const least = Math.max(doorLimits.leastShare, doorLimits.leastOfFirst * Math.max(0, ...all.map(([, p]) => p)));
  const ranked = all.filter(([, p]) => p >= least);
  const turn = `${conversation.said.map(({ text }) => text).join('\n')}\n${at.slice(0, 10)}`;
  ranked.sort(([a, p], [b, q]) => (Math.abs(p - q) < tie ? hash(`${turn}\n${a}`) - hash(`${turn}\n${b}`) : q - p));
  return ranked.slice(0, doorLimits.mostDoors).flatMap(([actor]) => doorOf(world, conversation, actor, bestService(world, belief, actor), at) ?? []);
}

/** The service of an actor that the belief favours; its first one when it says nothing. */
export function bestService(world: World, belief: Belief, actor: string): string | undefined {
  const services = world.actors.get(actor)?.services ?? [];
  const best = services.reduce<{ id: string | undefined; p: number }>((top, id) => ((belief.get(id) ?? 0) > top.p ? { id, p: belief.get(id) ?? 0 } : top), { id: undefined, p: 0 });
  return best.id ?? services.find((id) => world.services.get(id)?.recommendable);
}

/** One door, with its reasons in the company's own terms. */
export function doorOf(world: World, conversation: OpenConversation, actorId: string, serviceId: string | undefined, at: string, why?: string[]): Door | undefined {
  const actor = world.actors.get(actorId);
  const service = world.services.get(serviceId ?? '');
  if (!actor || !service) return undefined;
  const { language } = conversation;
  const next = nextStep(world, conversation, actorId, at);
  const given = why ?? reasons(world, conversation, service);
  const closedUntil = closedFor(world, conversation, actorId, at);
  return {
    actor: actorId,
    service: service.id,
    name: recipientName(world, actorId, conversation.known.municipality?.value),
    title: service.title[language],
    why: given.length > 0 ? given : [world.phrase('why.found', language, { plural: isPlural(conversation) })],
    handover: actor.handover,
    unverified: service.unverified,
    about: service.about[language],
    ...(service.checked === undefined ? {} : { checked: service.checked }),
    ...(service.cost === undefined ? {} : { cost: service.cost[language] }),
    ...(actor.best === undefined ? {} : { best: actor.best[language] }),
    ...(next === undefined ? {} : { next }),
    ...(actor.url === undefined ? {} : { url: actor.url }),
    ...(actor.phone === undefined ? {} : { phone: actor.phone }),
    ...(actor.email === undefined ? {} : { email: actor.email }),
    ...(closedUntil === undefined ? {} : { closedUntil }),
  };
}

/** Whom the company would hear from, if it chose this actor: the actor itself, or who introduces it. Nobody where it goes there itself. */
function contactAt(world: World, { region }: OpenConversation, actorId: string): string | undefined {
  const handover = world.actors.get(actorId)?.handover;
  if (handover === 'live') return actorId;
  return handover === 'introduce' ? world.regions.get(region)?.coordinator?.actor : undefined;
}

function closedFor(world: World, conversation: OpenConversation, actorId: string, at: string): string | undefined {
  const contact = contactAt(world, conversation, actorId);
  return contact === undefined ? undefined : world.closedUntil(at, contact)?.to;
}

/** "Almi har stängt till och med söndag 9 augusti." and what the actor adds to it; empty where it is not closed. */
export function closedText(world: World, actorId: string, recipient: string, at: string, language: Language): string {
  const closed = world.closedUntil(at, actorId);
  if (!closed) return '';
  return [world.phrase('closed', language, { recipient, date: world.sayDay(closed.to, language) }), ...(closed.note ? [closed.note[language]] : [])].join(' ');
}

/** The recipient as the company knows it: a municipality's business office goes by the municipality's name. */
export function recipientName(world: World, actorId: string, municipality: string | undefined): string {
  const actor = world.actors.get(actorId);
  if (!actor) return actorId;
  return actor.perMunicipality && municipality !== undefined && actor.serves.includes(world.regionOf(municipality) ?? '') ? world.officeName(municipality) : actor.name;
}

function nextStep(world: World, conversation: OpenConversation, actorId: string, at: string): string | undefined {
  const actor = world.actors.get(actorId);
  const { language } = conversation;
  const contact = contactAt(world, conversation, actorId);
  const name = recipientName(world, actorId, conversation.known.municipality?.value);
  if (actor === undefined || contact === undefined) return world.phrase('next.link', language, { name, plural: isPlural(conversation) });
  const recipient = contact === actorId ? name : (world.actors.get(contact)?.name ?? '');
  const values = { name, coordinator: recipient, by: world.sayTime(world.hearsBy(at, contact), language), plural: isPlural(conversation) };
  return [world.phrase(actor.handover === 'live' ? 'next.live' : 'next.introduce', language, values), closedText(world, contact, recipient, at, language)].join(' ').trim();
}

const tellingSlots: readonly Slot[] = ['org', 'sector', 'market', 'employees', 'municipality'];

function reasons(world: World, conversation: OpenConversation, service: WorldService): string[] {
  const { language, known } = conversation;
  const plural = isPlural(conversation);
  const say = (name: string, values: Record<string, string> = {}) => world.phrase(name, language, { plural, ...values });
  const why: string[] = [];
  const need = needFor(world, conversation, service.id);
  if (need !== undefined) why.push(say('why.need', { what: world.needs.get(need)?.reason[language] ?? '' }));
  const stage = known.stage && say(`why.stage.${known.stage.value}`);
  const place = known.municipality?.value;
  if (stage !== undefined) why.push(place === undefined ? stage : say('why.place', { stage, place }));
  else if (place !== undefined) why.push(say('why.place.only', { place }));
  for (const slot of tellingSlots) {
    const value = known[slot]?.value;
    if (value === undefined || !service.suits[slot]?.values.includes(value)) continue;
    if (slot === 'sector') why.push(say('why.sector', { what: world.label('sector', value, language).toLowerCase() }));
    else if (slot === 'employees' || slot === 'municipality') why.push(say(`why.${slot}`));
    else why.push(say(`why.${slot}.${value}`));
  }
  if (evidenceOf(conversation).wanted.includes(service.actor)) why.unshift(say('why.named'));
  if (world.actors.get(service.actor)?.gives === 'information') why.push(say('why.information'));
  return [...why.slice(0, 4), ...sent(world, conversation, service)];
}

/** Who sends companies here for what is asked, or whom this one sends them to. */
function sent(world: World, conversation: OpenConversation, { actor }: WorldService): string[] {
  const { from, to } = notUs(world, conversation, actor);
  return Object.entries({ 'why.sent': from, 'why.sends': to }).flatMap(([phrase, found]) => (found ? [world.phrase(phrase, conversation.language, { name: found.name, what: withinSentence(found.what) })] : []));
}

/** Of what the company needs, that which this service answers best. */
function needFor(world: World, conversation: OpenConversation, service: string): string | undefined {
  const { needs, region } = evidenceOf(conversation);
  let best: { need: string; worth: number } | undefined;
  for (const [need, p] of needs) {
    const share = world.regions.get(region)?.routing.get(need)?.get(service) ?? 0;
    if (p >= 0.05 && p * share > (best?.worth ?? 0)) best = { need, worth: p * share };
  }
  return best?.need;
}

/** The need that the company most likely has. */
export function needNow(conversation: OpenConversation): string | undefined {
  return needsNow(conversation)[0];
}

/** The same, with the second one where the company has asked for two things. */
function needsNow(conversation: OpenConversation): string[] {
  const ranked = [...evidenceOf(conversation).needs].sort(([, p], [, q]) => q - p).map(([need]) => need);
  const both = conversation.known.need ? undefined : conversation.said.findLast(({ reading }) => reading.both)?.reading.both;
  return both ?? ranked.slice(0, 1);
}

/** Whether the company speaks as several (ni). */
export function isPlural(conversation: OpenConversation): boolean {
  return conversation.said.some(({ reading }) => reading.plural);
}

/** What is said of a company besides its need, in the order in which it is said. */
const details: readonly Slot[] = ['stage', 'municipality', 'employees', 'sector', 'market', 'org'];

/** The same things that the text below says, one by one, each to be corrected by itself. */
export function understoodOf(world: World, conversation: OpenConversation): Understood[] {
  const { language, known } = conversation;
  const needs = needsNow(conversation);
  const need = needs[0] === undefined ? [] : [{ slot: 'need' as const, value: needs[0], label: needs.map((one) => world.label('need', one, language)).join(language === 'sv' ? ' och ' : ' and ') }];
  return [...need, ...details.flatMap((slot) => {
    const value = known[slot]?.value;
    return value === undefined ? [] : [{ slot, value, label: world.label(slot, value, language) }];
  })];
}

/** "Så här har jag förstått er: …", as text to stand before the doors. */
export function understoodText(world: World, conversation: OpenConversation, language: Language): string {
  const needs = needsNow(conversation);
  if (needs.length === 0) return '';
  const list = details.flatMap((slot) => {
    const value = conversation.known[slot]?.value;
    return value === undefined ? [] : [detail(world, slot, value, language)];
  });
  return world.phrase('understood', language, {
    what: needs.map((need) => world.needs.get(need)?.reason[language] ?? '').join(language === 'sv' ? ' och ' : ' and '),
    details: list.length === 0 ? '' : world.phrase('understood.details', language, { list: list.join(', ') }),
    plural: isPlural(conversation),
  });
}

/** A value as it is written inside a sentence: some have words of their own for that. */
export function detail(world: World, slot: Slot, value: string, language: Language): string {
  if (slot === 'municipality') return value;
  return slot === 'market' || slot === 'org' ? world.phrase(`detail.${slot}.${value}`, language) : withinSentence(world.label(slot, value, language));
}

/** A label as it is written inside a sentence. */
function withinSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Whatever there is to go by, weighed. */
export function weigh(world: World, conversation: OpenConversation): { evidence: Evidence; belief: Belief } {
  const evidence = evidenceOf(conversation);
  return { evidence, belief: believe(world, evidence) };
}

/** A small even hash of a text, for turning ties and nothing else: FNV-1a, mixed at the end (MurmurHash3's finaliser), since texts that differ in one sign at the end would else keep their order. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

