// What labelling in the queue's order is worth: `npm run bench:learning -- [--draws 20] [--seed 1] [--svg FILE] [--json]`. A model
// that has learnt ten sentences a need is taught fifty more that companies have said, ten at a time: the first ten of the queue,
// which is made anew by the model that has learnt them, against ten at random. Both learn the same way and start from the same.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { queueOf } from '../src/intents/queue.ts';
import type { Said } from '../src/intents/queue.ts';
import { deal, readGround, shuffled, sizes } from './learning/draw.ts';
import type { Draw, Known } from './learning/draw.ts';
import { learnQuickly } from './learning/learner.ts';
import type { Learnt } from './learning/learner.ts';
import { picture } from './learning/picture.ts';
import { meanOf, standardError } from './measure.ts';

const labels = [0, 10, 20, 30, 40, 50];
const each = 10;
const draws = Number(option('--draws') ?? 20);
const seed = Number(option('--seed') ?? 1);
const file = option('--svg') ?? join(process.cwd(), 'dist', 'bench', 'learning.svg');
const ground = readGround(process.cwd());
const began = process.cpuUsage();

say(`${draws} draws, seed ${seed}. In each: ${sizes.start.sv} Swedish and ${sizes.start.en} English sentences a need to begin with, ${sizes.pool} utterances to label, ${sizes.heldOut.sv} and ${sizes.heldOut.en} a need held out.`);
const curves = Array.from({ length: draws }, (_, i) => {
  const draw = deal(ground, seed * 1000 + i);
  const first = learn(draw.start);
  const start = shareRight(first, draw);
  const told = { queue: [start, ...inQueue(draw, first)], random: [start, ...atRandom(draw)] };
  say(`${i + 1} of ${draws}: at ${labels.at(-1)} labels ${percent(told.queue.at(-1) ?? 0)} in the queue's order, ${percent(told.random.at(-1) ?? 0)} at random`);
  return told;
});

const at = (side: 'queue' | 'random', step: number) => curves.map((one) => one[side][step] ?? 0);
const lead = (step: number) => curves.map(({ queue, random }) => (queue[step] ?? 0) - (random[step] ?? 0));
const figures = {
  labels, queue: labels.map((_, step) => meanOf(at('queue', step))), random: labels.map((_, step) => meanOf(at('random', step))),
  standardError: labels.map((_, step) => standardError(lead(step))), draws, seed,
  queueStandardError: labels.map((_, step) => standardError(at('queue', step))), randomStandardError: labels.map((_, step) => standardError(at('random', step))),
};
const { user, system } = process.cpuUsage(began);
print();
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, picture(`Right needs on held-out sentences: mean of ${draws} draws ± standard error`, labels, [
  { name: "queue's order", colour: '#0b5c4a', dash: 'none', means: figures.queue, errors: figures.queueStandardError },
  { name: 'at random', colour: '#9a3412', dash: '6 4', means: figures.random, errors: figures.randomStandardError },
]));
process.stdout.write(`Drawn in ${file}\n`);
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`);

function learn(texts: readonly Known[]): Learnt {
  return learnQuickly([...texts, ...ground.names]);
}

/** The share of the held-out sentences whose need is the likeliest, each need counted as often as it is asked for. */
function shareRight(learnt: Learnt, { heldOut }: Draw): number {
  const right = new Map<string, number[]>();
  for (const { label, counted } of heldOut) {
    const verdict = learnt(counted).needs[0]?.need === label ? 1 : 0;
    const held = right.get(label);
    if (held) held.push(verdict); else right.set(label, [verdict]);
  }
  return [...right].reduce((sum, [label, all]) => sum + (ground.traffic.needs.get(label) ?? 0) * meanOf(all), 0);
}

/** Ten at a time from the top of the queue. */
function inQueue(draw: Draw, first: Learnt): number[] {
  const said = draw.pool.map(({ text, language, counted }, i): Said => ({ source: { conversation: String(i), message: '1' }, text, language, reading: { kind: 'need', ...first(counted), found: [] }, flags: [] }));
  const cut = new Map(draw.pool.map((one) => [one.text, one.counted]));
  const done = new Set<string>();
  const taught: Known[] = [];
  let model = first;
  return labels.slice(1).map(() => {
    const queue = queueOf(said, { understand: (text) => model(cut.get(text) as Known['counted']), needsOf: () => [], isDone: ({ conversation }) => done.has(conversation), careful: each });
    for (const { said: { source } } of queue.slice(0, each)) { done.add(source.conversation); taught.push(draw.pool[Number(source.conversation)] as Known); }
    model = learn([...draw.start, ...taught]);
    return shareRight(model, draw);
  });
}

function atRandom(draw: Draw): number[] {
  const order = shuffled(draw.pool, draw.random);
  return labels.slice(1).map((label) => shareRight(learn([...draw.start, ...order.slice(0, label)]), draw));
}

function print(): void {
  const rows = labels.map((label, i) => `${String(label).padStart(6)}${figure(figures.queue[i], figures.queueStandardError[i])}${figure(figures.random[i], figures.randomStandardError[i])}${figure((figures.queue[i] ?? 0) - (figures.random[i] ?? 0), figures.standardError[i])}`);
  process.stdout.write([
    `The share of right needs on held-out sentences, mean of ${draws} draws ± standard error (of the lead: of the differences within the draws); seed ${seed}`,
    `${'labels'.padStart(6)}${"queue's order".padStart(18)}${'at random'.padStart(18)}${'lead'.padStart(18)}`, ...rows,
    `What companies say: each need as often as among the labelled companies (test/companies), ${percent(ground.traffic.outside)} none of our business, ${percent(ground.traffic.english)} in English; each sentence at most once. The held-out needs weigh as much.`,
    'The queue is made anew after each ten labels, by doubt and likeness alone: no flags and no search. The models are a smaller setting of what the product trains: the machines without the regression, and a fixed temperature.',
    `${((user + system) / 1e6).toFixed(0)} s CPU`, '',
  ].join('\n'));
}

function figure(mean = 0, error = 0): string {
  return `${(100 * mean).toFixed(2)} ± ${(100 * error).toFixed(2)} %`.padStart(18);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function option(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
