import type { Figures } from './rounds.ts';
import { own, scaled } from './settings.ts';
import { steps } from './steps.ts';
import type { Step } from './steps.ts';

export type Result = { store: string; through: 'small program' | 'npm start'; figures: Figures };

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
const counted = (counts: Partial<Record<string, number>>) => Object.entries(counts).map(([name, count]) => `${name} ${count ?? 0}`).join(', ');

/** Whether nothing was lost, nothing came twice, and all else was as it should be. */
export function isWell({ faults, late, claimsLeft }: Figures): boolean {
  return faults.length === 0 && late === 0 && claimsLeft === 0;
}

/** What came of the kills, in a line. */
export function sayShort({ kills, asked, lost, twice, pressed, pressesLost, slowestMs, late, faults }: Figures): string {
  return `${kills} killed; ${asked} handovers acknowledged, ${lost} lost, ${twice} with two cards; ${pressed} presses, ${pressesLost} lost; the slowest card ${seconds(slowestMs)} after the last start, ${late} too late; ${faults.length} faults in all`;
}

/** What came of the kills, as a table; and under it what went wrong, each thing in a line. */
export function tableOf(results: readonly Result[]): string {
  const rows: [string, (figures: Figures) => string | number][] = [
    ['killed with SIGKILL', ({ kills }) => kills],
    ['  of them at a named step', ({ atSteps }) => Object.values(atSteps).reduce((sum, count) => sum + count, 0)],
    ['asked to stop (SIGTERM)', ({ stops }) => stops],
    ['handovers acknowledged', ({ asked }) => asked],
    ['  lost', ({ lost }) => lost],
    ['cards', ({ cards }) => cards],
    ['  handovers with two', ({ twice }) => twice],
    ['presses acknowledged', ({ pressed }) => pressed],
    ['  lost', ({ pressesLost }) => pressesLost],
    ['claims left after a stop', (figures) => figures.claimsLeft],
    ['cards waiting at the last start', ({ waited }) => waited],
    ['  the slowest after it', ({ slowestMs }) => seconds(slowestMs)],
    ['  later than 30 s and their turns', ({ late }) => late],
    ['faults in Slack', ({ slackFaults }) => Object.values(slackFaults).reduce((sum, count) => sum + count, 0)],
    ['all else that was wrong', ({ faults }) => faults.length],
  ];
  const table = [['', ...results.map(({ store, through }) => `${store}, ${through}`)], ...rows.map(([name, of]) => [name, ...results.map(({ figures }) => String(of(figures)))])];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   '));
  return [...lines, '', ...results.flatMap(notes)].join('\n');
}

function notes({ store, through, figures }: Result): string[] {
  const missed = Object.keys(figures.missed) as Step[];
  return [
    ...(Object.keys(figures.atSteps).length > 0 ? [`${store}: at the steps ${counted(figures.atSteps)}`] : []),
    ...missed.map((step) => `${store}: ${figures.missed[step] ?? 0} × not reached, and killed all the same: ${steps[step]}`),
    `${store}, ${through}: faults in Slack: ${counted(figures.slackFaults)}`,
    ...figures.faults.slice(0, 40).map((fault) => `WRONG (${store}, ${through}): ${fault}`),
  ];
}

/** What was made shorter so that many kills take minutes. */
export function sayScaled(): string {
  const said = (timing: typeof own) => `a call ${timing.timeout} ms, settling ${timing.settle} ms, a claim ${timing.leaseMs} ms, ${timing.gap} ms between the posts of a channel`;
  return `the small program's times: ${said(scaled)} (the product's own: ${said(own)}); the waits between tries are the product's own`;
}
