import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberFromText } from '../../electron/service/store/postgres/gate.ts';
import { forPostgres, pendingSteps, stepOf } from '../../electron/service/store/schema.ts';
import { entriesOf, Notes, Phrasebook } from '../../electron/service/store/sqljs/entries.ts';
import { FRAME_HEADER } from '../../electron/service/store/sqljs/frame.ts';
import { Turns } from '../../electron/service/store/sqljs/turns.ts';
import { asCell, exactNumber } from '../../electron/service/store/values.ts';
import { notReplayable, verbOf } from '../../electron/service/store/verb.ts';
import { FIRST, SECOND, STEPS } from './books.ts';

describe('what a statement does', () => {
  it.each([
    ['select 1', 'read'],
    ['  SELECT * from "delete"', 'read'],
    ['values (1), (2);', 'read'],
    ['explain delete from a', 'read'],
    ['with a as (select 1) select * from a', 'read'],
    ['with recursive a as (insert into b values (1)) select 1', 'read'],
    ['insert into a values (1)', 'write'],
    ['UPDATE a SET x = 1', 'write'],
    ['delete from a', 'write'],
    ['replace into a values (1)', 'write'],
    ['with a as (select 1) insert into b select * from a', 'write'],
    ['/* select */ delete from a -- select', 'write'],
    ["insert into a values ('; drop table a')", 'write'],
    ['create table a (x)', 'refused'],
    ['pragma foreign_keys = off', 'refused'],
    ['begin', 'refused'],
    ['attach database x as y', 'refused'],
    ['select 1; delete from a', 'refused'],
    ['vacuum', 'refused'],
    ['', 'refused'],
  ])('%s: %s', (sql, verb) => {
    expect(verbOf(sql)).toBe(verb);
  });

  it.each([
    ['insert into a values (random())', 'random'],
    ['insert into a values (RandomBlob (4))', 'RandomBlob'],
    ["insert into a values (datetime('now'))", 'literal_now'],
    ['update a set x = CURRENT_TIMESTAMP', 'CURRENT_TIMESTAMP'],
    ['insert into a values (last_insert_rowid())', 'last_insert_rowid'],
    ["insert into a values ('random() and changes()')", undefined],
    ['insert into "random" ("changes") values (?)', undefined],
    ['update a set date = ?', undefined],
  ])('%s cannot be replayed because of %s', (sql, why) => {
    expect(notReplayable(sql)).toBe(why);
  });
});

describe('what a column can hold', () => {
  it('texts and safe whole numbers, and nothing that an engine would change in silence', () => {
    for (const value of ['', '分', 0, -1, Number.MAX_SAFE_INTEGER, null]) expect(asCell(value)).toBe(value);
    expect(asCell(12n)).toBe(12);
    for (const value of [1.5, Number.NaN, 2 ** 53, 2n ** 53n, true, undefined, {}, [], new Uint8Array(1), 'a\0b'])
      expect(() => asCell(value), String(value)).toThrow(/cannot hold/);
  });

  it('what comes back is exact or refused', () => {
    expect(exactNumber(-3)).toBe(-3);
    for (const value of [2 ** 53, 0.5, Number.POSITIVE_INFINITY]) expect(() => exactNumber(value)).toThrow(/exactly/);
    expect(numberFromText('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(numberFromText('-12.000')).toBe(-12);
    for (const text of ['9007199254740993', '9007199254740991.4', '0.5', 'NaN', '1e3'])
      expect(() => numberFromText(text)).toThrow(/exactly/);
  });
});

describe('the schema for PostgreSQL', () => {
  it('has 64-bit integers and texts in the order of their bytes, and leaves quoted words alone', () => {
    expect(
      forPostgres(`CREATE TABLE "INTEGER" (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'TEXT STRICT''s') STRICT`),
    ).toBe(`CREATE TABLE "INTEGER" (id BIGINT PRIMARY KEY, name TEXT COLLATE "C" DEFAULT 'TEXT STRICT''s')`);
  });
});

describe('steps still to take', () => {
  it('are those not yet taken, in order; white space does not make a step another one', () => {
    expect(pendingSteps([], [SECOND, FIRST])).toEqual([FIRST, SECOND]);
    const spaced = { ...FIRST, statements: FIRST.statements.map((text) => text.replaceAll(' ', '\n  ')) };
    expect(pendingSteps([stepOf(FIRST)], [spaced, SECOND])).toEqual([SECOND]);
    expect(() => pendingSteps(STEPS.map(stepOf), [FIRST])).toThrow(/newer edition.*step 2, ledger/);
    const other = { ...FIRST, statements: ['CREATE TABLE other (x INTEGER) STRICT'] };
    expect(() => pendingSteps([stepOf(FIRST)], [other])).toThrow(/step 1 \(organisation\) differs/);
    expect(() => pendingSteps([], [FIRST, { ...SECOND, id: 1 }])).toThrow(/one id/);
  });
});

describe('the body of a record', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.constant(null));
  const entry = fc.oneof(
    fc.record({
      kind: fc.constant('statement' as const),
      sql: fc.constantFrom('insert into a values (?)', 'update "b" set c = ?\nwhere d = ?', 'delete from e'),
      cells: fc.array(cell),
      changed: fc.nat(),
    }),
    fc.record({
      kind: fc.constant('rows' as const),
      table: fc.string({ unit: 'grapheme' }),
      columns: fc.constant(['a', 'b']),
      rows: fc.array(
        fc.tuple(cell, cell).map((pair) => [...pair]),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  );

  it('gives back what was noted, over many records that share their statements', () => {
    fc.assert(
      fc.property(fc.array(fc.array(entry, { minLength: 1 }), { maxLength: 8 }), (records) => {
        const [writing, reading] = [new Phrasebook(), new Phrasebook()];
        for (const entries of records) {
          const notes = new Notes(writing);
          for (const noted of entries)
            if (noted.kind === 'statement') notes.statement(noted.sql, noted.cells, noted.changed);
            else notes.rows(noted.table, noted.columns, noted.rows);
          const frame = notes.toFrame({ actor: '张会计', operation: 'post' });
          notes.settle();
          const body = frame.subarray(FRAME_HEADER);
          expect(body.includes(0)).toBe(false);
          expect([...entriesOf(body, reading)]).toEqual(entries);
        }
      }),
      { seed: 20250131, numRuns: 300 },
    );
  });

  it('of a great many rows takes many lines, and spells each statement out but once', () => {
    const notes = new Notes(new Phrasebook());
    const rows = Array.from({ length: 200_500 }, (_, i) => [i, `第${i}行`]);
    notes.rows('line', ['a', 'b'], rows);
    for (let i = 0; i < 3; i += 1) notes.statement('delete from e', [], 1);
    const body = notes.toFrame({ actor: 'a', operation: 'o' }).subarray(FRAME_HEADER);
    expect(body.toString('utf8').split('delete from e')).toHaveLength(2);
    const back = [...entriesOf(body, new Phrasebook())];
    expect(back.flatMap((found) => (found.kind === 'rows' ? found.rows : []))).toEqual(rows);
    expect(back.filter(({ kind }) => kind === 'statement')).toHaveLength(3);
  });
});

describe('taking turns', () => {
  const gate = () => {
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { open, opened };
  };

  it('readers go together, a writer alone, and readers who waited before the next writer', async () => {
    const turns = new Turns();
    const heard: string[] = [];
    const reading = gate();
    const first = turns.read(async () => {
      heard.push('reader 1 in');
      await reading.opened;
      heard.push('reader 1 out');
    });
    const second = turns.read(() => void heard.push('reader 2'));
    const writer = turns.write(async () => {
      heard.push('writer 1 in');
      const late = turns.read(() => void heard.push('reader 3'));
      void late;
      await Promise.resolve();
      heard.push('writer 1 out');
    });
    const next = turns.write(async () => void heard.push('writer 2'));
    await second;
    reading.open();
    await Promise.all([first, writer, next]);
    expect(heard).toEqual([
      'reader 1 in',
      'reader 2',
      'reader 1 out',
      'writer 1 in',
      'writer 1 out',
      'reader 3',
      'writer 2',
    ]);
  });

  it('a reader within a reader is let in although a writer waits', async () => {
    const turns = new Turns();
    let writing: Promise<void> | undefined;
    const answer = await turns.read(async () => {
      writing = turns.write(async () => {});
      return turns.read(() => 42);
    });
    await writing;
    expect(answer).toBe(42);
  });

  it('a failure passes the turn on', async () => {
    const turns = new Turns();
    await expect(turns.write(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns.read(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns.write(async () => 1)).resolves.toBe(1);
  });
});
