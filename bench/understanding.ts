import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCompiled } from '../src/compiled.ts';
import { understandingOf } from '../src/parts.ts';

/** What understanding one text costs in CPU time: the median of ordinary texts without and with the search, and the dearest of the nasty ones. */
export type Understanding = { understandMicroseconds: number; withSearchMicroseconds: number; nastiestMilliseconds: number };

const most = 2000;
const nasty: readonly string[] = [
  'a', 'ab ', 'å ä ö ', 'exprotkreditgarantier fintlandshandels ', '1 2 3 ', '12 500 kr ', '?!.', 'vi vill inte ha lån utan ', 'Mora Orsa Älvdalen Rättvik ', 'banken säger nej ', 'almi almi ', '((((', 'x'.repeat(399), '👍🏽 ',
  'och dessutom vill vi ', 'aaaaaaaaaaaaaaaaab ', 'i i i i ', 'lån? ', '\n', 'constructor __proto__ ', 'anställda 12 anställda ', 'sedan 1987 ', 'Ä'.normalize('NFD'),
].map((piece) => piece.repeat(Math.ceil(most / piece.length)).slice(0, most));

/** Measures with the compiled content under `root` and its labelled companies. */
export function measureUnderstanding(root: string): Understanding {
  const compiled = openCompiled(join(root, 'dist/compiled'));
  const whole = understandingOf(compiled);
  const without = understandingOf({ ...compiled, search: { find: () => [] }, answers: { find: () => [] } });
  const texts = readFileSync(join(root, 'test/companies/companies.jsonl'), 'utf8').split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { text: string }).text);
  const context = { fallback: 'sv' as const, at: '2026-11-25T09:00:00.000Z' };
  const cost = (understand: typeof whole, text: string, times: number) => {
    const before = process.cpuUsage();
    for (let i = 0; i < times; i++) understand(text, context);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / times;
  };
  for (const text of texts) { whole(text, context); without(text, context); }
  const median = (understand: typeof whole) => texts.map((text) => cost(understand, text, 4)).sort((a, b) => a - b)[Math.floor(texts.length / 2)] ?? 0;
  for (const text of nasty) whole(text, context);
  return { understandMicroseconds: median(without), withSearchMicroseconds: median(whole), nastiestMilliseconds: Math.max(...nasty.map((text) => cost(whole, text, 3))) / 1000 };
}
