// Runs in a thread of its own: trains a model and tells what it changes. See trainings.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { SentenceFault } from '../intents/sentences.ts';
import { trainWith } from './train.ts';
import type { TrainTask, Trained } from './train.ts';

/** What the thread says: how far it has come (0–1), what is wrong with the files, or what came of it. */
export type TrainMessage = { share: number } | { fault: string } | Trained;

const tell = (message: TrainMessage) => { parentPort?.postMessage(message); };
try {
  tell(trainWith(workerData as TrainTask, (share) => { tell({ share }); }));
} catch (error) {
  if (!(error instanceof SentenceFault)) throw error;
  tell({ fault: error.message });
}
