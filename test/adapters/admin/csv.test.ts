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
  it.each(['=1+1', '+46 70', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', ' =1+1', '\t =1', ' \u00a0=1', '\u200b=1', '\ufeff=1', '\u0000=1', "  =cmd|'/c calc'!A1", '＝1+1', ' ＋1', '－1', '＠SUM(A1)'])('%j is no formula', (text) => {
    expect(cellsOf(csv([[text]]))).toEqual([[`'${text}`]]);
  });

  it('leaves numbers numbers, also below nought', () => {
    expect(csv([['n', -1]])).toBe('\uFEFFn;-1\r\n');
  });

  it('has decimals as they are written in Sweden: with a point they would be read as days', () => {
    expect(csv([[1.5, -0.25]])).toBe('\uFEFF1,5;-0,25\r\n');
  });

  it('begins with the mark of UTF-8, and quotes what needs it', () => {
    expect(csv([['Namn', 'Antal'], ['Åsa; "Öst", Mora', 3], ['rad\nbruten', 0], [' inryckt', 'a=b']])).toBe('\uFEFFNamn;Antal\r\n"Åsa; ""Öst"", Mora";3\r\n"rad\nbruten";0\r\n" inryckt";a=b\r\n');
  });

  it('holds whatever is put in it, and no cell of it begins a formula', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', '"', ';', ',', '\n', '\r', '=', '＝', '-', '\t', ' ', '\u200b', 'å') }), { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const back = cellsOf(csv(rows));
      expect(back.map((row) => row.map((cell) => cell.replace(/^'(?=[\s\u200b]*[=＝-]|[\t\r\n])/, '')))).toEqual(rows);
      for (const cell of back.flat()) expect(cell).not.toMatch(/^[\s\u200b]*[=＝-]|^[\t\r\n]/);
    }));
  });
});
