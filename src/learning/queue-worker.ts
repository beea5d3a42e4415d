// Runs in a thread of its own: puts what was said in order, and finds what contradicts an example. See ordering.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { readGround } from '../compiled.ts';
import { openContradictions } from '../intents/label.ts';
import { standingQueue } from './queue.ts';
import type { QueueAnswer, QueueAsk, Utterance } from './queue.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { openTalkReader } from '../store/open.ts';

/** What the thread works with for as long as it is there. */
export type QueueGround = { root: string; knowledge: Knowledge };

const { root, knowledge } = workerData as QueueGround;
let contradictions: ReturnType<typeof openContradictions> | undefined;

async function answer(asked: QueueAsk): Promise<QueueAnswer> {
  if (asked.ask === 'contradictions') {
    contradictions ??= openContradictions(readGround(root, knowledge).sentences);
    return { contradictions: contradictions(asked.example, asked.examples) };
  }
  const { utterances, model, done } = asked;
  return { queue: standingQueue('database' in utterances ? await read(utterances) : utterances, model, knowledge, done) };
}

/** Reads what was said by a connection of its own, so that no turn waits for it. */
async function read({ database, most }: { database: string; most: number }): Promise<readonly Utterance[]> {
  const reader = await openTalkReader(database);
  try {
    return await reader.talks.utterances({ most });
  } finally {
    await reader.close();
  }
}

parentPort?.on('message', ({ id, asked }: { id: number; asked: QueueAsk }) => {
  answer(asked).catch((error: unknown): QueueAnswer => ({ fault: error instanceof Error ? error.message : String(error) }))
    .then((answered) => { parentPort?.postMessage({ id, answered }); }, (error: unknown) => { throw error; });
});
