// Kills with SIGKILL, at random and at each named step, with faults in Slack, on SQLite and on Postgres, and holds what is left
// against what had been acknowledged. Says how the seed was, goes on saying how it goes, and ends with 1 on a loss or a double.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSmallProgram, openReserve } from './crash/life.ts';
import { endsOf, playChapter, together } from './crash/rounds.ts';
import type { Figures } from './crash/rounds.ts';
import { readSettings, scaled } from './crash/settings.ts';
import { isWell, sayScaled, tableOf } from './crash/report.ts';
import type { Result } from './crash/report.ts';
import { seeded } from '../test/store/seeded.ts';
import { startPostgres } from '../test/store/postgres-server.ts';

const settings = readSettings(process.argv.slice(2));
const random = seeded('crash', settings.seed);
const folder = mkdtempSync(join(tmpdir(), 'crash-'));
const tell = (line: string) => { process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`); };
const perChapter = 100;

const postgres = settings.stores.includes('postgres') || settings.processes > 0 ? await startPostgres() : undefined;
if (postgres && 'because' in postgres) { tell(`Postgres cannot run here: ${postgres.because}`); process.exit(1); }
const results: Result[] = [];
try {
  tell(sayScaled());
  const program = await buildSmallProgram();
  const reserve = openReserve(program.file);
  for (const store of settings.stores) {
    const chapters: Figures[] = [];
    for (let left = settings.rounds / settings.stores.length, number = 1; left > 0; left -= perChapter, number += 1) {
      const database = store === 'sqlite' ? join(folder, `chapter-${number}.db`) : await postgres?.database() ?? '';
      const ends = endsOf(Math.min(left, perChapter), store === 'postgres', random);
      chapters.push(await playChapter({ database, ends, random, timing: scaled, next: () => reserve.next(), tell: (line) => { tell(`${store} ${number}: ${line}`); } }));
    }
    if (chapters.length > 0) results.push({ store, through: 'small program', figures: together(chapters) });
  }
  reserve.close();
  program.remove();
} finally {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(`\n${tableOf(results)}\n`);
if (settings.json) process.stdout.write(`${JSON.stringify(results)}\n`);
if (!results.every(({ figures }) => isWell(figures))) process.exitCode = 1;
