import { servicesOf } from './changes.ts';
import type { Change, Written } from './changes.ts';
import { actorForm, cellsFrom, cellsOf, fieldsIn, numbersIn, serviceForm } from './fields.ts';
import type { Cells, Field, FieldGroup } from './fields.ts';

/** A sheet of a workbook: its name, and its rows, the names of the columns first. */
export type Table = { name: string; rows: readonly (readonly string[])[] };
/** What a sheet and its columns are called: by the first name when it is written, by any when it is read. A list has a sheet of its own, by the path of its field. */
export type SheetNames = { actors: readonly string[]; services: readonly string[]; list(path: string): readonly string[]; actorId: readonly string[]; serviceId: readonly string[]; row: readonly string[]; column(cell: string): readonly string[] };
/** Something in a workbook that cannot be taken: the row as Excel counts it, and the name of the column. */
export type SheetFault = { sheet: string; row: number; column: string; fault: { kind: 'unknown_column' | 'missing_column' | 'twice' | 'twice_numbered' | 'bad_number' | /** Nothing is taken away from what the sheet tells of, until the row is mended. */ 'none_taken' } | { kind: 'unknown_actor' | 'unknown_service'; id: string } | { kind: 'wrong'; text: string } };
/** What a workbook changes in one actor, from what it was by its mark. */
export type SheetChange = { actor: string; mark: string; changes: Change[] };

export type List = Extract<Field, { kind: 'rows' }>;
/** What a sheet is about: actors, services, or a list that either has, row by row; the fields of a row, and the columns that they take. */
export type Kind = { of: 'actor' | 'service'; fields: readonly Field[]; cells: readonly string[]; list?: List };

const isList = (field: Field): field is List => field.kind === 'rows';

function kindOf(of: Kind['of'], form: readonly FieldGroup[]): Kind {
  const fields = fieldsIn(form).filter((field) => !isList(field));
  return { of, fields, cells: fields.flatMap((field) => cellsOf(field)) };
}

function listsOf(of: Kind['of'], form: readonly FieldGroup[]): (Kind & { list: List })[] {
  return fieldsIn(form).filter(isList).map((list) => ({ of, list, fields: list.of, cells: list.of.flatMap((field) => cellsOf(field, list.path)) }));
}

/** Every kind of sheet, in the order in which they stand; a list is read when it is known whose it is. */
export const [ofActors, ofServices] = [kindOf('actor', actorForm), kindOf('service', serviceForm)];
export const ofLists = [...listsOf('actor', actorForm), ...listsOf('service', serviceForm)];
export const kinds: readonly Kind[] = [ofActors, ofServices, ...ofLists];

/** What a sheet of a kind is called. */
export function nameOfSheet({ of, list }: Kind, names: SheetNames): readonly string[] {
  return list ? names.list(list.path) : of === 'actor' ? names.actors : names.services;
}

/** The columns of a kind that tell whose a row is, and which of a list. */
export function keysOf({ of, list }: Kind, names: SheetNames): (readonly string[])[] {
  return [names.actorId, ...(of === 'service' ? [names.serviceId] : []), ...(list ? [names.row] : [])];
}

/** Where in a list a column of its sheet stands: closed.from of the third row is closed.2.from. */
export function inRow({ path }: List, n: number, cell: string): string {
  return `${path}.${n}${cell.slice(path.length)}`;
}

/** What a spreadsheet would take for a formula is marked as text. A telephone number with + is left as it is. */
function harmless(text: string): string {
  return /^['=@\t\r]/.test(text) || /^[+-](?![\d ()-]*$)/.test(text) ? `'${text}` : text;
}

function isProse(cell: string): boolean {
  return /\.(sv|en)$/.test(cell);
}

export function idOf(thing: Readonly<Record<string, unknown>>): string {
  return typeof thing['id'] === 'string' ? thing['id'] : '';
}

/** Actors and their services as two sheets, and each list that they have as one more, where a row is known by its number. */
export function sheetsOf(actors: readonly Written[], names: SheetNames): Table[] {
  const first = (all: readonly string[]) => all[0] ?? '';
  return kinds.map((kind) => {
    const { of, list, fields, cells } = kind;
    const written = (all: Cells, at = (cell: string) => cell) => cells.map((cell) => harmless((all[at(cell)] ?? '').split('\n').join(isProse(cell) ? '\n' : '; ')));
    const rowsOf = (ids: readonly string[], thing: Written) => {
      if (!list) return [[...ids, ...written(cellsFrom(fields, thing))]];
      const all = cellsFrom([list], thing);
      return numbersIn(all, list.path).map((n) => [...ids, String(n + 1), ...written(all, (cell) => inRow(list, n, cell))]);
    };
    const rows = actors.flatMap((actor) => (of === 'actor' ? rowsOf([idOf(actor)], actor) : servicesOf(actor).flatMap((service) => rowsOf([idOf(actor), idOf(service)], service))));
    return { name: first(nameOfSheet(kind, names)), rows: [[...keysOf(kind, names), ...cells.map((cell) => names.column(cell))].map(first), ...rows] };
  });
}
