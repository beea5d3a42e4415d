import type { Mention } from '../events.ts';
import { after, before, findAll, flatten, quote } from './flat.ts';
import type { Flat } from './flat.ts';
import { tradePhrases, tradeWords } from './trades.ts';
import type { Trade } from './trades.ts';

type Hit = { sector: Trade; at: number; end: number; strength: number };

const endings = ['', 's', 'en', 'et', 'n', 't', 'er', 'ar', 'or', 'erna', 'arna', 'orna', 'ens', 'ets', 'na', 'ns', 'ers', 'ies', 'es', 'et', 'an', 'a', 'are', 'aren', 'arens', 'eri', 'eriet', 'ing', 'ning', 'ningen', 'verksamhet', 'foretag', 'foretaget', 'firma', 'firman', 'bolag', 'bolaget', 'branschen'];
const shortest = 3;
const longestStem = 18;

const ownWords = / (?:vi|jag|ja|we|i|ett|en|a|an|min|mitt|var|vart|my|our|mina|egen|eget|litet|liten|small|driver|drev|driva|har|ar|am|are|i'm|we're|run|runs|running|own|owns|som|as|sysslar|jobbar|bedriver|gor|tillverkar|producerar|bygger|odlar|oppna|oppnar|starta|startar|open|start|making|make|ta over|tar over|taking over|take over|hej|hello|hi|[.,])(?: [a-z0-9]+){0,2} $/;
const doing = / (?:vi|jag|ja|we|i)(?: [a-z]+)? (?:driver|ar|e|a|har|kor|ager|gor|tillverkar|producerar|bygger|odlar|bakar|sysslar med|jobbar (?:som|med|inom)|run|own|make|produce|build|have|are|am|grow|bake|sell)(?: [a-z0-9]+){0,3} $/;
const othersWords = / (?:till|at|for|mot|hos|kund|kunder|kunden|kunder inom|leverantor|leverantoren|saljer till|levererar till|granne|grannen|konkurrent|konkurrenten|to|from|fran|med|av|customers|customer|client|clients|supplier|lokal for|hyra|anlita|behover en|soker en|soker|letar|hitta|hire|find|need|want|utan|som liknar|min bror|min syster|min man|min fru|hennes|hans|her|his|den|andra|several|flera|manga|alla|dom|inte|not|intill|intill en|en gammal|before|tidigare|formerly|forr|ex|utbildad|exempelvis|till exempel|typ|som en)(?: (?:en|ett|a|an|the|lokala|nagon|some|andra|olika|min|mitt|stora|sma))? $/;

/** The trade that the writer is in: of several, the first that is said of the writer's own; words about customers and neighbours count little. */
export function sectorOf(text: string): Mention | undefined {
  const flat = flatten(text);
  const hits = [...wordHits(flat), ...phraseHits(flat)].sort((a, b) => a.at - b.at);
  let best: Mention | undefined;
  for (const hit of hits) {
    const sure = surenessOf(flat, hit);
    if (sure > (best?.sure ?? 0) + 0.04) best = { slot: 'sector', value: hit.sector, quote: quote(flat, hit.at, hit.end), sure };
  }
  return best;
}

function surenessOf(flat: Flat, { at, strength }: Hit): number {
  const context = before(flat, at - 1, 6);
  if (doing.test(context)) return Math.min(0.92, 0.92 * strength);
  if (othersWords.test(context)) return 0.35 * strength;
  if (ownWords.test(context) || context.trim() === '') return 0.85 * strength;
  return 0.65 * strength;
}

function wordHits(flat: Flat): Hit[] {
  return flat.tokens.flatMap((one) => {
    const found = tradeOf(one.folded);
    return found ? [{ ...found, at: one.at, end: one.at + one.folded.length }] : [];
  });
}

function phraseHits(flat: Flat): Hit[] {
  return tradePhrases.flatMap(({ phrase, sector }) => {
    const at = flat.line.indexOf(phrase);
    return at < 0 ? [] : [{ sector, at: at + 1, end: at + phrase.length, strength: 1 }];
  });
}

/** The trade of one word: what it ends with is what it is (a "hästmassage" is massage); failing that, what it begins with. */
export function tradeOf(word: string): { sector: Trade; strength: number } | undefined {
  const whole = tradeWords.get(word);
  if (whole) return { sector: whole.sector, strength: 1 };
  for (const ending of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < shortest) continue;
    const bare = ending === '' ? word : word.slice(0, -ending.length);
    const same = tradeWords.get(bare);
    if (same && (same.how !== 'whole' || ending.length <= 2)) return { sector: same.sector, strength: 1 };
  }
  let best: { sector: Trade; length: number } | undefined;
  for (const ending of endings) {
    if (!word.endsWith(ending)) continue;
    const bare = ending === '' ? word : word.slice(0, -ending.length);
    for (let size = Math.min(longestStem, bare.length - 2); size >= 4; size--) {
      const entry = tradeWords.get(bare.slice(-size));
      if (entry?.how === 'either' && size > (best?.length ?? 0)) best = { sector: entry.sector, length: size };
    }
  }
  if (best) return { sector: best.sector, strength: 0.95 };
  for (let size = Math.min(longestStem, word.length - 1); size >= 4; size--) {
    const entry = tradeWords.get(word.slice(0, size));
    if (entry && entry.how !== 'whole') return { sector: entry.sector, strength: size >= 6 ? 0.95 : 0.8 };
  }
  return undefined;
}
