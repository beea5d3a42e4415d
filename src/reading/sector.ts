import type { Mention } from '../events.ts';
import { after, before, findAll, flatten, quote, tokenAt } from './flat.ts';
import type { Flat } from './flat.ts';
import { remembered } from './remember.ts';
import { sayingStart, tradeSayings, tradeWords } from './trades.ts';
import type { Trade } from './trades.ts';

type Hit = { sector: Trade; at: number; end: number; weak: boolean };

const endings = ['', 's', 'en', 'et', 'n', 't', 'er', 'ar', 'or', 'r', 'erna', 'arna', 'orna', 'ens', 'ets', 'na', 'ns', 'ers', 'ies', 'es', 'an', 'a', 'are', 'aren', 'arens', 'arna', 'ing', 'ning', 'ningen', 'ande', 'as', 'at', 'sverksamhet', 'verksamhet', 'sforetag', 'foretag', 'foretaget', 'firma', 'firman', 'bolag', 'bolaget', 'branschen', 'rorelse', 'rorelsen'];
const few: ReadonlySet<string> = new Set(['', 's', "'s"]);
const shortestEnd = 5;
const shortestStart = 5;
const longestStem = 18;
/** Words that begin or end as a trade does, and are something else. */
const others = /^(?:jordbruksverk|lantbruksenhet|industrinatverk|kontorshotell|foretagshotell|tillverkningslandet|platta|smidig|butiksansvar|taxera|transportband|hotellnatt|konstnarsnamnd|farmor|musikhjalpen)/;

/** A clause that begins with what one does, the writer left out: "Startade massagefirma", "Drivit åkeri", "Säljer smycken". */
const begun = /^ (?:(?:har|ha|hade|just|nu|precis|snart|have|had) )?(?:startade|startat|startar|oppnade|oppnat|oppnar|drivit|driver|drev|kor|kort|korde|gor|gjort|saljer|salt|tillverkar|bygger|odlar|bakar|syr|trycker|drejat|drejar|sysslar|jobbar|jobbat|haft|hyr|planerar|utvecklar|utvecklat|designar|stickar|stickat|klippt|klipper|odlat|bakat|sytt|tog|tar|tagit|koper|kopte|slutar|importerar|opened|started|running|selling|making|starting|opening)(?: (?:over|upp|ut|med|som|in|en|ett|a|an|the|eget|egen|min|mitt|nu|ny|nytt|just|liten|litet|egna|sma|fina|our|my|fast|heltid|pa|hundar|[a-z]+a|[a-z]+t)){0,3} $/;
const doing = / (?:vi|jag|ja|we|i)(?: [a-z]+)? (?:driver|drev|ar|e|a|har|kor|ager|gor|tillverkar|producerar|bygger|odlar|bakar|saljer|sysslar|jobbar|run|own|make|produce|build|have|are|am|grow|bake|sell|work|do)(?: [a-z0-9]+){0,3} $| (?:vi|jag|ja|we) $| (?:i'm|we're|driver|min|mitt|mina|var|vart|my|our|sysslar med|bedriver|jobbar som|jobbar med|jobbar inom|egen|eget|egna|own)(?: (?!pa |i |till |hos |fran |for |at |med |av |om |och |som |at |to |from |in |of |and |who |kund |kunder |kunden |customer |customers )[a-z0-9]+){0,2} $/;
const ownWords = / (?:ett|en|a|an|litet|liten|small|driva|som|as|oppna|oppnar|starta|startar|open|start|making|make|run|running|ta over|tar over|taking over|take over|hej|hello|hi|ny|nytt|new|and|och)(?: [a-z0-9]+){0,1} $/;
const theirs = / (?:bror|brorsan|syster|man|fru|sambo|kompis|granne|pappa|mamma|son|dotter|brother|sister|husband|wife|friend|neighbour|father|mother|chef|konkurrent|konkurrenten|competitor|kund|kunden|kunder|customers?) (?:ar|e|a|is|are|driver|har|runs?|has|inom|i|in|som ar)(?: (?:en|ett|a|an))? $| (?:till|at|for|mot|hos|kund|kunder|kunden|leverantor|leverantoren|granne|grannen|konkurrent|konkurrenten|to|from|fran|av|customers?|clients?|supplier|lokal for|hyra|anlita|behover|soker|letar|letar efter|hitta|hire|find|need|needs|want|utan|bror|syster|man|fru|brother|sister|hennes|hans|her|his|annan|andra|several|flera|manga|alla|dom|inte|not|intill|innan|tidigare|formerly|forr|utbildad|laser|pluggar|our local|den lokala|somliga|vilken|which|vilka|nagon|nan|somebody|someone)(?: (?:en|ett|a|an|the|lokala|nagon|nan|some|andra|olika|min|mitt|stora|sma|var|vart|duktig|bra|good))? $/;
const animals = / (?:\d+|nagra|vara|mina|sextio|our|my|har|have) (?:[a-z]+ )?(?:kor|mjolkkor|dikor|tackor|hons|getter|hastar|grisar|suggor|kvigor|ungdjur|lamm|bikupor|ponnyer|cows|horses|sheep|goats|pigs|hens|beehives)(?= )/g;
const spelt: Readonly<Record<string, Trade>> = { massör: 'vard', massörer: 'vard', städ: 'tjanster', vård: 'vard', får: 'jordbruk' };

/** The trade that the writer is in: of several, the first that is said of the writer's own; words about customers and neighbours count little. */
export function sectorOf(text: string): Mention | undefined {
  const flat = flatten(text);
  let best: Mention | undefined;
  for (const hit of [...wordHits(flat), ...sayingHits(flat), ...animalHits(flat)].sort((a, b) => a.at - b.at)) {
    const sure = surenessOf(flat, hit);
    if (sure > (best?.sure ?? 0) + 0.04) best = { slot: 'sector', value: hit.sector, quote: quote(flat, hit.at, hit.end), sure };
  }
  return best;
}

function surenessOf(flat: Flat, { at, end, weak }: Hit): number {
  const context = before(flat, at - 1, 6);
  const next = after(flat, end, 4);
  const alone = flat.tokens.length <= 2;
  if (theirs.test(context) && !/ (?:till|for|at) (?:min|mitt|var|vart|my|our) $/.test(context)) return weak ? 0.2 : 0.35;
  if (isOthers(flat, at, end, context, next)) return weak ? 0.2 : 0.35;
  if (doing.test(context) || begun.test(context)) return weak ? 0.75 : 0.92;
  const last = flat.tokens[tokenAt(flat, at) - 1];
  if (last?.word === 'våra' || (last?.word === 'vara' && !/[åäö]/i.test(flat.text))) return weak ? 0.72 : 0.85;
  if (ownWords.test(context)) return weak && !alone ? 0.45 : 0.85;
  if (context.trim() === '') return last?.folded === ',' ? (weak ? 0.4 : 0.6) : weak && !alone ? 0.45 : 0.85;
  return weak ? 0.35 : 0.65;
}

/** Some of them, those of that kind in general, what was there before, or one that wants something of the writer's: customers, mostly. */
function isOthers({ tokens, text }: Flat, at: number, end: number, context: string, next: string): boolean {
  if (/ (?:till|at|for|mot|hos|to|with) [a-z]+ (?:och|o|a|eller|and|or) $/.test(context)) return true;
  if (/ (?:gammal|gamla|gammalt|nedlagd|nedlagda|nedlagt|f d|fore detta|tom|tomma|old|former|disused|abandoned|empty) $/.test(context)) return true;
  if (/ (?:\d+|tid|tiden|fran|hos|pa) $/.test(context) && !doing.test(context) && !/ (?:vi|jag|ja|we|i|har|have|driver|run) (?:[a-z]+ )?(?:\d+|pa) $/.test(context) && !/ (?:jobbar|jobbat|anstalld|arbetar|lever) pa $/.test(context)) return true;
  if (/ (?:en|ett|a|an) (?:[a-z]+ )?$/.test(context) && /^ (?:(?:i|in|fran|from|pa) [a-z]+ )?(?:vill|har (?:hort|bestallt|fragat)|undrar|fragar|wants|asks|asked|has asked|called|kontaktade|horde) /.test(next)) return true;
  const word = text.slice(tokens.find((one) => one.at === at)?.start, tokens.find((one) => one.at + one.folded.length === end)?.end).toLowerCase();
  return /(?:orna|erna|arna)$/.test(word) && !/ (?:vara|mina|egna) $/.test(context);
}

function wordHits(flat: Flat): Hit[] {
  return flat.tokens.flatMap((one, place) => {
    const end = one.at + one.folded.length;
    const exact = spelt[one.word];
    if (exact && (one.word !== 'får' || / \d+ $/.test(before(flat, one.at - 1, 1)))) return [{ sector: exact, at: one.at, end, weak: false }];
    if (one.folded === 'it' && isInformationTechnology(flat, place)) return [{ sector: 'it' as const, at: one.at, end, weak: false }];
    const found = tradeOf(one.folded);
    return found ? [{ ...found, at: one.at, end }] : [];
  });
}

/** "IT" in capitals where not all is in capitals; the English pronoun is in small letters. */
function isInformationTechnology({ text, tokens }: Flat, place: number): boolean {
  const one = tokens[place];
  const neighbours = [tokens[place - 1], tokens[place + 1]].flatMap((near) => near ?? []);
  return one !== undefined && text.slice(one.start, one.end) === 'IT' && !neighbours.some((near) => near.folded.length > 1 && /^\p{Lu}+$/u.test(text.slice(near.start, near.end)));
}

function sayingHits({ line, tokens }: Flat): Hit[] {
  const hits: Hit[] = [];
  for (const start of new Set(tokens.map(({ folded }) => folded.slice(0, sayingStart)))) {
    for (const { saying, sector, weak } of tradeSayings.get(start) ?? []) {
      const at = line.indexOf(saying);
      if (at >= 0) hits.push({ sector, weak, at: at + 1, end: at + saying.length });
    }
  }
  return hits;
}

function animalHits(flat: Flat): Hit[] {
  return findAll(flat, animals).map(({ at, match }) => ({ sector: 'jordbruk', at: at + 1, end: at + match[0].length, weak: false }));
}

/** The trade of one folded word: what it ends with is what it is ("hästmassage" is massage); failing that, what it begins with. */
export const tradeOf = remembered((word: string): { sector: Trade; weak: boolean } | undefined => {
  if (others.test(word)) return undefined;
  const own = endings.filter((ending) => word.endsWith(ending));
  for (const ending of own) {
    const same = tradeWords.get(word.slice(0, word.length - ending.length));
    if (same && (same.how === 'either' || same.how === 'ends' || few.has(ending))) return same;
  }
  return lastPart(word, own) ?? firstPart(word);
});

function lastPart(word: string, own: readonly string[]): { sector: Trade; weak: boolean } | undefined {
  for (let size = Math.min(longestStem, word.length - 2); size >= shortestEnd; size--) {
    for (const ending of own) {
      const bare = word.slice(0, word.length - ending.length);
      const entry = bare.length > size + 1 ? tradeWords.get(bare.slice(-size)) : undefined;
      if (entry && (entry.how === 'either' || entry.how === 'ends')) return entry;
    }
  }
  return undefined;
}

function firstPart(word: string): { sector: Trade; weak: boolean } | undefined {
  for (let size = Math.min(longestStem, word.length - 1); size >= shortestStart - 1; size--) {
    const entry = tradeWords.get(word.slice(0, size));
    if (entry && (entry.how === 'begins' || (entry.how === 'either' && size >= shortestStart))) return entry;
  }
  return undefined;
}
