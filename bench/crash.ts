// Kills with SIGKILL, at random and at each named step, with faults in Slack, on SQLite and on Postgres, and holds what is left
// against what had been acknowledged. Says what the seed is, how it goes, and what came of it; ends with 1 on a loss or a double.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../test/store/postgres-server.ts';
import { seeded } from '../test/store/seeded.ts';
import { buildSmallProgram, openReserve } from './crash/life.ts';
import { isWellTogether, playTogether, sayTogether } from './crash/processes.ts';
import type { Together } from './crash/processes.ts';
import { isWell, sayScaled, sayShort, tableOf } from './crash/report.ts';
import type { Result } from './crash/report.ts';
import { endsOf, playChapter, together } from './crash/rounds.ts';
import type { Figures } from './crash/rounds.ts';
import { readSettings, scaled } from './crash/settings.ts';
import type { Settings } from './crash/settings.ts';
import { playStarts } from './crash/starts.ts';

type StoreName = Settings['stores'][number];

const settings = readSettings(process.argv.slice(2));
const random = seeded('crash', settings.seed);
const folder = mkdtempSync(join(tmpdir(), 'crash-'));
const tell = (line: string) => { process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`); };
const perChapter = 25;

const postgres = settings.stores.includes('postgres') || settings.processes > 0 ? await startPostgres() : undefined;
if (postgres && 'because' in postgres) { tell(`Postgres cannot run here: ${postgres.because}`); process.exit(1); }
const newDatabase = async (store: StoreName, name: string) => (store === 'sqlite' ? join(folder, `${name}.db`) : await postgres?.database() ?? '');

const results: Result[] = [];
let processes: Together | undefined;
try {
  if (settings.processes > 0) processes = await playTogether({ ...settings, database: await newDatabase('postgres', 'together'), random, tell });
  else for (const store of settings.stores) results.push(...await killOver(store));
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
const load = loadavg().map((one) => one.toFixed(1)).join(', ');
process.stdout.write(`\n${processes ? sayTogether(processes, settings.processes) : tableOf(results)}\nload of the machine: ${load}\n`);
if (settings.json) process.stdout.write(`${JSON.stringify(processes ?? results)}\n`);
if (!results.every(({ figures }) => isWell(figures)) || (processes && !isWellTogether(processes))) process.exitCode = 1;

/** The kills over one kind of store: of the small program in chapters, each with a database of its own, and of the real server. */
async function killOver(store: StoreName): Promise<Result[]> {
  const found: Result[] = [];
  const rounds = Math.ceil(settings.rounds / settings.stores.length);
  if (rounds > 0) {
    tell(sayScaled());
    const program = await buildSmallProgram();
    const reserve = openReserve(program.file);
    const chapters: Figures[] = [];
    for (let left = rounds; left > 0; left -= perChapter) {
      const name = `${store} ${chapters.length + 1}`;
      const ends = endsOf(Math.min(left, perChapter), store === 'postgres', random);
      chapters.push(await playChapter({ database: await newDatabase(store, name), ends, random, timing: scaled, next: () => reserve.next(), tell: (line) => { tell(`${name}: ${line}`); } }));
      tell(`${name}: so far ${sayShort(together(chapters))}`);
      for (const fault of chapters.at(-1)?.faults ?? []) tell(`${name}: ${fault}`);
    }
    reserve.close();
    program.remove();
    found.push({ store, through: 'small program', figures: together(chapters) });
  }
  const starts = Math.ceil(settings.starts / settings.stores.length);
  if (starts > 0) found.push({ store, through: 'npm start', figures: await playStarts({ database: await newDatabase(store, `${store} starts`), kills: starts, random, tell: (line) => { tell(`${store}, npm start: ${line}`); } }) });
  return found;
}
