import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetNames } from '../../../adapters/admin/knowledge/sheets.tsx';
import { fromWorkbook, toWorkbook } from '../../../adapters/admin/knowledge/workbook.ts';
import { readSheets } from '../../../src/editing/read-sheet.ts';
import { kinds, nameOfSheet, sheetsOf } from '../../../src/editing/sheet.ts';
import type { Table } from '../../../src/editing/sheet.ts';
import { readKnowledge } from '../../../src/knowledge/load.ts';
import { withChanges } from '../../../src/editing/changes.ts';
import { Actor } from '../../../src/knowledge/schema.ts';

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
    for (const language of ['sv', 'en'] as const) {
      for (const { cells } of kinds) expect(new Set(cells.map((cell) => sheetNames(language).column(cell)[0])).size).toBe(cells.length);
      expect(new Set(kinds.map((kind) => nameOfSheet(kind, sheetNames(language))[0])).size).toBe(kinds.length);
    }
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

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2027-07-${String(n).padStart(2, '0')}`);
const words = fc.constantFrom('Bidrag till bilar', 'Ring växeln, om det brådskar', '=1+1', "'citat", '- streck', '+46 23', 'två\nrader', 'a; b', 'ja', '2027-01-01', '7');
const text = fc.record({ sv: words, en: words }, { requiredKeys: ['sv'] });
const closed = fc.array(fc.record({ from: day, to: day, note: text }, { requiredKeys: ['from', 'to'] }).map((one) => ({ ...one, ...(one.from > one.to ? { from: one.to, to: one.from } : {}) })), { maxLength: 4 });
const notUs = fc.array(fc.record({ what: text, to: fc.constantFrom(...actors.map(({ id }) => id)) }), { minLength: 1, maxLength: 4 });
const fact = fc.oneof(fc.record({ sv: words, en: words, unverified: fc.constant(true as const) }, { requiredKeys: ['sv', 'unverified'] }), fc.record({ sv: words, sources: fc.constant(['almi_faq', 'almi_lan']), asOf: fc.constant('2020') }, { requiredKeys: ['sv', 'sources'] }));
const eligibility = fc.array(fact, { minLength: 1, maxLength: 3 });
/** An actor with other lists than it has. */
const listed = (actor: Actor) => fc.record({ closed, notUs: fc.option(notUs), eligibility: fc.array(fc.option(eligibility), { minLength: actor.services.length, maxLength: actor.services.length }) }).map((lists): Actor => {
  const { notUs: _, ...rest } = actor;
  return Actor.parse({ ...rest, closed: lists.closed, ...(lists.notUs ? { notUs: lists.notUs } : {}), services: actor.services.map(({ eligibility: __, ...service }, i) => ({ ...service, ...(lists.eligibility[i] ? { eligibility: lists.eligibility[i] } : {}) })) });
});
const some = fc.tuple(...actors.map(listed));
const mapOf = (all: readonly Actor[]) => new Map(all.map((actor) => [actor.id, actor]));

describe('the lists of actors and services as a spreadsheet', () => {
  it('come back as they were, whatever stands in them, over a real workbook', async () => {
    await fc.assert(fc.asyncProperty(some, async (all) => {
      const tables = await fromWorkbook(Buffer.from(await toWorkbook(sheetsOf(all, names))));
      expect(readSheets(tables!, mapOf(all), names)).toEqual({ changes: [], faults: [] });
    }), { numRuns: 5 });
  }, 60_000);

  it('become what another workbook has: rows that were changed, added and taken away', () => {
    fc.assert(fc.property(some, some, (was, is) => {
      // Of an origin that no column shows, nothing is known of new rows.
      const plain = (all: readonly Actor[]) => all.map((actor) => ({ ...actor, services: actor.services.map((service) => ({ ...service, ...(service.eligibility ? { eligibility: service.eligibility.map(({ asOf: _, ...one }) => one) } : {}) })) }));
      const { changes, faults } = readSheets(sheetsOf(plain(is), names), mapOf(plain(was)), names);
      expect(faults).toEqual([]);
      const now = plain(was).map((actor) => withChanges(actor, changes.find((one) => one.actor === actor.id)?.changes ?? []));
      expect(now).toEqual(plain(is));
    }), { numRuns: 20 });
  }, 60_000);

  const almi = { ...actors.find(({ id }) => id === 'almi-dalarna')!, closed: [{ from: '2027-07-12', to: '2027-08-08' }, { from: '2027-12-24', to: '2027-12-31' }], notUs: [{ what: { sv: 'Bidrag' }, to: 'tillvaxtverket' }] };
  const tables = sheetsOf([almi], names);
  const sheet = (name: string) => tables.find((one) => one.name === name)!;
  const read = (name: string, change: (rows: string[][]) => string[][]) => readSheets(tables.map((one) => (one.name === name ? { name, rows: change(one.rows.map((row) => [...row])) } : one)), new Map([[almi.id, almi]]), names);

  it('take a row without a number as new, one that is not there any more as taken away, and never mind their order', () => {
    expect(sheet('Stängt').rows).toEqual([['Aktörens id', 'Rad', 'Första dagen', 'Sista dagen', 'Vad företaget får veta (svenska)', 'Vad företaget får veta (engelska)'], ['almi-dalarna', '1', '2027-07-12', '2027-08-08', '', ''], ['almi-dalarna', '2', '2027-12-24', '2027-12-31', '', '']]);
    expect(read('Stängt', ([head, one, two]) => [head!, two!, one!])).toEqual({ changes: [], faults: [] });
    const { changes: [added] } = read('Stängt', ([head, , two]) => [head!, ['almi-dalarna', '', '2028-01-03', '2028-01-05', 'Vi flyttar.', ''], two!]);
    expect(added!.changes).toEqual([{ field: 'closed', from: almi.closed, to: [almi.closed[1], { from: '2028-01-03', to: '2028-01-05', note: { sv: 'Vi flyttar.' } }] }]);
    expect(read('Stängt', ([head]) => [head!]).changes[0]!.changes).toEqual([{ field: 'closed', from: almi.closed, to: [] }]);
    expect(read('Inte vi', ([head, one]) => [head!, one!.map((cell, i) => (i > 1 ? '' : cell))]).changes[0]!.changes).toEqual([{ field: 'notUs', from: almi.notUs, to: undefined }]);
  });

  it('are left as they were where their sheet is not there, and where its actors stand nowhere in the workbook', () => {
    expect(readSheets(tables.slice(0, 2), new Map([[almi.id, almi]]), names)).toEqual({ changes: [], faults: [] });
    expect(readSheets([{ name: 'Stängt', rows: [sheet('Stängt').rows[0]!] }], new Map([[almi.id, almi]]), names)).toEqual({ changes: [], faults: [] });
  });

  it('tell sheet, row and column of what is wrong, and then take nothing of the actor', () => {
    const faultsOf = (name: string, change: (rows: string[][]) => string[][]) => { const { changes, faults } = read(name, change); expect(changes).toEqual([]); return faults; };
    const put = (row: number, column: number, cell: string) => (rows: string[][]) => rows.map((cells, i) => (i === row ? cells.map((one, j) => (j === column ? cell : one)) : cells));
    expect(faultsOf('Stängt', put(2, 3, 'nyår'))).toMatchObject([{ sheet: 'Stängt', row: 3, column: 'Sista dagen', fault: { kind: 'wrong' } }]);
    expect(faultsOf('Stängt', put(1, 3, '2027-07-01'))).toMatchObject([{ sheet: 'Stängt', row: 2, column: 'Sista dagen', fault: { kind: 'wrong' } }]);
    expect(faultsOf('Inte vi', put(1, 2, ''))).toMatchObject([{ sheet: 'Inte vi', row: 2, fault: { kind: 'wrong' } }]);
    expect(faultsOf('Stängt', put(2, 1, '1'))).toMatchObject([{ sheet: 'Stängt', row: 3, column: 'Rad', fault: { kind: 'twice_numbered' } }]);
    for (const number of ['0', 'ny', '101', '-1']) expect(faultsOf('Stängt', put(2, 1, number))).toMatchObject([{ sheet: 'Stängt', row: 3, column: 'Rad', fault: { kind: 'bad_number' } }]);
    expect(faultsOf('Stängt', put(0, 1, 'Nummer'))).toMatchObject([{ column: 'Nummer', fault: { kind: 'unknown_column' } }, { sheet: 'Stängt', row: 1, column: 'Rad', fault: { kind: 'missing_column' } }]);
    expect(faultsOf('Stängt', put(2, 0, 'allmi'))).toMatchObject([{ sheet: 'Stängt', row: 3, column: 'Aktörens id', fault: { kind: 'unknown_actor', id: 'allmi' } }, { sheet: 'Stängt', fault: { kind: 'none_taken' } }]);
    expect(faultsOf('Villkor', put(1, 1, 'almi-lan'))).toMatchObject([{ sheet: 'Villkor', row: 2, column: 'Tjänstens id', fault: { kind: 'unknown_service', id: 'almi-lan' } }, { sheet: 'Villkor', fault: { kind: 'none_taken' } }]);
    expect(faultsOf('Villkor', (rows) => rows.map((cells, i) => (i === 1 ? cells.map((cell, j) => (j > 4 ? '' : cell)) : cells)))).toMatchObject([{ sheet: 'Villkor', row: 2, fault: { kind: 'wrong', text: expect.stringContaining('saknar källa') as string } }]);
  });

  it('take the other rows of a list where one cannot be read, and then take nothing away', () => {
    const ekn = { ...actors.find(({ id }) => id === 'ekn')!, closed: [{ from: '2027-01-01', to: '2027-01-02' }] };
    const both = mapOf([Actor.parse(almi), Actor.parse(ekn)]);
    const heard = sheetsOf([almi, ekn], names).map((one) => (one.name !== 'Stängt' ? one : { ...one, rows: [...one.rows.slice(0, 1), ['allmi', '1', '2027-07-12', '2027-08-08', '', ''], one.rows[2]!, ['ekn', '1', '2027-03-01', '2027-03-02', '', '']] }));
    const { changes, faults } = readSheets(heard, both, names);
    expect(changes).toMatchObject([{ actor: 'ekn', changes: [{ field: 'closed', to: [{ from: '2027-03-01', to: '2027-03-02' }] }] }]);
    expect(faults).toMatchObject([{ sheet: 'Stängt', row: 2, fault: { kind: 'unknown_actor', id: 'allmi' } }, { sheet: 'Stängt', row: 2, fault: { kind: 'none_taken' } }]);
  });
});
