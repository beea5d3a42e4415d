const shortest = 5;
const longest = 16;

/**
 * Finds the known words that are one letter from an unknown one: a letter missing, added, changed or moved. Every word is kept under
 * itself and under itself with each letter left out, so that asking is a few look-ups. Source: the symmetric delete algorithm (SymSpell, Garbe 2012).
 */
export function wordsNear(known: readonly string[]): (word: string) => string[] {
  const under = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < shortest || word.length > longest) continue;
    for (const form of withoutOne(word)) {
      const words = under.get(form);
      if (words) words.push(word); else under.set(form, [word]);
    }
  }
  return (word) => {
    if (word.length < shortest || word.length > longest) return [];
    return [...new Set(withoutOne(word).flatMap((form) => under.get(form) ?? []))].filter((one) => Math.abs(one.length - word.length) <= 1);
  };
}

/** The word, and the word with each of its letters left out. */
function withoutOne(word: string): string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))];
}
