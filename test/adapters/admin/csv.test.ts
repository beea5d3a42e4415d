import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../adapters/admin/csv.ts';

/** Reads a file of cells back, as a spreadsheet does. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const body = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < body.length; i++) {
    const [one, next] = [body[i]!, body[i + 1]];
    if (quoted) { if (one !== '"') cell += one; else if (next === '"') { cell += '"'; i++; } else quoted = false; }
    else if (one === '"') quoted = true;
    else if (one === ';') { rows.at(-1)!.push(cell); cell = ''; }
    else if (one === '\r' && next === '\n') { rows.at(-1)!.push(cell); cell = ''; rows.push([]); i++; }
    else cell += one;
  }
  return rows.slice(0, -1);
}

describe('a file of cells', () => {
  it.each(['=1+1', '+46 70', '-1', '@SUM(A1)', '\tx', '\rx'])('%j is no formula', (text) => {
    expect(cellsOf(csv([[text]]))).toEqual([[`'${text}`]]);
  });

  it('leaves numbers numbers, also below nought', () => {
    expect(csv([['n', -1.5]])).toBe('\uFEFFn;-1.5\r\n');
  });

  it('holds whatever is put in it, and no cell of it begins a formula', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r', '=', '-', '\t', ' ', 'å') }), { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const back = cellsOf(csv(rows));
      expect(back.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')))).toEqual(rows);
      for (const cell of back.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }));
  });
});
