import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** What is asked of the driver: Kysely's own wish, and whether a transaction is open. */
type Driver = SqliteDatabase & { readonly inTransaction: boolean };

/** So many statements are kept; the program has a few dozen, and more only when lists of many lengths are written. */
const most = 200;

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/** The driver with each statement kept once it is prepared, since preparing one costs more than running it. */
export function keepStatements(driver: Driver): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => { driver.close(); },
    prepare: (sql) => {
      // A full disk ends the transaction by itself. Rolling back once more would hide what happened behind a second error.
      if (sql === 'rollback' && !driver.inTransaction) return nothing;
      let statement = kept.get(sql);
      if (!statement) {
        if (kept.size >= most) kept.clear();
        statement = driver.prepare(sql);
        kept.set(sql, statement);
      }
      return statement;
    },
  };
}
