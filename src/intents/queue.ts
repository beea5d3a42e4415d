import type { Language, Reading } from '../events.ts';
import type { Classified } from './classify.ts';
import type { Label, Source } from './label.ts';
import { groupsOf } from './likeness.ts';
import { orderByReach } from './reach.ts';
import type { Weighed } from './reach.ts';

export const flags = ['thumb_down', 'no_door', 'declined', 'referred', 'human'] as const;
/** What happened after it was said that speaks for looking at it. */
export type Flag = (typeof flags)[number];

/** How the handover that followed ended: who helped or took it in the end, or who said that it was the wrong door, and the needs that this actor answers to. */
export type Ending = { ended: 'helped' | 'referred' | 'declined'; actor: string; needs: readonly string[] };

/** Something a company has said, safe, as the log keeps it: with how it was read then and what came of it. */
export type Said = {
  source: Source;
  text: string;
  language: Language;
  reading: Pick<Reading, 'kind' | 'needs' | 'found' | 'offtopic'> & Partial<Pick<Reading, 'mentions'>>;
  flags: readonly Flag[];
  ending?: Ending;
};

/** Why something stands where it stands in the queue. */
export type Reason =
  | { why: 'between'; needs: { need: string; p: number }[] }
  | { why: 'outside'; p: number }
  | { why: 'disagrees'; need: string }
  | { why: 'often'; times: number }
  | { why: 'like'; count: number }
  | { why: Exclude<Flag, 'declined' | 'referred'> }
  | { why: 'declined' | 'referred'; actor?: string };

/** One place in the queue: what is shown, what is much the same and stands behind it, the likeliest needs, and what the handover says that it is about. */
export type Queued = {
  said: Said;
  behind: Said[];
  needs: { need: string; p: number }[];
  offtopic: number;
  suggested?: { label: Label; because: Ending['ended'] };
  reasons: Reason[];
};

export type Queueing = {
  /** What the present model makes of a text. */
  understand: (text: string, language: Language) => Pick<Classified, 'needs' | 'offtopic'>;
  /** The needs that a service answers to. */
  needsOf: (service: string) => readonly string[];
  /** Whether it has been labelled or set aside before. */
  isDone?: (source: Source) => boolean;
  /** How many are compared with each other at most: those that were most doubtful when they were said. */
  most?: number;
  /** So many are chosen one by one; the rest follow by their worth. */
  careful?: number;
};

const defaults = { most: 1000, careful: 64 } as const;
/** What is less doubtful than this is understood, and teaches nothing. */
const leastDoubt = 0.15;
/** Greetings, a wish for a human and words of despair are about no need: nobody is asked which. */
const aboutNeeds: ReadonlySet<Reading['kind']> = new Set(['need', 'unclear', 'offtopic']);
/** So many times as many as are compared are looked through for what is much the same. */
const alikeAtMost = 4;
const keys = 9;
/** How likely a thing is to have been misread, by what happened after. */
const says: Readonly<Record<Flag, number>> = { thumb_down: 0.5, no_door: 0.4, declined: 0.6, referred: 0.6, human: 0.2 };
/** The search alone is right less often than the classifier: its disagreement counts by so much. */
const searchCounts = 0.3;
/** From here on the search and the classifier disagree enough to say so. */
const disagrees = 0.7;

/**
 * What was said, in the order in which labelling teaches most. A thing's doubt is how likely the present model is to be wrong about it,
 * raised by a search that points elsewhere and by what happened after. The first is the one that, labelled, says most of its own doubt
 * and of that of all that is like it, as often as that is said; the next the one that says most of what is left, so that eight in a
 * row are eight things, and none is what was labelled before. What is much the same is one thing. Pure.
 */
export function queueOf(said: readonly Said[], { understand, needsOf, isDone = () => false, most = defaults.most, careful = defaults.careful }: Queueing): Queued[] {
  const labelled = new Set(said.filter(({ source }) => isDone(source)).slice(-most));
  const doubtful = said.flatMap((one) => { const doubt = isDone(one.source) ? 0 : doubtThen(one, needsOf); return doubt < leastDoubt ? [] : [{ one, doubt }]; }).sort((a, b) => b.doubt - a.doubt);
  const groups = groupsOf([...labelled, ...doubtful.slice(0, most * alikeAtMost).map(({ one }) => one)]);
  const isLabelled = new Set(groups.filter((group) => group.some((one) => labelled.has(one))));
  const doubts = new Map(doubtful.map(({ one, doubt }) => [one, doubt]));
  const things = groups.filter((group) => !isLabelled.has(group)).map((group) => ({ group, doubt: Math.max(...group.map((one) => doubts.get(one) ?? 0)) }))
    .sort((a, b) => b.doubt * weightOf(b.group) - a.doubt * weightOf(a.group)).slice(0, most)
    .map(({ group }) => look(group, understand, needsOf)).filter(({ doubt }) => doubt >= leastDoubt);
  const { order, near } = orderByReach(things, [...isLabelled].flatMap((group) => group.slice(0, 1)), careful);
  return order.map((place) => queued(things[place] as Thing, near(place)));
}

/** The first of the queue: what is asked of an admin in a week. */
export const weekly = 8;

type Thing = Weighed & { said: Said; behind: Said[]; flags: Flag[]; needs: { need: string; p: number }[]; offtopic: number; pointed?: string };

function look(group: readonly Said[], understand: Queueing['understand'], needsOf: Queueing['needsOf']): Thing {
  const [said, ...behind] = byFlags(group) as [Said, ...Said[]];
  const { needs, offtopic } = understand(said.text, said.language);
  const raised = flags.filter((flag) => group.some((one) => one.flags.includes(flag)));
  const search = searchSays(said.reading, needsOf);
  const apart = search.size === 0 ? 0 : apartOf(needs, search);
  const pointed = [...search].sort(([, a], [, b]) => b - a)[0]?.[0];
  return {
    said, behind, flags: raised, needs: needs.slice(0, keys), offtopic, text: said.text, language: said.language,
    doubt: together([1 - Math.max(offtopic, (1 - offtopic) * (needs[0]?.p ?? 0)), apart * searchCounts, ...raised.map((flag) => says[flag])]),
    weight: weightOf(group),
    ...(pointed !== undefined && apart >= disagrees && pointed !== needs[0]?.need ? { pointed } : {}),
  };
}

/** Of things that are much the same the one that most happened to is shown; of equals the first. */
function byFlags(group: readonly Said[]): Said[] {
  return [...group].sort((a, b) => (b.ending ? 1 : 0) + b.flags.length - (a.ending ? 1 : 0) - a.flags.length);
}

/** How doubtful it was when it was said, by the reading that was kept; nothing where it is about no need. */
function doubtThen({ text, reading, flags: raised }: Said, needsOf: Queueing['needsOf']): number {
  if (!aboutNeeds.has(reading.kind) || onlyAnswers(text, reading.mentions ?? [])) return 0;
  const offtopic = reading.offtopic ?? 0;
  const search = searchSays(reading, needsOf);
  return together([1 - Math.max(offtopic, (1 - offtopic) * (reading.needs[0]?.p ?? 0)), search.size === 0 ? 0 : apartOf(reading.needs, search) * searchCounts, ...raised.map((flag) => says[flag])]);
}

/** What may stand around a place or a number without saying more. */
const around = new Set('i på vi är e ä jag ca cirka ungefär typ bara runt st kommun ligger finns bor sitter ja nej in at we are i\'m i am about around just only based located yes no'.split(' '));

/** Whether a text says no more than where or how many, as an answer to a question does: it teaches nothing about needs. */
function onlyAnswers(text: string, mentions: Reading['mentions']): boolean {
  const rest = mentions.filter(({ slot }) => slot === 'municipality' || slot === 'employees').reduce((left, { quote }) => (quote === '' ? left : left.replace(quote, ' ')), text);
  return (rest !== text || !/\p{L}/u.test(text)) && (rest.toLowerCase().match(/\p{L}[\p{L}'’]*/gu) ?? []).every((word) => around.has(word));
}

/** How often something is said counts, but not each time as much as the first. */
function weightOf(group: readonly Said[]): number {
  return 1 + Math.log(group.length);
}

/** Several reasons to doubt, each by itself. */
function together(doubts: readonly number[]): number {
  return 1 - doubts.reduce((sure, doubt) => sure * (1 - doubt), 1);
}

/** The needs that what the search found speaks for, as shares. */
function searchSays({ found }: Pick<Reading, 'found'>, needsOf: Queueing['needsOf']): Map<string, number> {
  const shares = new Map<string, number>();
  const votes = found.flatMap(({ service, score }) => { const needs = needsOf(service); return needs.map((need) => ({ need, vote: (score * score) / needs.length })); });
  const all = votes.reduce((sum, { vote }) => sum + vote, 0) || 1;
  for (const { need, vote } of votes) shares.set(need, (shares.get(need) ?? 0) + vote / all);
  return shares;
}

/** How little the classifier and the search have in common (0–1). */
function apartOf(needs: readonly { need: string; p: number }[], search: ReadonlyMap<string, number>): number {
  return 1 - needs.reduce((sum, { need, p }) => sum + Math.min(p, search.get(need) ?? 0), 0);
}

function queued({ said, behind, flags: raised, needs, offtopic, pointed }: Thing, near: number): Queued {
  const suggested = suggestionFrom([said, ...behind].find(({ ending }) => ending)?.ending, needs);
  return { said, behind, needs, offtopic, ...(suggested ? { suggested } : {}), reasons: reasonsFor({ said, behind, flags: raised, needs, offtopic, ...(pointed === undefined ? {} : { pointed }) }, near) };
}

/** Two needs this near each other are what the guide wavers between; a need below is no guess. */
const wavering = { second: 0.5, least: 0.05 } as const;
const maybeOutside = 0.3;

function reasonsFor({ said, behind, flags: raised, needs, offtopic, pointed }: Pick<Thing, 'said' | 'behind' | 'flags' | 'needs' | 'offtopic' | 'pointed'>, near: number): Reason[] {
  const [first, second] = needs;
  const actor = [said, ...behind].find(({ ending }) => ending)?.ending?.actor;
  // As likely as it is beside that it may be none of our business: so it is told where one chooses, too.
  const told = ({ need, p }: { need: string; p: number }) => ({ need, p: (1 - offtopic) * p });
  return [
    ...raised.map((why): Reason => (why === 'declined' || why === 'referred' ? { why, ...(actor === undefined ? {} : { actor }) } : { why })),
    ...(first && first.p >= wavering.least ? [{ why: 'between' as const, needs: (second && second.p >= wavering.second * first.p ? [first, second] : [first]).map(told) }] : []),
    ...(offtopic >= maybeOutside ? [{ why: 'outside' as const, p: offtopic }] : []),
    ...(pointed === undefined ? [] : [{ why: 'disagrees' as const, need: pointed }]),
    ...(behind.length > 0 ? [{ why: 'often' as const, times: behind.length + 1 }] : []),
    ...(near > 0 ? [{ why: 'like' as const, count: near }] : []),
  ];
}

/** What the handover says that it was about: the likeliest of the needs that whoever helped or took it answers to; where somebody said no, the likeliest that they do not answer to. */
export function suggestionFrom(ending: Ending | undefined, needs: readonly { need: string; p: number }[]): Queued['suggested'] {
  if (!ending) return undefined;
  const likeliest = needs.find(({ need }) => ending.needs.includes(need) === (ending.ended !== 'declined'));
  const need = likeliest?.need ?? (ending.ended === 'declined' ? undefined : ending.needs[0]);
  return need === undefined ? undefined : { label: { is: 'need', need }, because: ending.ended };
}
