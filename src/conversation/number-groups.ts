/** Digits that stand together, with where they stand; `gap` is what stands between them and the group before, when that is little enough to belong together. */
export type Group = { digits: string; start: number; end: number; gap: string | undefined };

/** Digits of other alphabets and wide forms, each one sign long like the plain ones. */
const otherDigit = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;
const zeros = [0x0660, 0x06f0, 0xff10];
/** What people put within a number: spaces of all widths, hyphens and dashes, stops, strokes, brackets, signs that are not seen. */
const between = /^[ \u00a0\u2007\u2009\u200b\u200c\u202f\u00ad\ufeff.\-\u2010-\u2015\u2212/()+]{1,4}$/;

/** The text with every digit plain: the same length, so that places agree. */
export function plainDigits(text: string): string {
  return text.replace(otherDigit, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (zeros.find((zero) => code >= zero && code <= zero + 9) ?? code));
  });
}

/** All groups of digits of a text, in order. */
export function groupsIn(text: string): Group[] {
  const groups: Group[] = [];
  for (const match of text.matchAll(/\d+/g)) {
    const before = groups.at(-1);
    const gap = before && match.index - before.end <= 4 ? text.slice(before.end, match.index) : undefined;
    groups.push({ digits: match[0], start: match.index, end: match.index + match[0].length, gap: gap !== undefined && between.test(gap) ? gap : undefined });
  }
  return groups;
}

/** The groups from one on that hang together, at most `most`. */
export function chainFrom(groups: readonly Group[], at: number, most: number): Group[] {
  const chain: Group[] = [];
  for (let i = at; i < groups.length && chain.length < most; i++) {
    const one = groups[i];
    if (!one || (i > at && one.gap === undefined)) break;
    chain.push(one);
  }
  return chain;
}

/** Where a chain can end: how many groups, and the digits up to there. */
export function stopsOf(chain: readonly Group[]): { count: number; digits: string; last: Group }[] {
  let digits = '';
  return chain.map((one, i) => ({ count: i + 1, digits: (digits += one.digits), last: one }));
}

/** Whether groups are written as one amount is: "1 500 000". */
export function isThousands(groups: readonly Group[]): boolean {
  return groups.length > 1 && (groups[0]?.digits.length ?? 9) <= 3 && groups.slice(1).every(({ digits, gap }) => digits.length === 3 && gap !== undefined && /^[\s\u00a0\u2009\u202f.]$/.test(gap));
}
