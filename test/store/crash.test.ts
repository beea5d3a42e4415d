import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Database } from '../../src/store/driver.ts';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noLists, rowsFrom } from '../../src/store/lists.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { at, opened, recorded } from './samples.ts';
import { seeded } from './seeded.ts';
import { temporaryFolder } from './stores.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
let built = '';

beforeAll(async () => {
  // Inside the packages, so that the program finds those it was not built with.
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  built = mkdtempSync(join(cache, 'crash-'));
  await build({
    root, configFile: false, logLevel: 'error',
    build: { ssr: join(here, 'crash-child.ts'), outDir: built, emptyOutDir: true, rollupOptions: { output: { entryFileNames: 'child.mjs' } } },
  });
});
afterAll(() => { rmSync(built, { recursive: true, force: true }); });

/** Runs the program until it ends by itself or is killed so many milliseconds after it was ready. Answers whole lines only. */
function runChild(args: readonly string[], options: { killAfter?: number; limitBlocks?: number }): Promise<{ lines: string[]; signal: string | null; errors: string }> {
  const limit = options.limitBlocks === undefined ? '' : `ulimit -f ${options.limitBlocks}; `;
  const child = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, join(built, 'child.mjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  let kill: NodeJS.Timeout | undefined;
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (options.killAfter !== undefined) kill ??= setTimeout(() => child.kill('SIGKILL'), options.killAfter);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearTimeout(kill);
      resolve({ lines: output.split('\n').slice(0, -1), signal, errors });
    });
  });
}

/** Keeps the highest version of each conversation that was acknowledged. */
function acknowledge(acknowledged: Map<string, number>, lines: readonly string[]): void {
  for (const [, id, version] of lines.map((line) => /^(\S+) (\d+)$/.exec(line)).filter((match) => match !== null)) acknowledged.set(id!, Number(version));
}

/** Everything acknowledged is there, every append is there wholly or not at all, and the file is sound. */
async function expectSound(file: string, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const store = await openSqlite(file);
  const deliveries = new Set((await store.claim(at(1), at(1), 1_000_000)).map(({ id }) => id));
  await store.releaseAll(at(0));
  let events = 0;
  const raw = new Database(file, { readonly: true });
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(raw.pragma('foreign_key_check')).toEqual([]);
  const ids = raw.prepare('select id from conversations').pluck().all() as string[];
  raw.close();
  for (const id of ids) {
    const records = await store.load(id);
    expect([1, 3, 6]).toContain(records.length);
    expect(records.length).toBeGreaterThanOrEqual(acknowledged.get(id) ?? 0);
    expect(records.every(({ version }) => deliveries.has(`${id}/${version}`)), id).toBe(true);
    expect(await store.handovers({ conversation: id })).toEqual(rowsFrom(records, id, noLists).handovers);
    events += records.length;
  }
  expect(deliveries.size).toBe(events);
  expect([...acknowledged.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  await store.close();
}

describe('a program that is killed while it appends', () => {
  it('has lost nothing that it acknowledged, and half written nothing', async () => {
    const random = seeded('kills');
    const file = join(temporaryFolder(), 'a.db');
    const acknowledged = new Map<string, number>();
    for (let kill = 0; kill < 15; kill += 1) {
      const { lines, signal, errors } = await runChild([file, `r${kill}`], { killAfter: random() * 120 });
      expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
      acknowledge(acknowledged, lines);
      if (kill % 5 === 4) await expectSound(file, acknowledged);
    }
    console.log(`15 kills, ${acknowledged.size} conversations acknowledged`);
    expect(acknowledged.size).toBeGreaterThan(15);
  }, 120_000);
});

describe('a program that has no room left', () => {
  it('says so for each append, has half written nothing, and can go on when there is room again', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const { lines, signal, errors } = await runChild([file, 'full'], { limitBlocks: 1500 });
    expect({ signal, errors }).toEqual({ signal: null, errors: '' });
    const stopped = lines.filter((line) => line.startsWith('stopped'));
    expect(stopped).toHaveLength(6);
    for (const line of stopped) expect(line).toMatch(/^stopped SQLITE_(FULL|IOERR)/);
    const acknowledged = new Map<string, number>();
    acknowledge(acknowledged, lines);
    expect(acknowledged.size).toBeGreaterThan(5);
    await expectSound(file, acknowledged);
    const store = await openSqlite(file);
    await store.append('after', 0, recorded([opened]));
    expect(await store.load('after')).toHaveLength(1);
    await store.close();
  }, 60_000);
});
