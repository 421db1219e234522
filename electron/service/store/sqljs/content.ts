import { createHash } from 'node:crypto';
import type { Database } from 'sql.js';
import { quoted } from '../schema.ts';
import { type Identity, writeIdentity } from './identity.ts';
import { bookTables } from './schema.ts';

/** Rows taken between two breaths, so that the program answers while much is being compared. */
const BREATH = 20_000;

/**
 * The tables that do not hold the same rows in two databases. Nearly always the files are equal, page by page, and
 * that is quickly seen; where pages were dealt out differently, the rows are compared, table by table.
 */
export async function differingTables(a: Database, b: Database, identity: Identity): Promise<string[]> {
  writeIdentity(a, identity);
  writeIdentity(b, identity);
  if (samePages(a.export(), b.export())) return [];
  const [ofA, ofB] = [await contentDigests(a), await contentDigests(b)];
  return [...new Set([...ofA.keys(), ...ofB.keys()])].filter((table) => ofA.get(table) !== ofB.get(table));
}

/** Equal but for the counters of changes in the head of the file (bytes 24–27 and 92–95). */
function samePages(a: Uint8Array, b: Uint8Array): boolean {
  for (const bytes of [a, b]) {
    bytes.fill(0, 24, 28);
    bytes.fill(0, 92, 96);
  }
  return Buffer.compare(a, b) === 0;
}

/** Digests of what tables hold, row by row in the order of the table: equal digests, equal contents. */
async function contentDigests(database: Database): Promise<Map<string, string>> {
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
