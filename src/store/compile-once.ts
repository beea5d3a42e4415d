import type { Compilable, CompiledQuery } from 'kysely';

/** Stands where a value will be, while a query is built. */
type Place = { readonly row: number; readonly name: string };
type Names<Values> = readonly (keyof Values & string)[];

/**
 * Compiles a query once, for the few that every turn runs: building one costs more than running it. `build` gets a place for
 * each value that is named; the function that comes back puts the values there.
 */
export function compileOnce<Values extends object, Row>(names: Names<Values>, build: (places: Values) => Compilable<Row>): (values: Values) => CompiledQuery<Row> {
  const compiled = build(placesFor(names, 0)).compile();
  return (values) => fill(compiled, [values]);
}

/** The same for a query that takes a list of rows: compiled once for each length that occurs. */
export function compileByLength<Values extends object, Row>(names: Names<Values>, build: (rows: Values[]) => Compilable<Row>): (rows: readonly Values[]) => CompiledQuery<Row> {
  const compiled = new Map<number, CompiledQuery<Row>>();
  return (rows) => {
    let query = compiled.get(rows.length);
    if (!query) {
      query = build(rows.map((_row, index) => placesFor(names, index))).compile();
      compiled.set(rows.length, query);
    }
    return fill(query, rows);
  };
}

/** The cast is safe because what is built with places is compiled and never run. */
function placesFor<Values extends object>(names: Names<Values>, row: number): Values {
  return Object.fromEntries(names.map((name): [string, Place] => [name, { row, name }])) as Values;
}

function fill<Row>(query: CompiledQuery<Row>, rows: readonly object[]): CompiledQuery<Row> {
  const parameters = query.parameters.map((parameter) => (isPlace(parameter) ? (rows[parameter.row] as Record<string, unknown>)[parameter.name] : parameter));
  return { ...query, parameters };
}

function isPlace(parameter: unknown): parameter is Place {
  return typeof parameter === 'object' && parameter !== null;
}
