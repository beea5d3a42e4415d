import { isThousands, stopsOf } from './number-groups.ts';
import type { Group } from './number-groups.ts';

/** Area codes of the Swedish plan, without the first zero. */
const three = new Set('10 11 13 16 18 19 20 21 23 26 31 33 35 36 40 42 44 46 54 60 63 90'.split(' '));
const four = new Set(('120-125 140-144 150-152 155-159 171 173-176 220-227 240-241 243 246-248 250-251 253 258 270-271 278 280-281 290-297 300-304 320-322 325 340 345-346 370-372 380-383 390-393 ' +
  '410-411 413-418 430-431 433 435 451 454-457 459 470-472 474 476-481 485-486 490-499 500-506 510-515 520-528 530-534 550-555 560 563-565 570-571 573 580-582 584-587 589-591 ' +
  '611-613 620-624 640 642-645 647 650-653 657 660-663 670-672 680 682 684 687 690-693 695-696 771 775 910-916 918 920-930 932-935 940-943 950-954 960-961 970-971 973 975-978 980-981').split(' ').flatMap((range) => {
  const [low = 0, high = low] = range.split('-').map(Number);
  return Array.from({ length: high - low + 1 }, (_, i) => String(low + i));
}));

const date = /^\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}$/;
const hours = /^(?:[01]?\d|2[0-4])[.:]?[0-5]\d\s?[-–]\s?(?:[01]?\d|2[0-4])[.:]?[0-5]\d$/;
const customs = /(?:varukod|tullkod|tulltaxa|taric|statistik|tariff|commodity|customs code|hs|kn|cn)[^.!?\n]{0,20}$/i;
const called = /(?:^|[^\p{L}])(?:tel|tele|tfn|telefon\p{L}*|mobil\p{L}*|mob|phone|cell|whatsapp|sms|ring|ringa|ring mig|n[åa]s|mitt nummer|my number|call)(?:\s(?:mig|me|oss|us|p[åa]|at|on|[äa]r|is|nr|no|till))*[\s:.]*$/iu;
export const unitAfter = /^\s?(?:kr|kronor|sek|nok|eur|euro|usd|dollar|€|\$|%|kvm|kvadrat|m2|m²|st|kwh|mwh|gwh|kg|ton|mil|km|meter|m|liter|procent|tkr|mkr|tusen|miljon|anst|personer|timmar|år)(?![\p{L}])/iu;

type Found = number | undefined;

/** How many groups of a chain are a telephone number, if they begin one. `text` is the whole text, for what stands around. */
export function phoneIn(chain: readonly Group[], text: string): Found {
  const [first] = chain;
  if (!first) return undefined;
  const before = text.slice(Math.max(0, first.start - 40), first.start);
  if (/\+\s?\(?$/.test(before)) return abroad(chain, text, 0);
  if (/^00[1-9]/.test(first.digits) || (first.digits === '00' && chain.length > 1)) return abroad(chain, text, 2);
  const home = first.digits.startsWith('0') ? atHome(chain, text, before) : withoutZero(chain);
  return home ?? (called.test(before) ? local(chain, text) : undefined);
}

/** After a plus or 00: eight to fifteen digits, no more than Sweden has where it is Sweden. An amount after a plus is none. */
function abroad(chain: readonly Group[], text: string, zeros: number): Found {
  const stops = stopsOf(chain).filter(({ digits, last }) => {
    const length = digits.length - zeros;
    return last.digits.length > 1 && length >= 8 && length <= (digits.slice(zeros).startsWith('46') ? 12 : 15);
  });
  const stop = stops.at(-1);
  if (!stop) return undefined;
  const groups = chain.slice(0, stop.count);
  const amount = zeros === 0 && isThousands(groups) && (unitAfter.test(text.slice(stop.last.end)) || stop.digits.endsWith('000'));
  return amount ? undefined : stop.count;
}

function atHome(chain: readonly Group[], text: string, before: string): Found {
  const stops = stopsOf(chain);
  const mobile = stops.find(({ digits }) => digits.length === 10 && /^07[02369]/.test(digits));
  if (mobile) return mobile.count;
  if (customs.test(before)) return undefined;
  const fits = stops.filter(({ digits, count, last }) => isAtHome(chain.slice(0, count), digits) && !isDateOrHours(text.slice(chain[0]?.start, last.end)));
  return fits.at(-1)?.count;
}

function isAtHome(groups: readonly Group[], digits: string): boolean {
  const [first] = groups;
  if (!first || digits.length < 8 || digits.length > 11) return false;
  if (groups.every((one) => one.digits.length === 1)) return digits.length >= 9;
  if (groups.slice(1).some((one) => one.digits.length === 1)) return false;
  const length = first.digits.length;
  if (digits.length === 11) return /^0[127]/.test(digits) && groups.length <= 3 && (length >= 5 || length === 3);
  if (length === 1) return false;
  if (length === 2) return first.digits === '08';
  if (length === 3) return three.has(first.digits.slice(1)) || /^07[0-9]$/.test(first.digits);
  if (length === 4) return digits.length >= 9 && (four.has(first.digits.slice(1)) || /^07\d/.test(first.digits));
  return first.digits.startsWith('08') || three.has(first.digits.slice(1, 3)) || (digits.length >= 9 && four.has(first.digits.slice(1, 4)));
}

function isDateOrHours(written: string): boolean {
  return date.test(written) || hours.test(written);
}

/** "46 70 123 45 67", and the American "(555) 123-4567". */
function withoutZero(chain: readonly Group[]): Found {
  const swedish = stopsOf(chain).find(({ digits }) => digits.length === 11 && /^467[02369]/.test(digits));
  if (swedish) return swedish.count;
  const [a, b, c] = chain;
  const american = a?.digits.length === 3 && b?.digits.length === 3 && c?.digits.length === 4 && /[-.)]/.test(b.gap ?? '') && /[-.]/.test(c.gap ?? '');
  return american ? 3 : undefined;
}

/** After a word for calling: five to nine digits without their area code. */
function local(chain: readonly Group[], text: string): Found {
  const stops = stopsOf(chain).filter(({ digits, last, count }) => digits.length >= 5 && digits.length <= 9 && (count === 1 || last.digits.length > 1));
  const stop = stops.at(-1);
  return stop && !unitAfter.test(text.slice(stop.last.end)) && !isDateOrHours(text.slice(chain[0]?.start, stop.last.end)) ? stop.count : undefined;
}
