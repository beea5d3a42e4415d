import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, openCompiled, ready, writeCompiled } from './compiled.ts';
import { Case, judge, play, summarise } from './evaluate.ts';
import type { Figures } from './evaluate.ts';
import { understandingOf } from './parts.ts';
import { makeWorld } from './world.ts';

const root = process.cwd();
const compiledFolder = join(root, 'dist/compiled');
const [command, ...rest] = process.argv.slice(2);

const commands: Record<string, () => void | Promise<void>> = {
  compile: () => { writeCompiled(compiledFolder, compile(root)); },
  evaluate,
};

const run = commands[command ?? ''];
if (run) await run();
else {
  console.error(`Unknown command ${command ?? '(none)'}. There are: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
}

/** Plays labelled companies through the engine and prints how many came to the right door. */
function evaluate(): void {
  const file = rest.find((argument) => !argument.startsWith('--'));
  if (file === undefined) { console.error('Usage: npm run evaluate -- cases.jsonl [--fails] [--json]'); process.exitCode = 2; return; }
  const cases = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => Case.parse(JSON.parse(line)));
  const compiled = rest.includes('--fresh') ? ready(compile(root)) : openCompiled(compiledFolder);
  const world = makeWorld(compiled.knowledge, compiled.phrases, { live: 'all', broken: () => false });
  const understand = understandingOf(compiled);
  const results = cases.map((one) => ({ one, played: play(world, understand, one) }));
  const figures = summarise(results);
  console.log(table(figures));
  if (rest.includes('--fails')) for (const { one, played } of results) if (!judge(one, played.doors).first) console.log(`${one.id} [${one.kind}] ${JSON.stringify(one.text.slice(0, 90))} → ${played.doors.join(', ') || '-'} | wanted ${one.best.join(' or ') || 'none'} | asked ${played.asked.join(',') || '-'}`);
  if (rest.includes('--json')) console.log(JSON.stringify({ file, figures }));
}

function table(figures: readonly Figures[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`.padStart(8);
  const head = `${'group'.padEnd(20)}${'n'.padStart(5)}${'first'.padStart(8)}${'three'.padStart(8)}${'wrong'.padStart(8)}${'deadEnd'.padStart(8)}${'questions'.padStart(10)}`;
  return [head, ...figures.map((row) => `${row.group.padEnd(20)}${String(row.n).padStart(5)}${percent(row.first)}${percent(row.three)}${percent(row.wrong)}${percent(row.deadEnd)}${row.questions.toFixed(2).padStart(10)}`)].join('\n');
}
