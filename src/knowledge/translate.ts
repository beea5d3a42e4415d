import { z } from 'zod';
import { listWords, nearest, writePath, type Fault, type Path } from './faults.ts';

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;
/** A fault before it has a file: the path, what is wrong there, and what to write instead. */
export type Finding = Pick<Fault, 'problem' | 'instead'> & { path: Path; meant?: Path };

/** Checks data against a schema and says in Swedish what does not fit. */
export function checkForm<T>(schema: z.ZodType<T>, data: unknown): { value: T } | { findings: Finding[] } {
  // An empty message marks what our schema has no words of its own for; those we find here.
  const result = schema.safeParse(data, { error: () => '', reportInput: true });
  if (result.success) return { value: result.data };
  const findings = result.error.issues.flatMap((issue) => translate(issue, schema));
  // A misspelt field is told of once, not also as missing.
  const misspelt = new Set(findings.flatMap(({ meant }) => (meant ? [writePath(meant)] : [])));
  return { findings: findings.filter(({ path }) => !misspelt.has(writePath(path))) };
}

function translate(issue: Issue, schema: Schema): Finding[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => explainUnknown(key, issue.path, schema));
  const field = issue.path.at(-1);
  const wanted = schemaAt(schema, issue.path);
  if (issue.path.length === 0 && issue.input === null) {
    return [{ path: [], problem: 'filen är tom', instead: `skriv ${describe(wanted)}` }];
  }
  if (issue.input === undefined) {
    const start = typeof field === 'string' ? `${field}: med ` : '';
    return [{ path: issue.path, problem: `fältet ${name(field)} saknas`, instead: `lägg till ${start}${describe(wanted)}` }];
  }
  return [{ path: issue.path, ...explainValue(issue, wanted) }];
}

function explainValue(issue: Issue, wanted: Schema | undefined): Pick<Finding, 'problem' | 'instead'> {
  const shown = show(issue.input);
  const instead = issue.message || advise(issue.input, wanted);
  switch (issue.code) {
    case 'custom': return { problem: 'uppgiften saknar källa', instead };
    case 'too_small': return { problem: Array.isArray(issue.input) ? 'listan är tom' : 'texten är tom', instead };
    case 'invalid_value': return { problem: `${shown} är inte ett av de värden som får stå här`, instead };
    case 'invalid_format': return { problem: `${shown} är inte skrivet på rätt sätt`, instead };
    default: return { problem: `här står ${shown}, som är av fel slag`, instead };
  }
}

function explainUnknown(key: string, path: Path, schema: Schema): Finding {
  const around = schemaAt(schema, path);
  const allowed = around instanceof z.ZodObject ? Object.keys(around.shape) : [];
  const meant = nearest(key, allowed);
  const problem = `fältet ${name(key)} finns inte`;
  if (meant !== undefined) return { path: [...path, key], problem, instead: `skriv ${meant}`, meant: [...path, meant] };
  return { path: [...path, key], problem, instead: `ta bort raden; de fält som får stå här är ${listWords(allowed)}` };
}

/** Values that only lack their quotation marks are the commonest fault, so they get their own advice. */
function advise(input: unknown, wanted: Schema | undefined): string {
  const inner = wanted && unwrap(wanted);
  const isBare = typeof input === 'number' || typeof input === 'boolean';
  if (isBare && (inner instanceof z.ZodString || (inner instanceof z.ZodEnum && inner.options.includes(String(input))))) {
    return `skriv värdet inom citattecken: '${String(input)}'`;
  }
  if (inner instanceof z.ZodEnum && typeof input === 'string') {
    const options = inner.options.map(String);
    const meant = nearest(input, options);
    return meant === undefined ? `skriv ett av ${options.join(', ')}` : `skriv ${meant} (det som får stå här är ${options.join(', ')})`;
  }
  return `skriv ${describe(wanted)}`;
}

/** Says in words what may stand at a place. */
function describe(schema: Schema | undefined): string {
  if (schema === undefined) return 'ett värde';
  if (schema instanceof z.ZodNullable) return `${describe(unwrap(schema))} eller null`;
  const inner = unwrap(schema);
  if (inner instanceof z.ZodEnum) return `ett av ${inner.options.map(String).join(', ')}`;
  if (inner instanceof z.ZodLiteral) return [...inner.values].map(String).join(' eller ');
  if (inner instanceof z.ZodArray) return describeList(inner.element);
  if (inner instanceof z.ZodObject) return describeFields(Object.keys(inner.shape).filter((key) => isRequired(inner.shape[key])));
  if (inner instanceof z.ZodRecord) return 'rader av formen namn: innehåll';
  if (inner instanceof z.ZodUnion) return listWords(inner.options.map((option) => describe(option)), 'eller');
  if (inner instanceof z.ZodNumber) return 'ett tal';
  if (inner instanceof z.ZodBoolean) return 'true eller false';
  return inner instanceof z.ZodNull ? 'null' : 'en text';
}

function describeFields(required: readonly string[]): string {
  return required.length === 1 ? `fältet ${required.join('')} på en egen, indragen rad` : `fälten ${listWords(required)} på egna, indragna rader`;
}

function describeList(element: Schema): string {
  const inner = unwrap(element);
  if (inner instanceof z.ZodEnum) return `en lista inom hakparenteser med något av ${inner.options.map(String).join(', ')}`;
  return inner instanceof z.ZodObject ? 'en lista där varje del börjar med ett streck' : 'en lista inom hakparenteser, som [ett, två]';
}

function isRequired(schema: unknown): boolean {
  return !(schema instanceof z.ZodOptional) && !(schema instanceof z.ZodDefault);
}

function unwrap(schema: Schema): Schema {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) inner = inner.unwrap() as Schema;
  return inner;
}

function schemaAt(schema: Schema, path: Path): Schema | undefined {
  let here: Schema | undefined = schema;
  for (const key of path) {
    const inner = unwrap(here);
    if (inner instanceof z.ZodObject) here = (inner.shape as Record<string, Schema>)[String(key)];
    else if (inner instanceof z.ZodArray) here = inner.element as Schema;
    else if (inner instanceof z.ZodRecord) here = inner.valueType as Schema;
    else return undefined;
    if (here === undefined) return undefined;
  }
  return here;
}

function name(key: PropertyKey | undefined): string {
  return typeof key === 'number' ? `nummer ${key + 1} i listan` : `«${String(key)}»`;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'en lista';
  if (value === null) return 'ingenting (null)';
  return typeof value === 'object' ? 'flera fält' : `«${String(value)}»`;
}
