import { fold } from '../intents/text.ts';
import { mayMatch, startsOf } from './gate.ts';
import { numberOf, tensAndUnit } from './numbers.ts';

/** One word, number or mark of a text. `at` is where it begins in the line, `start` and `end` where it stands in the text. */
export type Token = { word: string; folded: string; at: number; start: number; end: number; upper: boolean; first: boolean };

/**
 * A text as one line to read with plain patterns: folded words between single spaces, numbers as digits, and the marks that part
 * clauses (`.` `?` `,`) as words of their own. `exact` is the same line with å, ä and ö left, letter for letter in step with it.
 * `starts` is what its words begin with, by which patterns that cannot match are passed over.
 */
export type Flat = { text: string; line: string; exact: string; tokens: Token[]; starts: Uint32Array };

const piece = /\p{L}[\p{L}\p{M}]*(?:['’´`]\p{L}+)*|\d+(?:[.,]\d+)*|[.!?…\n,;:()"”/%€$£+–—-]/gu;
const longestWord = 60;
const wordBegins = /^[\p{L}\d]/u;
const plain = /^[ -_a-~]*$/;
const thousands = /^[1-9]\d{0,2}(?:\s\d{3})*$/;
const shortened = new Set('ca c st anst t ex bl a m fl nr kl resp inkl exkl prel ung ungef approx incl'.split(' '));

/** A dozen readers read each text in turn: the line of the latest is kept, so that it is made once. */
let latest: Flat | undefined;

/** Makes the line of a text. */
export function flatten(text: string): Flat {
  if (latest?.text !== text) latest = makeFlat(text);
  return latest;
}

function makeFlat(text: string): Flat {
  const tokens: Token[] = [];
  let first = true;
  let previousEnd = 0;
  for (const match of text.matchAll(piece)) {
    const raw = match[0];
    const start = match.index;
    const glued = start === previousEnd && tokens.length > 0;
    previousEnd = start + raw.length;
    const isWord = wordBegins.test(raw);
    const word = isWord ? wordOf(raw) : markOf(raw, glued, text[previousEnd] ?? ' ');
    if (word === '' || (raw === '.' && isShortened(tokens.at(-1), text.slice(previousEnd, previousEnd + 2)))) continue;
    if (!isWord) {
      if (word === '.' || word === '?') first = true;
      if (tokens.at(-1)?.folded !== word) tokens.push({ word, folded: word, at: 0, start, end: previousEnd, upper: false, first: false });
      continue;
    }
    tokens.push({ word, folded: plain.test(word) ? word : fold(word), at: 0, start, end: previousEnd, upper: raw.charCodeAt(0) !== word.charCodeAt(0), first });
    first = false;
  }
  return lined(text, joinNumbers(tokens, text));
}

function wordOf(raw: string): string {
  const small = plain.test(raw) ? raw.toLowerCase() : raw.normalize('NFC').toLowerCase().replace(/[’´`]/g, "'");
  return small.length > longestWord ? small.slice(0, longestWord) : small;
}

/** A mark within a word (dala-järna) parts nothing; between numbers it is a range. */
function markOf(raw: string, glued: boolean, next: string): string {
  if (raw === '.' || raw === '!' || raw === '…' || raw === '\n') return '.';
  if (raw === '?' || raw === '%' || raw === '€' || raw === '$' || raw === '£' || raw === '+') return raw;
  if (raw === '/') return '';
  if (raw === '-' || raw === '–' || raw === '—') return /\d/.test(next) ? '-' : glued ? '' : ',';
  return ',';
}

/** A full stop after "ca" or "anst" ends nothing, unless a new sentence begins. */
function isShortened(last: Token | undefined, next: string): boolean {
  return last !== undefined && shortened.has(last.folded) && /^\s?[\p{Ll}\d]/u.test(next);
}

/** Number words become digits, "twenty five" one number, and "12 500" the number it is. */
function joinNumbers(tokens: readonly Token[], text: string): Token[] {
  const joined: Token[] = [];
  for (const one of tokens) {
    const before = joined.at(-1);
    const pair = before && isDigit(before.folded) ? tensAndUnit(fold(text.slice(before.start, before.end).toLowerCase()), one.folded) : undefined;
    if (before && pair !== undefined) { joined[joined.length - 1] = { ...before, word: String(pair), folded: String(pair), end: one.end }; continue; }
    if (before && one.folded.length === 3 && isDigit(one.folded) && /^\d{3}$/.test(one.folded) && before.folded.length <= 9 && isOneSpace(text, before.end, one.start) && thousands.test(text.slice(before.start, before.end))) {
      joined[joined.length - 1] = { ...before, word: before.word + one.word, folded: before.folded + one.folded, end: one.end };
      continue;
    }
    const number = isDigit(one.folded) ? undefined : numberOf(one.folded);
    joined.push(number === undefined ? one : { ...one, word: String(number), folded: String(number) });
  }
  return joined;
}

function isDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function isOneSpace(text: string, from: number, to: number): boolean {
  return to - from === 1 && /\s/.test(text[from] ?? '') && text[from] !== '\n';
}

function lined(text: string, tokens: Token[]): Flat {
  let line = ' ';
  let exact = ' ';
  for (const one of tokens) {
    one.at = line.length;
    line += `${one.folded} `;
    exact += `${one.word} `;
  }
  return { text, line, exact, tokens, starts: startsOf(tokens) };
}

/** The place in `tokens` of the token that the line has at this index, or of the next one. */
export function tokenAt({ tokens }: Flat, index: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = tokens[middle];
    if (one && one.at + one.folded.length <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words of the text itself that stand between two indexes of the line. */
export function quote(flat: Flat, from: number, to: number): string {
  const first = flat.tokens[tokenAt(flat, from)];
  const after = tokenAt(flat, to);
  const last = flat.tokens[(flat.tokens[after]?.at ?? Infinity) < to ? after : after - 1];
  return first && last ? flat.text.slice(first.start, Math.max(first.end, last.end)).trim() : '';
}

/** Whether a pattern finds anything in the line. */
export function has(flat: Flat, pattern: RegExp): boolean {
  pattern.lastIndex = 0;
  return mayMatch(pattern, flat.starts) && pattern.test(flat.line);
}

/** The first place where a pattern (not global) finds something in the line. */
export function find(flat: Flat, pattern: RegExp): { match: RegExpExecArray; quote: string } | undefined {
  const match = mayMatch(pattern, flat.starts) ? pattern.exec(flat.line) : null;
  return match ? { match, quote: quote(flat, match.index, match.index + match[0].length) } : undefined;
}

const nothing: readonly never[] = [];

/** Every place where a pattern (global) finds something in the line. Patterns begin and end at the spaces; the last space may be the next one's first. */
export function findAll(flat: Flat, pattern: RegExp): readonly { match: RegExpExecArray; quote: string; at: number }[] {
  if (!mayMatch(pattern, flat.starts)) return nothing;
  pattern.lastIndex = 0;
  let match = pattern.exec(flat.line);
  if (!match) return nothing;
  const found: { match: RegExpExecArray; quote: string; at: number }[] = [];
  for (; match; match = pattern.exec(flat.line)) {
    if (match[0] === '') pattern.lastIndex++;
    found.push({ match, quote: quote(flat, match.index, match.index + match[0].length), at: match.index });
  }
  return found;
}

/** The words of the same clause that stand before an index of the line, at most `most` of them, with a space on both sides. */
export function before({ line }: Flat, index: number, most: number): string {
  let end = index + 1;
  while (end > 0 && (line[end - 1] ?? ' ') === ' ') end--;
  let from = end;
  for (let words = 0; words < most && from > 0; words++) {
    const space = line.lastIndexOf(' ', from - 1);
    if (from - space === 2 && from <= index && isClauseMark(line[from - 1])) break;
    from = space;
  }
  return ` ${line.slice(from, end).trim()} `;
}

/** The words of the same clause that stand after an index of the line, at most `most` of them, with a space on both sides. */
export function after({ line }: Flat, index: number, most: number): string {
  let from = Math.max(index, 0);
  while (line[from] === ' ') from++;
  let end = from;
  for (let words = 0; words < most && end < line.length; words++) {
    const begins = words === 0 ? from : end + 1;
    if (begins > index && line[begins + 1] === ' ' && isClauseMark(line[begins])) break;
    const space = line.indexOf(' ', begins);
    end = space < 0 ? line.length : space;
  }
  return ` ${line.slice(from, end).trim()} `;
}

function isClauseMark(letter: string | undefined): boolean {
  return letter === '.' || letter === '?' || letter === ',';
}

/** The sentence that stands around an index of the line, with a space on both sides. */
export function sentence({ line }: Flat, index: number): string {
  const from = Math.max(line.lastIndexOf(' . ', index), line.lastIndexOf(' ? ', index));
  const ends = [line.indexOf(' . ', index), line.indexOf(' ? ', index)].filter((at) => at >= 0);
  return line.slice(from < 0 ? 0 : from + 2, ends.length > 0 ? Math.min(...ends) + 1 : line.length);
}
