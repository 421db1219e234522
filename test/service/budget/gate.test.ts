import { describe, expect, it } from 'vitest';
import { budgetChecks } from '../../../electron/service/budget/checks.ts';
import { passGate } from '../../../electron/service/budget/gate.ts';
import type { Books } from '../../../electron/service/database.ts';
import type { Demand } from '../../../shared/domain/budget/gate.ts';
import { type BudgetLine, lineKey } from '../../../shared/domain/budget/line.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { bothEngines } from './engines.ts';

const line = (item: string): BudgetLine => ({
  ...{ unit: 'T01' as UnitCode, year: 2025, department: '', item, source: 'other', project: '' },
});
const PAPER = line('50201');
const POWER = line('50205');
const LINES = [PAPER, POWER];
const CAUSE = { actor: 'tester', operation: 'test.gate' };
const occasion = { today: '2025-03-15' as AccountingDate, month: 3, authorised: false };

const ask = (books: Books, ...demands: readonly Demand[]) =>
  books.transact(CAUSE, (tx) =>
    passGate(tx, { demands, lines: LINES, occasion, by: 'tester', instant: '2025-03-15T08:00:00Z' }),
  );
const approve = (of: BudgetLine, amount: number): Demand => ({
  ...{ kind: 'approve', line: lineKey(of), month: 1, amount: fen(amount) },
});
const reserve = (claim: string, of: BudgetLine, amount: number): Demand => ({
  ...{ kind: 'reserve', claim, line: lineKey(of), amount: fen(amount) },
});

/** Each line's available amount by its standing, and by its movements alone. */
const lines = (books: Books) =>
  books.read(async (db) => {
    const kept = await db.selectFrom('budget_standing').selectAll().execute();
    const moved = await db.selectFrom('budget_movement').selectAll().execute();
    const left = (rows: typeof kept | typeof moved, id: number) =>
      rows
        .filter((row) => row.line === id)
        .reduce((sum, row) => sum + row.approved + row.adjusted - row.reserved - row.committed - row.spent, 0);
    const all = await db.selectFrom('budget_line').selectAll().orderBy('item').execute();
    return all.map(({ id, item }) => ({ item, kept: left(kept, id), moved: left(moved, id) }));
  });

describe.each(bothEngines())('the gate of the budget on %s', (_, open) => {
  it('gives the last 100.00 of a line to exactly one of twenty who ask at once', async () => {
    const books = await open();
    await ask(books, approve(PAPER, 10_000));
    const asked = await Promise.all(
      Array.from({ length: 20 }, (__, index) => ask(books, reserve(`r${index}`, PAPER, 10_000))),
    );
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await lines(books)).toEqual([{ item: '50201', kept: 0, moved: 0 }]);
  });

  it('moves nothing of a document that is refused, not even its lines', async () => {
    const books = await open();
    await ask(books, approve(PAPER, 10_000));
    expect(await ask(books, reserve('a', PAPER, 6_000), reserve('b', POWER, 1))).toMatchObject({
      ok: false,
      error: [{ kind: 'over', line: lineKey(POWER), over: 1 }],
    });
    expect(await lines(books)).toEqual([{ item: '50201', kept: 10_000, moved: 10_000 }]);
  });

  it('is found out where what a line holds is not its movements, and where more was spent than was there', async () => {
    const books = await open();
    const checks = () =>
      books.read(async (db) =>
        (await budgetChecks(db, ['T01'], { year: 2025, month: 12 })).map(({ name, ok, idle, rows }) => ({
          ...{ name, ok, idle: idle === true },
          differences: rows.map(({ difference }) => difference),
        })),
      );
    const [sums, within, explained] = ['budget-movements-sum', 'budget-within', 'budget-variance-explained'];
    const nothing = { ok: true, idle: true, differences: [] };
    const idle = { name: explained, ...nothing };
    expect(await checks()).toEqual([sums, within, explained].map((name) => ({ name, ...nothing })));
    await ask(books, approve(PAPER, 10_000));
    expect(await checks()).toEqual([...[sums, within].map((name) => ({ name, ...nothing, idle: false })), idle]);
    // Somebody lays hands on the books past the gate.
    await books.transact(CAUSE, (tx) => tx.db.updateTable('budget_standing').set({ spent: 10_001 }).execute());
    expect(await checks()).toEqual([
      { name: sums, ok: false, idle: false, differences: ['-100.01'] },
      { name: within, ok: false, idle: false, differences: ['0.01'] },
      idle,
    ]);
  });
});
