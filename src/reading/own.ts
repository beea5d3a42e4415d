/** What a table itself has under a word: every object answers to words such as «constructor», and a company may write any word. */
export function own<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
