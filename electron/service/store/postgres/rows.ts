import { assert } from '../../../../shared/kernel/assert.ts';
import type { RowBlock } from '../rows.ts';
import { quoted } from '../schema.ts';
import type { Cell } from '../values.ts';
import type { PostgresResult } from './gate.ts';

/** Rows sent with one statement. */
const ROWS = 10_000;

type Run = (sql: string, parameters?: readonly unknown[]) => Promise<PostgresResult>;

/** Types of the columns of each table, asked for once. */
export type ColumnTypes = Map<string, ReadonlyMap<string, string>>;

/** Inserts many rows: one array a column, so that a statement takes thousands of rows with a handful of parameters. */
export async function insertRows(
  run: Run,
  known: ColumnTypes,
  table: string,
  { columns, rows }: RowBlock,
): Promise<void> {
  const types = known.get(table) ?? (await columnTypes(run, table));
  known.set(table, types);
  const arrays = columns.map((column, index) => {
    const type = types.get(column);
    assert(type !== undefined, `no column ${column} in ${table}`);
    return `$${index + 1}::${type}[]`;
  });
  const sql = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})`;
  for (let at = 0; at < rows.length; at += ROWS) {
    const slice = rows.slice(at, at + ROWS);
    await run(
      sql,
      columns.map((_, column) => slice.map((row) => row[column] as Cell)),
    );
  }
}

async function columnTypes(run: Run, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await run(
    'SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1',
    [table],
  );
  return new Map(rows.map((row) => [String(row['column_name']), String(row['data_type'])]));
}
