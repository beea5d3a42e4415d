import { crafts } from './crafts.ts';
import { trades } from './trade-lists.ts';

export type Trade = keyof typeof trades;
export type Entry = { sector: Trade; how: 'whole' | 'begins' | 'ends' | 'either'; weak: boolean };

/** The words of trades, and by their first word the sayings of several words, each with a space before it. */
export const { words: tradeWords, sayings: tradeSayings } = build();

function build(): { words: ReadonlyMap<string, Entry>; sayings: ReadonlyMap<string, readonly (Entry & { saying: string })[]> } {
  const words = new Map<string, Entry>();
  const sayings = new Map<string, (Entry & { saying: string })[]>();
  for (const [sector, text] of [...Object.entries(trades), ...Object.entries(crafts)] as [Trade, string][]) {
    for (const raw of text.split(/\s+/)) {
      const bare = raw.replace(/^[=>]|[<?]+$/g, '');
      const how = raw.startsWith('=') ? 'whole' : raw.startsWith('>') ? 'ends' : /<\??$/.test(raw) ? 'begins' : 'either';
      const entry: Entry = { sector, how, weak: raw.endsWith('?') };
      const start = bare.split('_')[0] ?? '';
      if (bare.includes('_')) sayings.set(start, [...(sayings.get(start) ?? []), { ...entry, saying: ` ${bare.replace(/_/g, ' ').trim()}` }]);
      else if (!words.has(bare)) words.set(bare, entry);
    }
  }
  return { words, sayings };
}
