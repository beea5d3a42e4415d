/** A cell of a table: a text, or a number. */
export type Cell = string | number;

/** What a spreadsheet would take for the beginning of a formula. */
const formula = /^[\s]*[=+\-@\t\r]/;

/**
 * Rows as RFC 4180 has them, with the mark by which Excel knows that it is UTF-8. A text that a spreadsheet would take for a
 * formula begins with an apostrophe, since names and needs may have been written by anybody.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
