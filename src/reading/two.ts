import { cues, money } from './denial-words.ts';
import { find, flatten } from './flat.ts';
import type { Flat } from './flat.ts';

/** What goes together: a loan and a grant are one matter, money; a coach and a mentor are one, advice. */
const families: Readonly<Record<string, string>> = {
  lan: 'money', riskkapital: 'money', bidrag: 'money', eu_pengar: 'money', export: 'abroad', import: 'abroad', patent: 'protection', varumarke: 'protection', coachning: 'advice', mentor: 'advice', radgivning: 'advice',
  agarskifte: 'end', avveckla: 'end', starta_foretag: 'start', startup: 'start', student: 'start',
};
const more: readonly (readonly [string, string])[] = [
  ['energi', '(?:energi[a-z]*|solceller|solpaneler|elrakning[a-z]*|laddplatser|laddstolpar|energy|solar|electricity)'],
  ['skatt', '(?:skatt|skatten|moms|momsen|f skatt|avdrag|tax|taxes|vat)'],
  ['tull', '(?:tull|tullen|tullpapper|tulldeklaration|eori|carnet|ursprungsintyg|customs)'],
  ['tillstand', '(?:tillstand|tillstandet|bygglov|serveringstillstand|licens|permit|permits|licence|license)'],
  ['lokaler', '(?:kvm|kvadrat|verkstadslokal|lagerlokal|industrimark|mark|tomt|square metres|sqm|workshop space|warehouse|bigger space|more space)'],
  ['kompetens', '(?:anstalla|anstaller|saljare|medarbetare|operatorer|svetsare|personal)'],
  ['riskkapital', '(?:affarsangel|affarsanglar|nyemission)'],
  ['export', '(?:aterforsaljare|aterforsaljaren|distributor|distributors|distributorer|importor|importorer|agent|agenter|agents|utlandska kunder|customers abroad)'],
];
const kinds: readonly { family: string; cue: RegExp }[] = [...cues, ...more, ['lan', money] as const].map(([need, cue]) => ({ family: families[need] ?? need, cue: new RegExp(` ${cue}(?= )`) }));

const asks = / (?:behover|soker|vill|skulle|undrar|letar|onskar|hur|var|vart|vem|vilka|vilken|kan|far|finns|fins|hjalp|maste|need|needs|want|wants|looking|would like|seek|seeking|how|where|who|what|which|can|could|is there|are there|help|do we|do i|should) /;
/** A sentence that plainly asks, or wishes for what follows. */
const asksPlainly = /^ (?:(?:och|men|sen|sedan|hej|and|but|also|then) (?:[.,] )?)?(?:hur|var|vart|vem|vilka|vilken|finns|fins|kan (?:vi|jag|man|ni)|far (?:vi|jag|man)|vi (?:behover|soker|letar|skulle behova|vill ha|onskar)|jag (?:behover|soker|letar|skulle behova|vill ha|onskar)|behover|soker|letar efter|skulle behova|vill ha|how|where|who|which|can (?:we|i|you)|is there|are there|we (?:need|want|are looking|would like)|i (?:need|want|am looking|would like)|looking for|need) /;
const refused = / (?:inte|ej|int|inga|ingen|not|don't|no|never|utan) /;
const fewestWords = 2;

/** Between two needs: what stands before it is one, what stands after it another. */
const between: readonly RegExp[] = [
  / (?:[.,] )?(?:(?:och|men|and|but) )?(?:dessutom|darutover|darjamte|utover det|besides|moreover|in addition|on top of that)(?= )/,
  / (?:[.,] )?(?:och|samt|men|and|but) (?:vi |jag |we |i )?(?:behover |vill |soker |undrar |need |want |would like )?(?:ocksa|aven|samtidigt|also|as well)(?= )/,
  / [.,] (?:sen|sedan|samtidigt|also|plus) (?:(?:undrar|behover|vill|soker|skulle) (?:jag|vi)|vi|jag|we|i|do|how|hur)(?= )/,
  / (?:[.,] )?(?:plus|as well as|samt)(?= )/,
];
/** Words that add a matter by themselves, whatever the words after them. */
const plainly = /(?: (?:plus|as well as|samt|dessutom|samtidigt|besides|in addition)|also)$/;
const each = / (?:dels|partly) (.+?) (?:och |, |and )*(?:dels|partly) (.+?)(?= [.?] | $)/;
const both = / (?:bade|both) (.+?) (?:och|o|and|samt) (.+?)(?= [.,?] | $)/;
const counted = / (?:1|a|for det forsta|first|firstly|forst) [.,] (.+?) (?:[.,?] )?(?:2|b|for det andra|second|secondly) [.,] (.+?)(?= [.?] | $)/;

/**
 * Where a text asks for two separate things, what it says of each, so that each can be understood by itself; otherwise nothing.
 * Two ways to the same thing (a loan or a grant) are not two, and neither is one thing in two places.
 */
export function needsBeside(text: string): string[] {
  const flat = flatten(text);
  for (const pattern of [each, counted, both]) {
    const found = pairOf(flat, pattern, pattern !== each);
    if (found) return found;
  }
  return splitBy(flat) ?? sentences(flat) ?? [];
}

/** Two clauses that one pattern tells of; the words before them, which both share, go along with the first. */
function pairOf(flat: Flat, pattern: RegExp, mustDiffer: boolean): string[] | undefined {
  const match = find(flat, pattern)?.match;
  if (!match) return undefined;
  const [one = '', two = ''] = match.slice(1);
  const from = flat.line.indexOf(` ${one} `, match.index);
  const then = flat.line.indexOf(` ${two} `, from + one.length);
  if (from < 0 || then < 0 || (mustDiffer && !areTwo(one, two)) || (!mustDiffer && (isShort(one) || isShort(two)))) return undefined;
  return [typed(flat, from, from + one.length + 1), typed(flat, then, then + two.length + 1)];
}

function splitBy(flat: Flat): string[] | undefined {
  for (const pattern of between) {
    const match = find(flat, pattern)?.match;
    if (!match) continue;
    const start = Math.max(flat.line.lastIndexOf(' . ', match.index - 1), flat.line.lastIndexOf(' ? ', match.index - 1)) + 2;
    const from = flat.line.slice(Math.max(start, 0), match.index).trim() === '' ? 0 : Math.max(start - 1, 0);
    const to = match.index + match[0].length;
    const stops = [' . ', ' ? '].map((mark) => flat.line.indexOf(mark, to)).filter((at) => at >= 0);
    const end = stops.length > 0 ? Math.min(...stops) : flat.line.length - 1;
    const [one, two] = [flat.line.slice(from, match.index), flat.line.slice(to, end)];
    const rest = plainly.test(match[0]) || asks.test(`${match[0]} ${two} `);
    if (rest && asks.test(` ${one} `) && areTwo(one, two)) return [typed(flat, from, match.index), typed(flat, to, end)];
  }
  return undefined;
}

/** Two sentences that each ask for something, and for different things. */
function sentences(flat: Flat): string[] | undefined {
  const wishes: { from: number; to: number; words: string }[] = [];
  let from = 0;
  for (const { at, folded } of [...flat.tokens, { at: flat.line.length, folded: '.' }]) {
    if (folded !== '.' && folded !== '?') continue;
    const words = flat.line.slice(from, at);
    if (asksPlainly.test(`${words} `) && !refused.test(`${words} `) && familiesOf(words).size > 0) wishes.push({ from, to: at - 1, words });
    from = at + 1;
  }
  for (const [i, one] of wishes.entries()) {
    const two = wishes.slice(i + 1).find(({ words }) => areTwo(one.words, words));
    if (two) return [typed(flat, one.from, one.to), typed(flat, two.from, two.to)];
  }
  return undefined;
}

/** Two clauses are about two things when each speaks of one that the other does not. Advice is wanted about something, so that it is another thing only beside money. */
function areTwo(one: string, two: string): boolean {
  if (isShort(one) && isShort(two) && one.trim() === two.trim()) return false;
  const [here, there] = [familiesOf(one), familiesOf(two)];
  const only = (left: ReadonlySet<string>, right: ReadonlySet<string>) => [...left].filter((family) => !right.has(family));
  const [alone, beside] = [only(here, there), only(there, here)];
  return alone.some((family) => beside.some((other) => !isOne(family, other)));
}

function isOne(family: string, other: string): boolean {
  const pair = new Set([family, other]);
  return pair.has('advice') && !pair.has('money');
}

function familiesOf(words: string): Set<string> {
  const padded = ` ${words.trim()} `;
  return new Set(kinds.flatMap(({ family, cue }) => (cue.test(padded) ? [family] : [])));
}

function isShort(words: string): boolean {
  return words.trim().split(' ').length < fewestWords;
}

function typed({ tokens, text }: Flat, from: number, to: number): string {
  const inside = tokens.filter(({ at, folded }) => at >= from && at + folded.length <= to + 1 && at < to);
  const words = inside.filter(({ folded }, i) => !((i === 0 || i === inside.length - 1) && /^[.,?]$/.test(folded)));
  const first = words[0];
  const last = words.at(-1);
  return first && last ? text.slice(first.start, last.end) : '';
}
