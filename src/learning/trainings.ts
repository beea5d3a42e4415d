import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Compiled } from '../compiled.ts';
import type { TrainTask } from './train.ts';
import type { Learning, TrainingRow } from '../store/learning.ts';
import type { Publications } from '../store/publications.ts';
import type { TrainMessage } from './train-worker.ts';

export type TrainingParts = {
  learning: Learning;
  publications: Pick<Publications, 'latest'>;
  content: () => Compiled;
  /** Where the files of sentences and the golden conversations are. */
  root: string;
  /** Where the threads' programs are. */
  programs: URL;
  now: () => Date;
  log: { error(about: object, text: string): void; info(about: object, text: string): void };
  /** How often a training says that it goes on; 5 s unless said. */
  beatMs?: number;
};

/** Who does something. */
export type Who = { id: string; name: string };

export type Trainings = {
  /** Begins a training of all examples that are there now, in a thread. Answers its id, or nothing where one goes on already, here or in another process. */
  begin(who: Who): Promise<string | undefined>;
  /** Ends a training that goes on, in whichever process. */
  cancel(id: string): Promise<boolean>;
  /** How a training stands now: one that has not been heard of has broken off. */
  stateOf(row: TrainingRow): TrainingRow['state'];
  stop(): Promise<void>;
};

/** So many beats without a word, and a training is given up. */
const patientBeats = 6;

/** One training at a time in all processes together, each in a thread so that no turn waits. What was published stays until somebody publishes. */
export function openTrainings({ learning, publications, content, root, programs, now, log, beatMs = 5_000 }: TrainingParts): Trainings {
  const lostMs = beatMs * patientBeats;
  let running: { id: string; thread: Worker; ended: Promise<void> } | undefined;

  function run(id: string, task: TrainTask): Promise<void> {
    const thread = new Worker(new URL('train-worker.js', programs), { workerData: task });
    let share = 0;
    const beat = () => learning.beat(id, share, now().toISOString()).then((goesOn) => { if (!goesOn) void thread.terminate(); }, (error: unknown) => { log.error({ err: error, training: id }, 'a training could not say how far it has come'); });
    const beating = setInterval(() => void beat(), beatMs).unref();
    const end = (ended: Parameters<Learning['endTraining']>[1]) => learning.endTraining(id, ended).then(() => undefined, (error: unknown) => { log.error({ err: error, training: id }, 'what came of a training could not be kept'); });
    let last: Promise<void> | undefined;
    thread.on('message', (message: TrainMessage) => {
      const at = now().toISOString();
      if ('share' in message) { if (message.share >= share + 0.05) { share = message.share; void beat(); } else share = Math.max(share, message.share); }
      else if ('fault' in message) last = end({ at, state: 'failed', why: message.fault });
      else last = end({ at, state: 'done', result: JSON.stringify(message.result), model: JSON.stringify(message.model) });
    });
    thread.once('error', (error: unknown) => { log.error({ err: error, training: id }, 'a training failed'); last = end({ at: now().toISOString(), state: 'failed', why: error instanceof Error ? error.message : String(error) }); });
    return new Promise<void>((resolve) => {
      thread.once('exit', () => {
        clearInterval(beating);
        // A thread that ended without a word was ended by somebody: where that was us, it says so itself.
        void (last ?? Promise.resolve()).then(() => { running = undefined; resolve(); });
      });
      running = { id, thread, ended: Promise.resolve() };
    });
  }
  return {
    async begin({ id: account, name }) {
      const at = now();
      const id = randomUUID();
      if (!(await learning.beginTraining({ id, at: at.toISOString(), account, name }, new Date(at.getTime() - lostMs).toISOString()))) return undefined;
      const { knowledge, phrases, model, golden } = content();
      const over = (await publications.latest('model'))?.id;
      const ended = run(id, { root, content: { knowledge, phrases, model, golden }, examples: await learning.examples(), ...(over === undefined ? {} : { over }) });
      if (running) running = { ...running, ended };
      return id;
    },
    async cancel(id) {
      const ended = await learning.endTraining(id, { at: now().toISOString(), state: 'cancelled' });
      if (running?.id === id) await running.thread.terminate();
      return ended;
    },
    stateOf: ({ state, heartbeat }) => (state === 'running' && Date.parse(heartbeat) < now().getTime() - lostMs ? 'failed' : state),
    async stop() {
      if (!running) return;
      const { id, thread, ended } = running;
      await thread.terminate();
      await ended;
      await learning.endTraining(id, { at: now().toISOString(), state: 'failed', why: 'broken off' });
    },
  };
}
