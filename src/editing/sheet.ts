import type { Actor, Knowledge } from '../knowledge/schema.ts';
import { changesBetween, servicesOf } from './changes.ts';
import type { Change, Written } from './changes.ts';
import { formOf } from './check.ts';
import { actorForm, cellsFrom, cellsOf, fieldsIn, serviceForm, withCells } from './fields.ts';
import type { Cells, Field } from './fields.ts';
import { markOf } from './same.ts';

/** A sheet of a workbook: its name, and its rows, the names of the columns first. */
export type Table = { name: string; rows: readonly (readonly string[])[] };
/** What a sheet and its columns are called: by the first name when it is written, by any when it is read. */
export type SheetNames = { actors: readonly string[]; services: readonly string[]; actorId: readonly string[]; serviceId: readonly string[]; column(cell: string): readonly string[] };
/** Something in a workbook that cannot be taken: the row as Excel counts it, and the name of the column. */
export type SheetFault = { sheet: string; row: number; column: string; fault: { kind: 'unknown_column' | 'twice' } | { kind: 'unknown_actor' | 'unknown_service'; id: string } | { kind: 'wrong'; text: string } };
/** What a workbook changes in one actor, from what it was by its mark. */
export type SheetChange = { actor: string; mark: string; changes: Change[] };

const isCell = ({ kind }: Field) => kind !== 'rows';
const [ofActor, ofService] = [fieldsIn(actorForm).filter(isCell), fieldsIn(serviceForm).filter(isCell)];
const [actorCells, serviceCells] = [ofActor, ofService].map((fields) => fields.flatMap((field) => cellsOf(field))) as [string[], string[]];

/** Every column that a sheet has, by what stands in it. */
export const columnsOf = { actors: actorCells, services: serviceCells } as const;

/** What a spreadsheet would take for a formula is marked as text. A telephone number with + is left as it is. */
function harmless(text: string): string {
  return /^['=@\t\r]/.test(text) || /^[+-](?![\d ()-]*$)/.test(text) ? `'${text}` : text;
}

function asWritten(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

/** Actors and their services as two sheets. */
export function sheetsOf(actors: readonly Written[], names: SheetNames): Table[] {
  const row = (cells: readonly string[], all: Cells) => cells.map((cell) => harmless((all[cell] ?? '').split('\n').join(isProse(cell) ? '\n' : '; ')));
  const head = (cells: readonly string[]) => cells.map((cell) => names.column(cell)[0] ?? cell);
  return [
    { name: names.actors[0] ?? '', rows: [[names.actorId[0] ?? '', ...head(actorCells)], ...actors.map((actor) => [idOf(actor), ...row(actorCells, cellsFrom(ofActor, actor))])] },
    { name: names.services[0] ?? '', rows: [[names.actorId[0] ?? '', names.serviceId[0] ?? '', ...head(serviceCells)], ...actors.flatMap((actor) => servicesOf(actor).map((service) => [idOf(actor), idOf(service), ...row(serviceCells, cellsFrom(ofService, service))]))] },
  ];
}

function isProse(cell: string): boolean {
  return /\.(sv|en)$/.test(cell);
}

function idOf(thing: Readonly<Record<string, unknown>>): string {
  return typeof thing['id'] === 'string' ? thing['id'] : '';
}

type Row = { at: number; ids: string[]; cells: Cells };

/** The rows of a sheet with what stands in each; columns that are not known are told of. */
function rowsIn({ name, rows }: Table, idNames: readonly (readonly string[])[], cells: readonly string[], names: SheetNames, faults: SheetFault[]): Row[] {
  const flat = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');
  const [head = [], ...rest] = rows;
  const known = new Map(cells.flatMap((cell) => names.column(cell).map((one) => [flat(one), cell] as const)));
  const places = head.map((title) => ({ title, cell: known.get(flat(title)), id: idNames.findIndex((all) => all.some((one) => flat(one) === flat(title))) }));
  for (const { title, cell, id } of places) if (title.trim() !== '' && cell === undefined && id < 0) faults.push({ sheet: name, row: 1, column: title, fault: { kind: 'unknown_column' } });
  return rest.flatMap((row, i) => {
    if (row.every((text) => text.trim() === '')) return [];
    const ids = idNames.map((_, n) => (row[places.findIndex(({ id }) => id === n)] ?? '').trim());
    return [{ at: i + 2, ids, cells: Object.fromEntries(places.flatMap(({ cell }, n) => (cell === undefined ? [] : [[cell, asWritten(row[n] ?? '')]]))) }];
  });
}

/** What a workbook changes in the actors that are shown; and all in it that cannot be taken. An actor with a fault in its form changes nothing. */
export function readSheets(tables: readonly Table[], shown: ReadonlyMap<string, Written>, names: SheetNames): { changes: SheetChange[]; faults: SheetFault[] } {
  const faults: SheetFault[] = [];
  const now = new Map<string, Written>();
  const rows = new Map<string, { sheet: string; at: number }>();
  const seen = new Set<string>();
  const named = (table: Table, all: readonly string[]) => all.some((one) => one.toLowerCase() === table.name.trim().toLowerCase());
  for (const table of tables.filter((one) => named(one, names.actors))) {
    for (const { at, ids: [id = ''], cells } of rowsIn(table, [names.actorId], actorCells, names, faults)) {
      const actor = shown.get(id);
      const place = { sheet: table.name, row: at, column: names.actorId[0] ?? '' };
      if (!actor) { faults.push({ ...place, fault: { kind: 'unknown_actor', id } }); continue; }
      if (seen.has(id)) { faults.push({ ...place, fault: { kind: 'twice' } }); continue; }
      seen.add(id);
      rows.set(`${id}/`, { sheet: table.name, at });
      now.set(id, withCells(ofActor, now.get(id) ?? actor, cells) as Written);
    }
  }
  for (const table of tables.filter((one) => named(one, names.services))) {
    for (const { at, ids: [id = '', service = ''], cells } of rowsIn(table, [names.actorId, names.serviceId], serviceCells, names, faults)) {
      const actor = now.get(id) ?? shown.get(id);
      const place = { sheet: table.name, row: at };
      if (!actor) { faults.push({ ...place, column: names.actorId[0] ?? '', fault: { kind: 'unknown_actor', id } }); continue; }
      if (!servicesOf(actor).some((one) => idOf(one) === service)) { faults.push({ ...place, column: names.serviceId[0] ?? '', fault: { kind: 'unknown_service', id: service } }); continue; }
      if (seen.has(`${id}/${service}`)) { faults.push({ ...place, column: names.serviceId[0] ?? '', fault: { kind: 'twice' } }); continue; }
      seen.add(`${id}/${service}`);
      rows.set(`${id}/${service}`, { sheet: table.name, at });
      now.set(id, { ...actor, services: servicesOf(actor).map((one) => (idOf(one) === service ? withCells(ofService, one, cells) as Written : one)) });
    }
  }
  const changes = [...now].flatMap(([id, written]) => {
    const form = formOf(written);
    if ('wrong' in form) { faults.push(...form.wrong.map((one) => faultOf(id, written, one, rows, names))); return []; }
    const was = shown.get(id);
    const found = changesBetween(was, form.actor);
    return found.length === 0 ? [] : [{ actor: id, mark: markOf(was), changes: found }];
  });
  return { changes, faults };
}

/** Where in the workbook that stands which is wrong in an actor. */
function faultOf(id: string, written: Written, { path, problem, instead }: { path: string; problem: string; instead: string }, rows: ReadonlyMap<string, { sheet: string; at: number }>, names: SheetNames): SheetFault {
  const [, place, inner = ''] = /^services\.(\d+)\.?(.*)$/.exec(path) ?? [];
  const service = place === undefined ? '' : idOf(servicesOf(written)[Number(place)] ?? {});
  const { sheet, at } = rows.get(`${id}/${service}`) ?? { sheet: names.actors[0] ?? '', at: 1 };
  const field = place === undefined ? path : inner;
  const cell = (place === undefined ? actorCells : serviceCells).find((one) => field === one || one.startsWith(`${field}.`) || field.startsWith(`${one}.`)) ?? field;
  return { sheet, row: at, column: names.column(cell)[0] ?? field, fault: { kind: 'wrong', text: `${problem}; ${instead}` } };
}

/** The actors of a region, those that its folder has. */
export function actorsOf(knowledge: Knowledge, region: string): readonly Actor[] {
  return knowledge.regions.find((one) => one.region.id === region)?.actors ?? [];
}
