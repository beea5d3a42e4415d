/** A cell of a table: a text, or a number. */
export type Cell = string | number;

/**
 * What a spreadsheet would take for the beginning of a formula: also behind spaces and what cannot be seen, which some take away first, and
 * in the wide letters that some read as the plain ones. A cell that begins with a tab or a line end is one too.
 */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * Rows as a file that a spreadsheet in Sweden opens as it is: semicolons between cells, a comma in decimals, marked as UTF-8. No cell can be
 * taken for a formula: such a text begins with an apostrophe, since names and needs may have been written by anybody.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  const safe = formula.test(value) ? `'${value}` : value;
  return /[";\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
