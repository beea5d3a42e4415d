/** The order of two ids or times, as every kind of database has it: by their signs, whatever the language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
