import { Worker } from 'node:worker_threads';
import type { Compiled } from '../compiled.ts';
import type { Alike, Example } from '../intents/label.ts';
import { keyOf } from './queue.ts';
import type { QueueAnswer, QueueAsk, Standing } from './queue.ts';
import type { Learning } from '../store/learning.ts';
import type { Talks } from '../store/talks.ts';

export type Ordering = {
  talks: Pick<Talks, 'utterances'>;
  learning: Pick<Learning, 'examples'>;
  content: () => Compiled;
  /** Where the files of sentences are. */
  root: string;
  /** Where the threads' programs are. */
  programs: URL;
  /** The database's address, where a thread can open it for itself. */
  database?: string | undefined;
  now: () => Date;
  log: { error(about: object, text: string): void };
};

export type LearningQueue = {
  /** The queue, the first to be labelled first; nothing while it is being put in order, and nothing has been found to be labelled before. */
  standing(): Promise<Standing[] | undefined>;
  /** Somebody has labelled it or set it aside, or has undone that. */
  judged(): void;
  /** What is much the same as a text, as far as it is known within so long. The first answer takes some seconds, since all sentences are opened then. */
  alike(said: Pick<Example, 'text' | 'language' | 'source'>, examples: readonly Example[], patienceMs: number): Promise<Alike[] | undefined>;
  /** Opens the sentences, where they are not open, so that what is much the same is soon found. */
  openSentences(examples: readonly Example[]): void;
  stop(): Promise<void>;
};

/** So many things that were said are looked through, the latest. */
const most = 100_000;
/** The queue is put in order again when something has changed, but not more often than this, and now and then in any case, since what happens after counts too. */
const pace = { leastMs: 20_000, mostMs: 10 * 60_000 } as const;
/** What is quickly put in order is waited for so long. */
const patienceMs = 1_500;
/** Putting in order is to take at most one part of so many of the time, however often something changes. */
const rest = 5;
/** A thread that nobody has asked for so long is let go. */
const idleMs = 10 * 60_000;

/** Keeps the queue of what there is to learn from, put in order in a thread so that no turn and no page waits for it; what is much the same is found in another, which does not wait for the order. */
export function openQueue({ talks, learning, content, root, programs, database, now, log }: Ordering): LearningQueue {
  const [thread, sentences] = [0, 1].map(() => threadFor(() => ({ root, knowledge: content().knowledge }), new URL('queue-worker.js', programs))) as [Thread, Thread];
  let known: { queue: Standing[]; at: number; took: number; of: string } | undefined;
  let changed = false;
  let work: Promise<void> | undefined;

  /** What the order rests on: the model, and the last thing that was said. */
  async function grounds(): Promise<string> {
    const [last] = await talks.utterances({ most: 1 });
    return `${content().model.version} ${content().knowledge.version} ${last ? keyOf(last) : ''}`;
  }
  async function order(of: string): Promise<void> {
    const at = now().getTime();
    changed = false;
    const done = (await learning.examples()).map(({ source }) => keyOf(source));
    const utterances = database === undefined ? await talks.utterances({ most }) : { database, most };
    const answer = await thread.ask({ ask: 'queue', utterances, model: content().model, done });
    if ('queue' in answer) known = { queue: answer.queue, at, took: now().getTime() - at, of };
    else throw new Error('fault' in answer ? answer.fault : 'no queue came of it');
  }
  return {
    async standing() {
      const of = await grounds();
      const age = known ? now().getTime() - known.at : Infinity;
      const isBare = () => known === undefined || known.queue.length === 0;
      const isOld = known === undefined || (isBare() && known.of !== of) || age > pace.mostMs || ((changed || known.of !== of) && age > Math.max(pace.leastMs, rest * known.took)) || known.of.split(' ', 2).join() !== of.split(' ', 2).join();
      if (isOld) work ??= order(of).catch((error: unknown) => { log.error({ err: error }, 'what there is to learn from could not be put in order; it is tried again when somebody asks for it'); }).finally(() => { work = undefined; });
      // What is quickly put in order is shown at once; and that there is nothing is said only when it is known.
      if (isBare() && work) await Promise.race([work, later(patienceMs)]);
      return isBare() && work ? undefined : known?.queue;
    },
    judged() { changed = true; },
    async alike(said, examples, patience) {
      const answer = await Promise.race([sentences.ask({ ask: 'alike', said, examples }), later(patience)]).catch((error: unknown) => { log.error({ err: error }, 'what is much the same as a text could not be looked for'); return undefined; });
      return answer && 'alike' in answer ? answer.alike : undefined;
    },
    openSentences(examples) {
      if (!sentences.isOpen()) void this.alike({ text: '', language: 'sv', source: { conversation: '', message: '' } }, examples, patienceMs);
    },
    async stop() { await work?.catch(() => undefined); await Promise.all([thread.end(), sentences.end()]); },
  };
}

function later(ms: number): Promise<undefined> {
  return new Promise((resolve) => { setTimeout(resolve, ms, undefined).unref(); });
}

type Thread = ReturnType<typeof threadFor>;

/** A thread that is there while it is asked, and made anew when what it rests on has changed. */
function threadFor<Ground extends { knowledge: object }>(ground: () => Ground, program: URL) {
  let held: { worker: Worker; of: object; asked: Map<number, { resolve: (answer: QueueAnswer) => void; reject: (error: unknown) => void }> } | undefined;
  let idle: NodeJS.Timeout | undefined;
  let count = 0;
  function open() {
    const workerData = ground();
    const worker = new Worker(program, { workerData });
    const asked: NonNullable<typeof held>['asked'] = new Map();
    const gone = (error: unknown) => { for (const { reject } of asked.values()) reject(error); asked.clear(); if (held?.worker === worker) held = undefined; };
    worker.on('message', ({ id, answered }: { id: number; answered: QueueAnswer }) => { asked.get(id)?.resolve(answered); asked.delete(id); });
    worker.once('error', gone);
    worker.once('exit', () => { gone(new Error('the thread has ended')); });
    worker.unref();
    return (held = { worker, of: workerData.knowledge, asked });
  }
  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = held?.worker;
    held = undefined;
    await ending?.terminate();
  }
  return {
    end,
    isOpen: () => held !== undefined && held.of === ground().knowledge,
    async ask(asked: QueueAsk): Promise<QueueAnswer> {
      if (held && held.of !== ground().knowledge && held.asked.size === 0) await end();
      const { worker, asked: waiting } = held ?? open();
      clearTimeout(idle);
      idle = setTimeout(() => { if (held?.asked.size === 0) void end(); }, idleMs).unref();
      return new Promise<QueueAnswer>((resolve, reject) => {
        const id = ++count;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, asked });
      });
    },
  };
}
