// Runs in a thread of its own: reads the content, learns from it, and writes what came of it. See learn.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { compile, writeCompiled } from './compiled.ts';
import type { LearnMessage, LearnTask } from './learn.ts';

const { root, folder } = workerData as LearnTask;
const tell = (message: LearnMessage) => { parentPort?.postMessage(message); };
try {
  writeCompiled(folder, compile(root, (share) => { tell({ share }); }));
} catch (error) {
  tell({ fault: error instanceof Error ? error.message : String(error) });
}
