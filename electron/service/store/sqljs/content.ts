import { createHash } from 'node:crypto';
import type { Database } from 'sql.js';
import { quoted } from '../schema.ts';
import { bookTables } from './schema.ts';

/** Rows taken between two breaths, so that the program answers while much is being compared. */
const BREATH = 20_000;

/** Digests of what tables hold, row by row in their own order: equal digests, equal contents. */
export async function contentDigests(database: Database): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const table of bookTables(database)) digests.set(table, await tableDigest(database, table));
  return digests;
}

async function tableDigest(database: Database, table: string): Promise<string> {
  const digest = createHash('sha256');
  const statement = database.prepare(`SELECT * FROM ${quoted(table)} ORDER BY rowid`);
  try {
    let lines = '';
    for (let row = 1; statement.step(); row += 1) {
      lines += `${JSON.stringify(statement.get())}\n`;
      if (row % BREATH !== 0) continue;
      digest.update(lines);
      lines = '';
      await new Promise((resolve) => setImmediate(resolve));
    }
    digest.update(lines);
    return digest.digest('hex');
  } finally {
    statement.free();
  }
}
