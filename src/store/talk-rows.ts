import type { Recorded } from '../events.ts';
import { lapsed } from '../statuses.ts';
import { talkAfter } from './talk.ts';
import type { Passed, Talk } from './talk.ts';
import { talkFlags } from './talks.ts';
import type { TalkFlag, TalkHandover, TalkOutcome, TalkRow, UtteranceRow } from './talks.ts';

/** What came of one thing that was said. */
export type Marks = Pick<UtteranceRow, 'flags'> & { ending?: NonNullable<UtteranceRow['ending']> };
/** How the rows of one conversation change: its own row always; of the rest only what is new or was marked anew. */
export type TalkChange = {
  talk: Talk;
  row: TalkRow;
  said: ({ message: string; version: number; at: string; search: string } & Marks)[];
  marked: ({ version: number } & Marks)[];
  handovers: TalkHandover[];
};

/** How the rows change with some more events. Pure, so that rows written along the way and rows made anew cannot differ. */
export function talkFrom(records: readonly Recorded[], conversation: string, before: Talk | undefined): TalkChange | undefined {
  const talk = records.reduce<Talk | undefined>(talkAfter, before);
  if (!talk) return undefined;
  const known = new Map(before?.said.map((one) => [one.version, JSON.stringify(marksOf(before, one))]));
  const texts = new Map(records.flatMap(({ version, at, event }) => (event.type === 'message.said' ? [[version, { at, search: searchable(event.text) }] as const] : [])));
  const all = talk.said.map(({ message, version, ...one }) => ({ message, version, ...marksOf(talk, { message, version, ...one }) }));
  return {
    talk, row: rowOf(conversation, talk),
    said: all.flatMap((one) => { const text = texts.get(one.version); return text ? [{ ...one, ...text }] : []; }),
    marked: all.flatMap(({ message: _message, version, ...marks }) => (known.has(version) && known.get(version) !== JSON.stringify(marks) ? [{ version, ...marks }] : [])),
    handovers: talk.handovers.filter((one) => !before?.handovers.includes(one)).map((one) => handoverRow(conversation, talk, one)),
  };
}

/** A text as it is searched: capitals aside, and without what a database cannot hold. */
export function searchable(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('\u0000', ' ').replace(/\p{Cs}/gu, ' ');
}

/** The row of a conversation. */
export function rowOf(conversation: string, talk: Talk): TalkRow {
  const { door, region, language, practice, at, changedAt, count: said, led, actors } = talk;
  const { need, stage, municipality } = { ...talk.heard, ...talk.known };
  return {
    conversation, door, region, language, practice, at, changedAt, said, ...(need === undefined ? {} : { need }), ...(stage === undefined ? {} : { stage }), ...(municipality === undefined ? {} : { municipality }),
    ...(led === undefined ? {} : { led }), flags: flagsOf(talk), outcome: outcomeOf(talk), actors,
  };
}

function flagsOf(talk: Talk): TalkFlag[] {
  const has: Record<TalkFlag, boolean> = {
    unsure: talk.unsure, thumb_down: talk.down.length > 0, no_door: talk.noDoor, declined: talk.handovers.some(({ status }) => status === 'declined'), human: talk.human, offtopic: talk.offtopic,
  };
  return talkFlags.filter((flag) => has[flag]);
}

const untaken: readonly string[] = ['requested', 'delivered'];
const taken: readonly string[] = ['accepted', 'contacted'];

/** As long as somebody has the question, that is where it stands; then the best that came of it. */
function outcomeOf({ handovers, led, count, turnedAway }: Talk): TalkOutcome {
  if (handovers.length === 0) return led !== undefined ? 'led' : count === 0 ? 'silent' : turnedAway ? 'offtopic' : 'answered';
  if (handovers.some(({ status }) => taken.includes(status))) return 'taken';
  if (handovers.some(({ status }) => untaken.includes(status))) return 'waiting';
  if (handovers.some(isHelped)) return 'helped';
  if (handovers.some(isLapsed)) return 'taken';
  const last = handovers.at(-1)?.status;
  return last === 'withdrawn' ? 'withdrawn' : last === 'expired' ? 'unanswered' : 'not_helped';
}

/** What the company says counts, else what the promoter said at the end. */
function isHelped(handover: Passed): boolean {
  const { status, facts: { helped } } = handover;
  return helped === undefined ? status === 'completed' && !isLapsed(handover) : helped !== 'no';
}

/** Somebody took it, and it ended by itself: nobody has said how it went. */
function isLapsed({ status, facts: { outcome, helped } }: Passed): boolean {
  return status === 'completed' && outcome === lapsed && helped === undefined;
}

/** Reasons that leave it possible that the company was led wrong. A full calendar does not. */
const wrongDoor: readonly string[] = ['wrong_competence', 'not_eligible', 'other'];
const betterDoor: readonly (string | undefined)[] = ['knows_better', 'other', undefined];

function isDeclined({ status, facts }: Passed): boolean {
  return status === 'declined' && wrongDoor.includes(facts.outcome ?? 'other');
}

function isReferred({ status, facts }: Passed): boolean {
  return status === 'referred' && betterDoor.includes(facts.because);
}

function marksOf({ down, handovers }: Talk, { version, human, noDoor }: Talk['said'][number]): Marks {
  const own = handovers.filter(({ of }) => of === version);
  const ending = endingOf(own);
  const has = { thumb_down: down.some(({ of }) => of === version), no_door: noDoor, declined: own.some(isDeclined), referred: own.some(isReferred), human };
  return { flags: (['thumb_down', 'no_door', 'declined', 'referred', 'human'] as const).filter((flag) => has[flag]), ...(ending ? { ending } : {}) };
}

/** Who helped says most of what it was about, then whom it was sent on to, then who said that it was the wrong door. */
function endingOf(handovers: readonly Passed[]): UtteranceRow['ending'] {
  const helped = handovers.findLast(isHelped);
  const followed = handovers.findLast(({ previous, status }) => status !== 'declined' && handovers.some((one) => one.id === previous && isReferred(one)));
  const declined = handovers.findLast(({ status, facts }) => status === 'declined' && facts.outcome === 'wrong_competence');
  const [one, ended] = helped ? [helped, 'helped' as const] : followed ? [followed, 'referred' as const] : [declined, 'declined' as const];
  return one && { ended, actor: one.actor, service: one.service };
}

function handoverRow(conversation: string, { door, practice }: Talk, { id, actor, service, need, region, previous, at, status, facts }: Passed): TalkHandover {
  const reason = status === 'referred' ? facts.because : facts.outcome;
  return {
    conversation, handover: id, actor, service, region, door, practice, at, status, ...(need === undefined ? {} : { need }), ...(previous === undefined ? {} : { previous }),
    ...(facts.takenAt === undefined ? {} : { takenAt: facts.takenAt }), ...(facts.endedAt === undefined ? {} : { endedAt: facts.endedAt }), ...(reason === undefined ? {} : { reason }),
    ...(facts.to === undefined ? {} : { to: facts.to }), ...(facts.helped === undefined ? {} : { helped: facts.helped }),
  };
}
