import { setTimeout as sleep } from 'node:timers/promises';
import { claimsLeft, judge, openOracle, slowest } from './oracle.ts';
import { openPromoters } from './promoters.ts';
import { actors } from './rounds.ts';
import type { Figures } from './rounds.ts';
import { handOver, openConversation, startServer, untilDelivered } from './server.ts';
import type { Server } from './server.ts';
import { own } from './settings.ts';
import { fakeSlack } from './slack.ts';

/** How long a claim of the product lasts: see the dispatcher. */
const productLeaseMs = 12_000;

export type Starts = { database: string; kills: number; random: () => number; tell: (line: string) => void };

const restMs = 180_000;

/** Kills the real server at random while companies ask over HTTP, with the product's own times, every fifth time by asking it to stop; then lets it run until all is delivered. */
export async function playStarts({ database, kills, random, tell }: Starts): Promise<Figures> {
  let server: Server | undefined;
  let asking = true;
  const slack = await fakeSlack({ appUrl: () => server && `${server.url}/slack/events`, random, share: 0.1, again: [0, 1_000, 5_000] });
  const oracle = openOracle();
  const promoters = openPromoters(slack, oracle, random);
  const figures = { kills: 0, stops: 0, claimsLeft: 0 };
  const wanted = () => asking;
  const url = () => server?.url;

  async function company(): Promise<void> {
    while (asking) {
      const opened = await openConversation(wanted, url, random);
      const handover = opened && await handOver(wanted, url, opened, actors[Math.floor(random() * actors.length)] ?? '');
      if (handover !== undefined) oracle.asked.add(handover);
      await sleep(300 + random() * 900);
    }
  }

  const companies = [company(), company()];
  const file = database.startsWith('postgres:') ? database : `file:${database}`;
  for (let life = 1; life <= kills + Math.ceil(kills / 5); life += 1) {
    const began = Date.now();
    server = await startServer({ database: file, slack });
    const { child, ended } = server;
    await sleep(10 + random() * 2_500);
    const isStop = life % 6 === 0;
    child.kill(isStop ? 'SIGTERM' : 'SIGKILL');
    server = undefined;
    await ended;
    if (isStop) { figures.stops += 1; figures.claimsLeft += await claimsLeft(database, began + productLeaseMs); } else figures.kills += 1;
    if (life % 5 === 0) tell(`${life} starts, ${oracle.asked.size} handovers acknowledged, ${oracle.pressed.size} presses`);
  }
  asking = false;
  const since = Date.now();
  const before = new Set(slack.cards().map(({ handover }) => handover));
  const waited = new Set([...oracle.asked].filter((id) => !before.has(id)));
  server = await startServer({ database: file, slack });
  await Promise.all(companies);
  await promoters.stop();
  await untilDelivered(url, restMs);
  await slack.desk.settled();
  server.child.kill('SIGTERM');
  await server.ended;
  const verdict = await judge(oracle, slack, database);
  const { ms, late } = slowest(slack.cards(), waited, since, own.gap);
  await slack.close();
  return { ...verdict, ...figures, atSteps: {}, missed: {}, asked: oracle.asked.size, pressed: oracle.pressed.size, waited: waited.size, slowestMs: ms, late, slackFaults: slack.faults };
}
