import type { WebClientOptions } from '@slack/web-api';
import express from 'express';
import type { Router } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Language } from '../../src/events.ts';
import type { Place } from '../../src/store/store.ts';
import type { Adapter, App } from '../adapter.ts';
import { actingIn } from './acting.ts';
import { listen } from './actions.ts';
import { openBolt } from './bolt.ts';
import { clearPlace } from './clear.ts';
import type { Cleared } from './clear.ts';
import type { Access } from './commands/commanding.ts';
import { listenToCommands } from './commands/commands.ts';
import { swedishDate } from './commands/closed-weeks.ts';
import { readCommandSubmission } from './commands/submissions.ts';
import { commandWords } from './commands/words.ts';
import { deliverer } from './deliver.ts';
import type { Showings } from './deliver.ts';
import { openLetters } from './digest.ts';
import { readSubmission } from './dialogs.ts';
import { keepLooking, openHealth } from './health.ts';
import type { Health } from './health.ts';
import { openHomes } from './home/homes.ts';
import { listenHome } from './home/listen.ts';
import { installer } from './install.ts';
import type { Admit } from './install.ts';
import { sealed } from './let-in.ts';
import { slackLogger } from './log.ts';
import type { Letters } from './digest.ts';
import type { Log } from './log.ts';
import { listenForLoss } from './lost.ts';
import { slackReceiver } from './receiver.ts';
import type { Inbox } from './receiver.ts';
import { worthKeeping } from './requests.ts';
import type { Payload } from './requests.ts';
import { sealWith } from './seal.ts';
import type { Seal } from './seal.ts';
import { openSpaces, readAt } from './spaces.ts';
import type { Space, Spaces } from './spaces.ts';
import { words as wordsOf } from './words.ts';

export type SlackOptions = {
  /** The key to the region's own workspace; without one, the workspace that lets the app in first is that. */
  token?: string;
  signingSecret: string;
  /** The app's own id and secret, with which other workspaces let it in. */
  oauth?: { clientId: string; clientSecret: string };
  /** The product's own secret: what the keys to workspaces are sealed with. */
  secret: string;
  /** Where the product is reached. */
  publicUrl: () => string;
  /** Slack's own unless set; the desk's, or a test's, otherwise. */
  apiUrl?: string;
  now: () => Date;
  log: Log;
  /** Makes what a conversation that a promoter opens for a company is opened with again. */
  access: Access;
  /** Whether such conversations are practice, as at the desk. */
  practice?: boolean;
  /** Whether e-mails reach anybody. */
  mails?: boolean;
  /** What the promoters read. Swedish unless set. */
  language?: Language;
  /** How long after a post without an answer to wait before its message is taken for lost, in milliseconds. Six seconds unless set. */
  settle?: number;
  /** Milliseconds between two posts in the same channel. Slack's own pace, one second, unless set. */
  gap?: number;
  /** How long to wait for an answer from Slack, in milliseconds. Five seconds unless set. */
  timeout?: number;
  /** Whether no other process serves from the same store: then all that was kept before the start has been left behind. So unless set. */
  alone?: boolean;
  /** How often to look whether workspaces and channels still let us in, and how long a refusal is doubted, in milliseconds. */
  health?: { every: number; sure: number; spread: number };
};

export type SlackAdapter = Adapter & {
  /** To be mounted at /slack, before anything that reads bodies: where Slack calls, and where workspaces let the app in. */
  router: Router;
  /** Removes what is shown of a forgotten conversation, as far as Slack lets go of it. */
  clear(place: Place): Promise<Cleared>;
  /** Sends the weekly letters of the last seven days at once, to try them. Answers how many went. */
  tryLetters(): Promise<number>;
};

/** Together shorter than a claim lasts, and so short that a card whose fate was unknown at a restart is there within half a minute. */
const timeoutMs = 5_000;
const settleMs = 6_000;

/** What exists from `start` to `stop`. */
type Running = { inbox: Inbox; spaces: Spaces; admit: Admit; deliver: ReturnType<typeof deliverer>; clear: (place: Place) => Promise<Cleared>; busy: Set<Promise<unknown>>; letters: Letters; close(): void };
type Handle = (id: string, payload: Payload) => Promise<void>;

/** What has been kept for so long and is not handled was left behind by a process that died; what is older by far has failed for another reason. */
const leftBehindMs = 20_000;
const givenUpMs = 10 * 60_000;

/** A workspace is looked at every 45 seconds, so that a broken one is seen within a minute. */
const usualHealth = { every: 45_000, sure: 3000, spread: 1500 };

/** Slack as an outside world: cards go out, what promoters press comes in as inputs. */
export function slackAdapter(options: SlackOptions): SlackAdapter {
  const { signingSecret, now, log, oauth, secret, publicUrl } = options;
  const words = wordsOf(options.language ?? 'sv');
  let running: Running | undefined;
  const router = express.Router();
  router.use('/events', slackReceiver({ signingSecret, now, log, inbox: () => running?.inbox, secretOf: async (team) => (await running?.spaces.of(team))?.secret }));
  if (oauth) router.use(installer({ ...oauth, secret, publicUrl, clientOptions: clientOptionsOf(options), now, log, words, admit: () => running?.admit }));
  return {
    router,
    async start(app) {
      running ??= await run(options, app);
    },
    async deliver(delivery) {
      if (!running) return { outcome: 'later', after: 1000, why: 'not started', ambiguous: delivery.again, untried: true };
      return track(running.busy, running.deliver(delivery));
    },
    clear: async (place) => (running ? track(running.busy, running.clear(place)) : 'again'),
    tryLetters: async () => (running ? track(running.busy, running.letters.send(true)) : 0),
    async stop() {
      const stopping = running;
      running = undefined;
      stopping?.close();
      if (stopping) void track(stopping.busy, stopping.letters.stop());
      await Promise.race([Promise.allSettled(stopping?.busy ?? []), sleep(options.timeout ?? timeoutMs, undefined, { ref: false })]);
    },
  };
}

async function run(options: SlackOptions, app: App): Promise<Running> {
  const { log, now, token, health: { every, sure, spread } = usualHealth } = options;
  const { read } = app;
  const words = wordsOf(options.language ?? 'sv');
  const clientOptions = clientOptionsOf(options);
  const seal = sealWith(options.secret);
  const spaces = await openSpaces({ token, clientOptions, gap: options.gap ?? 1000, seal, read, log, words, now });
  const busy = new Set<Promise<unknown>>();
  const doubtful = new Map<string, number>();
  const look = (work: () => Promise<void>) => void track(busy, work().catch((error: unknown) => { log.error({ err: error }, 'a connection to Slack could not be looked at'); }));

  const showingIn: Showings = async (team) => {
    const space = await spaces.of(team);
    return space && {
      ...outletIn(space, team), words, settle: options.settle ?? settleMs, doubtful, botId: () => botIdOf(space),
      suspect: () => { look(() => health.checkSpace(space)); },
      broke: (channel: string, code: string) => { look(() => health.channelBroke(team, channel, code)); },
    };
  };
  const outletIn = (space: Space, team: string | undefined) => ({ client: space.client, read: readAt(read, team), log, now, pace: space.pace });
  const health: Health = openHealth({ app, spaces, log, now, words, showingIn, sure, spread });

  const meant = new WeakMap<object, Space>();
  const bolt = openBolt({ clientOptions, spaceOf: (body) => meant.get(body), log, words, moved: (from, to) => read.moveChannel(from, to, now().toISOString()) });
  const parts = { spaces, app, log, now, words };
  listen(bolt, parts);
  const said = commandWords(words.language);
  listenToCommands(bolt, { said, now }, (context) => {
    const acting = actingIn(parts, context);
    const { space } = acting;
    return {
      ...acting, said, outlet: outletIn(space, spaces.isHome(space) ? undefined : space.team()), botId: () => botIdOf(space),
      access: options.access, practice: options.practice ?? false, mails: options.mails ?? false,
    };
  });
  listenForLoss(bolt, spaces, health, log);
  const homes = openHomes({ read, log, now, words });
  listenHome(bolt, homes, parts);
  await bolt.init();
  const handle: Handle = async (id, payload) => {
    try {
      const space = await spaces.ofRequest(payload);
      if (space) meant.set(payload, space);
      await bolt.processEvent({ body: payload, ack: async () => undefined, customProperties: { request: id, ...(space ? { space } : {}) } });
      await read.handled(id, now().toISOString());
    } catch (error) {
      log.error({ err: error, request: id }, 'a kept request could not be handled');
    }
  };
  const inbox: Inbox = {
    keep: (id, payload) => read.keep({ id, at: now().toISOString(), body: JSON.stringify(worthKeeping(payload)) }),
    answer: (payload) => {
      const submission = readSubmission(payload, words) ?? readCommandSubmission(payload, said, swedishDate(now()));
      return submission && 'errors' in submission ? { response_action: 'errors', errors: submission.errors } : undefined;
    },
    handle: (id, payload) => void track(busy, handle(id, worthKeeping(payload))),
  };
  const home = await spaces.of(undefined);
  const learned = home?.who.learn() ?? Promise.resolve();
  if (options.alone ?? true) void track(busy, replay(await read.unhandled(), learned, handle, log));
  const leftBehind = setInterval(() => {
    const ago = (milliseconds: number) => new Date(now().getTime() - milliseconds).toISOString();
    void track(busy, read.unhandled({ after: ago(givenUpMs), before: ago(leftBehindMs) }).then((kept) => replay(kept, learned, handle, log))
      .catch((error: unknown) => { log.error({ err: error }, 'what Slack has sent could not be looked through; trying again soon'); }));
  }, leftBehindMs).unref();
  const stopLooking = keepLooking(health, every, log, (work) => void track(busy, work));
  const deliver = deliverer(showingIn, app, { log, words, doubtful });
  return {
    inbox, spaces, busy, admit: admitting({ app, seal, now, spaces, health }), letters: openLetters({ read, log, now, words, showingIn }),
    // Whatever changes a case is delivered, so that is when the pages of those who look change too.
    deliver: (delivery) => deliver(delivery).finally(homes.changed),
    clear: async (place) => {
      const space = await spaces.of(place.team);
      if (!space) return { left: 'team_not_found' };
      return clearPlace({ client: space.client, botId: await botIdOf(space), log, words }, place).finally(homes.changed);
    },
    close: () => {
      clearInterval(leftBehind);
      stopLooking();
      spaces.close();
      homes.close();
    },
  };
}

/** Who the app is in a workspace, where Slack has said so by now or does so soon. */
async function botIdOf({ who }: Space): Promise<string | undefined> {
  return (who.me() ?? (await Promise.race([who.learn().then(who.me), sleep(2000, undefined, { ref: false })])))?.botId;
}

/**
 * Keeps the key to a workspace and uses it at once. An actor that it was let in for takes its companies in there from now on; let in
 * anew without that actor's link it is still that actor's, and never becomes the region's own.
 */
function admitting({ app, seal, now, spaces, health }: { app: App; seal: Seal; now: () => Date; spaces: Spaces; health: Health }): Admit {
  const { read } = app;
  return async (about, letIn) => {
    const { actor, ...ofAll } = letIn;
    const before = await spaces.of(about.team);
    const home = before !== undefined && spaces.isHome(before);
    // The region's own workspace is every actor's, whichever of them lets the app in there again; another stays whose it was.
    const whose = home ? undefined : (actor ?? before?.actor);
    await read.setInstallation(sealed(seal, { ...about, at: now().toISOString() }, { ...ofAll, ...(whose === undefined ? {} : { actor: whose }) }));
    await spaces.renew();
    if (actor !== undefined) {
      const away = home ? {} : { team: about.team };
      const { channel, team, ...set } = read.settings().find((one) => one.actor === actor && one.municipality === undefined) ?? { actor, closed: [] };
      await read.setSettings({ ...set, ...away, ...(team === away.team && channel !== undefined ? { channel } : {}) });
    }
    const space = await spaces.of(about.team);
    if (space) await health.checkSpace(space);
  };
}

/** What was kept and not handled, before we stopped or by a process that died, is handled now, in its order, once Slack answers or after a few seconds. */
async function replay(kept: readonly { id: string; body: string }[], learned: Promise<void>, handle: Handle, log: Log): Promise<void> {
  if (!kept.length) return;
  await Promise.race([learned, sleep(3000, undefined, { ref: false })]);
  log.info({ requests: kept.length }, 'handling what Slack had sent and nobody has handled');
  for (const { id, body } of kept) await handle(id, readKept(body, id, log));
}

function readKept(body: string, id: string, log: Log): Payload {
  try {
    return JSON.parse(body) as Payload;
  } catch (error) {
    log.error({ err: error, request: id }, 'a kept request cannot be read');
    return {};
  }
}

/** Slack's client as we use it: no tries of its own, since a second post after a lost answer is a second card. */
function clientOptionsOf({ apiUrl, timeout = timeoutMs, log }: SlackOptions): WebClientOptions {
  return { retryConfig: { retries: 0 }, timeout, rejectRateLimitedCalls: true, logger: slackLogger(log), ...(apiUrl ? { slackApiUrl: apiUrl } : {}) };
}

function track<T>(busy: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  const tracked = work.finally(() => busy.delete(tracked));
  busy.add(tracked);
  return tracked;
}
