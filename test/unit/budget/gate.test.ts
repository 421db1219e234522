import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, claimMoved, newClaim } from '../../../shared/domain/budget/claim.ts';
import { type ControlRule, DEFAULT_CONTROL } from '../../../shared/domain/budget/control.ts';
import { type BudgetBook, type Demand, pass } from '../../../shared/domain/budget/gate.ts';
import { type LineKey, lineKey } from '../../../shared/domain/budget/line.ts';
import {
  available,
  EMPTY_STANDING,
  type Movement,
  moved,
  type Standing,
} from '../../../shared/domain/budget/standing.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';

const line = (item: string): LineKey =>
  lineKey({ unit: 'T01' as UnitCode, year: 2026, department: '', item, source: 'other', project: '' });
const PAPER = line('办公费');
const POWER = line('电费');
const TODAY = '2026-03-15' as AccountingDate;

/** A budget in memory: its movements are all it has. */
class Budget implements BudgetBook {
  readonly movements: Movement[] = [];
  readonly rules = new Map<LineKey, ControlRule>();
  readonly expiries = new Map<string, AccountingDate>();

  standingOf(key: LineKey): Standing | undefined {
    return this.movements.filter((one) => one.line === key).reduce(moved, EMPTY_STANDING);
  }
  claimOf(id: string): Claim | undefined {
    const own = this.movements.filter((one) => one.claim === id);
    return own[0] && own.reduce(claimMoved, newClaim(id, own[0].line, this.expiries.get(id)));
  }
  ruleOf(key: LineKey): ControlRule {
    return this.rules.get(key) ?? DEFAULT_CONTROL;
  }
  do(demands: readonly Demand[], { authorised = false, today = TODAY, month = 3 } = {}) {
    const passed = pass(this, demands, { today, month, authorised });
    if (passed.ok) {
      this.movements.push(...passed.value.movements);
      for (const demand of demands)
        if (demand.kind === 'reserve' && demand.expires) this.expiries.set(demand.claim, demand.expires);
    }
    return passed;
  }
  left(key: LineKey): Fen {
    return available(this.standingOf(key)!);
  }
}

const approved = (...amounts: readonly [LineKey, number][]): Budget => {
  const budget = new Budget();
  budget.do(amounts.map(([key, amount]) => ({ kind: 'approve', line: key, month: 1, amount: fen(amount) })));
  return budget;
};
const refusals = (passed: ReturnType<Budget['do']>) => (passed.ok ? [] : passed.error.map(({ kind }) => kind));

describe('the gate of the budget', () => {
  it('reserves, keeps, commits and spends: the line loses the amount once', () => {
    const budget = approved([PAPER, 10_000]);
    budget.do([{ kind: 'reserve', claim: 'a', line: PAPER, amount: fen(6_000) }]);
    expect(budget.left(PAPER)).toBe(4_000);
    budget.do([{ kind: 'keep', claim: 'a' }]);
    budget.do([{ kind: 'commit', claim: 'a', line: PAPER, amount: fen(5_500) }]);
    budget.do([{ kind: 'spend', claim: 'a', line: PAPER, amount: fen(5_500) }]);
    expect(budget.left(PAPER)).toBe(4_000);
    budget.do([{ kind: 'release', claim: 'a' }]);
    expect(budget.left(PAPER)).toBe(4_500);
    expect(budget.claimOf('a')).toMatchObject({ reserved: 0, committed: 0, spent: 5_500 });
  });

  it('asks for no more on what was decided: what was approved stays as it was approved', () => {
    const budget = approved([PAPER, 10_000]);
    budget.do([{ kind: 'reserve', claim: 'a', line: PAPER, amount: fen(1_000) }]);
    budget.do([{ kind: 'keep', claim: 'a' }]);
    expect(refusals(budget.do([{ kind: 'reserve', claim: 'a', line: PAPER, amount: fen(1) }]))).toEqual(['decided']);
    expect(budget.left(PAPER)).toBe(9_000);
  });

  it('books what happened: over as a fact, below nil where a voucher gives back', () => {
    const budget = approved([PAPER, 10_000]);
    const book = (claim: string, amount: number): Demand => ({
      ...{ kind: 'book', claim, line: PAPER, amount: fen(amount) },
    });
    expect(refusals(budget.do([book('v1', 12_000)]))).toEqual(['over']);
    expect(refusals(budget.do([book('v1', 0)]))).toEqual(['amount']);
    const asFact = pass(budget, [book('v1', 12_000)], { today: TODAY, month: 3, authorised: false, fact: true });
    expect(asFact.ok && [...asFact.value.verdicts.values()]).toMatchObject([{ kind: 'over', over: 2_000 }]);
    expect(refusals(budget.do([book('v2', 9_000), book('v3', -4_000)]))).toEqual([]);
    expect(budget.left(PAPER)).toBe(5_000);
    expect(budget.claimOf('v3')).toMatchObject({ spent: -4_000 });
  });

  it('lets the last 100.00 be taken once, and refuses one 分 more', () => {
    const budget = approved([PAPER, 10_000]);
    const want = (claim: string, amount: number) =>
      budget.do([{ kind: 'reserve', claim, line: PAPER, amount: fen(amount) }]);
    expect(refusals(want('a', 10_001))).toEqual(['over']);
    expect(want('a', 10_000).ok).toBe(true);
    expect(refusals(want('b', 10_000))).toEqual(['over']);
    expect(budget.left(PAPER)).toBe(0);
  });

  it('judges a document as a whole: two rows on one line count together, one bad line stops all', () => {
    const budget = approved([PAPER, 10_000], [POWER, 10_000]);
    const rows = (...amounts: readonly [string, LineKey, number][]) =>
      budget.do(amounts.map(([claim, key, amount]) => ({ kind: 'reserve', claim, line: key, amount: fen(amount) })));
    expect(refusals(rows(['1', PAPER, 6_000], ['2', PAPER, 6_000]))).toEqual(['over']);
    expect(refusals(rows(['1', PAPER, 6_000], ['2', POWER, 10_001]))).toEqual(['over']);
    expect([budget.left(PAPER), budget.left(POWER)]).toEqual([10_000, 10_000]);
    expect(rows(['1', PAPER, 6_000], ['2', POWER, 10_000]).ok).toBe(true);
  });

  it('moves money between lines in either order, and takes none that is bound', () => {
    const budget = approved([PAPER, 10_000]);
    const shift = (amount: number) =>
      budget.do([
        { kind: 'adjust', line: PAPER, month: 3, amount: fen(-amount) },
        { kind: 'adjust', line: POWER, month: 3, amount: fen(amount) },
      ]);
    budget.do([{ kind: 'reserve', claim: 'a', line: PAPER, amount: fen(7_000) }]);
    expect(refusals(shift(3_001))).toEqual(['over']);
    expect(shift(3_000).ok).toBe(true);
    expect([budget.left(PAPER), budget.left(POWER)]).toEqual([0, 3_000]);
  });

  it('gives back of what is bound alone, and leaves what is held beside it', () => {
    const budget = approved([PAPER, 10_000]);
    budget.do([{ kind: 'reserve', claim: 'a', line: PAPER, amount: fen(5_000) }]);
    budget.do([{ kind: 'keep', claim: 'a' }]);
    budget.do([{ kind: 'commit', claim: 'a', line: PAPER, amount: fen(3_000) }]);
    expect(refusals(budget.do([{ kind: 'release', claim: 'a', amount: fen(3_001), bound: true }]))).toEqual([
      'too-much',
    ]);
    budget.do([{ kind: 'release', claim: 'a', amount: fen(1_000), bound: true }]);
    expect(budget.claimOf('a')).toMatchObject({ reserved: 2_000, committed: 2_000 });
    expect(budget.left(PAPER)).toBe(6_000);
  });

  it('binds nothing that nobody decided, and gives back no more than was held', () => {
    const budget = approved([PAPER, 10_000]);
    budget.do([{ kind: 'reserve', claim: 'a', line: PAPER, amount: fen(5_000) }]);
    expect(refusals(budget.do([{ kind: 'commit', claim: 'a', line: PAPER, amount: fen(1) }]))).toEqual(['undecided']);
    expect(refusals(budget.do([{ kind: 'release', claim: 'a', amount: fen(5_001) }]))).toEqual(['too-much']);
    expect(refusals(budget.do([{ kind: 'keep', claim: 'b' }]))).toEqual(['unknown-claim']);
    expect(refusals(budget.do([{ kind: 'reserve', claim: 'a', line: POWER, amount: fen(1) }]))).toEqual(['other-line']);
    expect(refusals(budget.do([{ kind: 'reserve', claim: 'c', line: PAPER, amount: fen(0) }]))).toEqual(['amount']);
  });

  it('lets a stale request go, but not before its day is over and not once it is decided', () => {
    const budget = approved([PAPER, 10_000]);
    const expires = '2026-03-15' as AccountingDate;
    budget.do([
      { kind: 'reserve', claim: 'a', line: PAPER, amount: fen(1_000), expires },
      { kind: 'reserve', claim: 'b', line: PAPER, amount: fen(2_000), expires },
    ]);
    budget.do([{ kind: 'keep', claim: 'b' }]);
    const after = '2026-03-16' as AccountingDate;
    expect(refusals(budget.do([{ kind: 'expire', claim: 'a' }]))).toEqual(['not-stale']);
    expect(budget.do([{ kind: 'expire', claim: 'a' }], { today: after }).ok).toBe(true);
    expect(refusals(budget.do([{ kind: 'expire', claim: 'b' }], { today: after }))).toEqual(['not-stale']);
    expect(budget.left(PAPER)).toBe(8_000);
  });

  it('takes a spending back to where it came from', () => {
    const budget = approved([PAPER, 10_000]);
    budget.do([
      { kind: 'commit', claim: 'a', line: PAPER, amount: fen(4_000) },
      { kind: 'spend', claim: 'a', line: PAPER, amount: fen(5_000) },
    ]);
    const spending = budget.movements.at(-1)!;
    budget.do([{ kind: 'reverse', spending }]);
    expect(budget.claimOf('a')).toMatchObject({ committed: 4_000, spent: 0 });
    expect(budget.left(PAPER)).toBe(6_000);
    expect(refusals(budget.do([{ kind: 'reverse', spending }]))).toEqual(['too-much']);
  });

  it('asks a higher level or warns where the line says so, and holds months to their own budget', () => {
    const budget = approved([PAPER, 10_000], [POWER, 10_000]);
    budget.do([{ kind: 'approve', line: PAPER, month: 6, amount: fen(10_000) }]);
    const want = (key: LineKey, amount: number, authorised = false) =>
      budget.do([{ kind: 'reserve', claim: String(budget.movements.length), line: key, amount: fen(amount) }], {
        authorised,
      });
    budget.rules.set(PAPER, { control: 'ask', horizon: 'month-to-date', warnFrom: 0 });
    budget.rules.set(POWER, { control: 'warn', horizon: 'year', warnFrom: 80 });
    expect(want(PAPER, 10_001)).toMatchObject({ error: [{ kind: 'over', over: 1, ask: true }] });
    expect(want(PAPER, 10_001, true).ok).toBe(true);
    expect(want(POWER, 7_999)).toMatchObject({
      value: { verdicts: new Map([[POWER, { kind: 'fits', left: 2_001 }]]) },
    });
    expect(want(POWER, 1)).toMatchObject({
      value: { verdicts: new Map([[POWER, { kind: 'near', left: 2_000, percent: 80 }]]) },
    });
    expect(want(POWER, 5_000).ok).toBe(true);
    expect(budget.left(POWER)).toBe(-3_000);
  });

  it('keeps every line exact and never below nil through any history', () => {
    const claims = ['a', 'b', 'c', 'd'];
    const amount = fc.integer({ min: 1, max: 5_000 });
    const key = fc.constantFrom(PAPER, POWER);
    const claim = fc.constantFrom(...claims);
    const step = fc.oneof(
      fc.record({ kind: fc.constantFrom('reserve', 'commit', 'spend'), claim, line: key, amount }),
      fc.record({ kind: fc.constantFrom('keep', 'expire'), claim }),
      fc.record({ kind: fc.constant('release'), claim, amount: fc.option(amount, { nil: undefined }) }),
      fc.record({
        kind: fc.constant('adjust'),
        line: key,
        month: fc.integer({ min: 1, max: 12 }),
        amount: fc.integer({ min: -5_000, max: 5_000 }),
      }),
      fc.record({ kind: fc.constant('reverse'), pick: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 25 }), (documents) => {
        const budget = approved([PAPER, 10_000], [POWER, 8_000]);
        const reversed = new Set<Movement>();
        for (const document of documents) {
          const before = budget.movements.length;
          const taken: Movement[] = [];
          const demands = document.flatMap((one): Demand[] => {
            if (one.kind !== 'reverse') return [one as Demand];
            const spendings = budget.movements.filter((past) => past.kind === 'spend' && !reversed.has(past));
            const spending = spendings[('pick' in one ? one.pick : 0) % Math.max(spendings.length, 1)];
            if (!spending || taken.includes(spending)) return [];
            taken.push(spending);
            return [{ kind: 'reverse', spending }];
          });
          const passed = budget.do(demands, { today: '2027-01-01' as AccountingDate });
          if (passed.ok) for (const spending of taken) reversed.add(spending);
          else expect(budget.movements).toHaveLength(before);
          for (const each of [PAPER, POWER]) expect(budget.left(each)).toBeGreaterThanOrEqual(0);
          for (const id of claims) {
            const own = budget.claimOf(id);
            if (own) expect(Math.min(own.reserved, own.committed, own.spent)).toBeGreaterThanOrEqual(0);
          }
          // What the lines hold is what the claims hold, column by column.
          for (const column of ['reserved', 'committed', 'spent'] as const) {
            const lines = budget.standingOf(PAPER)![column] + budget.standingOf(POWER)![column];
            expect(claims.reduce((sum, id) => sum + (budget.claimOf(id)?.[column] ?? 0), 0)).toBe(lines);
          }
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
