import { readFileSync } from 'node:fs';
import type { Database } from 'sql.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadSqlite, openDatabase } from '../../electron/service/store/sqljs/engine.ts';

/**
 * What the store builds upon in sql.js, as it is: when a new version changes one of these, this page says which part
 * of the store has to be thought through again.
 */
let bare: Database;
const one = (sql: string, parameters?: (number | string | null)[]): unknown =>
  bare.exec(sql, parameters)[0]?.values[0]?.[0];

beforeEach(async () => {
  const { Database } = await loadSqlite();
  bare = new Database();
});

it('is version 1.16.0 exactly', () => {
  const about = readFileSync(new URL('../../node_modules/sql.js/package.json', import.meta.url), 'utf8');
  expect(JSON.parse(about)).toMatchObject({ version: '1.16.0' });
});

describe('settings', () => {
  it('foreign_keys, recursive_triggers and case-sensitive LIKE are off by default', () => {
    expect(one('PRAGMA foreign_keys')).toBe(0);
    expect(one('PRAGMA recursive_triggers')).toBe(0);
    expect(one("SELECT 'a' LIKE 'A'")).toBe(1);
  });

  it('and on in a database of ours, with the fast writing that the journal makes safe', async () => {
    bare = await openDatabase();
    expect(one('PRAGMA foreign_keys')).toBe(1);
    expect(one('PRAGMA recursive_triggers')).toBe(1);
    expect(one("SELECT 'a' LIKE 'A'")).toBe(0);
    expect(one('PRAGMA journal_mode')).toBe('memory');
    expect(one('PRAGMA synchronous')).toBe(0);
    expect(one('PRAGMA locking_mode')).toBe('exclusive');
  });
});

describe('export()', () => {
  it('throws while a write transaction is open, and leaves it open', () => {
    bare.run('CREATE TABLE a (x INTEGER) STRICT; BEGIN; INSERT INTO a VALUES (1)');
    expect(() => bare.export()).toThrow(/busy or locked/);
    bare.run('COMMIT');
    expect(one('SELECT x FROM a')).toBe(1);
  });

  it('keeps the settings and the compiled statements, and gives a copy of its own', async () => {
    bare = await openDatabase();
    bare.run('CREATE TABLE a (x INTEGER) STRICT');
    const insert = bare.prepare('INSERT INTO a VALUES (?)');
    insert.run([1]);
    const bytes = bare.export();
    insert.run([2]);
    expect(one('SELECT count(*) FROM a')).toBe(2);
    expect(one('PRAGMA foreign_keys')).toBe(1);
    bare = await openDatabase(bytes);
    expect(one('SELECT count(*) FROM a')).toBe(1);
    // A database does not write into the bytes that it was opened from.
    const before = Buffer.from(bytes);
    bare.run('INSERT INTO a VALUES (3)');
    expect(Buffer.compare(bytes, before)).toBe(0);
  });

  it('gives the same pages for the same work, but for the counters of changes', async () => {
    const bytesOf = async (commits: number): Promise<Uint8Array> => {
      const database = await openDatabase();
      database.run('CREATE TABLE a (x INTEGER PRIMARY KEY, y TEXT) STRICT');
      if (commits === 1) database.run('BEGIN');
      for (let i = 0; i < 500; i += 1) database.run('INSERT INTO a VALUES (?, ?)', [i, 'y'.repeat(i % 90)]);
      if (commits === 1) database.run('COMMIT');
      const bytes = database.export();
      bytes.fill(0, 24, 28).fill(0, 92, 96);
      return bytes;
    };
    expect(Buffer.compare(await bytesOf(1), await bytesOf(500))).toBe(0);
  });
});

describe('numbers', () => {
  beforeEach(() => bare.run('CREATE TABLE a (x INTEGER) STRICT'));
  const stored = (value: number | string): unknown[] => {
    bare.run('INSERT INTO a VALUES (?)', [value]);
    return bare.exec('SELECT x, typeof(x), CAST(x AS TEXT) FROM a ORDER BY rowid DESC LIMIT 1')[0]!.values[0]!;
  };

  it('beyond 32 bits are bound as REAL', () => {
    expect(one('SELECT typeof(?)', [2 ** 31 - 1])).toBe('integer');
    expect(one('SELECT typeof(?)', [2 ** 31])).toBe('real');
    // So a quotient of parameters is not a whole one; cast before dividing.
    expect(one('SELECT ? / 2', [2 ** 31 + 1])).toBe(1073741824.5);
    expect(one('SELECT CAST(? AS INTEGER) / 2', [2 ** 31 + 1])).toBe(1073741824);
  });

  it('a STRICT INTEGER column takes a whole REAL and keeps it as the integer, up to 2^53', () => {
    for (const value of [2 ** 31, 2 ** 51 + 1, 2 ** 52 + 1, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])
      expect(stored(value)).toEqual([value, 'integer', String(value)]);
    expect(() => stored(1.5)).toThrow(/cannot store REAL/);
  });

  it('are compared exactly with what is stored, however they are bound', () => {
    stored(Number.MAX_SAFE_INTEGER);
    expect(one('SELECT count(*) FROM a WHERE x = ?', [Number.MAX_SAFE_INTEGER])).toBe(1);
    expect(one('SELECT count(*) FROM a WHERE x = ?', [Number.MAX_SAFE_INTEGER - 1])).toBe(0);
  });

  it('NaN is stored as NULL, which is why the store refuses it first', () => {
    expect(stored(Number.NaN)).toEqual([null, 'null', null]);
  });

  it('a BigInt is bound as TEXT', () => {
    const statement = bare.prepare('SELECT typeof(?)');
    statement.bind([12n as unknown as number]);
    statement.step();
    expect(statement.get()).toEqual(['text']);
    statement.free();
  });

  it('are read through a double: what is beyond 2^53 comes back rounded, which is why the store refuses it', () => {
    bare.run('INSERT INTO a VALUES (9007199254740993)');
    expect(one('SELECT x FROM a')).toBe(9007199254740992);
    expect(one('SELECT CAST(x AS TEXT) FROM a')).toBe('9007199254740993');
  });
});

describe('statements', () => {
  it('of two in one text, the second is dropped unseen when prepared', () => {
    bare.run('CREATE TABLE a (x INTEGER) STRICT');
    bare.prepare('INSERT INTO a VALUES (1); INSERT INTO a VALUES (2)').run();
    expect(one('SELECT count(*) FROM a')).toBe(1);
  });

  it('one parameter may stand in many places by its number', () => {
    expect(bare.exec('SELECT ?1 + ?2, ?1 * ?2', [3, 4])[0]?.values).toEqual([[7, 12]]);
  });

  it('may have 32,766 parameters', () => {
    const list = (count: number) => `SELECT ${Array.from({ length: count }, (_, i) => `?${i + 1}`).join('+0, ')}`;
    expect(() =>
      bare
        .prepare(
          `VALUES ${Array.from({ length: 400 }, (_, r) => `(${Array.from({ length: 80 }, (__, c) => `?${r * 80 + c + 1}`).join(',')})`).join(',')}`,
        )
        .free(),
    ).not.toThrow();
    expect(() => bare.prepare(list(32_767))).toThrow();
  });

  it('a failing one leaves the transaction open, and the store ends it', () => {
    bare.run('CREATE TABLE a (x INTEGER PRIMARY KEY) STRICT; BEGIN; INSERT INTO a VALUES (1)');
    expect(() => bare.run('INSERT INTO a VALUES (1)')).toThrow(/UNIQUE/);
    bare.run('INSERT INTO a VALUES (2); COMMIT');
    expect(one('SELECT count(*) FROM a')).toBe(2);
  });

  it('getRowsModified counts the rows of the last change, upserts and RETURNING included', () => {
    bare.run('CREATE TABLE a (x INTEGER PRIMARY KEY, y INTEGER) STRICT');
    bare.run('INSERT INTO a VALUES (1, 1), (2, 2), (3, 3)');
    expect(bare.getRowsModified()).toBe(3);
    bare.run('INSERT INTO a VALUES (3, 9), (4, 4) ON CONFLICT (x) DO UPDATE SET y = excluded.y');
    expect(bare.getRowsModified()).toBe(2);
    bare.run('INSERT INTO a VALUES (4, 4) ON CONFLICT DO NOTHING');
    expect(bare.getRowsModified()).toBe(0);
    bare.exec('UPDATE a SET y = 0 WHERE x > 1 RETURNING x');
    expect(bare.getRowsModified()).toBe(3);
  });
});

describe('what there is not', () => {
  it('FTS5', () => {
    expect(() => bare.run('CREATE VIRTUAL TABLE f USING fts5(x)')).toThrow(/no such module/);
  });

  it('an update hook that sees everything: DELETE without WHERE passes it by', () => {
    const seen: string[] = [];
    bare.run('CREATE TABLE a (x INTEGER PRIMARY KEY) STRICT; INSERT INTO a VALUES (1), (2)');
    bare.updateHook((operation) => seen.push(operation));
    bare.run('DELETE FROM a');
    expect(seen).toEqual([]);
  });
});

describe('guards of facts', () => {
  it('a trigger sees UPDATE, DELETE without WHERE, upserts, and what REPLACE deletes (with recursive_triggers)', async () => {
    bare = await openDatabase();
    bare.run(`CREATE TABLE a (x INTEGER PRIMARY KEY, y INTEGER) STRICT; INSERT INTO a VALUES (1, 1);
      CREATE TRIGGER u BEFORE UPDATE ON a BEGIN SELECT RAISE(ABORT, 'guarded'); END;
      CREATE TRIGGER d BEFORE DELETE ON a BEGIN SELECT RAISE(ABORT, 'guarded'); END;`);
    for (const sql of [
      'UPDATE a SET y = 2',
      'DELETE FROM a',
      'REPLACE INTO a VALUES (1, 5)',
      'INSERT INTO a VALUES (1, 2) ON CONFLICT (x) DO UPDATE SET y = 3',
    ])
      expect(() => bare.run(sql), sql).toThrow('guarded');
    bare.run('PRAGMA recursive_triggers = OFF');
    expect(() => bare.run('REPLACE INTO a VALUES (1, 5)')).not.toThrow();
  });
});
