import { z } from 'zod';
import type { World } from './conversation/world.ts';
import type { EventOf } from './events.ts';
import { openSession } from './session.ts';
import type { Understand } from './understand.ts';

/** A labelled company: what it writes first, what it would answer if asked, and which doors are right for it. */
export const Case = z.looseObject({
  id: z.string(), region: z.string(), door: z.string(), locale: z.enum(['sv', 'en']), kind: z.string(), text: z.string(),
  truth: z.record(z.string(), z.unknown()), best: z.array(z.string()), fine: z.array(z.string()).optional(), not: z.array(z.string()).optional(),
});
export type Case = z.infer<typeof Case>;

export type Played = { doors: string[]; asked: string[]; text: string };
export type Figures = { group: string; n: number; first: number; three: number; wrong: number; deadEnd: number; questions: number };

const mostQuestions = 8;
const mostOptions = 8;
const anyDay = '2026-11-24T09:00:00.000Z';

/** Plays one company through the engine's own functions, in memory: it writes its text and answers what it is asked from its truth. */
export function play(world: World, understand: Understand, one: Case, { door = one.door, noise = 0 }: { door?: string; noise?: number } = {}): Played {
  const session = openSession(world, understand, one.id, () => anyDay);
  session.take({ type: 'conversation.open', door, language: one.locale, practice: true });
  let events = session.take({ type: 'message.say', text: one.text });
  const asked: string[] = [];
  for (;;) {
    const sent = events.filter((event): event is EventOf<'message.sent'> => event.type === 'message.sent' && event.from === 'assistant');
    const doors = sent.findLast((event) => event.doors)?.doors;
    const question = sent.findLast((event) => event.question)?.question;
    const text = sent.at(-1)?.text ?? '';
    if (doors && doors.length > 0) return { doors: doors.map(({ actor }) => actor), asked, text };
    if (!question || asked.length >= mostQuestions) return { doors: [], asked, text };
    asked.push(question.slot);
    events = session.take(answer(question, one, noise));
  }
}

type Answer = { type: 'option.choose'; slot: string; option: string } | { type: 'message.say'; text: string };

/** What this company answers: the option that is true of it, else "don't know", else its own words. Of the share `noise`, half are whichever option comes up (the true one too) and half "don't know", the same ones in every run. */
function answer(question: NonNullable<EventOf<'message.sent'>['question']>, one: Case, noise: number): Answer {
  const options = question.options ?? [];
  const others = options.filter(({ id }) => id !== 'unknown');
  const luck = (hash(`${one.id} ${question.slot}`) % 1000) / 1000;
  const wrong = luck < noise / 2 ? others[hash(one.id) % Math.max(1, others.length)] : undefined;
  if (wrong) return { type: 'option.choose', slot: question.slot, option: wrong.id };
  const silent = luck < noise || (others.length > mostOptions && question.slot !== 'municipality');
  const values = silent ? [] : [one.truth[question.slot]].flat().filter((value) => value !== undefined);
  for (const value of values) {
    const option = options.find(({ id, label }) => same(id, value) || same(label, value) || inRange(id, value));
    if (option) return { type: 'option.choose', slot: question.slot, option: option.id };
  }
  if (values.length > 0 && options.length === 0) return { type: 'message.say', text: values.join(', ') };
  if (options.some(({ id }) => id === 'unknown')) return { type: 'option.choose', slot: question.slot, option: 'unknown' };
  const facts = one.truth.facts;
  return { type: 'message.say', text: typeof facts === 'string' ? facts : one.locale === 'en' ? "I don't know" : 'Vet inte' };
}

/** A whole number from a text, the same in every run. */
function hash(text: string): number {
  let value = 0;
  for (const sign of text) value = (value * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return value;
}

/** The share of companies that are shown the same doors when they come in by another door of their region. */
export function equalDoors(world: World, understand: Understand, cases: readonly Case[]): number {
  const others = (one: Case) => [...new Set(cases.filter(({ region }) => region === one.region).map(({ door }) => door))].filter((door) => door !== one.door);
  const compared = cases.flatMap((one) => {
    const doors = others(one);
    const door = doors[hash(one.id) % Math.max(1, doors.length)];
    return door === undefined ? [] : [play(world, understand, one).doors.join() === play(world, understand, one, { door }).doors.join()];
  });
  return compared.length === 0 ? 1 : compared.filter(Boolean).length / compared.length;
}

function same(a: string, b: unknown): boolean {
  return a.toLowerCase() === String(b).toLowerCase();
}

function inRange(id: string, value: unknown): boolean {
  const range = /^(\d+)(?:-(\d+)|(\+))?$/.exec(id);
  if (!range || typeof value !== 'number') return false;
  const low = Number(range[1]);
  return value >= low && value <= (range[3] ? Infinity : range[2] ? Number(range[2]) : low);
}

/** Whether what a company was shown is right, by its labels. */
export function judge(one: Case, doors: readonly string[]): { first: boolean; three: boolean; wrong: boolean; deadEnd: boolean } {
  const three = doors.slice(0, 3);
  if (one.kind === 'offtopic') return { first: doors.length === 0, three: doors.length === 0, wrong: doors.length > 0, deadEnd: false };
  return { first: one.best.includes(three[0] ?? ''), three: three.some((door) => one.best.includes(door)), wrong: three.some((door) => one.not?.includes(door)), deadEnd: doors.length === 0 };
}

/** The figures for all companies, and for each kind, language and region. */
export function summarise(results: readonly { one: Case; played: Played }[]): Figures[] {
  const groups = new Map<string, { one: Case; played: Played }[]>([['all', [...results]]]);
  for (const result of results) {
    for (const key of [`kind ${result.one.kind}`, `language ${result.one.locale}`, `region ${result.one.region}`]) groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups].map(([group, members]) => {
    const verdicts = members.map(({ one, played }) => judge(one, played.doors));
    const share = (pick: (verdict: ReturnType<typeof judge>) => boolean) => verdicts.filter(pick).length / verdicts.length;
    return {
      group, n: members.length, first: share((v) => v.first), three: share((v) => v.three), wrong: share((v) => v.wrong), deadEnd: share((v) => v.deadEnd),
      questions: members.reduce((sum, { played }) => sum + played.asked.length, 0) / members.length,
    };
  });
}
