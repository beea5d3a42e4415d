// What each page for admins costs over a database with very many conversations: `npm run bench:admin -- --conversations 100000`.
// The server is a process of its own; its CPU time is read before and after. `--database file:…` keeps the database, or takes one that is there.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { hashPassword } from '../adapters/admin/access/passwords.ts';
import { learntSentences, openCompiled } from '../src/compiled.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { seeded } from '../test/store/seeded.ts';
import { measuredPages } from './admin-pages.ts';
import { keepExamples, trainingOfMany } from './many-examples.ts';
import { keepMany } from './many-talks.ts';
import { addressIn, median, readyLine } from './measure.ts';

const { values } = parseArgs({ options: { conversations: { type: 'string', default: '100000' }, database: { type: 'string' }, rounds: { type: 'string', default: '5' }, seed: { type: 'string' }, only: { type: 'string' }, json: { type: 'boolean', default: false } } });
const rounds = Number(values.rounds);
const goal = 300;
const folder = mkdtempSync(join(tmpdir(), 'bench-admin-'));
const file = values.database?.replace(/^file:/, '') ?? join(folder, 'many.db');
const here = dirname(fileURLToPath(import.meta.url));
const account = { login: 'bench@example.se', password: randomUUID() };

const [conversation, sentence] = await prepare();
const server = fork(join(here, 'served.js'), [pathToFileURL(join(here, '../src/main.js')).href], { env: { ...process.env, PORT: '0', DATABASE_URL: `file:${file}`, LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
const url = await readyLine(server, addressIn);
const cookie = await signIn();
const pages = measuredPages({ conversation, sentence }).filter((page) => page.name.includes(values.only ?? ''));
const ordering = pages.some(({ name }) => name.startsWith('training')) ? await ordered() : undefined;
const report: { name: string; cpuMilliseconds: number; wallMilliseconds: number; kilobytes: number }[] = [];
for (const { name, path } of pages) {
  const [cpu, wall]: [number[], number[]] = [[], []];
  let size = 0;
  for (let round = 0; round <= rounds; round++) {
    const [before, began] = [await cost(), performance.now()];
    const response = await fetch(`${url}${path}`, { headers: { cookie } });
    size = (await response.text()).length;
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    // The first time is for warming up.
    if (round > 0) { cpu.push(((await cost()) - before) / 1_000); wall.push(performance.now() - began); }
  }
  report.push({ name, cpuMilliseconds: Math.round(median(cpu)), wallMilliseconds: Math.round(median(wall)), kilobytes: Math.round(size / 1_000) });
  const last = report.at(-1);
  process.stdout.write(`${String(last?.cpuMilliseconds).padStart(5)} ms of CPU ${String(last?.wallMilliseconds).padStart(6)} ms ${String(last?.kilobytes).padStart(5)} kB  ${name}\n`);
}
const dearest = report.reduce((most, one) => (one.cpuMilliseconds > most.cpuMilliseconds ? one : most), { name: '', cpuMilliseconds: 0 });
process.stdout.write(`The dearest of ${report.length} pages: ${dearest.cpuMilliseconds} ms of CPU (${dearest.name}); the goal is at most ${goal} (medians of ${rounds}).\n`);
if (values.json) process.stdout.write(`${JSON.stringify({ conversations: Number(values.conversations), dearestMilliseconds: dearest.cpuMilliseconds, ...(ordering ? { ordering } : {}), pages: report })}\n`);
server.kill('SIGTERM');
await once(server, 'exit');
rmSync(folder, { recursive: true, force: true });

/** A database with the conversations in it, where there is none yet, and an account to look at them with. */
async function prepare(): Promise<[conversation: string, sentence: string]> {
  const isNew = !existsSync(file);
  const store = await openSqlite(file);
  const began = performance.now();
  const { knowledge } = openCompiled('dist/compiled');
  const random = seeded('conversations', values.seed === undefined ? undefined : Number(values.seed));
  if (isNew) {
    await keepMany(store, { knowledge, sentences: learntSentences('dist/compiled').map(({ text }) => text) }, { count: Number(values.conversations), random, until: new Date(), told: (done) => { if (done % 10_000 === 0) process.stderr.write(`${done} conversations, ${Math.round((performance.now() - began) / 1_000)} s\n`); } });
  }
  if (!(await store.learning.training(trainingOfMany))) await keepExamples(store, { needs: Object.keys(knowledge.common.needs), random, at: new Date().toISOString() });
  const before = await store.accounts.one({ login: account.login });
  await store.accounts.put({ id: before?.id ?? randomUUID(), login: account.login, name: 'Bench', role: 'admin', language: 'sv', at: new Date().toISOString(), password: await hashPassword(account.password) });
  const [one] = await store.talks.list({ outcome: 'helped', limit: 1 });
  const said = (await store.talks.utterances({ most: 9 })).find(({ text }) => text.includes(' '));
  await store.close();
  return [one?.conversation ?? '', said ? `${said.conversation}/${said.message}` : ''];
}

/** Waits until the queue of training is put in order, which is done in a thread when it is first asked for: what that costs is no page's. */
async function ordered(): Promise<{ cpuMilliseconds: number; wallMilliseconds: number }> {
  const [before, began] = [await cost(), performance.now()];
  while ((await (await fetch(`${url}/admin/traning`, { headers: { cookie } })).text()).includes('data-again')) await setTimeout(250);
  const took = { cpuMilliseconds: Math.round(((await cost()) - before) / 1_000), wallMilliseconds: Math.round(performance.now() - began) };
  process.stdout.write(`${String(took.cpuMilliseconds).padStart(5)} ms of CPU ${String(took.wallMilliseconds).padStart(6)} ms           (the queue of training put in order, in a thread)\n`);
  return took;
}

async function signIn(): Promise<string> {
  const page = await fetch(`${url}/admin/logga-in`);
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const entered = await fetch(`${url}/admin/logga-in`, { method: 'POST', redirect: 'manual', headers: { cookie: cookieOf(page), 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams({ csrf, ...account }) });
  if (entered.status !== 303) throw new Error(`signing in answered ${entered.status}`);
  return cookieOf(entered);
}

function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function cost(): Promise<number> {
  server.send('cost');
  const [{ cpuMicroseconds }] = (await once(server, 'message')) as [{ cpuMicroseconds: number }];
  return cpuMicroseconds;
}
