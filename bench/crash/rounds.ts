import { setTimeout as sleep } from 'node:timers/promises';
import type { Life, Timing } from './life.ts';
import { claimsLeft, judge, openOracle, slowest } from './oracle.ts';
import type { Verdict } from './oracle.ts';
import { openPromoters } from './promoters.ts';
import { fakeSlack } from './slack.ts';
import type { FakeSlack } from './slack.ts';
import { steps } from './steps.ts';
import type { Step } from './steps.ts';

/** How a life ends: killed at random, killed at a step, or asked to stop. */
export type End = 'random' | 'stop' | Step;

/** What a chapter of lives over one database has come to. */
export type Figures = Verdict & {
  kills: number; atSteps: Partial<Record<Step, number>>; missed: Partial<Record<Step, number>>; stops: number; claimsLeft: number;
  asked: number; pressed: number; waited: number; slowestMs: number; late: number; slackFaults: Record<string, number>;
};

export type Chapter = {
  database: string;
  ends: readonly End[];
  random: () => number;
  timing: Timing;
  next: () => Promise<Life>;
  tell: (line: string) => void;
};

/** Whom the companies ask for: each has a channel of its own. */
export const actors = ['almi-dalarna', 'coompanion-dalarna', 'dalarna-science-park', 'region-dalarna', 'leader-nedre-dalalven', 'nyforetagarcentrum-dalarna'];
/** So long a step, or the first handover of a life, is waited for: a card may be held up by a fault that comes first. */
const patienceMs = 8_000;
const restMs = 120_000;

/** Which ends the lives of a chapter come to: so many at random, each step once, one that is asked to stop, in any order but for the tables. */
export function endsOf(kills: number, shared: boolean, random: () => number): End[] {
  // The claims of others are never released where several processes serve.
  const named = (Object.keys(steps) as Step[]).filter((step) => step !== 'migrating' && !(shared && step === 'releasing'));
  const rest: End[] = [...Array.from({ length: kills }, () => 'random' as const), ...named, 'stop'];
  return ['migrating', ...rest.map((end) => ({ end, at: random() })).sort((a, b) => a.at - b.at).map(({ end }) => end)];
}

/** Lets programs live and die over one database, then lets one live until all is delivered, and holds everything against what was acknowledged. */
export async function playChapter({ database, ends, random, timing, next, tell }: Chapter): Promise<Figures> {
  const at: { url?: string } = {};
  const slack = await fakeSlack({ appUrl: () => at.url, random, share: 0.1, again: [0, 400, 1_500] });
  const oracle = openOracle();
  const figures = { kills: 0, stops: 0, claimsLeft: 0, atSteps: {} as Partial<Record<Step, number>>, missed: {} as Partial<Record<Step, number>> };
  const complaints = new Map<string, number>();
  const promoters = openPromoters(slack, oracle, random);
  const orders = { database, slackUrl: slack.apiUrl, keys: slack.keys, timing, actors };

  function read(lines: readonly string[]): void {
    for (const line of lines) {
      const handover = /^asked (\S+)$/.exec(line)?.[1];
      if (handover !== undefined) oracle.asked.add(handover);
      if (line.startsWith('log ')) complaints.set(line.slice(0, 120), (complaints.get(line.slice(0, 120)) ?? 0) + 1);
    }
  }

  async function one(end: End): Promise<void> {
    const life = await next();
    const step = end === 'random' || end === 'stop' ? undefined : end;
    const isUp = life.says('up');
    const work = random() * 3;
    const atWork = work < 1 ? life.says('asked') : work < 2 ? grown(slack.shown) : grown(() => oracle.pressed.size);
    const atStep = step === 'written' ? writtenIn(slack) : step === undefined ? undefined : life.says(`at ${step}`);
    const began = Date.now();
    life.child.send({ ...orders, everyMs: 5 + random() * 35, ...(step === undefined ? {} : { step }) });
    const up = await Promise.race([isUp, ...(atStep === undefined ? [] : [atStep])]);
    if (up?.word === 'up') at.url = `http://127.0.0.1:${up.rest}/slack/events`;
    if (atStep) {
      const reached = await Promise.race([atStep, sleep(patienceMs, undefined, { ref: false })]);
      const list = reached ? figures.atSteps : figures.missed;
      if (step) list[step] = (list[step] ?? 0) + 1;
    } else {
      await Promise.race([atWork, sleep(patienceMs, undefined, { ref: false })]);
      await sleep(10 + random() * 250);
    }
    life.child.kill(end === 'stop' ? 'SIGTERM' : 'SIGKILL');
    const late = setTimeout(() => { complaints.set('a program that was asked to stop did not', 1); life.child.kill('SIGKILL'); }, 15_000);
    delete at.url;
    const { lines, signal } = await life.ended;
    clearTimeout(late);
    read(lines);
    if (end === 'stop') { figures.stops += 1; figures.claimsLeft += await claimsLeft(database, began + timing.leaseMs); } else if (signal === 'SIGKILL') figures.kills += 1;
    else throw new Error(`a program ended by itself (${signal ?? 'without a signal'}):\n${lines.slice(-5).join('\n')}`);
  }

  for (const [index, end] of ends.entries()) {
    await one(end);
    if ((index + 1) % 10 === 0) tell(`${index + 1} of ${ends.length} lives, ${oracle.asked.size} handovers acknowledged, ${oracle.pressed.size} presses`);
  }
  await promoters.stop();

  const before = new Set(slack.cards().map(({ handover }) => handover));
  const waited = new Set([...oracle.asked].filter((id) => !before.has(id)));
  const life = await next();
  const since = Date.now();
  const up = life.says('up');
  life.child.send({ ...orders, everyMs: 0 });
  at.url = `http://127.0.0.1:${(await up)?.rest ?? ''}/slack/events`;
  while (await left(life) > 0 && Date.now() - since < restMs) await sleep(200);
  life.child.kill('SIGTERM');
  const ended = await life.ended;
  read(ended.lines);
  await slack.desk.settled();

  const verdict = await judge(oracle, slack, database);
  const { ms, late } = slowest(slack.cards(), waited, since, timing.gap);
  for (const [line, times] of complaints) if (!expected(line)) tell(`${times} × ${line}`);
  await slack.close();
  return { ...verdict, ...figures, asked: oracle.asked.size, pressed: oracle.pressed.size, waited: waited.size, slowestMs: ms, late, slackFaults: slack.faults };
}

/** What the program complains of because Slack has been told to fail. */
function expected(line: string): boolean {
  return line.startsWith('log could not look for') || line.startsWith('log what a promoter asked for could not be done') || line.startsWith('log a promoter could not be told');
}

/** When there is one more than now: a card that Slack has answered for, or a press that was acknowledged. */
async function grown(count: () => number): Promise<void> {
  const before = count();
  for (let waited = 0; waited < patienceMs && count() === before; waited += 20) await sleep(20);
}

function writtenIn(slack: FakeSlack): Promise<{ word: string; rest: string }> {
  return new Promise((resolve) => { slack.onWritten(() => { resolve({ word: 'written', rest: '' }); }); });
}

async function left(life: Life): Promise<number> {
  const answer = life.says('left');
  life.child.send('left');
  return Number((await answer)?.rest ?? 0);
}

/** The figures of several chapters together. */
export function together(chapters: readonly Figures[]): Figures {
  const sum = (of: (one: Figures) => number) => chapters.reduce((all, one) => all + of(one), 0);
  const sums = <Name extends string>(of: (one: Figures) => Partial<Record<Name, number>>) => {
    const all: Partial<Record<Name, number>> = {};
    for (const one of chapters) for (const [name, count] of Object.entries(of(one)) as [Name, number][]) all[name] = (all[name] ?? 0) + count;
    return all;
  };
  return {
    faults: chapters.flatMap(({ faults }) => faults), lost: sum(({ lost }) => lost), twice: sum(({ twice }) => twice), pressesLost: sum(({ pressesLost }) => pressesLost),
    kept: sum(({ kept }) => kept), cards: sum(({ cards }) => cards), kills: sum(({ kills }) => kills), stops: sum(({ stops }) => stops), claimsLeft: sum((one) => one.claimsLeft),
    atSteps: sums(({ atSteps }) => atSteps), missed: sums(({ missed }) => missed), slackFaults: sums(({ slackFaults }) => slackFaults) as Record<string, number>,
    asked: sum(({ asked }) => asked), pressed: sum(({ pressed }) => pressed), waited: sum(({ waited }) => waited),
    slowestMs: Math.max(0, ...chapters.map(({ slowestMs }) => slowestMs)), late: sum(({ late }) => late),
  };
}
