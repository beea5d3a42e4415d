import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/store/open.ts';
import { judge, openOracle } from './oracle.ts';
import type { Verdict } from './oracle.ts';
import { openPromoters } from './promoters.ts';
import { actors } from './rounds.ts';
import { call, handOver, openConversation, startServer, untilAnswered, untilDelivered } from './server.ts';
import type { Company, Server } from './server.ts';
import { fakeSlack } from './slack.ts';
import { followStream } from './streams.ts';

export type Processes = { database: string; processes: number; seconds: number; random: () => number; tell: (line: string) => void };

/** How long messages took from one process to a stream at another, in milliseconds: from when they were sent, and from when the writer had its answer. */
export type Crossing = { messages: number; p50: number; p99: number; worst: number };
export type Together = Verdict & {
  kills: number; asked: number; pressed: number; said: number; saidLost: number; twiceInStream: number; neverHeard: number;
  /** Sent to heard, and answered to heard, before anybody is killed; answered to heard where a process had died shortly before or in between; and between kills. */
  crossing: { sent: Crossing; answered: Crossing; acrossKill: Crossing; betweenKills: Crossing };
  slackFaults: Record<string, number>; slowestCardMs: number;
};

const quietSeconds = 30;
const everyMs = 10_000;
/** So long after a kill streams may still be on their way to another process: they are told to come back after a second. */
const comeBackMs = 2_000;
const companiesAtOnce = 6;
const texts = ['Vi gör verktyg i Mora och vill sälja i Norge', 'Banken säger nej, vi behöver låna till en ny maskin', 'Vi växer ur lokalen', 'finns det bidrag till solceller på ladugården'];

/** Several servers on one Postgres under load, one of them killed every ten seconds and started again: after a while without kills, for comparison. */
export async function playTogether({ database, processes, seconds, random, tell }: Processes): Promise<Together> {
  const servers: (Server | undefined)[] = [];
  const url = () => {
    const there = servers.flatMap((server) => (server ? [server.url] : []));
    return there[Math.floor(random() * there.length)];
  };
  const slack = await fakeSlack({ appUrl: () => { const to = url(); return to && `${to}/slack/events`; }, random, share: 0.1, again: [0, 1_000, 5_000] });
  for (let index = 0; index < processes; index += 1) servers.push(await startServer({ database, slack }));
  const oracle = openOracle();
  const promoters = openPromoters(slack, oracle, random);
  const kills: number[] = [];
  const took: { sent: number; answered: number; at: number; broke: boolean }[] = [];
  const said = new Map<string, string[]>();
  const askedAt = new Map<string, number>();
  let [asking, twiceInStream, neverHeard] = [true, 0, 0];
  const wanted = () => true;

  async function talk(company: Company): Promise<void> {
    const stream = followStream(company, url);
    const sentAt = new Map<string, { sent: number; answered: number; writer: string }>();
    await sleep(300);
    for (let turn = 0; turn < 4; turn += 1) {
      const id = crypto.randomUUID();
      const sent = performance.now();
      const text = texts[Math.floor(random() * texts.length)];
      let writer = '';
      await untilAnswered(wanted, async () => {
        writer = url() ?? '';
        return writer === '' ? undefined : call(`${writer}/api/conversations/${company.id}/messages`, company.address, { id, text }, company.token);
      });
      sentAt.set(id, { sent, answered: performance.now(), writer });
      said.set(company.id, [...(said.get(company.id) ?? []), id]);
      await sleep(200 + random() * 600);
    }
    if (random() < 0.6) {
      const handover = await handOver(wanted, url, company, actors[Math.floor(random() * actors.length)] ?? '');
      if (handover !== undefined) { oracle.asked.add(handover); askedAt.set(handover, Date.now()); }
    }
    for (let waited = 0; waited < 10_000 && [...sentAt.keys()].some((id) => !stream.heard.has(id)); waited += 50) await sleep(50);
    stream.stop();
    for (const [id, { sent, answered, writer }] of sentAt) {
      const heard = stream.heard.get(id);
      if (!heard) { neverHeard += 1; continue; }
      if (heard.times > 1) twiceInStream += 1;
      if (heard.by !== writer) took.push({ sent, answered, at: heard.at, broke: kills.some((kill) => kill > sent - comeBackMs && kill < heard.at) });
    }
  }

  async function company(): Promise<void> {
    while (asking) {
      const opened = await openConversation(() => asking, url, random);
      if (opened) await talk(opened);
    }
  }

  async function killOne(turn: number): Promise<void> {
    const index = turn % processes;
    const server = servers[index];
    if (!server) return;
    servers[index] = undefined;
    kills.push(performance.now());
    server.child.kill('SIGKILL');
    await server.ended;
    servers[index] = await startServer({ database, slack });
    tell(`${kills.length} killed, ${said.size} conversations, ${oracle.asked.size} handovers acknowledged, ${oracle.pressed.size} presses, ${took.length} messages crossed`);
  }

  const companies = Array.from({ length: companiesAtOnce }, company);
  tell(`${processes} servers, ${quietSeconds} s without kills first`);
  await sleep(quietSeconds * 1_000);
  const restarts: Promise<void>[] = [];
  for (let turn = 0; turn * everyMs < seconds * 1_000; turn += 1) {
    restarts.push(killOne(turn));
    await sleep(everyMs);
  }
  await Promise.all(restarts);
  asking = false;
  tell('no more kills; waiting until all is delivered');
  await Promise.all(companies);
  await promoters.stop();
  await untilDelivered(url, 180_000);
  await slack.desk.settled();
  for (const server of servers) server?.child.kill('SIGTERM');
  await Promise.all(servers.map((server) => server?.ended));

  const verdict = await judge(oracle, slack, database);
  const saidLost = await lostWords(database, said);
  const slowestCardMs = Math.max(0, ...slack.cards().map(({ handover, at }) => at - (askedAt.get(handover) ?? at)));
  await slack.close();
  const quiet = took.filter(({ at }) => at < (kills[0] ?? Infinity));
  const between = took.filter(({ at, broke }) => !broke && at >= (kills[0] ?? Infinity));
  return {
    ...verdict, kills: kills.length, asked: oracle.asked.size, pressed: oracle.pressed.size, said: [...said.values()].flat().length, saidLost, twiceInStream, neverHeard,
    crossing: {
      sent: crossing(quiet.map(({ sent, at }) => at - sent)), answered: crossing(quiet.map(({ answered, at }) => Math.max(0, at - answered))),
      acrossKill: crossing(took.filter(({ broke }) => broke).map(({ answered, at }) => Math.max(0, at - answered))),
      betweenKills: crossing(between.map(({ answered, at }) => Math.max(0, at - answered))),
    },
    slackFaults: slack.faults, slowestCardMs,
  };
}

function crossing(values: readonly number[]): Crossing {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { messages: sorted.length, p50: at(0.5), p99: at(0.99), worst: at(1) };
}

/** How many acknowledged messages are not kept, or kept twice. */
async function lostWords(database: string, said: ReadonlyMap<string, readonly string[]>): Promise<number> {
  const store = await openStore(database, { warn: () => undefined });
  let lost = 0;
  for (const [conversation, ids] of said) {
    const kept = (await store.load(conversation)).flatMap(({ event }) => (event.type === 'message.said' ? [event.message] : []));
    lost += ids.filter((id) => kept.filter((one) => one === id).length !== 1).length;
  }
  await store.close();
  return lost;
}

/** What the two minutes have come to, in words. */
export function sayTogether(one: Together, processes: number): string {
  const say = ({ messages, p50, p99, worst }: Crossing) => `p50 ${p50} ms, p99 ${p99} ms, worst ${worst} ms (${messages} messages)`;
  return [
    `${processes} processes on one Postgres, ${one.kills} killed with SIGKILL and started again`,
    `handovers acknowledged ${one.asked}, lost ${one.lost}, with two cards ${one.twice}; presses acknowledged ${one.pressed}, lost ${one.pressesLost}`,
    `messages acknowledged ${one.said}, lost or kept twice ${one.saidLost}; twice in a stream ${one.twiceInStream}, never heard ${one.neverHeard}`,
    `from one process to a stream at another, before anybody is killed, after the writer’s answer: ${say(one.crossing.answered)}`,
    `  the same from when the writer sent it: ${say(one.crossing.sent)}`,
    `  within two seconds of a kill or across it, after the writer’s answer: ${say(one.crossing.acrossKill)}`,
    `  later between kills, while processes start: ${say(one.crossing.betweenKills)}`,
    `the slowest card came ${(one.slowestCardMs / 1_000).toFixed(1)} s after it was asked for`,
    ...one.faults.slice(0, 40).map((fault) => `WRONG: ${fault}`),
  ].join('\n');
}

/** Whether nothing was lost and nothing came twice. */
export function isWellTogether({ faults, saidLost, twiceInStream, neverHeard }: Together): boolean {
  return faults.length + saidLost + twiceInStream + neverHeard === 0;
}
