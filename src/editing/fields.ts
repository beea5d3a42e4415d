import { amounts, banks, markets, orgs, sectors, sizes, stages } from '../knowledge/schema.ts';

/**
 * What a field of a form, or a column of a sheet, holds: a line, a longer text in two languages, a fact with its sources, a bare value
 * with its sources, one or several of a list, a list of lines, yes or no, a whole number, a day, or rows of such.
 */
export type Field = { path: string; kind: 'line' | 'text' | 'fact' | 'value' | 'lines' | 'flag' | 'number' | 'day'; /** Is there also when it is empty. */ always?: true }
  | { path: string; kind: 'choice' | 'choices'; from: readonly string[] | 'regions' | 'areas' | 'needs' | 'actors'; always?: true }
  | { path: string; kind: 'rows'; of: readonly Field[] };
export type FieldGroup = { id: string; fields: readonly Field[] };

/** The form of an actor, part by part. What is not here is kept as it was. */
export const actorForm: readonly FieldGroup[] = [
  { id: 'who', fields: [
    { path: 'name', kind: 'line' }, { path: 'aliases', kind: 'lines', always: true }, { path: 'purpose', kind: 'fact' }, { path: 'best', kind: 'fact' },
    { path: 'status', kind: 'choice', from: ['active', 'uncertain', 'moved', 'closed', 'unknown'] }, { path: 'statusNote', kind: 'fact' },
    { path: 'type', kind: 'fact' }, { path: 'legalName', kind: 'value' }, { path: 'publicAuthority', kind: 'flag', always: true },
  ] },
  { id: 'where', fields: [
    { path: 'serves', kind: 'choices', from: 'regions', always: true }, { path: 'municipalities', kind: 'lines' }, { path: 'coverage', kind: 'fact' },
    { path: 'website', kind: 'value' }, { path: 'contact.phone', kind: 'value' }, { path: 'contact.email', kind: 'value' },
  ] },
  { id: 'handing', fields: [
    { path: 'gives', kind: 'choice', from: ['person', 'information'] }, { path: 'handover', kind: 'choice', from: ['live', 'introduce', 'link'] }, { path: 'mail', kind: 'line' },
    { path: 'sends', kind: 'choice', from: ['full', 'summary', 'link'] }, { path: 'expires', kind: 'number' }, { path: 'hours.from', kind: 'number' }, { path: 'hours.to', kind: 'number' },
    { path: 'closed', kind: 'rows', of: [{ path: 'from', kind: 'day' }, { path: 'to', kind: 'day' }, { path: 'note', kind: 'text' }] },
  ] },
  { id: 'others', fields: [
    { path: 'notUs', kind: 'rows', of: [{ path: 'what', kind: 'text' }, { path: 'to', kind: 'choice', from: 'actors' }] },
    { path: 'successor', kind: 'fact' }, { path: 'leadsTo', kind: 'lines' }, { path: 'goals', kind: 'fact' }, { path: 'collaboration', kind: 'fact' },
  ] },
  { id: 'look', fields: [
    { path: 'brand.colour', kind: 'line' }, { path: 'brand.ink', kind: 'line' }, { path: 'brand.greeting', kind: 'text' }, { path: 'brand.privacy', kind: 'text' }, { path: 'brand.sites', kind: 'lines' },
  ] },
  { id: 'assured', fields: [{ path: 'assured.by', kind: 'line' }, { path: 'assured.at', kind: 'day' }] },
];

const fit: readonly [string, readonly string[]][] = [['sector', sectors], ['org', orgs], ['employees', sizes], ['market', markets], ['stage', stages], ['amount', amounts], ['bank', banks], ['ordered', ['nej', 'ja']]];
const fitOf = (whom: 'suits' | 'never'): Field[] => [
  ...fit.map(([slot, from]): Field => ({ path: `${whom}.${slot}`, kind: 'choices', from })),
  { path: `${whom}.municipality`, kind: 'lines' },
];

/** The form of a service, part by part. What is not here is kept as it was. */
export const serviceForm: readonly FieldGroup[] = [
  { id: 'what', fields: [
    { path: 'name', kind: 'text' }, { path: 'description', kind: 'fact' }, { path: 'needs', kind: 'choices', from: 'needs', always: true }, { path: 'areas', kind: 'choices', from: 'areas', always: true },
    { path: 'stages', kind: 'choices', from: [...stages, 'internationalisering'], always: true },
  ] },
  { id: 'terms', fields: [{ path: 'cost', kind: 'fact' }, { path: 'apply', kind: 'fact' }, { path: 'markets', kind: 'fact' }, { path: 'hint', kind: 'fact' }, { path: 'eligibility', kind: 'rows', of: [{ path: '', kind: 'fact' }] }] },
  { id: 'suits', fields: fitOf('suits') },
  { id: 'never', fields: fitOf('never') },
  { id: 'open', fields: [{ path: 'closed', kind: 'flag', always: true }, { path: 'status', kind: 'fact' }] },
];

const partsOf = (form: readonly FieldGroup[], ...ids: string[]) => ids.flatMap((id) => form.filter((group) => group.id === id));

/** What is asked about an actor that is new, and about the first of its services. The rest is filled in once it is there. */
export const newActorForm = partsOf(actorForm, 'who', 'where', 'handing', 'assured');
export const firstServiceForm = partsOf(serviceForm, 'what', 'terms');

/** Every field of a form. */
export function fieldsIn(form: readonly FieldGroup[]): readonly Field[] {
  return form.flatMap(({ fields }) => fields);
}

/** What stands in each place of a form, or in each cell of a row, by the path of what it holds. Several values are parted by line ends. */
export type Cells = Readonly<Record<string, string>>;

/** The places that a field takes. */
export function cellsOf(field: Field, at = ''): string[] {
  const path = joined(at, field.path);
  switch (field.kind) {
    case 'fact': return [`${path}.sv`, `${path}.en`, `${path}.sources`, `${path}.unverified`];
    case 'value': return [`${path}.v`, `${path}.sources`, `${path}.unverified`];
    case 'text': return [`${path}.sv`, `${path}.en`];
    case 'rows': return [];
    default: return [path];
  }
}

/** What a thing holds, as text in the places of a form. */
export function cellsFrom(fields: readonly Field[], thing: unknown, at = ''): Cells {
  return Object.fromEntries(fields.flatMap((field) => {
    const path = joined(at, field.path);
    const value = valueAt(thing, field.path);
    if (field.kind === 'rows') return (Array.isArray(value) ? value : []).flatMap((row, n) => Object.entries(cellsFrom(field.of, row, `${path}.${n}`)));
    return cellsOf(field, at).map((cell) => [cell, textOf(cell === path ? value : valueAt(value, cell.slice(path.length + 1)))] as const);
  }));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('\n');
  if (value === true) return 'ja';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A thing with what stands in the places of a form put over what it was; places that are not there leave it as it was. Not checked. */
export function withCells(fields: readonly Field[], before: unknown, cells: Cells, at = ''): unknown {
  return fields.reduce((thing, field) => {
    const path = joined(at, field.path);
    const was = valueAt(thing, field.path);
    if (field.kind === 'rows') {
      const rows = numbersIn(cells, path);
      return rows.length === 0 ? thing : put(thing, field.path, unlessEmpty(rows.flatMap((n) => (isRowEmpty(cells, `${path}.${n}`) ? [] : [withCells(field.of, Array.isArray(was) ? was[n] : undefined, cells, `${path}.${n}`)])), Array.isArray(was) && (field.path === 'closed' || was.length === 0)));
    }
    if (!cellsOf(field, at).some((cell) => Object.hasOwn(cells, cell))) return thing;
    return put(thing, field.path, read(field, path, was, (cell) => (cells[cell] ?? textOf(valueAt(was, cell.slice(path.length + 1)))).trim()));
  }, before);
}

type Told = (cell: string) => string;

function read(field: Exclude<Field, { kind: 'rows' }>, path: string, was: unknown, told: Told): unknown {
  const list = () => told(path).split(/[\n;]/).map((one) => one.trim()).filter((one) => one !== '');
  switch (field.kind) {
    case 'fact': return unlessBare({ ...objectOf(was), sv: told(`${path}.sv`) || undefined, en: told(`${path}.en`) || undefined, ...originIn(path, told) });
    case 'value': return unlessBare({ ...objectOf(was), v: bareIn(told(`${path}.v`), valueAt(was, 'v')), ...originIn(path, told) }, true);
    case 'text': return unlessBare({ ...objectOf(was), sv: told(`${path}.sv`) || undefined, en: told(`${path}.en`) || undefined });
    case 'choices': return unlessEmpty(inOrder(list(), was), field.always === true);
    case 'lines': return unlessEmpty([...new Set(list())], field.always === true);
    case 'flag': return isYes(told(path)) || (field.always ? false : undefined);
    case 'number': return numberIn(told(path));
    case 'line':
    case 'choice':
    case 'day': return told(path) || undefined;
  }
}

/** What was there before stays in its order, whichever way it is ticked. */
function inOrder(chosen: readonly string[], was: unknown): string[] {
  const before = Array.isArray(was) ? was.filter((one): one is string => typeof one === 'string' && chosen.includes(one)) : [];
  return [...new Set([...before, ...chosen])];
}

/** A bare value as it is written; a number that has not been touched is still one. */
function bareIn(text: string, was: unknown): unknown {
  return text === '' ? undefined : textOf(was) === text ? was : text;
}

function numberIn(text: string): unknown {
  return text === '' ? undefined : /^\d+$/.test(text) ? Number(text) : text;
}

/** Where what is said rests: on the sources that are named, or on nobody's word. */
function originIn(path: string, told: Told): { sources: string[] | undefined; unverified: true | undefined } {
  const sources = [...new Set(told(`${path}.sources`).split(/[\n;,]/).map((one) => one.trim()).filter((one) => one !== ''))];
  return { sources: sources.length > 0 ? sources : undefined, unverified: isYes(told(`${path}.unverified`)) ? true : undefined };
}

function isYes(text: string): boolean {
  return /^(ja|yes|true|sant|x|1)$/i.test(text);
}

/** What says nothing is not there. A value that is known to be missing is: then it has an origin and stands as null. */
function unlessBare(fact: Record<string, unknown>, isValue = false): unknown {
  const said = fact['sv'] ?? fact['en'] ?? fact['v'];
  if (said !== undefined) return tidy(fact);
  if (isValue && (fact['sources'] !== undefined || fact['unverified'] !== undefined)) return tidy({ ...fact, v: null });
  return undefined;
}

function unlessEmpty<T>(list: readonly T[], always: boolean): readonly T[] | undefined {
  return list.length > 0 || always ? list : undefined;
}

function tidy(thing: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined));
}

/** A list may have so many rows. */
export const mostRows = 100;

/** Which rows of a list there is something about, by their numbers from nought. */
export function numbersIn(cells: Cells, path: string): number[] {
  const found = Object.keys(cells).flatMap((cell) => (cell.startsWith(`${path}.`) ? [Number(cell.slice(path.length + 1).split('.')[0])] : []));
  return [...new Set(found)].filter((n) => Number.isInteger(n) && n >= 0 && n < mostRows).sort((a, b) => a - b);
}

/** Whether a row says nothing: then it is to be taken away. */
export function isRowEmpty(cells: Cells, row: string): boolean {
  return Object.entries(cells).every(([cell, text]) => (cell !== row && !cell.startsWith(`${row}.`)) || text.trim() === '' || cell.endsWith('.unverified'));
}

function joined(at: string, path: string): string {
  return [at, path].filter((part) => part !== '').join('.');
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** What stands at a path of names in a thing. */
export function valueAt(thing: unknown, path: string): unknown {
  return path === '' ? thing : path.split('.').reduce<unknown>((here, key) => (Array.isArray(here) ? (here as unknown[])[Number(key)] : Object.hasOwn(objectOf(here), key) ? objectOf(here)[key] : undefined), thing);
}

/** A thing with another value at a path; what is left with nothing in it goes too. */
function put(thing: unknown, path: string, value: unknown): unknown {
  if (path === '') return value;
  const [key = '', ...rest] = path.split('.');
  const { [key]: was, ...others } = objectOf(thing);
  const now = put(was, rest.join('.'), value);
  const isGone = now === undefined || (rest.length > 0 && Object.keys(objectOf(now)).length === 0);
  return isGone ? others : { ...others, [key]: now };
}
