// What a turn costs: CPU time of the server per message, beside that of the floor (see floor.ts), in one run, in turns.
// Also what understanding one text costs, in this process, and how long it takes from node starting to ready, and how much memory is resident then.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { addressIn, median, readyLine, scratch } from './measure.ts';
import { measureUnderstanding } from './understanding.ts';

const here = dirname(fileURLToPath(import.meta.url));
const rounds = 6;
const perRound = 60;
const texts = [
  'Vi gör verktyg i Mora och vill sälja i Norge', 'Jag vill starta eget och undrar vem jag kan prata med', 'Banken säger nej, vi behöver låna till en ny maskin',
  'Har en idé om en app för hundägare', 'finns det bidrag till solceller på ladugården', 'We want to find a distributor in Germany', 'Vi växer ur lokalen', 'Hur registrerar jag ett aktiebolag?',
];
type Cost = { cpuMicroseconds: number; residentMegabytes: number };

const ours = serve('../src/main.js', { PORT: '0', DATABASE_URL: `file:${join(scratch('turns'), 'turns.db')}`, LOG_LEVEL: 'info' });
const floor = serve('floor.js', { PORT: '0' });
const began = performance.now();
const [ourUrl, floorUrl] = await Promise.all([
  readyLine(ours, addressIn),
  readyLine(floor, (line) => { const port = /listening on (\d+)/.exec(line)?.[1]; return port && `http://127.0.0.1:${port}`; }),
]);
await until200(`${ourUrl}/readyz`);
const bothReadyMs = performance.now() - began;
const { residentMegabytes } = await cost(ours);

const token = await open();
await turns(40, token);
await floorWrites(40);
const perTurn: number[] = [];
const perWrite: number[] = [];
for (let round = 0; round < rounds; round++) {
  perTurn.push(await measure(ours, async () => { for (let i = 0; i < perRound / 6; i++) await turns(6, await open()); }, perRound));
  perWrite.push(await measure(floor, () => floorWrites(perRound), perRound));
  process.stderr.write(`round ${round + 1} of ${rounds}: turn ${Math.round(perTurn.at(-1) ?? 0)} µs, floor ${Math.round(perWrite.at(-1) ?? 0)} µs of CPU\n`);
}
ours.kill('SIGTERM');
floor.kill('SIGTERM');

const readyMilliseconds = await startAlone();
const turn = median(perTurn);
const write = median(perWrite);
const understanding = measureUnderstanding(process.cwd());
const report = { turnCpuMicroseconds: Math.round(turn), floorCpuMicroseconds: Math.round(write), ratio: Number((turn / write).toFixed(2)), readyMilliseconds: Math.round(readyMilliseconds), residentMegabytes: Math.round(residentMegabytes), ...understanding };
process.stdout.write(`A turn: ${report.turnCpuMicroseconds} µs of CPU, ${report.ratio} times the floor of ${report.floorCpuMicroseconds} µs (medians of ${rounds} rounds of ${perRound}).\n`);
process.stdout.write(`Ready ${report.readyMilliseconds} ms after node started (both servers at once: ${Math.round(bothReadyMs)} ms); ${report.residentMegabytes} MB resident.\n`);
process.stdout.write(`Understanding a text: ${Math.round(understanding.understandMicroseconds)} µs of CPU without the search, ${Math.round(understanding.withSearchMicroseconds)} µs with it (medians); the nastiest 2,000 characters ${understanding.nastiestMilliseconds.toFixed(1)} ms.\n`);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(report)}\n`);

function serve(program: string, environment: Record<string, string>): ChildProcess {
  return fork(join(here, 'served.js'), [pathToFileURL(join(here, program)).href], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

/** Waits for the line in which a server says where it listens. */
async function cost(child: ChildProcess): Promise<Cost> {
  child.send('cost');
  const [answer] = (await once(child, 'message')) as [Cost];
  return answer;
}

async function measure(child: ChildProcess, work: () => Promise<void>, times: number): Promise<number> {
  const before = await cost(child);
  await work();
  return ((await cost(child)).cpuMicroseconds - before.cpuMicroseconds) / times;
}

async function post(url: string, body: unknown, bearer?: string): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function open(): Promise<{ id: string; token: string }> {
  const { conversation, token: given } = (await post(`${ourUrl}/api/conversations`, { door: 'almi-dalarna' })) as { conversation: { id: string }; token: string };
  return { id: conversation.id, token: given };
}

async function turns(times: number, { id, token: bearer }: { id: string; token: string }): Promise<void> {
  for (let i = 0; i < times; i++) await post(`${ourUrl}/api/conversations/${id}/messages`, { id: randomUUID(), text: texts[i % texts.length] }, bearer);
}

async function floorWrites(times: number): Promise<void> {
  for (let i = 0; i < times; i++) await post(`${floorUrl}/messages`, { id: randomUUID(), text: texts[i % texts.length] });
}

/** From node starting to the first answer that says ready, with nothing else running. */
async function startAlone(): Promise<number> {
  const from = performance.now();
  const child = serve('../src/main.js', { PORT: '0', DATABASE_URL: `file:${join(scratch('turns'), 'turns.db')}` });
  const url = await readyLine(child, addressIn);
  await until200(`${url}/readyz`);
  const took = performance.now() - from;
  child.kill('SIGTERM');
  return took;
}

async function until200(url: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if ((await fetch(url).catch(() => undefined))?.status === 200) return;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  throw new Error(`${url} never answered 200`);
}
