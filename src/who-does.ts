import type { AskedWho, Doing, WhoDoes } from '../adapters/adapter.ts';
import { byActor } from './conversation/belief.ts';
import { replay } from './conversation/conversation.ts';
import type { OpenConversation } from './conversation/conversation.ts';
import { bestService, doorOf, needNow, weigh } from './conversation/recommend.ts';
import type { World } from './conversation/world.ts';
import type { Event, Reading } from './events.ts';
import type { Understand } from './understand.ts';

const limits = { most: 5, leastShare: 0.05, leastOfFirst: 0.15, mostServices: 8, plainNeed: 0.3, actor: 0.6 };

/** Who does what about a few words: the services of an actor that is named, or those whom a company with that need would be led to. */
export function whoDoes(world: World, understand: Understand, text: string, asked: AskedWho): WhoDoes {
  const reading = understand(text, { fallback: asked.language, at: asked.at });
  const facts = reading.mentions.some(({ slot, sure }) => sure >= 0.6 && slot !== 'need');
  const places = reading.mentions.flatMap(({ slot, value, sure }) => (slot === 'municipality' && sure >= 0.7 ? [world.regionOf(value) ?? []].flat() : []));
  const regions = places.length > 0 ? places : asked.regions;
  const actors = namedIn(world, reading, text, regions, asked.actor);
  if (actors.length > 0) return { facts, named: true, about: actors.map((actor) => world.actors.get(actor)?.name ?? '').join(', '), doing: actors.flatMap((actor) => servicesOf(world, reading, text, actor, asked)) };
  if (reading.kind === 'unclear' || (reading.needs[0]?.p ?? 0) < limits.plainNeed) return { facts, named: false, doing: [] };
  const found = regions.map((region) => inRegion(world, conversationAbout(world, reading, text, region, asked), asked.at));
  const doing = inTurns(found).filter((door, i, all) => all.findIndex(({ actor }) => actor === door.actor) === i).slice(0, limits.most);
  const need = needNow(conversationAbout(world, reading, text, regions[0] ?? '', asked));
  return { facts, named: false, ...(need === undefined ? {} : { about: world.label('need', need, asked.language) }), doing };
}

/** The actors whose name is most of what was written. */
function namedIn(world: World, { named }: Reading, text: string, regions: readonly string[], actor: string | undefined): string[] {
  if (actor !== undefined) return [actor];
  const asked = named.filter(({ quote, as }) => as !== 'unwanted' && quote.length >= limits.actor * text.trim().length).map(({ actor: one }) => one);
  return asked.filter((one) => world.actors.get(one)?.serves.some((region) => regions.includes(region)));
}

function servicesOf(world: World, reading: Reading, text: string, actor: string, asked: AskedWho): Doing[] {
  const { serves = [], services = [] } = world.actors.get(actor) ?? {};
  const conversation = conversationAbout(world, reading, text, serves.find((region) => asked.regions.includes(region)) ?? serves[0] ?? '', asked);
  return services.filter((id) => world.services.get(id)?.recommendable).slice(0, limits.mostServices).flatMap((id) => doing(world, conversation, actor, id, asked.at));
}

function inRegion(world: World, conversation: OpenConversation, at: string): Doing[] {
  const { belief } = weigh(world, conversation);
  const ranked = [...byActor(world, belief)].sort(([, a], [, b]) => b - a);
  const least = Math.max(limits.leastShare, limits.leastOfFirst * (ranked[0]?.[1] ?? 0));
  return ranked.filter(([, p]) => p >= least).slice(0, limits.most).flatMap(([actor]) => doing(world, conversation, actor, bestService(world, belief, actor), at));
}

function doing(world: World, conversation: OpenConversation, actor: string, service: string | undefined, at: string): Doing[] {
  const door = doorOf(world, conversation, actor, service, at);
  const coordinator = world.regions.get(conversation.region)?.coordinator?.actor;
  if (!door) return [];
  const via = door.handover === 'introduce' ? world.actors.get(coordinator ?? '')?.name : undefined;
  return [{ ...door, ...(via === undefined ? {} : { via }) }];
}

/** The conversation as it would be if a company had written these words at a door of the region. */
function conversationAbout(world: World, reading: Reading, text: string, region: string, { at, language }: AskedWho): OpenConversation {
  const door = [...world.doors].find(([, one]) => one.region === region)?.[0] ?? '';
  const events: Event[] = [
    { type: 'conversation.opened', door, region, language, languageChosen: true, practice: true },
    { type: 'message.said', message: 'asked', text, language, removed: [], reading },
  ];
  const conversation = replay(events.map((event, i) => ({ version: i + 1, at, cause: 'asked', event })));
  if (conversation.status === 'none') throw new Error('an opened conversation is there');
  return conversation;
}

/** The first of each list, then the second of each, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}
