import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Step } from './steps.ts';

/** How long things take in the small program, in milliseconds. */
export type Timing = { leaseMs: number; settle: number; gap: number; timeout: number };

/** What the small program is told when it is to begin. */
export type Orders = {
  database: string;
  slackUrl: string;
  keys: { token: string; signingSecret: string };
  timing: Timing;
  step?: Step;
  /** How long between two handovers that it asks for; 0: none. */
  everyMs: number;
  actors: readonly string[];
};

/** One program from its start to its end. */
export type Life = {
  child: ChildProcess;
  /** Resolves with what follows the first of the words that it says at the beginning of a line. Undefined when it ends before. */
  says(...words: string[]): Promise<{ word: string; rest: string } | undefined>;
  /** Resolves with all lines it has said, once it has ended and everything is read. */
  ended: Promise<{ lines: string[]; code: number | null; signal: string | null }>;
};

/** Follows what a program says from now on. */
export function follow(child: ChildProcess): Life {
  const lines: string[] = [];
  const waiting = new Set<(line: string | undefined) => void>();
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      for (const hear of [...waiting]) hear(line);
    }
  });
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => {
    for (const hear of [...waiting]) hear(undefined);
    return { lines, code: code as number | null, signal: signal as string | null };
  });
  return {
    child, ended,
    says: (...words) => new Promise((resolve) => {
      const hear = (line: string | undefined) => {
        const word = line === undefined ? '' : words.find((one) => line === one || line.startsWith(`${one} `));
        if (word === undefined) return;
        waiting.delete(hear);
        resolve(line === undefined ? undefined : { word, rest: line.slice(word.length + 1) });
      };
      if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
      else waiting.add(hear);
    }),
  };
}

/** Small programs, of which the next one is always warm: a restart costs what opening the store costs, and not what starting Node costs. */
export function openReserve(program: string): { next(): Promise<Life>; close(): void } {
  const spare = () => {
    const child = fork(program, [], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    const life = follow(child);
    return { life, warm: life.says('warm') };
  };
  let ready = spare();
  return {
    async next() {
      const { life, warm } = ready;
      if (!await warm) throw new Error('the small program ended before it was warm');
      ready = spare();
      return life;
    },
    close() { ready.life.child.kill('SIGKILL'); },
  };
}

/** Makes the small program one file, which starts in half the time. It lies inside the packages, so that it finds the one that cannot be put in. */
export async function buildSmallProgram(): Promise<{ file: string; remove(): void }> {
  const cache = join(process.cwd(), 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'crash-'));
  await build({
    root: process.cwd(), configFile: false, logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'better-sqlite3-napi', 'pg-native'] },
    build: { ssr: join(process.cwd(), 'bench', 'crash', 'child.ts'), outDir, emptyOutDir: true, minify: false, rollupOptions: { output: { entryFileNames: 'child.mjs' } } },
  });
  return { file: join(outDir, 'child.mjs'), remove: () => { rmSync(outDir, { recursive: true, force: true }); } };
}
