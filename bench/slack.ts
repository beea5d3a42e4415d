// How soon Slack is answered when it is busy: `npm run bench:slack`. A real server under ten times the load of a region (50 messages a
// second, 2,000 open streams), while promoters press buttons by signed requests; Slack's own three seconds are the limit, half a
// second is what we ask of ourselves. Prints the time to answer, and what it cost. `--seconds 20`, `--streams 2000`, `--messages 50`, `--presses 20`, `--json`.
import { fork } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { addressIn, readyLine, scratch } from './measure.ts';

type Conversation = { id: string; token: string; address: string };
type Answer = { status: number; body: string; milliseconds: number };

const here = dirname(fileURLToPath(import.meta.url));
const secret = 'a-signing-secret-for-measuring';
const seconds = option('seconds', 20);
const streams = option('streams', 2000);
const messagesASecond = option('messages', 50);
const pressesASecond = option('presses', 20);
const texts = ['Vi gör verktyg i Mora och vill sälja i Norge', 'Banken säger nej, vi behöver låna till en ny maskin', 'finns det bidrag till solceller på ladugården', 'Vi växer ur lokalen', 'We want to find a distributor in Germany'];
const actions = ['handover_accept', 'handover_contact', 'handover_call', 'handover_ask', 'handover_refer', 'handover_decline'];
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

const slack = await standIn();
const server = fork(join(here, 'served.js'), [pathToFileURL(join(here, '../src/main.js')).href], {
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  env: {
    ...process.env, PORT: '0', DATABASE_URL: `file:${join(scratch('slack'), 'slack.db')}`, LOG_LEVEL: 'info', TRUST_PROXY: '1', HANDOVER_LIVE: 'all',
    SLACK_BOT_TOKEN: 'xoxb-measured', SLACK_SIGNING_SECRET: secret, SLACK_API_URL: slack.url,
  },
});
const url = await readyLine(server, addressIn);
await until('the server is ready', async () => (await call('GET', '/readyz')).status === 200);

say(`opening ${streams} streams`);
const conversations: Conversation[] = [];
for (let i = 0; i < streams; i += 25) conversations.push(...await Promise.all(Array.from({ length: Math.min(25, streams - i) }, (_, j) => open(i + j))));
const held = await Promise.all(conversations.map(listen));
const handovers = await handOver(conversations.slice(0, Math.min(streams, 200)));
say(`${held.length} streams are open and ${handovers.length} cases wait; measuring for ${seconds} seconds`);

const pressed: Answer[] = [];
const said: Answer[] = [];
const before = await cost();
const began = performance.now();
await Promise.all([
  every(messagesASecond, async (i) => { said.push(await speak(conversations[(i * 37) % conversations.length] ?? conversations[0]!, i)); }),
  every(pressesASecond, async (i) => { pressed.push(await press(handovers[i % handovers.length] ?? '', actions[Math.floor(i / handovers.length) % actions.length] ?? '', i)); }),
]);
const spent = (performance.now() - began) / 1000;
const after = await cost();

const report = {
  answerToSlack: figures(pressed), messages: figures(said), streams: held.filter(({ open: still }) => still()).length, told: held.reduce((sum, { told }) => sum + told(), 0),
  cpuPercent: Math.round((after.cpuMicroseconds - before.cpuMicroseconds) / 1e4 / spent), residentMegabytes: Math.round(after.residentMegabytes), calledSlack: slack.calls(), load: Number((loadavg()[0] ?? 0).toFixed(1)),
};
process.stdout.write(`The answer to Slack: ${sentence(report.answerToSlack)} (asked: 500 ms at p99).\n`);
process.stdout.write(`The answer to a message: ${sentence(report.messages)}; ${report.streams} streams open at the end, ${report.told} events told in them.\n`);
process.stdout.write(`The server took ${report.cpuPercent} % of a core and ${report.residentMegabytes} MB; it called Slack ${report.calledSlack} times. The load of the machine was ${report.load}.\n`);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(report)}\n`);
for (const one of held) one.close();
server.kill('SIGTERM');
slack.close();
process.exit(0);

/** Does something so many times a second for as long as is measured, whether or not the one before is done. */
async function every(aSecond: number, work: (i: number) => Promise<void>): Promise<void> {
  const from = performance.now();
  const doing: Promise<void>[] = [];
  for (let i = 0; i < aSecond * seconds; i += 1) {
    const wait = from + (i * 1000) / aSecond - performance.now();
    if (wait > 0) await new Promise((then) => { setTimeout(then, wait); });
    doing.push(work(i));
  }
  await Promise.all(doing);
}

function press(handover: string, action: string, i: number): Promise<Answer> {
  const payload = {
    type: 'block_actions', team: { id: 'T1', domain: 'measured' }, user: { id: `U${i % 40}`, username: `kim.${i % 40}`, name: `kim.${i % 40}`, team_id: 'T1' }, channel: { id: 'C0MEASURED1', name: 'dorr-almi-dalarna' },
    container: { type: 'message', message_ts: '1.1', channel_id: 'C0MEASURED1' }, trigger_id: `${i}.1`, response_url: `${slack.url}response`,
    actions: [{ type: 'button', action_id: action, block_id: 'b', value: handover, text: { type: 'plain_text', text: 'x' }, action_ts: `${Math.floor(Date.now() / 1000)}.${String(i).padStart(6, '0')}` }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  return call('POST', '/slack/events', body, { 'content-type': 'application/x-www-form-urlencoded', 'x-slack-request-timestamp': at, 'x-slack-signature': signature });
}

async function open(i: number): Promise<Conversation> {
  // Each company comes from an address of its own.
  const address = `10.${Math.floor(i / 65_536) % 256}.${Math.floor(i / 256) % 256}.${i % 256}`;
  const { conversation, token } = read<{ conversation: { id: string }; token: string }>(await send('/api/conversations', { door: 'almi-dalarna' }, { address, token: '' }));
  return { id: conversation.id, token, address };
}

function speak(conversation: Conversation, i: number): Promise<Answer> {
  return send(`/api/conversations/${conversation.id}/messages`, { id: randomUUID(), text: texts[i % texts.length] }, conversation);
}

async function handOver(some: readonly Conversation[]): Promise<string[]> {
  const ids: string[] = [];
  for (const conversation of some) {
    await speak(conversation, 0);
    const id = randomUUID();
    const answer = await send(`/api/conversations/${conversation.id}/handovers`, { id, actor: 'almi-dalarna', contact: { name: 'Anna Ek', phone: '070-123 45 67' }, consent: true, onward: 'ask' }, conversation);
    if (answer.status === 201) ids.push(id);
  }
  return ids;
}

/** Holds a stream open and counts what is told in it. */
async function listen({ id, token, address }: Conversation): Promise<{ open: () => boolean; told: () => number; close: () => void }> {
  let told = 0;
  let alive = true;
  const asking = request(`${url}/api/conversations/${id}/stream`, { agent: false, headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': address } });
  asking.on('error', () => { alive = false; }).end();
  const [response] = (await once(asking, 'response')) as [NodeJS.ReadableStream];
  response.on('data', (chunk: Buffer) => { told += chunk.toString('utf8').split('\ndata:').length - 1; }).on('close', () => { alive = false; }).on('error', () => { alive = false; });
  return { open: () => alive, told: () => told, close: () => { asking.destroy(); } };
}

function send(path: string, body: unknown, { token, address }: { token: string; address: string }): Promise<Answer> {
  return call('POST', path, JSON.stringify(body), { 'content-type': 'application/json', 'x-forwarded-for': address, ...(token ? { authorization: `Bearer ${token}` } : {}) });
}

function call(method: string, path: string, body = '', headers: Record<string, string> = {}): Promise<Answer> {
  const from = performance.now();
  return new Promise((done) => {
    const ended = (status: number, text: string) => { done({ status, body: text, milliseconds: performance.now() - from }); };
    const asking = request(url + path, { method, agent, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => { ended(response.statusCode ?? 0, Buffer.concat(parts).toString('utf8')); });
    });
    asking.on('error', () => { ended(0, ''); }).end(body);
  });
}

/** Slack in so far as the server calls it: it says yes to everything at once. */
async function standIn() {
  let calls = 0;
  const answers: Record<string, object> = { 'auth.test': { team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' }, 'users.info': { user: { id: 'U1', profile: { display_name: 'Kim' } } }, 'views.open': { view: { id: 'V1' } } };
  const answering = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      calls += 1;
      const method = (incoming.url ?? '').replace('/', '');
      const answer = answers[method] ?? { channel: 'C0MEASURED1', ts: `${Math.floor(Date.now() / 1000)}.${String(calls % 1_000_000).padStart(6, '0')}`, messages: [], members: [], channels: [] };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, ...answer }));
    });
  });
  await new Promise<void>((listening) => { answering.listen(0, '127.0.0.1', listening); });
  return { url: `http://127.0.0.1:${(answering.address() as AddressInfo).port}/`, calls: () => calls, close: () => { answering.closeAllConnections(); answering.close(); } };
}

function figures(answers: readonly Answer[]): { count: number; well: number; p50: number; p99: number; most: number } {
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  return { count: answers.length, well: answers.filter(({ status }) => status >= 200 && status < 300).length, p50: at(0.5), p99: at(0.99), most: at(1) };
}

function sentence({ count, well, p50, p99, most }: ReturnType<typeof figures>): string {
  return `${p50} ms at p50, ${p99} ms at p99, ${most} ms at most; ${well} of ${count} were answered well`;
}

async function cost(): Promise<{ cpuMicroseconds: number; residentMegabytes: number }> {
  server.send('cost');
  const [answer] = (await once(server, 'message')) as [{ cpuMicroseconds: number; residentMegabytes: number }];
  return answer;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    if (await holds()) return;
    await new Promise((again) => { setTimeout(again, 20); });
  }
  throw new Error(`it never came to pass that ${what}`);
}

function read<T>({ status, body }: Answer): T {
  if (status >= 300 || status === 0) throw new Error(`answered ${status}: ${body}`);
  return JSON.parse(body) as T;
}

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
