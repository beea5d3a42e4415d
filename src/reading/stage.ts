import type { Mention } from '../events.ts';
import { after, before, find, findAll, flatten, quote } from './flat.ts';
import type { Flat } from './flat.ts';
import { tradeOf } from './sector.ts';
import { business, companyBegins, companyLife, firstSteps, ideas, old, othersFate, ownerChange, personLife, starting, young } from './stage-words.ts';
import type { Cue } from './stage-words.ts';
import { openingOf } from './opening.ts';

type Stage = 'ide' | 'start' | 'tidig_tillvaxt' | 'etablerad' | 'agarskifte_omstallning';

/** How far a company has come, by its own words; `year` is the present year. Selling, taking over and closing go before age, and age before plans. */
export function stageOf(text: string, year: number): Mention | undefined {
  const flat = flatten(text);
  const leaving = cue(flat, ownerChange, 'agarskifte_omstallning', (context) => !othersFate.test(context));
  if (leaving && leaving.sure >= 0.8) return leaving;
  const age = ageOf(flat, year) ?? ageUnnamed(flat);
  const begun = cue(flat, starting, 'start') ?? cue(flat, firstSteps, 'start');
  const dreamt = cue(flat, ideas, 'ide');
  const grown = cue(flat, young, 'tidig_tillvaxt');
  return surest([leaving, age, begun, openingOf(flat), dreamt, cue(flat, old, 'etablerad'), grown, bySize(flat)]);
}

/** The surest; of two that are about equal, the one that comes first in the list. */
function surest(mentions: readonly (Mention | undefined)[]): Mention | undefined {
  return mentions.reduce((best, one) => (one && one.sure > (best?.sure ?? 0) + 0.04 ? one : best), undefined);
}

function cue(flat: Flat, cues: readonly Cue[], value: Stage, isOurs: (context: string) => boolean = () => true): Mention | undefined {
  for (const { pattern, sure } of cues) {
    for (const { at, quote: words } of findAll(flat, pattern)) {
      if (isOurs(before(flat, at, 7)) && !/ (?:inte|ej|aldrig|not|never|don't) $/.test(before(flat, at, 1))) return { slot: 'stage', value, quote: words, sure };
    }
  }
  return undefined;
}

const number = '(\\d{1,3}|ett|en|ett halvt|one|a|an|nagra|nagot|ett par|par|flera|manga|several|many|a few|a couple of|few)';
const agePatterns: readonly { pattern: RegExp; read: (match: RegExpExecArray, year: number) => number | undefined; life: boolean; begins?: boolean }[] = [
  { pattern: / (?:sedan|sen|sedans|since|startades|startade|startat|grundades|grundat|grundad|grundade|bildades|bildat|etablerades|etablerat|registrerades|registrerat|registrerade|oppnade|founded|established|started|registered|est)(?: (?:ar|ar|i|in|back in|year|starten|borjan av|slutet av|hosten|varen|sommaren|vintern|[a-z]+ (?:i|in)))? ((?:18|19|20)\d\d)(?= )/g, read: (match, year) => since(Number(match[1]), year), life: true },
  { pattern: / (?:ab|bolag|foretag|firma|company|startup) (?:fran|from) ((?:19|20)\d\d)(?= )| (?:startade|grundade) (?:firman|foretaget|bolaget|snickeriet|verkstaden|akeriet) ((?:19|20)\d\d)(?= )| (?:sprang ur [a-z]+|knoppades av|avknoppat|spun out) (?:in )?((?:19|20)\d\d)(?= )/g, read: (match, year) => since(Number(match[1] ?? match[2] ?? match[3]), year), life: false },
  { pattern: / (?:sedan|sen|since) - (\d\d)(?= )/g, read: (match, year) => since(twoDigits(Number(match[1]), year), year), life: true },
  { pattern: / (?:sedan|sen|since|pa|fran) ((?:18|19|20)?\d0) (?:-|-tal|tal|talet)(?:tal|talet)?(?= )/g, read: (match, year) => since(twoDigits(Number(match[1]), year) + 4, year), life: true },
  { pattern: new RegExp(` ${number} (?:ar|years?) ?(?:gammalt|gammal|gamla|old) (?:[a-z]+ )?(?:foretag|bolag|firma|startup|company|business|firm|shop|store|farm|brewpub|brewery|bakery|salon|studio|agency|restaurant|cafe|hotel|workshop|verksamhet|[a-z]*(?:foretag|bolag|firma|byra|butik|salong|verkstad|bageri|akeri|cafe|kafe|krog|studio))(?= )`, 'g'), read: (match) => count(match[1]), life: false },
  { pattern: new RegExp(` (?:for|drygt|ungefar|about)? ?${number} (ar|years?|manader|months?|veckor|weeks?)(?: (?:sedan|sen|sden|ago|back|tillbaka))(?= )`, 'g'), read: (match) => inYears(match), life: true },
  { pattern: new RegExp(` (?:foretaget|bolaget|firman|company|business|firm|verksamheten|startup) (?:ar|is|e|a) (?:bara |only |just |about |nu |now )?${number} (ar|years?|manader|months?)(?= )`, 'g'), read: (match) => inYears(match), life: false },
  { pattern: / (?:for|i) (?:ett|drygt ett|knappt ett) (halv)ar(?: sedan| sen)?(?= )| half a year(?: ago)?(?= )/g, read: () => 0.5, life: true },
  { pattern: new RegExp(` (?:i|sedan|sen|for|since) (?:snart |nastan |drygt |over |mer an |more than |nearly |almost |about |ungefar |cirka |ca )?${number} (ar|years?|manader|months?|arsperiod)(?= )`, 'g'), read: (match) => inYears(match), life: true },
  { pattern: / (forsta|andra|tredje|fjarde|femte|first|second|third|fourth|fifth) (?:aret|verksamhetsaret|bokslutet|year|rakenskapsaret)(?= )/g, read: (match) => ordinals[match[1] ?? ''], life: true },
  { pattern: / (?:forra aret|i fjol|last year|forra hosten|forra varen|forra sommaren|i hostas)(?= )/g, read: () => 1, life: true, begins: true },
  { pattern: / (?:i ar|this year|i varas|forra manaden|last month|forra veckan|last week|i januari|i februari|nyss|nyligen|recently|i sommras|i somras|i vintras)(?= )/g, read: () => 0, life: true, begins: true },
];
const months = '(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october)';
/** "Öppnade salong i mars": a month and no year, straight after the company's first day. */
const thisYear = new RegExp(`(?:^ | [.,?] | (?:vi|jag|ja|we|i|bolaget|firman|foretaget) )(?:startade|oppnade|registrerade|drog igang|started|opened|registered|launched) (?:(?!bygg|arbete|projekt|for|sedan)[a-z]+ ){0,5}(?:i|in) ${months}(?= (?!\\d{4}|forra|last|i fjol))`, 'g');
/** A trade or a company since last year: "Frisör sen i fjol", "AB since last year". */
const sinceLast = / ([a-z]+) (?:sedan|sen|since) (i fjol|forra aret|last year|i hostas|forra hosten|forra varen|i varas|i sommras|i somras|nyar|arsskiftet|last (?:spring|autumn|fall|summer)|this spring|new year)(?= )/g;
/** Something made and sold for some years by whoever writes. */
const forYears = new RegExp(`(?:^ | [.,?] )(?:hej , |hi , |hello , )?(?:(?:vi|jag|ja|we|i) )?(?:har |have |i've |we've )?(?:trycker|syr|gor|gjort|bygger|byggt|driver|kor|kort|saljer|salt|salja|odlar|odlat|bakar|bakat|drejar|drejat|stickar|tillverkar|tillverkat|snickrar|svetsar|fotograferar|importerar|borjade salja|borjade tillverka|started selling|been selling|been making|been running) (?:[a-z]+ ){0,6}(?:sedan|sen|i|for) (?:snart |drygt |nastan |nu |over |about )?${number} (ar|years?)(?: (?:sedan|sen|ago|now))?(?= )`, 'g');
const trading = / (?:omsatter|omsattning|forsaljning|saljer|drar in|salt|kunder|kunderna|betalar|vinst|lonsamma|turnover|sales|selling|customers|revenue|profit|gar till) /;
const ordinals: Readonly<Record<string, number>> = { forsta: 0.9, first: 0.9, andra: 1.5, second: 1.5, tredje: 2.5, third: 2.5, fjarde: 3.5, fourth: 3.5, femte: 4.5, fifth: 4.5 };

/** The age of the company where a number of years, a year or "last year" belongs to a word about the company's own life, and not to a person's. */
function ageOf(flat: Flat, year: number): Mention | undefined {
  let best: Mention | undefined;
  for (const { pattern, read, life, begins } of agePatterns) {
    for (const { match, at } of findAll(flat, pattern)) {
      const years = read(match, year);
      const around = `${before(flat, at, 9)}${match[0]} ${after(flat, at + match[0].length, 5)}`;
      if (years === undefined || years < 0 || isOtherYears(match[0], around) || (begins === true && !companyBegins.test(around))) continue;
      const told = !life || companyLife.test(around);
      if (!told && !business.test(around) && !/^ (?:sedan|sen|since) /.test(flat.line)) continue;
      const [value, sure] = stageAt(years);
      const one: Mention = { slot: 'stage', value, quote: quote(flat, at, at + match[0].length), sure: told ? sure : Math.round((sure - 0.2) * 100) / 100 };
      if (one.sure > (best?.sure ?? 0)) best = one;
    }
  }
  return best;
}

/** Younger ways to say an age, where the company itself is not named. */
function ageUnnamed(flat: Flat): Mention | undefined {
  const [opened] = findAll(flat, thisYear);
  if (opened) return { slot: 'stage', value: 'start', quote: opened.quote.replace(/^[^\p{L}]+/u, ''), sure: 0.72 };
  for (const { match, quote: words } of findAll(flat, sinceLast)) {
    if (!/^(?:eget|egen|egna)$/.test(match[1] ?? '') && !companyLife.test(` ${match[1]} `) && !tradeOf(match[1] ?? '')) continue;
    return /varas|somm?ras|spring|nyar|arsskiftet|new year/.test(match[2] ?? '') ? { slot: 'stage', value: 'start', quote: words, sure: 0.72 } : { slot: 'stage', value: 'tidig_tillvaxt', quote: words, sure: 0.8 };
  }
  for (const { match, at } of findAll(flat, forYears)) {
    const years = count(match[1]);
    if (years === undefined || !trading.test(flat.line) || / (?:hobby|anstalld|at andra|for others|jobbat|unpaid) /.test(flat.line)) continue;
    const [value, sure] = stageAt(years);
    return { slot: 'stage', value, quote: quote(flat, at, at + match[0].length).replace(/^[^\p{L}]+/u, ''), sure: Math.min(sure, 0.78) };
  }
  return undefined;
}

/** Years of a person's life, of a contract, or ahead: "för två år" without "sedan", "for a year" of something that has not been. */
function isOtherYears(words: string, around: string): boolean {
  if (personLife.test(around) && !/ (?:drivit|drev|funnits|foretaget|firman|bolaget) /.test(around)) return true;
  if (/^ for .* (?:ar|manader)$/.test(words)) return true;
  return /^ for .* (?:years?|months?)$/.test(words) && !/ (?:have|has|'ve|i've|we've|been|ran|run|running|sold|existed|traded|made|operated|tried) /.test(around);
}

function stageAt(years: number): [Stage, number] {
  if (years < 0.75) return ['start', 0.75];
  if (years <= 3.5) return ['tidig_tillvaxt', 0.9];
  if (years <= 5) return ['tidig_tillvaxt', 0.75];
  return ['etablerad', years >= 8 ? 0.92 : 0.8];
}

function since(then: number, year: number): number | undefined {
  return then >= 1800 && then <= year ? year - then : undefined;
}

function twoDigits(short: number, year: number): number {
  if (short > 99) return short;
  return short <= year % 100 ? 2000 + short : 1900 + short;
}

function count(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d/.test(word)) return Number(word);
  if (/^(?:ett|en|one|a|an|ett halvt)$/.test(word)) return 1;
  if (/^(?:nagra|nagot|ett par|par|a few|few|a couple of)$/.test(word)) return 2.5;
  return 10;
}

function inYears(match: RegExpExecArray): number | undefined {
  const n = count(match[1]);
  if (n === undefined) return undefined;
  return /^man|^month/.test(match[2] ?? '') ? n / 12 : /^veck|^week/.test(match[2] ?? '') ? n / 52 : n;
}

const manyStaff = / (\d{2,5}) (?:[a-z]+ )?(?:anst[ae]?l+d[a-z]*|employees)(?= )/;

/** Ten or more who work there speaks for a company that has been going for long. */
function bySize(flat: Flat): Mention | undefined {
  const match = find(flat, manyStaff)?.match;
  if (!match || / (?:ska|vill|blir|bli|behover|need|minst) /.test(before(flat, match.index, 4))) return undefined;
  return { slot: 'stage', value: 'etablerad', quote: quote(flat, match.index, match.index + match[0].length), sure: 0.65 };
}
