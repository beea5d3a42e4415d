import type { Settled } from '../../src/store/store.ts';
import type { Digest } from '../adapter.ts';
import { context, header, limits, markup } from './blocks.ts';
import { keepProblem, post } from './channels.ts';
import type { Outlet } from './channels.ts';
import { findMarked } from './history.ts';
import { safeLine } from './safe.ts';
import type { Showing } from './showing.ts';
import { SlackTrouble } from './trouble.ts';
import type { Words } from './words.ts';

/** By what a weekly letter is known again: its week only. */
export const digestType = 'ratt_dorr_week';

type Lettering = Outlet & Pick<Showing, 'words' | 'botId' | 'settle' | 'suspect' | 'broke'>;
/** What the letters are sent with: `showingIn` answers what there is of a workspace, where the app is let into it. */
export type Lettered = Pick<Outlet, 'read' | 'log' | 'now'> & { words: Words; showingIn: (team: string | undefined) => Promise<Lettering | undefined> };

export type Letters = {
  /** Sends what is due, or tries it at once. Answers how many letters have gone. */
  send(trying?: boolean): Promise<number>;
  stop(): Promise<void>;
};

const everyMs = 60_000;
/** Longer than sending one may take, so that nobody else takes it meanwhile. */
const leaseMs = 60_000;
const enough = 10;

/** Looks each minute whether weekly letters are to go. Each is claimed in the store first, so that it goes once, whoever sends it. */
export function openLetters(lettering: Lettered): Letters {
  let sending: Promise<unknown> = Promise.resolve();
  const send = (trying = false): Promise<number> => {
    const mine = sending.then(() => sendAll(lettering, trying));
    sending = mine.catch(() => undefined);
    return mine;
  };
  const look = () => { send().catch((error: unknown) => { lettering.log.error({ err: error }, 'the weekly letters could not be sent; trying again in a minute'); }); };
  const timer = setInterval(look, everyMs).unref();
  look();
  return {
    send,
    async stop() {
      clearInterval(timer);
      await sending;
    },
  };
}

async function sendAll(lettering: Lettered, trying: boolean): Promise<number> {
  let gone = 0;
  for (const digest of await lettering.read.digests(lettering.now().toISOString(), trying)) {
    if (await sendOne(lettering, digest, trying)) gone += 1;
  }
  return gone;
}

async function sendOne({ read, now, showingIn }: Lettered, digest: Digest, trying: boolean): Promise<boolean> {
  const lettering = await showingIn(digest.team);
  // It is tried again each minute of the day it is due, should the app be let in meanwhile.
  if (!lettering) return false;
  const key = { week: digest.week, channel: digest.key };
  const claim = await read.claimDigest(key, now().toISOString(), inTime(now(), leaseMs));
  if (!claim) return false;
  try {
    if (!(claim.again && (await isThere(lettering, digest)))) await postLetter(lettering, digest, trying);
    await read.settleDigest(key, { outcome: 'done' });
    return true;
  } catch (error) {
    await read.settleDigest(key, await unsent(lettering, digest, claim, error));
    return false;
  }
}

/** What becomes of a letter that could not be sent. */
async function unsent(lettering: Lettering, { channel, week }: Digest, { attempt, again }: { attempt: number; again: boolean }, error: unknown): Promise<Settled> {
  const { log, now, settle, words } = lettering;
  const trouble = error instanceof SlackTrouble ? error : undefined;
  const code = trouble?.code ?? 'internal';
  if (isHopeless(trouble) || attempt >= enough) {
    log.error({ code, channel, week, ...(trouble ? {} : { err: error }) }, 'a weekly letter was given up');
    if (trouble?.kind === 'connection') lettering.suspect();
    // Whoever finds it first says so: later finders are no news.
    if (trouble?.kind === 'channel' && (await keepProblem(lettering, channel, code, words.trouble(code)))) lettering.broke(channel, code);
    return { outcome: 'given up', why: code };
  }
  log.warn({ code, channel, week, attempt }, 'a weekly letter waits and is tried again');
  const doubtful = trouble === undefined || (trouble.wrote && (trouble.kind === 'ambiguous' || trouble.kind === 'unknown'));
  const after = Math.max(trouble?.after ?? 0, doubtful ? settle : 1000 * 2 ** Math.min(attempt, 9));
  return { outcome: 'later', due: inTime(now(), after), why: code, ambiguous: doubtful || again };
}

/** What will not go away by itself. A plain text has been tried by then, where the blocks were the trouble. */
function isHopeless(trouble: SlackTrouble | undefined): boolean {
  return trouble !== undefined && ['channel', 'connection', 'ours', 'message', 'trigger'].includes(trouble.kind);
}

async function isThere(lettering: Lettering, { channel, week, since }: Digest): Promise<boolean> {
  return (await findMarked(lettering, channel, { type: digestType, key: 'week', value: week, since }, await lettering.botId())) !== undefined;
}

async function postLetter(lettering: Lettering, digest: Digest, trying: boolean): Promise<void> {
  const { text, blocks } = letter(digest, lettering.words, trying);
  const metadata = { event_type: digestType, event_payload: { week: digest.week } };
  try {
    await post(lettering, digest.channel, { text, blocks, metadata });
  } catch (error) {
    if (!(error instanceof SlackTrouble) || error.kind !== 'ours') throw error;
    lettering.log.error({ code: error.code, week: digest.week }, 'Slack refused a weekly letter; a plain one is sent instead');
    await post(lettering, digest.channel, { text, ...(error.code.includes('metadata') ? {} : { metadata }) });
  }
}

/** The letter of a week, without a name or a word that anybody has written. */
export function letter({ names, number, figures, waiting, practice }: Digest, words: Words, trying = false) {
  const say = words.home;
  const title = (trying ? say.letterTry : say.letter)(words.list(names));
  const heading = practice ? words.practiceTitle(title) : title;
  const { received, taken, passedOn, helped } = figures;
  const done = ([['received', received], ['taken', taken], ['passedOn', passedOn], ['helped', helped]] as const).flatMap(([what, count]) => (count ? [`• ${say[what](count)}`] : []));
  const now = waiting ? say.letterWaiting(waiting) : say.letterNobody;
  return {
    text: safeLine(`${heading}: ${done.map((line) => line.slice(2)).join(', ')}. ${now}`, 1000),
    blocks: [
      header(safeLine(heading, limits.header)),
      ...(trying ? [] : [context(say.letterNumber(number))]),
      markup(done.join('\n')),
      markup(waiting ? `*${now}*` : now),
      context(say.letterHint),
    ],
  };
}

function inTime(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString();
}
