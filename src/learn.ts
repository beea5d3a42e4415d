import { Worker } from 'node:worker_threads';

export type LearnTask = { root: string; folder: string };
/** What the thread says: how far it has come (0–1), or what is wrong with the content. */
export type LearnMessage = { share: number } | { fault: string };

/** The content cannot be learnt from; the message is what an admin should mend. */
export class ContentFault extends Error {
  readonly code = 'content';
  constructor(message: string) {
    super(message);
    this.name = 'ContentFault';
  }
}

/**
 * Reads the content under `root`, learns from it and writes what came of it to `folder`, in a thread of its own so that no turn
 * waits: half a minute of one core. Rejects with ContentFault when the content is wrong; then `folder` is as it was.
 * `worker` is the thread's program, beside this one when built.
 */
export function learn(task: LearnTask, progress: (share: number) => void, worker = new URL('./learn-worker.js', import.meta.url)): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: task });
    thread.on('message', (message: LearnMessage) => {
      if ('fault' in message) reject(new ContentFault(message.fault)); else progress(message.share);
    });
    thread.once('error', reject);
    thread.once('exit', (code) => { if (code === 0) resolve(); else reject(new Error(`the thread that learns ended with code ${code}`)); });
  });
}
