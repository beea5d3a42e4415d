/** Whether an address is that of a Postgres database; else it is the path of a SQLite file. */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database);
}
