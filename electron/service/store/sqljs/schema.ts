import type { Database } from 'sql.js';
import { type Migration, StoreError } from '../port.ts';
import { type AppliedStep, assertPortable, factRefusal, factTables, OWN_TABLES, quoted, stepOf } from '../schema.ts';

/** Prepares an empty database: the store's own tables. */
export function createOwnTables(database: Database): void {
  for (const statement of OWN_TABLES) database.run(statement);
}

/** The schema steps that a database has taken. */
export function appliedSteps(database: Database): readonly AppliedStep[] {
  const [result] = database.exec('SELECT id, name, digest FROM _migration ORDER BY id');
  return (result?.values ?? []).map(([id, name, digest]) => ({
    id: Number(id),
    name: String(name),
    digest: String(digest),
  }));
}

/**
 * Takes schema steps in one transaction: all or none. Foreign keys are checked at the end, and the guards of the
 * facts are down meanwhile, so that a step may rebuild a table.
 */
export function migrate(database: Database, steps: readonly Migration[], all: readonly Migration[]): void {
  database.run('PRAGMA foreign_keys = OFF');
  database.run('BEGIN');
  let step: Migration | undefined;
  try {
    dropFactGuards(database);
    for (step of steps) takeStep(database, step);
    for (const table of factTables(all)) guardFact(database, table);
    const [orphans] = database.exec('PRAGMA foreign_key_check');
    if (orphans) throw new Error(`rows of ${orphans.values[0]?.[0]} refer to nothing`);
    database.run('COMMIT');
  } catch (error) {
    database.run('ROLLBACK');
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      'constraint',
      `Schema step ${step?.id ?? 0} (${step?.name ?? ''}) failed: ${reason}. The data folder is unchanged.`,
    );
  } finally {
    database.run('PRAGMA foreign_keys = ON');
  }
}

function takeStep(database: Database, migration: Migration): void {
  for (const statement of migration.statements) {
    assertPortable(statement);
    database.run(statement);
  }
  const { id, name, digest } = stepOf(migration);
  database.run('INSERT INTO _migration (id, name, digest) VALUES (?, ?, ?)', [id, name, digest]);
}

const guardName = (table: string, change: string): string => quoted(`_fact_${table}_${change}`);

/** Facts are never edited or deleted: the database itself refuses it. */
function guardFact(database: Database, table: string): void {
  for (const change of ['UPDATE', 'DELETE'])
    database.run(
      `CREATE TRIGGER ${guardName(table, change.toLowerCase())} BEFORE ${change} ON ${quoted(table)} ` +
        `BEGIN SELECT RAISE(ABORT, '${factRefusal(table).replaceAll("'", "''")}'); END`,
    );
}

function dropFactGuards(database: Database): void {
  const [guards] = database.exec("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB '_fact_*'");
  for (const [name] of guards?.values ?? []) database.run(`DROP TRIGGER ${quoted(String(name))}`);
}

/** The tables of the books (not the store's own, not SQLite's), parents before those that refer to them. */
export function bookTables(database: Database): readonly string[] {
  const [result] = database.exec(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_*' ORDER BY name",
  );
  const names = (result?.values ?? []).map(([name]) => String(name));
  const ordered: string[] = [];
  const visit = (table: string, from: readonly string[]): void => {
    if (ordered.includes(table) || from.includes(table) || !names.includes(table)) return;
    const [parents] = database.exec(`SELECT "table" FROM pragma_foreign_key_list(${quotedText(table)}) ORDER BY 1`);
    for (const [parent] of parents?.values ?? []) visit(String(parent), [...from, table]);
    ordered.push(table);
  };
  for (const name of names) visit(name, []);
  return ordered;
}

const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The columns of a table, in their order. */
export function columnsOf(database: Database, table: string): readonly string[] {
  const [result] = database.exec(`SELECT name FROM pragma_table_info(${quotedText(table)}) ORDER BY cid`);
  return (result?.values ?? []).map(([name]) => String(name));
}
