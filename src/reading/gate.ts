/**
 * Most patterns cannot match most texts, and it can be seen before they are tried: a pattern with " (?:köpt|beställt) maskin" in it
 * needs a word that begins with köp or bes. What a pattern needs is read out of the pattern itself, so that whoever adds a word
 * to one has nothing more to do.
 */

/** One place of a pattern: the letters that may stand there (undefined: any), or choices between sequences. */
type Piece = { letters?: string | undefined; choices?: Piece[][]; optional: boolean; many: boolean };
type Rest = (size: number) => ReadonlySet<string>;

const size = 5;
const bits = 8192;
const open = '*';
const anything: ReadonlySet<string> = new Set([open]);
const mostLetters = 4;
/** Beginnings that nearly every text has: a pattern that needs one of them is hardly ever ruled out by it. */
const common: ReadonlySet<string> = new Set(('vi jag ja we i att och ar en ett har for som med pa till det den the to a in om av kan hur man vill ska inte and fran have has not min mitt var vart my our nu ny nya ' +
  'alla bara mer mot hos oss mig sig ni du de dom han hon bli blir fa far ga gar gor ta tar of is are on at with from an no').split(' ').map((word) => `${word} `.slice(0, size)).concat('#*', '##*', '#####'));
const gates = new WeakMap<RegExp, Uint16Array | 'open'>();

/** The beginnings of a line's words, as a set of bits. Two may share a bit, which lets a pattern be tried in vain and no more. */
export function startsOf(words: Iterable<{ folded: string }>): Uint32Array {
  const starts = new Uint32Array(bits / 32);
  const put = (code: number) => { starts[code >> 5] = (starts[code >> 5] ?? 0) | (1 << (code & 31)); };
  for (const { folded } of words) {
    let code = 0;
    for (let at = 0; at < size && at <= folded.length; at++) {
      code = mix(code, at < folded.length ? symbol(folded.charCodeAt(at)) : ended);
      put(at < folded.length && at + 1 < size ? mix(code, anyhow) : code);
    }
  }
  return starts;
}

/** Whether a pattern may find anything in a line whose words begin so. No is sure, yes is not. */
export function mayMatch(pattern: RegExp, starts: Uint32Array): boolean {
  let gate = gates.get(pattern);
  if (gate === undefined) {
    gate = gateOf(pattern.source);
    gates.set(pattern, gate);
  }
  if (gate === 'open') return true;
  for (const code of gate) if (((starts[code >> 5] ?? 0) >> (code & 31)) & 1) return true;
  return false;
}

const ended = 0;
const anyhow = 31;

function mix(code: number, next: number): number {
  return (code * 33 + next * 7 + 5) & (bits - 1);
}

/** 1 to 26 are letters, 27 is any digit, 28 any mark. */
function symbol(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  return code >= 48 && code <= 57 ? 27 : 28;
}

function gateOf(source: string): Uint16Array | 'open' {
  const needed = needs(parse(source));
  if (needed === undefined) return 'open';
  return Uint16Array.from([...needed].map((start) => {
    let code = 0;
    for (const letter of start) code = mix(code, letter === open ? anyhow : letter === ' ' ? ended : letter === '#' ? 27 : symbol(letter.charCodeAt(0)));
    return code;
  }));
}

/** Beginnings of which the line must have one, for any of these sequences to match; undefined when nothing can be said. */
function needs(choices: readonly Piece[][], rest: Rest = () => anything): Set<string> | undefined {
  const all = new Set<string>();
  for (const sequence of choices) {
    const best = bestOf(sequence, rest);
    if (best === undefined) return undefined;
    for (const start of best) all.add(start);
  }
  return all;
}

/** Of the places where a word must begin in a sequence, the one whose words are the rarest. `rest` is what may follow the sequence. */
function bestOf(sequence: readonly Piece[], rest: Rest = () => anything): ReadonlySet<string> | undefined {
  let best: ReadonlySet<string> | undefined;
  for (const [i, piece] of sequence.entries()) {
    if (piece.optional) continue;
    const next: Rest = (left) => startsAt(sequence, i + 1, left, rest);
    const found = piece.letters === ' ' ? afterSpace(sequence, i, rest) : piece.choices && needs(piece.choices, piece.many ? () => anything : next);
    if (found !== undefined && !found.has(open) && !found.has('') && (best === undefined || cost(found) < cost(best))) best = found;
  }
  return best;
}

/** What must begin after a space: of each choice that stands there the rarest of its words. */
function afterSpace(sequence: readonly Piece[], at: number, rest: Rest): ReadonlySet<string> | undefined {
  const here = sequence[at];
  const next = sequence[at + 1];
  if (!here || !next?.choices || next.optional || next.many) return startsAt(sequence, at + 1, size, rest);
  return needs(next.choices.map((choice) => [here, ...choice]), (left) => startsAt(sequence, at + 2, left, rest));
}

function cost(starts: ReadonlySet<string>): number {
  let sum = 0;
  for (const start of starts) sum += common.has(start) ? 8 : start.endsWith(open) ? 3 : 1;
  return sum;
}

/** What a word may begin with that begins at this place of a sequence: up to `left` letters, ended by a space where the word ends and by * where anything may follow. */
function startsAt(sequence: readonly Piece[], at: number, left: number, rest: Rest): ReadonlySet<string> {
  if (left === 0) return new Set(['']);
  const piece = sequence[at];
  if (!piece) return rest(left);
  const next: Rest = (more) => (more === 0 ? new Set(['']) : piece.many ? anything : startsAt(sequence, at + 1, more, rest));
  const found = new Set<string>(piece.optional ? startsAt(sequence, at + 1, left, rest) : []);
  if (piece.choices) for (const choice of piece.choices) for (const start of startsAt(choice, 0, left, next)) found.add(start);
  else if (piece.letters === undefined) found.add(open);
  else for (const letter of piece.letters) for (const start of letter === ' ' ? [''] : next(left - 1)) found.add(letter + start);
  return found;
}

/** The pieces of a pattern. Looks ahead and behind only narrow a match, so they are left out. */
function parse(source: string): Piece[][] {
  let at = 0;
  const choices = (): Piece[][] => {
    const found: Piece[][] = [[]];
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') { found.push([]); at++; continue; }
      const piece = one();
      if (piece) found.at(-1)?.push(quantified(piece));
    }
    return found;
  };
  const one = (): Piece | undefined => {
    const letter = source[at++] ?? '';
    if (letter === '^' || letter === '$') return undefined;
    if (letter === '(') {
      const [head = ''] = /^(?:\?<[a-z]+>|\?<?[:=!])?/.exec(source.slice(at)) ?? [];
      at += head.length;
      const piece: Piece = { choices: choices(), optional: false, many: false };
      at++;
      return /[=!]$/.test(head) ? undefined : piece;
    }
    if (letter === '[') return classOf();
    if (letter === '\\') return { letters: source[at++] === 'd' ? '#' : undefined, optional: false, many: false };
    return { letters: letter === '.' ? undefined : letterOf(letter), optional: false, many: false };
  };
  const classOf = (): Piece => {
    const end = source.indexOf(']', at);
    const inside = source.slice(at, end);
    at = end + 1;
    const plain = inside.length <= mostLetters && !/[\\^-]/.test(inside);
    return { letters: plain ? [...new Set(Array.from(inside, letterOf))].join('') : undefined, optional: false, many: false };
  };
  const quantified = (piece: Piece): Piece => {
    const [quantifier = ''] = /^(?:[*+?]|\{[^}]*\})\??/.exec(source.slice(at)) ?? [];
    at += quantifier.length;
    return quantifier === '' ? piece : { ...piece, optional: /^(?:[*?]|\{0)/.test(quantifier), many: !quantifier.startsWith('?') };
  };
  return choices();
}

function letterOf(letter: string): string {
  return /\d/.test(letter) ? '#' : letter;
}
