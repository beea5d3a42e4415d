import { after, before, flatten, quote } from './flat.ts';
import type { Flat, Token } from './flat.ts';
import { numberOf } from './numbers.ts';
import { own } from './own.ts';

export type Currency = 'SEK' | 'EUR' | 'NOK' | 'DKK' | 'USD' | 'GBP';
/** A sum of money: `sum` in whole units of its currency, `from` where it is the upper end of a span, and what it is for where that is plain. */
export type Amount = { sum: number; from?: number; currency: Currency; use?: 'sought' | 'turnover' | 'price'; quote: string };

const scales: Readonly<Record<string, number>> = {
  '1000': 1000, tusen: 1000, tusenlappar: 1000, tkr: 1000, tsek: 1000, ksek: 1000, k: 1000, papp: 1000, lax: 1000, thousand: 1000,
  miljon: 1e6, miljoner: 1e6, miljonen: 1e6, mkr: 1e6, mnkr: 1e6, msek: 1e6, milj: 1e6, mille: 1e6, miljonar: 1e6, m: 1e6, mn: 1e6, million: 1e6, millions: 1e6, mio: 1e6, meur: 1e6, mnok: 1e6,
  miljard: 1e9, miljarder: 1e9, billion: 1e9, mdkr: 1e9,
};
/** Scales that are money without a currency beside them. */
const scalesOfMoney = new Set(['tkr', 'tsek', 'ksek', 'papp', 'lax', 'tusenlappar', 'mkr', 'mnkr', 'msek', 'mdkr', 'meur', 'mnok']);
const currencies: Readonly<Record<string, Currency>> = {
  kr: 'SEK', kronor: 'SEK', krona: 'SEK', kronorna: 'SEK', sek: 'SEK', spann: 'SEK', euro: 'EUR', euros: 'EUR', eur: 'EUR', '€': 'EUR', meur: 'EUR', nok: 'NOK', mnok: 'NOK', dkk: 'DKK', usd: 'USD', dollar: 'USD', dollars: 'USD', $: 'USD', gbp: 'GBP', pund: 'GBP', pounds: 'GBP', '£': 'GBP',
};
const neighbours: Readonly<Record<string, Currency>> = { norska: 'NOK', norwegian: 'NOK', danska: 'DKK', danish: 'DKK', svenska: 'SEK', swedish: 'SEK' };

/** What may follow a bare number that is money. A noun there says that it is so many of something else. */
const mayFollow = new Set(('. , ? till for pa i om av per och o a men som sa ar har behover vill racker fattas saknas kanske totalt sammanlagt ihop in to from and but or eller at a year aret manaden om back i ar ungefar cirka allt ' +
  'till en ett den det vi jag short so we i is was would max minst tack please privat privately').split(' '));
const moneyBefore = / (?:kostar|kosta|kostade|kostnad|kostnaden|pris|priset|prislappen|betala|betalat|betalar|omsatter|omsatte|omsattning|omsattningen|forsaljning|saljer for|salt for|lan pa|lana|lanar|lagga|lagger|budget|budgeten|offert pa|offerten|landade pa|ligger pa|soker|behover|saknar|saknas|skulle behova|drar in|vard|insats|sparat|har|cost|costs|price|pay|paid|borrow|loan of|need|raise|turnover|revenue|worth|budget of|saved|for|over|drygt|knappt|cirka|ca|runt|omkring|sag|about|around)(?: [a-z]+){0,3} $/;
const notMoney = / (?:tel|telefon|telefonnummer|nummer|nr|org nr|orgnr|organisationsnummer|ring|ringa|phone|call|mobil|postnummer|artikelnummer) $/;
const ofMany = /^ (?:kunder|anvandare|besokare|invanare|flaskor|liter|ton|manniskor|nedladdningar|medlemmar|steg|visningar|foljare|stycken|st|people|users|customers|visitors|bottles|litres|downloads|members|followers|views|year|years|ar)(?= )/;

const turnover = / (?:omsatter|omsatte|omsatt|omsattning|omsattningen|forsaljning|forsaljningen|saljer for|salt for|drar in|intakter|fakturerar|turnover|revenue|revenues|sales|turn over|turned over|sell for)(?= )/g;
const price = / (?:kostar|kosta|kostade|kostnad|kostnaden|pris|priset|prislapp|prislappen|offert|offerten|offererad|investering|investeringen|vardera|koper|kopa|kopt|kopte|cost|costs|price|priced|quote|quoted|buy|buying|bought|invest|investera|investerar|budget|landade)(?= )/g;
const sought = / (?:soker|behover|behovs|skulle behova|vill lana|lana|lanar|lan|lanet|saknar|saknas|fattas|need|needs|looking for|seek|seeking|raise|raising|borrow|loan|kapital|nyemission|ansoka om|soka|finansiera|finansiering|ta in|funding|grant of|bidrag pa|short|checkkredit|overdraft)(?= )/g;
const soughtAfter = /^ (?:i |in |of |som )?(?:lan|lanet|bidrag|kapital|rorelsekapital|finansiering|nyemission|kredit|short|loan|loans|funding|capital|equity|fattas|saknas|to borrow|att lana)(?= )/;
const turnoverAfter = /^ (?:i |in |om aret i |per ar i |a year in )?(?:omsattning|forsaljning|sales|turnover|revenue|i fjol i forsaljning)(?= )/;

const soldFor = / (?:saljer|salt|sell|sold|selling) (?:[a-z]+ ){0,8}(?:for|ca|cirka|kanske|about) $/;
/** "En kantpress på 3 miljoner", "bygger ut för 42 miljoner": what it costs. */
const thingFor = / (?:[a-z]{3,}|ut|om|upp) (?:for|pa|at) (?:ca |cirka |runt |ungefar |about |around )?$/;
const notThing = / (?:order|ordern|orders|faktura|fakturan|invoice|check|checken|kredit|insats|kapital|kassan|skuld|skulder|kontot|aktier|vinst|rabatt) /;

/** Every sum of money that a text names, with what it is for when the text says so plainly. Telephone numbers, years, staff and square metres are none. */
export function amountsIn(text: string): Amount[] {
  const flat = flatten(text);
  const found: Amount[] = [];
  for (let at = 0; at < flat.tokens.length; at++) {
    const one = readAt(flat, at);
    if (!one) continue;
    found.push(one.amount);
    at = one.to - 1;
  }
  return found;
}

function readAt(flat: Flat, at: number): { amount: Amount; to: number } | undefined {
  const { tokens } = flat;
  const low = numberAt(tokens, at);
  if (!low) return undefined;
  const high = isSpan(tokens[low.to]?.folded ?? '') ? numberAt(tokens, low.to + 1) : undefined;
  const end = (high ?? low).to;
  const word = tokens[end]?.folded ?? '';
  const scale = own(scales, word) ?? 1;
  const money = currencyAt(tokens, at, scale === 1 ? end : end + 1, word);
  const factor = low.scaled === true ? 1 : scale;
  const sum = Math.round((high ?? low).value * factor);
  if (!isMoney(flat, { at, to: money.to, sum, scaled: scale !== 1 || low.scaled === true, sure: money.beside || scalesOfMoney.has(word) })) return undefined;
  const from = high && low.value < high.value ? Math.round(low.value * factor) : undefined;
  return { amount: amountOf(flat, money, sum, from), to: money.to };
}

function isSpan(word: string): boolean {
  return word === '-' || /^(?:till|to|eller|or)$/.test(word);
}

function amountOf(flat: Flat, { currency, from: first, to }: { currency: Currency; from: number; to: number }, sum: number, from: number | undefined): Amount {
  const last = flat.tokens[to - 1];
  const begins = (flat.tokens[first]?.at ?? 1) - 1;
  const ends = last ? last.at + last.folded.length : begins;
  const use = useOf(flat, begins, ends);
  return { sum, ...(from === undefined ? {} : { from }), currency, ...(use === undefined ? {} : { use }), quote: quote(flat, begins, ends) };
}

type Figure = { value: number; to: number; scaled?: boolean };

/** A number in digits or words; "en halv miljon", "halvannan", "en och en halv" and "femtiotusen" too. */
function numberAt(tokens: readonly Token[], at: number): Figure | undefined {
  const word = (i: number) => tokens[i]?.folded ?? '';
  const one = word(at);
  if (/^(?:halv|half)$/.test(one)) return halfAt(word, at);
  if (one === 'halvannan') return { value: 1.5, to: at + 1 };
  if (/^(?:en|ett|a|one)$/.test(one)) {
    if (/^halv/.test(word(at + 1))) return halfAt(word, at + 1);
    if (/^(?:och|o|a|and)$/.test(word(at + 1)) && /^(?:en|ett|a)$/.test(word(at + 2)) && /^(?:halv|half)$/.test(word(at + 3))) return { value: 1.5, to: at + 4 };
    return (own(scales, word(at + 1)) ?? 0) >= 1e6 && word(at + 1).length > 1 ? { value: 1, to: at + 1 } : undefined;
  }
  const value = valueOf(one);
  if (value === undefined) {
    const thousands = /^(.+)tusen$/.exec(one);
    const before = thousands?.[1] === undefined ? undefined : numberOf(thousands[1]);
    return before === undefined ? undefined : { value: before * 1000, to: at + 1, scaled: true };
  }
  const half = /^(?:och|o|a|and)$/.test(word(at + 1)) && /^(?:en|ett|a)$/.test(word(at + 2)) && /^(?:halv|half)$/.test(word(at + 3));
  return half ? { value: value + 0.5, to: at + 4 } : { value, to: at + 1 };
}

function halfAt(word: (i: number) => string, at: number): Figure | undefined {
  const next = /^(?:a|en)$/.test(word(at + 1)) ? at + 2 : at + 1;
  return (own(scales, word(next)) ?? 0) >= 1e6 ? { value: 0.5, to: next } : undefined;
}

/** "80.000" and "80,000" are eighty thousand; "2,1" and "1.25" have decimals. */
function valueOf(word: string): number | undefined {
  if (!/^[1-9][\d.,]*$|^0[.,]\d+$/.test(word)) return undefined;
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(word)) return Number(word.replace(/[.,]/g, ''));
  return /^\d+(?:[.,]\d{1,2})?$/.test(word) ? Number(word.replace(',', '.')) : undefined;
}

function currencyAt(tokens: readonly Token[], from: number, to: number, scale: string): { currency: Currency; beside: boolean; from: number; to: number } {
  const next = tokens[to]?.folded ?? '';
  const adjective = neighbours[next];
  if (adjective && /^(?:kronor|kr|kroner|crowns|kronas?)$/.test(tokens[to + 1]?.folded ?? '')) return { currency: adjective, beside: true, from, to: to + 2 };
  const behind = own(currencies, next);
  if (behind) return { currency: behind, beside: true, from, to: to + 1 };
  const ahead = own(currencies, tokens[from - 1]?.folded ?? '');
  if (ahead) return { currency: ahead, beside: true, from: from - 1, to };
  return { currency: own(currencies, scale) ?? 'SEK', beside: false, from, to };
}

function isMoney(flat: Flat, { at, to, sum, scaled, sure }: { at: number; to: number; sum: number; scaled: boolean; sure: boolean }): boolean {
  const first = flat.tokens[at];
  const last = flat.tokens[to - 1];
  if (!first || !last) return false;
  const lead = before(flat, first.at - 1, 6);
  if (sum <= 0 || notMoney.test(lead) || flat.text[first.start - 1] === '-' || /^[-–]\d/.test(flat.text.slice(last.end))) return false;
  if (sure) return true;
  const next = flat.tokens[to]?.folded ?? '.';
  if (next === '%') return false;
  const rest = after(flat, last.at + last.folded.length, 2);
  if (scaled) return last.folded === 'k' || last.folded === 'm' ? mayFollow.has(next) : !ofMany.test(rest);
  const typed = flat.text.slice(first.start, last.end);
  const grouped = /^\d{1,3}(?:[\s.,]\d{3})+$/.test(typed);
  return sum >= 1000 && (grouped || sum >= 100_000 || (sum >= 5000 && moneyBefore.test(lead))) && mayFollow.has(next);
}

/** What the sum is for: what stands straight after it, else the nearest word before it in its clause. */
function useOf(flat: Flat, from: number, to: number): Amount['use'] {
  const next = after(flat, to, 4);
  if (turnoverAfter.test(next)) return 'turnover';
  if (soughtAfter.test(next)) return 'sought';
  const lead = before(flat, from, 9);
  const near = ([['turnover', turnover], ['price', price], ['sought', sought]] as const).map(([use, pattern]) => ({ use, at: Math.max(-1, ...Array.from(lead.matchAll(pattern), (match) => match.index)) }));
  const nearest = near.reduce((best, one) => (one.at > best.at ? one : best));
  if (nearest.at >= 0) return nearest.use;
  if (soldFor.test(lead)) return 'turnover';
  return thingFor.test(lead) && !notThing.test(lead) ? 'price' : undefined;
}
