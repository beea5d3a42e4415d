import { changesBetween, servicesOf } from './changes.ts';
import type { Written } from './changes.ts';
import { formOf } from './check.ts';
import { isRowEmpty, mostRows, valueAt, withCells } from './fields.ts';
import type { Cells } from './fields.ts';
import { markOf } from './same.ts';
import { idOf, inRow, keysOf, nameOfSheet, ofActors, ofLists, ofServices } from './sheet.ts';
import type { Kind, List, SheetChange, SheetFault, SheetNames, Table } from './sheet.ts';

type Row = { at: number; keys: string[]; cells: Cells };
/** Whose something is: an actor, or one of its services. */
type Owner = { actor: string; service?: string };
/** A row of the workbook, by its sheet and its place there. */
type Place = { sheet: string; at: number };

/** What has been read so far: the actors as they are by now, where each thing stands, those that a fault keeps from being changed, and all faults. */
type Reading = { names: SheetNames; shown: ReadonlyMap<string, Written>; now: Map<string, Written>; places: Map<string, Place>; held: Set<string>; faults: SheetFault[] };

/** What a workbook changes in the actors that are shown; and all in it that cannot be taken. An actor with a fault changes nothing. A sheet that is not there leaves what it would have told as it was. */
export function readSheets(tables: readonly Table[], shown: ReadonlyMap<string, Written>, names: SheetNames): { changes: SheetChange[]; faults: SheetFault[] } {
  const reading: Reading = { names, shown, now: new Map(), places: new Map(), held: new Set(), faults: [] };
  const those = (kind: Kind) => tables.filter(({ name }) => nameOfSheet(kind, names).some((one) => one.toLowerCase() === name.trim().toLowerCase()));
  for (const kind of [ofActors, ofServices]) for (const table of those(kind)) for (const row of rowsIn(table, kind, reading)) readThing(kind, table, row, reading);
  // Whose list it is stands in the sheets before: who is there and has no row left has an empty list.
  const owners = [...reading.places.keys()].map(ownerFrom);
  for (const kind of ofLists) for (const table of those(kind).slice(0, 1)) readList(kind, kind.list, table, owners, reading);
  const changes = [...reading.now].flatMap(([id, written]): SheetChange[] => {
    const form = formOf(written);
    if ('wrong' in form) reading.faults.push(...form.wrong.map((one) => faultOf(id, written, one, reading)));
    if ('wrong' in form || reading.held.has(id)) return [];
    const was = shown.get(id);
    const found = changesBetween(was, form.actor);
    return found.length === 0 ? [] : [{ actor: id, mark: markOf(was), changes: found }];
  });
  return { changes, faults: reading.faults };
}

function asWritten(text: string): string {
  return text.startsWith("'") ? text.slice(1) : text;
}

/** The rows of a sheet with what stands in each; columns that are not known, or that it cannot be read without, are told of. */
function rowsIn({ name, rows }: Table, kind: Kind, { names, faults }: Reading): Row[] {
  const flat = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');
  const [head = [], ...rest] = rows;
  const known = new Map(kind.cells.flatMap((cell) => names.column(cell).map((one) => [flat(one), cell] as const)));
  const keys = keysOf(kind, names);
  const places = head.map((title) => ({ title, cell: known.get(flat(title)), key: keys.findIndex((all) => all.some((one) => flat(one) === flat(title))) }));
  for (const { title, cell, key } of places) if (title.trim() !== '' && cell === undefined && key < 0) faults.push({ sheet: name, row: 1, column: title, fault: { kind: 'unknown_column' } });
  const missing = keys.filter((_, n) => !places.some(({ key }) => key === n));
  for (const [column = ''] of missing) faults.push({ sheet: name, row: 1, column, fault: { kind: 'missing_column' } });
  if (missing.length > 0) return [];
  return rest.flatMap((row, i) => {
    if (row.every((text) => text.trim() === '')) return [];
    return [{ at: i + 2, keys: keys.map((_, n) => (row[places.findIndex(({ key }) => key === n)] ?? '').trim()), cells: Object.fromEntries(places.flatMap(({ cell }, n) => (cell === undefined ? [] : [[cell, asWritten(row[n] ?? '')]]))) }];
  });
}

function keyOf({ actor, service = '' }: Owner): string {
  return `${actor}/${service}`;
}

function ownerFrom(key: string): Owner {
  const [actor = '', service = ''] = key.split('/');
  return service === '' ? { actor } : { actor, service };
}

function thingOf({ actor, service }: Owner, { now, shown }: Reading): Written | undefined {
  const whole = now.get(actor) ?? shown.get(actor);
  return service === undefined ? whole : whole && servicesOf(whole).find((one) => idOf(one) === service);
}

function change({ actor, service }: Owner, reading: Reading, to: (thing: Written) => Written): void {
  const whole = reading.now.get(actor) ?? reading.shown.get(actor) ?? {};
  reading.now.set(actor, service === undefined ? to(whole) : { ...whole, services: servicesOf(whole).map((one) => (idOf(one) === service ? to(one) : one)) });
}

/** Whose a row is; nothing where there is none such, which is told. */
function ownerOf({ of }: Kind, { name }: Table, { at, keys: [id = '', service = ''] }: Row, reading: Reading): Owner | undefined {
  const { names, faults } = reading;
  const owner = of === 'actor' ? { actor: id } : { actor: id, service };
  if (!reading.shown.has(id)) faults.push({ sheet: name, row: at, column: names.actorId[0] ?? '', fault: { kind: 'unknown_actor', id } });
  else if (!thingOf(owner, reading)) faults.push({ sheet: name, row: at, column: names.serviceId[0] ?? '', fault: { kind: 'unknown_service', id: service } });
  else return owner;
  return undefined;
}

/** A row that is an actor or a service. */
function readThing(kind: Kind, table: Table, row: Row, reading: Reading): void {
  const owner = ownerOf(kind, table, row, reading);
  if (!owner) return;
  if (reading.places.has(keyOf(owner))) {
    reading.faults.push({ sheet: table.name, row: row.at, column: (kind.of === 'actor' ? reading.names.actorId : reading.names.serviceId)[0] ?? '', fault: { kind: 'twice' } });
    return;
  }
  reading.places.set(keyOf(owner), { sheet: table.name, at: row.at });
  change(owner, reading, (thing) => withCells(kind.fields, thing, row.cells) as Written);
}

/** A sheet that is a list of each: rows with a number are those that were there, those without are new and come last, and what was there and has no row is taken away. */
function readList(kind: Kind, list: List, table: Table, owners: readonly Owner[], reading: Reading): void {
  const before = reading.faults.length;
  const rows = rowsIn(table, kind, reading);
  if (reading.faults.slice(before).some(({ fault }) => fault.kind === 'missing_column')) return;
  const read = new Map(owners.filter(({ service }) => (service === undefined) === (kind.of === 'actor')).map((owner) => [keyOf(owner), [] as Row[]]));
  const told = rows.map((row) => ({ row, owner: ownerOf(kind, table, row, reading) }));
  for (const { row, owner } of told) if (owner) read.set(keyOf(owner), [...(read.get(keyOf(owner)) ?? []), row]);
  // Whose row one should have been is not known, so that nobody's may be taken away: those who have fewer than before are left as they were.
  const lost = told.find(({ owner }) => !owner)?.row;
  if (lost) reading.faults.push({ sheet: table.name, row: lost.at, column: (kind.of === 'actor' ? reading.names.actorId : reading.names.serviceId)[0] ?? '', fault: { kind: 'none_taken' } });
  for (const [key, own] of read) {
    const owner = ownerFrom(key);
    const placed = numbered(own, table, valueAt(thingOf(owner, reading), list.path), reading);
    if (!placed) { reading.held.add(owner.actor); continue; }
    const cells = Object.fromEntries([[inRow(list, 0, kind.cells[0] ?? ''), ''], ...placed.flatMap(({ n, row }) => Object.entries(row.cells).map(([cell, text]) => [inRow(list, n, cell), text]))]) as Cells;
    const kept = placed.filter(({ n }) => !isRowEmpty(cells, `${list.path}.${n}`));
    const was = valueAt(thingOf(owner, reading), list.path);
    if (lost && Array.isArray(was) && was.some((_, n) => !kept.some((one) => one.n === n))) continue;
    change(owner, reading, (thing) => withCells([list], thing, cells) as Written);
    kept.forEach(({ row }, i) => reading.places.set(`${key}/${list.path}.${i}`, { sheet: table.name, at: row.at }));
  }
}

/** Which row of the list each is, counted from nought; nothing where that cannot be told of one. */
function numbered(rows: readonly Row[], { name }: Table, was: unknown, { names, faults }: Reading): { n: number; row: Row }[] | undefined {
  const before = faults.length;
  const seen = new Set<number>();
  const refuse = (row: Row, kind: 'bad_number' | 'twice_numbered') => { faults.push({ sheet: name, row: row.at, column: names.row[0] ?? '', fault: { kind } }); };
  const told = rows.map((row) => ({ row, text: row.keys.at(-1) ?? '' }));
  for (const { row, text } of told.filter((one) => one.text !== '')) {
    const n = /^\d{1,3}$/.test(text) ? Number(text) - 1 : -1;
    if (n < 0 || n >= mostRows) refuse(row, 'bad_number');
    else if (seen.has(n)) refuse(row, 'twice_numbered');
    seen.add(n);
  }
  let next = Math.max(Array.isArray(was) ? was.length : 0, ...[...seen].map((n) => n + 1));
  const placed = told.map(({ row, text }) => ({ row, isNew: text === '', n: text === '' ? next++ : Number(text) - 1 }));
  for (const { row } of placed.filter(({ n, isNew }) => isNew && n >= mostRows)) refuse(row, 'bad_number');
  return faults.length > before ? undefined : placed.sort((one, other) => one.n - other.n);
}

/** Where in the workbook that stands which is wrong in an actor. */
function faultOf(id: string, written: Written, { path, problem, instead }: { path: string; problem: string; instead: string }, { names, places }: Reading): SheetFault {
  const [, nth, inner = ''] = /^services\.(\d+)\.?(.*)$/.exec(path) ?? [];
  const service = nth === undefined ? '' : idOf(servicesOf(written)[Number(nth)] ?? {});
  const field = nth === undefined ? path : inner;
  const list = ofLists.find((one) => one.of === (nth === undefined ? 'actor' : 'service') && (field === one.list.path || field.startsWith(`${one.list.path}.`)))?.list;
  const row = list && places.get(`${id}/${service}/${field.split('.').slice(0, list.path.split('.').length + 1).join('.')}`);
  const { sheet, at } = row ?? places.get(`${id}/${service}`) ?? { sheet: names.actors[0] ?? '', at: 1 };
  const plain = list ? field.replace(/\.\d+(?=\.|$)/, '') : field;
  const { cells } = ofLists.find((one) => one.list === list) ?? (nth === undefined ? ofActors : ofServices);
  const cell = cells.find((one) => plain === one || one.startsWith(`${plain}.`) || plain.startsWith(`${one}.`)) ?? plain;
  return { sheet, row: at, column: names.column(cell)[0] ?? plain, fault: { kind: 'wrong', text: `${problem}; ${instead}` } };
}
