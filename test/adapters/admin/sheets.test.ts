import { describe, expect, it } from 'vitest';
import { sheetNames } from '../../../adapters/admin/knowledge/sheets.tsx';
import { fromWorkbook, toWorkbook } from '../../../adapters/admin/knowledge/workbook.ts';
import { columnsOf, readSheets, sheetsOf } from '../../../src/editing/sheet.ts';
import type { Table } from '../../../src/editing/sheet.ts';
import { readKnowledge } from '../../../src/knowledge/load.ts';
import type { Actor } from '../../../src/knowledge/schema.ts';

const names = sheetNames('sv');
const actors = readKnowledge('knowledge').regions.flatMap((region) => region.actors);
const shown = new Map(actors.map((actor) => [actor.id, actor]));

/** The sheets with some cells changed: by the sheet, the row's id, the column and what is to stand there. */
function changed(tables: readonly Table[], ...cells: [sheet: number, id: string, column: string, text: string][]): Table[] {
  return tables.map(({ name, rows }, n) => ({ name, rows: rows.map((row) => row.map((text, i) => cells.find(([sheet, id, column]) => sheet === n && row[sheet] === id && rows[0]![i] === column)?.[3] ?? text)) }));
}

describe('actors and services as a spreadsheet', () => {
  it('come back as they were, over a real workbook', async () => {
    const tables = await fromWorkbook(Buffer.from(await toWorkbook(sheetsOf(actors, names))));
    expect(readSheets(tables!, shown, names)).toEqual({ changes: [], faults: [] });
    expect(readSheets(tables!, shown, sheetNames('en'))).toEqual({ changes: [], faults: [] });
  });

  it('have columns that no two are called alike', () => {
    for (const language of ['sv', 'en'] as const) for (const cells of Object.values(columnsOf)) expect(new Set(cells.map((cell) => sheetNames(language).column(cell)[0])).size).toBe(cells.length);
  });

  it('tell what was changed, field by field', () => {
    const { changes, faults } = readSheets(changed(sheetsOf(actors, names), [0, 'almi-dalarna', 'Namn', 'Almi i Dalarna'], [1, 'almi-mikrolan', 'Behov som den svarar på', 'lan; starta_foretag; mentor']), shown, names);
    expect(faults).toEqual([]);
    expect(changes).toHaveLength(1);
    expect(changes[0]!.changes).toMatchObject([{ field: 'name', from: 'Almi (Dalarna)', to: 'Almi i Dalarna' }, { service: 'almi-mikrolan', field: 'needs', to: ['lan', 'starta_foretag', 'mentor'] }]);
  });

  it('name sheet, row and column of what is wrong, and take nothing of that actor', () => {
    const tables = changed(sheetsOf(actors, names), [0, 'almi-dalarna', 'Läge', 'aktiv'], [1, 'almi-mikrolan', 'Skeden', 'starta'], [0, 'ekn', 'Aktörens id', 'enk']);
    tables[0] = { ...tables[0]!, rows: tables[0]!.rows.map((row, i) => [...row, i === 0 ? 'Min egen kolumn' : 'x']) };
    tables[1] = { ...tables[1]!, rows: [...tables[1]!.rows, tables[1]!.rows[1]!] };
    const { changes, faults } = readSheets(tables, shown, names);
    expect(changes.map(({ actor }) => actor)).not.toContain('almi-dalarna');
    expect(faults).toEqual(expect.arrayContaining([
      expect.objectContaining({ sheet: 'Aktörer', row: 1, column: 'Min egen kolumn', fault: { kind: 'unknown_column' } }),
      expect.objectContaining({ fault: { kind: 'unknown_actor', id: 'enk' } }),
      expect.objectContaining({ sheet: 'Tjänster', fault: { kind: 'twice' } }),
      expect.objectContaining({ sheet: 'Aktörer', row: 2, column: 'Läge' }),
      expect.objectContaining({ sheet: 'Tjänster', row: 3, column: 'Skeden' }),
    ]));
  });

  it('hold nothing that a spreadsheet takes for a formula, and give it back as it was written', () => {
    const evil = { ...actors[0]!, name: '=HYPERLINK("https://evil.example")', aliases: ['+1+1', '@SUM(A1)', '-2', "'citat"], contact: { phone: { v: '+46 23 12 34 56', unverified: true } } } as Actor;
    const tables = sheetsOf([evil], names);
    for (const text of tables.flatMap(({ rows }) => rows.flat())) expect(text).not.toMatch(/^[=@\t\r]|^[+-][^\d ()-]/);
    expect(tables[0]!.rows[1]).toContain('+46 23 12 34 56');
    expect(readSheets(tables, new Map([[evil.id, evil]]), names)).toEqual({ changes: [], faults: [] });
  });

  it('are nothing where the file is no workbook, or comes to too much', async () => {
    for (const file of ['', 'hej', 'PK\u0001\u0002 trasig']) expect(await fromWorkbook(Buffer.from(file))).toBeUndefined();
    const big = Buffer.from(await toWorkbook(sheetsOf(actors.slice(0, 1), names)));
    big.writeUInt32LE(900_000_000, big.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    expect(await fromWorkbook(big)).toBeUndefined();
  });
});
