/** One thing wrong in the knowledge: where it is, what is wrong, and what to write instead. In Swedish, for an admin. */
export type Fault = { file: string; place: string; problem: string; instead: string };

/** The knowledge cannot be used. Carries every fault found, so that all can be mended in one go. */
export class KnowledgeFault extends Error {
  readonly code = 'knowledge';
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(`${faults.length === 1 ? 'Ett fel' : `${faults.length} fel`} i kunskapen:\n${faults.map(formatFault).join('\n')}`);
    this.name = 'KnowledgeFault';
    this.faults = faults;
  }
}

/** A fault on one line, with the file and the place first so that an editor can jump there. */
export function formatFault({ file, place, problem, instead }: Fault): string {
  const [at = '1:1', ...path] = place.split(' ');
  return `${file}:${at}${path.length ? ` (${path.join(' ')})` : ''} ${capitalise(problem)}. ${capitalise(instead)}.`;
}

/** The way to a value in a file: names of fields and positions in lists. */
export type Path = readonly PropertyKey[];

/** The content of one file, and where in the file each part of it stands. */
export type Sheet<T> = { file: string; value: T; place: (path: Path) => string };

/** Makes a fault that points at a path in a file. */
export function faultAt(sheet: Sheet<unknown>, path: Path, problem: string, instead: string): Fault {
  return { file: sheet.file, place: sheet.place(path), problem, instead };
}

/** Writes a path as one reads it: services[2].needs[0]. */
export function writePath(path: Path): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i ? '.' : ''}${String(key)}`)).join('');
}

/** The allowed word that looks most like a mistyped one, if any comes close. */
export function nearest(word: string, allowed: readonly string[]): string | undefined {
  const ranked = allowed.map((candidate) => ({ candidate, steps: countEdits(fold(word), fold(candidate)) })).sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  return best && best.steps <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** What to write instead of a name that does not exist: the one meant, or `otherwise` and the names if they are few. */
export function suggest(word: string, allowed: readonly string[], otherwise: string): string {
  const meant = nearest(word, allowed);
  if (meant !== undefined) return `skriv ${meant}; är det inte det som avses, ${otherwise}`;
  return allowed.length > 0 && allowed.length <= 20 ? `${otherwise}: ${allowed.join(', ')}` : otherwise;
}

/** The fault of a name that stands nowhere among the allowed ones; none where those could not be read. */
export function faultUnlessKnown(sheet: Sheet<unknown>, path: Path, what: string, name: string, allowed: readonly string[] | undefined, otherwise: string): Fault[] {
  if (!allowed || allowed.includes(name)) return [];
  return [faultAt(sheet, path, `${what} «${name}» finns inte`, suggest(name, allowed, otherwise))];
}

/** Words in one list, as one says them: a, b och c. */
export function listWords(words: readonly string[], between = 'och'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${between} ${words.at(-1) ?? ''}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Small letters without accents: whoever forgets å, ä, ö or a capital means the same word. */
function fold(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
