// Runs in a thread of its own: puts what was said in order, or finds what is much the same as a text. See ordering.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { readGround } from '../compiled.ts';
import { openAlike } from '../intents/label.ts';
import { standingQueue } from './queue.ts';
import type { QueueAnswer, QueueAsk, Utterance } from './queue.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { openTalkReader } from '../store/open.ts';

/** What the thread works with for as long as it is there. */
export type QueueGround = { root: string; knowledge: Knowledge };

const { root, knowledge } = workerData as QueueGround;
let alike: ReturnType<typeof openAlike> | undefined;

async function answer(asked: QueueAsk): Promise<QueueAnswer> {
  if (asked.ask === 'alike') {
    alike ??= openAlike(readGround(root, knowledge).sentences);
    return { alike: alike(asked.said, asked.examples) };
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
