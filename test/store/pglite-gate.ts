import type { PGlite } from '@electric-sql/pglite';
import {
  numberFromText,
  type PostgresClient,
  type PostgresGate,
  truthFromText,
} from '../../electron/service/store/postgres/gate.ts';

/** int8, int2, int4, float4, float8, numeric and bool, read as the real gate reads them. */
const parsers = {
  ...Object.fromEntries([20, 21, 23, 700, 701, 1700].map((oid) => [oid, numberFromText])),
  16: truthFromText,
};

/**
 * PGlite as a gate: it has one connection, so whoever connects waits until the one before has given it back.
 * Closing the gate leaves the database open: the next gate over it finds the books again.
 */
export function pgliteGate(database: PGlite, schema: string): PostgresGate {
  let last: Promise<void> = Promise.resolve();
  return {
    async connect(): Promise<PostgresClient> {
      const before = last;
      let leave = (): void => {};
      last = new Promise((resolve) => {
        leave = resolve;
      });
      await before;
      await database.exec(`SET search_path = ${schema}`);
      return {
        async query(sql, parameters = []) {
          const result = await database.query<Record<string, unknown>>(sql, [...parameters], { parsers });
          // PGlite gives no command tag, and a COMMIT of a failed transaction fails by itself there or not at all.
          return {
            command: sql.trim().split(/\s/)[0]!.toUpperCase(),
            rowCount: result.affectedRows ?? 0,
            rows: result.rows,
          };
        },
        release: () => leave(),
      };
    },
    async listen(channel, hear) {
      return database.listen(channel, hear);
    },
    async end() {},
  };
}
