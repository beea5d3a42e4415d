import { NotNow } from '../../src/events.ts';
import type { Promoter, Recorded } from '../../src/events.ts';
import type { Adapter, App, Delivered } from '../adapter.ts';
import { keepProblem, knownId } from './channels.ts';
import { mentionIn, sayEvent } from './notes.ts';
import { oneAtATime } from './pace.ts';
import { capital, clean, cut, escape } from './safe.ts';
import { Undelivered, answerKey, inDoubt, isOver, keepRest, nameOf, putCard, reply, updateCard } from './showing.ts';
import type { Making, Put, Showing } from './showing.ts';
import { phaseOf } from './standing.ts';
import { SlackTrouble } from './trouble.ts';

type Claimed = Parameters<Adapter['deliver']>[0];
const done: Delivered = { outcome: 'done' };
const second = 1000;
const minute = 60 * second;
/** After so many tries of what may be hopeless it is given up: about an hour. */
const enough = 16;
/** So many tries a card has to be put up before what is told of it: some twenty seconds. */
const patience = 8;
/** No time of its own: as long as what has failed so often waits anyhow. */
const asUsual = 0;
/** How long a channel is left alone when no answer came. */
const afterSilence = 5 * second;

/** How cards are shown in each workspace; undefined where the app is not let in. */
export type Showings = (team: string | undefined) => Promise<Showing | undefined>;

/**
 * Makes deliveries: those of one handover one after the other, those of different ones beside each other. A card that is
 * there is seen to where it lies, and a new one is put where the actor is now.
 */
export function deliverer(showingIn: Showings, app: App, { log, words, doubtful }: Pick<Showing, 'log' | 'words' | 'doubtful'>): (delivery: Claimed) => Promise<Delivered> {
  const inTurn = oneAtATime();
  return (delivery) =>
    inTurn(delivery.handover, async () => {
      let making: Making | undefined;
      try {
        const view = await app.read.handover(delivery.handover);
        // What has been forgotten since has nothing left to show.
        if (!view) return done;
        const place = await app.read.place(delivery.handover);
        const anew = await showingIn(view.team);
        const showing = place === undefined || place.team === view.team ? anew : await showingIn(place.team);
        if (!showing) {
          log.error({ delivery: delivery.id, handover: delivery.handover, team: place ? place.team : view.team }, 'a delivery is for a workspace that the app is not let into');
          return { outcome: 'given up', why: words.trouble('team_not_found') };
        }
        const rest = showing.pace.resting(view.channel);
        if (rest) return later(delivery, rest, 'paced', true);
        making = { showing, anew: anew ?? showing, delivery, view };
        return await make(making, app);
      } catch (error) {
        return undelivered({ log, doubtful }, delivery, making, error);
      }
    });
}

async function make(making: Making, app: App): Promise<Delivered> {
  switch (making.delivery.kind) {
    case 'card':
      return deliverCard(making, app);
    case 'refresh':
      return deliverRefresh(making);
    case 'note':
      return deliverNote(making);
    case 'mail':
    case 'link':
    case 'remind':
    case 'expire':
    case 'inquire':
      // Goes to the company or to nobody, and not here.
      return done;
  }
}

async function deliverCard(making: Making, app: App): Promise<Delivered> {
  const { showing, view, delivery } = making;
  const { id } = view.handover;
  const before = await showing.read.place(id);
  const there = before && (await updateCard(making, before));
  const put: Put | undefined = before ? there && { spot: there } : await putCard(making);
  if (!put) return done;
  // What nobody can press a button on has not reached anybody who could take it.
  if (!put.mute) await tellDelivered(making, app);
  await keepRest(making, put.spot);
  if (put.plain === undefined) return done;
  const why = showing.words.plainSent(put.plain);
  showing.log.error({ code: put.plain, handover: id, delivery: delivery.id, advice: why }, 'a card could only be delivered in its plainest form');
  return { outcome: 'given up', why };
}

async function tellDelivered({ showing, view, delivery }: Making, app: App): Promise<void> {
  try {
    await app.receive(view.conversation, { type: 'handover.deliver', handover: view.handover.id, id: `slack:delivered:${delivery.id}`, at: showing.now().toISOString() });
  } catch (error) {
    // A promoter may have been quicker: a press proves delivery.
    if (!(error instanceof NotNow)) throw error;
  }
}

async function deliverRefresh(making: Making): Promise<Delivered> {
  const { showing, view, delivery } = making;
  const spot = await showing.read.place(view.handover.id);
  // The card is on its way, or nobody was ever to see it: when it is put up, it shows how things stand then.
  if (!spot) return delivery.attempt < patience ? later(delivery, asUsual) : done;
  const now = await updateCard(making, spot);
  if (now) await keepRest(making, now);
  return done;
}

async function deliverNote(making: Making): Promise<Delivered> {
  const { showing, view, delivery } = making;
  const [record] = await showing.read.events(delivery.conversation, delivery.version - 1);
  const text = record && record.version === delivery.version ? capital(lineOf(making, record)) : '';
  if (!text) return done;
  const spot = await showing.read.place(view.handover.id);
  const answer = record?.event.type === 'handover.answered';
  // What the company says is shown only while somebody may have to act on it.
  if (answer && isOver(making)) return done;
  if (spot) {
    const key = answer ? answerKey(view.handover.id, delivery.version) : `${view.handover.id}:${delivery.version}`;
    for (const [i, part] of parts(text).entries()) await reply(making, spot, i ? `${key}.${i}` : key, i ? part : `${record ? mentionIn(record.event, deputyOf(making)) : ''}${part}`);
    return done;
  }
  if (delivery.attempt < patience) return later(delivery, asUsual);
  // Ended before anyone was shown anything: there is no thread, and nothing to tell.
  if (phaseOf(view.handover) === 'ended') return done;
  return delivery.attempt < enough ? later(delivery, asUsual) : { outcome: 'given up', why: showing.words.trouble('no_card') };
}

/** Who steps in at an actor, or at a municipality's office, when nobody else has the time. */
function deputyOf({ showing: { read }, view: { handover } }: Making): Promoter | undefined {
  const office = read.actors().find(({ id }) => id === handover.actor)?.perMunicipality ? handover.municipality : undefined;
  return read.settings().find(({ actor, municipality }) => actor === handover.actor && municipality === office)?.deputy;
}

/** What the thread says of an event. The company's answer is not said where its words are not sent. */
function lineOf({ showing, view }: Making, record: Recorded): string {
  if (record.event.type === 'handover.answered' && view.sends) return showing.words.answeredOnPage;
  return sayEvent(record, (actor) => nameOf(showing, actor), showing.words);
}

/** A line for the thread, in as many messages as it takes. */
export function parts(text: string): string[] {
  const { shown, rest } = cut(clean(text), 2500);
  return [escape(shown), ...(rest ? parts(rest) : [])];
}

async function undelivered(showing: Pick<Showing, 'log' | 'doubtful'>, delivery: Claimed, making: Making | undefined, error: unknown): Promise<Delivered> {
  const about = { delivery: delivery.id, handover: delivery.handover, kind: delivery.kind, attempt: delivery.attempt };
  if (error instanceof Undelivered) {
    if ('never' in error.outcome) return { outcome: 'given up', why: error.outcome.never };
    return { outcome: 'later', after: error.outcome.again, why: 'settling', ambiguous: true, untried: true };
  }
  if (error instanceof SlackTrouble && making) return troubled(making, error, about);
  // Our own store failed, or we did: whatever had been posted by then will be found again.
  showing.log.error({ ...about, err: error }, 'a delivery to Slack failed on our side');
  return { outcome: 'later', after: asUsual, why: 'internal', ambiguous: true };
}

async function troubled(making: Making, trouble: SlackTrouble, about: object): Promise<Delivered> {
  const { showing, delivery, view } = making;
  const { kind, code } = trouble;
  const why = showing.words.trouble(code);
  const giveUp = (): Delivered => {
    showing.log.error({ ...about, code, advice: why }, 'a delivery to Slack was given up');
    showing.doubtful.delete(delivery.id);
    return { outcome: 'given up', why };
  };
  switch (kind) {
    case 'connection':
    case 'channel':
      await noteProblem(making, trouble).catch((error: unknown) => {
        showing.log.error({ ...about, err: error }, 'could not note what is wrong with a channel');
      });
      if (kind === 'connection') showing.suspect();
      return giveUp();
    case 'ours':
    case 'message':
    case 'trigger':
      return giveUp();
    case 'rate':
      if (code !== 'paced') showing.pace.hold(view.channel, trouble.after ?? minute);
      return later(delivery, trouble.after ?? minute, code, code === 'paced');
    case 'wait':
      return later(delivery, asUsual, code);
    case 'long':
      showing.log.error({ ...about, code, advice: why }, 'Slack asks us to come back much later');
      return later(delivery, 60 * minute, code);
    case 'unknown':
      if (delivery.attempt >= enough) return giveUp();
      showing.log.error({ ...about, code }, 'Slack answered something that we do not know');
      return inDoubt(trouble) ? inDoubtLater(showing, code) : later(delivery, asUsual, code);
    case 'ambiguous':
      showing.log.warn({ ...about, code }, 'Slack may or may not have done what was asked');
      // Others that wait for the same silence only stand in the way of those that would be answered.
      if (code === 'timeout') showing.pace.hold(view.channel, afterSilence);
      return inDoubt(trouble) ? inDoubtLater(showing, code) : later(delivery, asUsual, code);
  }
}

/** Notes what is wrong with an actor's channel. A card that lies where the actor was before says nothing of where it is now. */
async function noteProblem({ showing, view }: Making, { kind, code }: SlackTrouble): Promise<void> {
  const place = await showing.read.place(view.handover.id);
  if (place && (place.team !== view.team || place.channel !== (await knownId(showing.read, view.channel)))) return;
  const isNews = await keepProblem(showing, view.channel, code, showing.words.trouble(code));
  if (isNews && kind === 'channel') showing.broke(view.channel, code);
}

/** What has been in doubt stays so until somebody has looked. */
function later(delivery: Claimed, after: number, why = 'no card yet', untried = false): Delivered {
  return { outcome: 'later', after: Math.ceil(after), why, ambiguous: delivery.again, untried };
}

function inDoubtLater(showing: Showing, why: string): Delivered {
  return { outcome: 'later', after: showing.settle, why, ambiguous: true };
}
