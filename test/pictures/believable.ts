import type { DeclineReason, Door, Event, Recorded } from '../../src/events.ts';
import { directoryMap } from '../../src/pictures/directory.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import type { Store } from '../../src/store/store.ts';

/** How many conversations, from and to when, and where the chance comes from. */
export type Believing = { knowledge: Knowledge; count: number; from: string; to: string; random: () => number; practice?: number };

type Timed = { event: Event; at: number };
const minute = 60_000;
const stages = ['ide', 'start', 'tidig_tillvaxt', 'etablerad', 'agarskifte_omstallning'];
const reasons: DeclineReason[] = ['wrong_competence', 'wrong_competence', 'wrong_competence', 'not_eligible', 'not_eligible', 'no_capacity', 'out_of_area', 'duplicate', 'other'];

/** Conversations as they might have been: most in office hours, few needs that many have and many that few have, some handed over, taken, declined, helped. */
export function believable({ knowledge, count, from, to, random, practice = 0.03 }: Believing): { id: string; records: Recorded[] }[] {
  const map = directoryMap(knowledge);
  const pick = <T>(all: readonly T[], skew = 1): T => all[Math.min(all.length - 1, Math.floor(all.length * random() ** skew))] as T;
  const doors = map.regions.map(({ id }) => ({ region: id, actors: map.actors.filter(({ gone, serves, national }) => !gone && !national && serves.includes(id)) }));
  const needs = [...map.needs].sort((a, b) => (a.id < b.id ? -1 : 1)).sort((a, b) => weightOf(b.id) - weightOf(a.id));
  const at = () => {
    const day = Date.parse(from) + Math.floor(random() * (Date.parse(to) - Date.parse(from)));
    const hour = random() < 0.85 ? 7 + random() * 9 : random() * 24;
    return Math.floor(day / 86_400_000) * 86_400_000 + Math.floor(hour * 60) * minute;
  };
  return Array.from({ length: count }, (_, n) => {
    const { region, actors } = pick(doors, 1.3);
    const door = pick(actors, 1.6);
    const need = pick(needs, 2.2);
    const services = map.actors.filter(({ gone, serves }) => !gone && serves.includes(region)).flatMap((actor) => actor.services.filter((service) => service.open && service.needs.includes(need.id)).map((service) => ({ actor: actor.id, service: service.id })));
    const led = services.length > 0 && random() < 0.85 ? pick(services, 1.8) : undefined;
    return { id: `b${n}`, records: talk({ id: `b${n}`, door: door.id, region, need: need.id, stage: random() < 0.75 ? pick(stages, 0.8) : undefined, led, start: at(), practice: random() < practice, other: pick(services.length > 0 ? services : [{ actor: door.id, service: '' }]) }, random) };
  });
}

const often = ['lan', 'starta_foretag', 'export', 'bidrag', 'affarside', 'radgivning', 'marknadsforing', 'tillvaxt'];
function weightOf(need: string): number {
  return often.includes(need) ? often.length - often.indexOf(need) : 0;
}

type Talk = { id: string; door: string; region: string; need: string; stage: string | undefined; led: { actor: string; service: string } | undefined; other: { actor: string; service: string }; start: number; practice: boolean };

function talk({ id, door, region, need, stage, led, other, start, practice }: Talk, random: () => number): Recorded[] {
  const sure = 0.35 + 0.64 * random() ** 0.5;
  const events: Timed[] = [{ at: start, event: { type: 'conversation.opened', door, region, language: random() < 0.9 ? 'sv' : 'en', languageChosen: false, practice } }];
  const then = (later: number, event: Event) => { events.push({ at: (events.at(-1)?.at ?? start) + Math.round(later * minute), event }); };
  if (random() < 0.06) return recorded(events);
  const chat = random() < 0.05;
  then(1, {
    type: 'message.said', message: 's1', text: 'Vi behöver hjälp', language: 'sv', removed: [],
    reading: { model: 'believable', language: 'sv', kind: chat ? 'offtopic' : 'need', needs: chat ? [] : [{ need, p: sure }], notNeeds: [], general: 0.1, mentions: stage === undefined ? [] : [{ slot: 'stage', value: stage, quote: '', sure: 0.9 }], named: [], found: [], plural: true, because: [] },
  });
  const sent = { type: 'message.sent', message: 's1.1', from: 'assistant', text: '', language: 'sv' } as const;
  if (chat || !led) { then(0.1, { ...sent, phrase: chat ? 'offtopic' : 'recommend.nothing' }); return recorded(events); }
  then(0.1, { ...sent, phrase: 'recommend', doors: [doorOf(led), doorOf(other)], understood: [{ slot: 'need', value: need, label: need }, ...(stage === undefined ? [] : [{ slot: 'stage' as const, value: stage, label: stage }])] });
  if (random() < 0.45) return recorded(events);
  handedOver(id, led, other, then, random);
  return recorded(events);
}

function handedOver(id: string, led: { actor: string; service: string }, other: { actor: string; service: string }, then: (later: number, event: Event) => void, random: () => number): void {
  const promoter = { id: 'UKIM', name: 'Kim' };
  const ask = (handover: string, to: typeof led, previous?: string) => {
    then(3, { type: 'handover.requested', handover, chain: `${id}h`, ...to, recipient: to.actor, brief: [], quotes: [], onward: 'ask', sensitive: false, named: true, by: '2026-01-01T00:00:00.000Z', ...(previous === undefined ? {} : { previous }) });
    then(0.2, { type: 'handover.delivered', handover });
  };
  const first = `${id}h`;
  ask(first, led);
  const fate = random();
  const wait = 4 + 900 * random() ** 3 + (random() < 0.3 ? 900 : 0);
  if (fate < 0.05) { then(10, { type: 'handover.withdrawn', handover: first }); return; }
  if (fate < 0.12) { then(3_000, { type: 'handover.expired', handover: first }); return; }
  if (fate < 0.2) return;
  let open = first;
  if (fate < 0.32) {
    then(wait, { type: 'handover.declined', handover: first, promoter, reason: reasons[Math.floor(random() * reasons.length)] ?? 'other' });
    if (other.actor === led.actor) return;
    open = `${id}i`;
    ask(open, other, first);
  }
  then(wait, { type: 'handover.accepted', handover: open, promoter, callBy: '2026-01-01T00:00:00.000Z' });
  if (random() < 0.25) return;
  then(2_000, { type: 'handover.contacted', handover: open, promoter });
  const end = random();
  if (end < 0.8) then(9_000, { type: 'handover.completed', handover: open, promoter, outcome: end < 0.5 ? 'got_help' : end < 0.7 ? 'partly' : 'unknown' });
  else then(9_000, { type: 'handover.failed', handover: open, promoter, reason: 'no_help' });
  if (random() < 0.4) then(10_000, { type: 'handover.rated', handover: open, helped: random() < 0.6 ? 'yes' : random() < 0.6 ? 'partly' : 'no' });
}

function doorOf({ actor, service }: { actor: string; service: string }): Door {
  return { actor, service, name: actor, title: service, why: [], handover: 'live', unverified: false };
}

function recorded(events: readonly Timed[]): Recorded[] {
  return events.map(({ at, event }, i) => ({ version: i + 1, at: new Date(at).toISOString(), cause: `c${i}`, event }));
}

/** Keeps them in a store. */
export async function keepAll(store: Store, talks: readonly { id: string; records: Recorded[] }[]): Promise<void> {
  for (let n = 0; n < talks.length; n += 100) await Promise.all(talks.slice(n, n + 100).map(({ id, records }) => store.append(id, 0, records, { access: { token: `t-${id}`, code: `k-${id}` } })));
}
