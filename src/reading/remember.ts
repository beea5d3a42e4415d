const most = 20_000;

/** A reading of single words that is made once for each word: most words of a text have stood in others before. What has been read is forgotten when it grows large. */
export function remembered<T>(read: (word: string) => T): (word: string) => T {
  const known = new Map<string, { read: T }>();
  return (word) => {
    const before = known.get(word);
    if (before) return before.read;
    if (known.size >= most) known.clear();
    const found = { read: read(word) };
    known.set(word, found);
    return found.read;
  };
}
