import { WebClient } from '@slack/web-api';
import type { WebClientOptions } from '@slack/web-api';
import type { Router } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Language } from '../../src/events.ts';
import type { Place } from '../../src/store/store.ts';
import type { Adapter, App } from '../adapter.ts';
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
import { openLetters } from './digest.ts';
import { readSubmission } from './dialogs.ts';
import { openHomes } from './home/homes.ts';
import { listenHome } from './home/listen.ts';
import { identity } from './identity.ts';
import { slackLogger } from './log.ts';
import type { Letters } from './digest.ts';
import type { Log } from './log.ts';
import { pace } from './pace.ts';
import { people } from './people.ts';
import { slackReceiver } from './receiver.ts';
import type { Inbox } from './receiver.ts';
import { worthKeeping } from './requests.ts';
import type { Payload } from './requests.ts';
import { words as wordsOf } from './words.ts';

export type SlackOptions = {
  token: string;
  signingSecret: string;
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
};

export type SlackAdapter = Adapter & {
  /** To be mounted at /slack/events, before anything that reads bodies. */
  receiver: Router;
  /** Removes what is shown of a forgotten conversation, as far as Slack lets go of it. */
  clear(place: Place): Promise<Cleared>;
  /** Sends the weekly letters of the last seven days at once, to try them. Answers how many went. */
  tryLetters(): Promise<number>;
};

/** Together shorter than a claim lasts, and so short that a card whose fate was unknown at a restart is there within half a minute. */
const timeoutMs = 5_000;
const settleMs = 6_000;

/** What exists from `start` to `stop`. */
type Running = { inbox: Inbox; deliver: ReturnType<typeof deliverer>; clear: (place: Place) => Promise<Cleared>; busy: Set<Promise<unknown>>; letters: Letters; close(): void };
type Handle = (id: string, payload: Payload) => Promise<void>;

/** Slack as an outside world: cards go out, what promoters press comes in as inputs. */
export function slackAdapter(options: SlackOptions): SlackAdapter {
  let running: Running | undefined;
  return {
    receiver: slackReceiver({ signingSecret: options.signingSecret, now: options.now, log: options.log, inbox: () => running?.inbox }),
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
  const { log, now, token } = options;
  const { read } = app;
  const words = wordsOf(options.language ?? 'sv');
  const clientOptions = clientOptionsOf(options);
  const client = new WebClient(token, clientOptions);
  const who = identity(client, log, words);
  const busy = new Set<Promise<unknown>>();

  const bolt = openBolt({ token, clientOptions, who, log, words, moved: (from, to) => read.moveChannel(from, to, now().toISOString()) });
  const said = commandWords(words.language);
  const botId = async () => (who.me() ?? (await Promise.race([who.learn().then(who.me), sleep(2000, undefined, { ref: false })])))?.botId;
  const outlet = { client, read, log, now, pace: pace(options.gap ?? 1000) };
  const acting = { client, app, log, now, words, promoterOf: people(client, now) };
  listen(bolt, acting);
  listenToCommands(bolt, {
    ...acting, said, outlet, botId, access: options.access, practice: options.practice ?? false, mails: options.mails ?? false,
    async isOwnTeam(team) {
      await botId();
      return team === who.me()?.teamId;
    },
  });
  const homes = openHomes({ read, log, now, words });
  listenHome(bolt, homes, () => who.me()?.teamId);
  await bolt.init();
  const handle: Handle = async (id, payload) => {
    try {
      await bolt.processEvent({ body: payload, ack: async () => undefined, customProperties: { request: id } });
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
  void track(busy, replay(await read.unhandled(), who.learn(), handle, log));
  const showing = { ...outlet, words, botId, settle: options.settle ?? settleMs, doubtful: new Map<string, number>() };
  const deliver = deliverer(showing, app);
  return {
    inbox, busy, letters: openLetters(showing), clear: (place) => clearPlace({ client, botId: who.me()?.botId, log, words }, place),
    // Whatever changes a case is delivered, so that is when the pages of those who look change too.
    deliver: (delivery) => deliver(delivery).finally(homes.changed),
    close() {
      who.close();
      homes.close();
    },
  };
}

/** What was kept before we stopped and not handled is handled now, in its order, once Slack answers or after a few seconds. */
async function replay(kept: readonly { id: string; body: string }[], learned: Promise<void>, handle: Handle, log: Log): Promise<void> {
  if (!kept.length) return;
  await Promise.race([learned, sleep(3000, undefined, { ref: false })]);
  log.info({ requests: kept.length }, 'handling what Slack had sent before the stop');
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
