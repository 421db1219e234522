import { describe, expect, it } from 'vitest';
import { type PlannedYear, planBreaches } from '../../../shared/domain/budget/plan-rules.ts';
import { CUSTODY, PASSAGES, passed, type Stage } from '../../../shared/domain/budget/rounds.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';

const amounts = (...rows: readonly [string, number][]) =>
  rows.map(([source, amount]) => ({ item: 'x', source, amount: fen(amount) }));
const sums = (...rows: readonly [string, number][]): Map<string, Fen> =>
  new Map(rows.map(([source, amount]) => [source, fen(amount)]));
const year = (over: Partial<PlannedYear>): PlannedYear => ({
  revenue: [],
  expenditure: [],
  carriedIn: new Map(),
  opening: new Map(),
  ...over,
});

describe('a planned year', () => {
  it('has no deficit: revenue and carry-over cover what is spent, to the 分 (第9条)', () => {
    const plan = (spent: number) =>
      planBreaches(
        year({
          revenue: amounts(['other', 10_000]),
          carriedIn: sums(['other', 500]),
          opening: sums(['other', 500]),
          expenditure: amounts(['other', spent]),
        }),
      );
    expect(plan(10_500)).toEqual([]);
    expect(plan(10_501)).toContainEqual({ rule: 'deficit', short: 1 });
  });

  it('spends of each source no more than it has, though the whole would do (第18条、第24条)', () => {
    expect(
      planBreaches(
        year({
          revenue: amounts(['other', 10_000], ['public-health', 3_000]),
          expenditure: amounts(['other', 2_000], ['public-health', 3_001]),
        }),
      ),
    ).toEqual([{ rule: 'source-short', source: 'public-health', short: 1 }]);
  });

  it('plans no more carry-over than there is, and a fund only out of what was set aside (第32条)', () => {
    expect(
      planBreaches(
        year({
          revenue: amounts(['special-fund', 9_000]),
          carriedIn: sums(['other', 2]),
          opening: sums(['other', 1], ['special-fund', 5_000]),
          expenditure: amounts(['special-fund', 5_002]),
        }),
      ),
    ).toEqual([
      { rule: 'carried-in', source: 'other', short: 1 },
      { rule: 'set-aside', source: 'special-fund', short: 2 },
    ]);
  });

  it('gives affiliated units no fiscal money (5501)', () => {
    const given = (source: string) =>
      planBreaches(
        year({
          revenue: amounts([source, 100]),
          expenditure: [{ item: '550101', source, amount: fen(100), toAffiliates: true }],
        }),
      );
    expect(given('fiscal-basic')).toEqual([
      { rule: 'fiscal-to-affiliates', item: '550101', source: 'fiscal-basic', amount: 100 },
    ]);
    expect(given('other')).toEqual([]);
  });
});

describe('两上两下', () => {
  it('goes up, down, up and down again, and custody passes each time', () => {
    let stage: Stage = 'drafting';
    const seen: string[] = [];
    for (const [passage, by] of [
      ['propose', 'unit'],
      ['issue-ceiling', 'centre'],
      ['resubmit', 'unit'],
      ['approve', 'centre'],
    ] as const) {
      expect(CUSTODY[stage]).toBe(by);
      const next = passed(stage, passage, by, '');
      if (!next.ok) throw new Error(next.error);
      stage = next.value;
      seen.push(stage);
    }
    expect(seen).toEqual(['proposed', 'ceiling', 'resubmitted', 'approved']);
    expect(CUSTODY[stage]).toBe('nobody');
  });

  it('refuses a step out of turn, by the wrong side, and a return without its reason', () => {
    expect(passed('drafting', 'approve', 'centre', '')).toEqual({ ok: false, error: 'stage' });
    expect(passed('proposed', 'issue-ceiling', 'unit', '')).toEqual({ ok: false, error: 'custody' });
    expect(passed('proposed', 'return-proposal', 'centre', ' ')).toEqual({ ok: false, error: 'reason' });
    expect(passed('resubmitted', 'return-resubmission', 'centre', '缺项目依据')).toEqual({
      ok: true,
      value: 'ceiling',
    });
    for (const { from, by } of Object.values(PASSAGES)) expect(CUSTODY[from]).toBe(by);
  });
});
