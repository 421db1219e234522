import { describe, expect, it } from 'vitest';
import {
  type ComposedYear,
  composeYear,
  type KeptBalance,
  type SummaryRow,
} from '../../../shared/domain/ledger/composition.ts';
import { fen, ZERO } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';

const month = (m: number): Period => periodOf(2025, m);

const row = (
  code: string,
  opening: number,
  debit: number,
  credit: number,
  year?: { opening: number; debit: number; credit: number },
): SummaryRow => ({
  book: 'financial',
  code,
  opening: fen(opening),
  debit: fen(debit),
  credit: fen(credit),
  closing: fen(opening + debit - credit),
  ...(year ? { yearOpening: fen(year.opening), yearDebit: fen(year.debit), yearCredit: fen(year.credit) } : {}),
});

const posted = (period: Period, code: string, debit: number, credit: number): KeptBalance => ({
  period,
  book: 'financial',
  code,
  department: '',
  fund: '',
  project: '',
  counterparty: '',
  debit: fen(debit),
  credit: fen(credit),
  closingDebit: ZERO,
  closingCredit: ZERO,
});

const compose = (
  summaries: [number, SummaryRow[]][],
  detail: KeptBalance[] = [],
  extra: { carried?: KeptBalance[]; openings?: KeptBalance[] } = {},
) =>
  composeYear({
    year: 2025,
    openings: extra.openings,
    carriedForward: extra.carried,
    summaries: new Map(summaries.map(([m, rows]) => [month(m), rows])),
    detail,
  });

const closing = (year: ComposedYear, code: string): number =>
  year.rows.filter((kept) => kept.code.startsWith(code)).reduce((sum, kept) => sum + kept.debit - kept.credit, 0);

const at = (year: ComposedYear, period: string, code: string) => {
  const rows = year.rows.filter((kept) => kept.period === period && kept.code === code);
  return {
    debit: rows.reduce((sum, kept) => sum + kept.debit, 0),
    credit: rows.reduce((sum, kept) => sum + kept.credit, 0),
  };
};

describe('a unit in summary (科目余额表)', () => {
  it('takes opening and movement from its trial balances', () => {
    const year = compose([
      [1, [row('1002', 1000, 500, 200)]],
      [2, [row('1002', 1300, 50, 0)]],
    ]);
    expect(at(year, '2025-00', '1002').debit).toBe(1000);
    expect(closing(year, '1002')).toBe(1350);
    expect([...year.bases]).toEqual([
      ['2025-01', 'summary'],
      ['2025-02', 'summary'],
    ]);
    expect(year.differences).toEqual([]);
  });

  it('starts in mid-year with the months so far as one movement, from the year columns', () => {
    const year = compose([[12, [row('1002', 1300, 100, 0, { opening: 1000, debit: 700, credit: 300 })]]]);
    expect(at(year, '2025-00', '1002').debit).toBe(1000);
    expect(at(year, '2025-11', '1002')).toEqual({ debit: 600, credit: 300 });
    expect(closing(year, '1002')).toBe(1400);
    expect(year.openingKnown).toBe(true);
    expect(year.bases.get(month(11))).toBe('carried');
  });

  it('without year columns knows no opening: all it holds came in so far, and nothing is made up', () => {
    const year = compose([[12, [row('1002', 1300, 100, 0), row('4101', -1300, 0, 100)]]]);
    expect(year.rows.filter(({ period }) => period === '2025-00')).toEqual([]);
    expect(at(year, '2025-11', '1002')).toEqual({ debit: 1300, credit: 0 });
    expect(at(year, '2025-11', '4101')).toEqual({ debit: 0, credit: 1300 });
    expect(closing(year, '1002')).toBe(1400);
    expect(year.openingKnown).toBe(false);
    expect(year.differences).toEqual([]);
  });

  it('knows its opening in the first month of the year, without year columns as well', () => {
    expect(compose([[1, [row('1002', 1300, 0, 0)]]]).openingKnown).toBe(true);
  });

  it('empties in the months that were not sent what the next trial balance no longer shows', () => {
    const year = compose([
      [1, [row('1002', 0, 500, 0), row('1212', 30, 0, 10)]],
      [4, [row('1002', 520, 0, 0)]],
    ]);
    expect(at(year, '2025-03', '1212')).toEqual({ debit: 0, credit: 20 });
    expect(year.differences).toEqual([]);
    expect(closing(year, '1212')).toBe(0);
  });

  it('bridges months for which nothing came, so that the next trial balance starts where it says', () => {
    const year = compose([
      [1, [row('1002', 0, 500, 0)]],
      [4, [row('1002', 800, 10, 0)]],
    ]);
    expect(at(year, '2025-03', '1002')).toEqual({ debit: 300, credit: 0 });
    expect(year.bases.get(month(3))).toBe('carried');
    expect(year.differences).toEqual([]);
    expect(closing(year, '1002')).toBe(810);
  });

  it('lists an opening that is not the closing before, and keeps the books continuous', () => {
    const year = compose([
      [1, [row('1002', 0, 500, 0)]],
      [2, [row('1002', 480, 0, 0)]],
    ]);
    expect(year.differences).toEqual([
      { period: '2025-02', code: '1002', kind: 'opening', trialBalance: 480, kept: 500 },
    ]);
    expect(closing(year, '1002')).toBe(500);
  });
});

describe('when trial balance and vouchers both come', () => {
  it('opening is the trial balance’s, movement the vouchers’, and differences are listed by account', () => {
    const year = compose([[1, [row('1002', 1000, 500, 200)]]], [posted(month(1), '100201', 450, 200)]);
    expect(year.bases.get(month(1))).toBe('detail');
    expect(closing(year, '1002')).toBe(1000 + 450 - 200);
    expect(year.differences).toEqual([
      { period: '2025-01', code: '1002', kind: 'debit', trialBalance: 500, kept: 450 },
    ]);
  });

  it('lists an account that only the vouchers know', () => {
    const year = compose([[1, [row('1002', 0, 0, 0)]]], [posted(month(1), '1302', 70, 0)]);
    expect(year.differences).toEqual([{ period: '2025-01', code: '1302', kind: 'debit', trialBalance: 0, kept: 70 }]);
  });

  it('takes the year’s opening back from the first trial balance that comes later', () => {
    const year = compose(
      [[2, [row('1002', 1500, 10, 0)]]],
      [posted(month(1), '1002', 500, 0), posted(month(2), '1002', 10, 0)],
    );
    expect(at(year, '2025-00', '1002').debit).toBe(1000);
    expect(year.differences).toEqual([]);
  });
});

describe('openings', () => {
  it('given explicitly come before everything else; a trial balance that disagrees is listed', () => {
    const year = compose([[1, [row('1002', 1000, 0, 0)]]], [], {
      openings: [posted('2025-00' as Period, '1002', 900, 0)],
    });
    expect(closing(year, '1002')).toBe(900);
    expect(year.differences[0]).toMatchObject({ kind: 'opening', trialBalance: 1000, kept: 900 });
  });

  it('come from last year when nothing else says them', () => {
    const year = compose([], [posted(month(1), '1002', 5, 0)], {
      carried: [posted('2025-00' as Period, '1002', 70, 0)],
    });
    expect(closing(year, '1002')).toBe(75);
  });

  it('given explicitly or by last year let a trial balance of a later month come in without a difference', () => {
    const opening = [posted('2025-00' as Period, '1002', 900, 0), posted('2025-00' as Period, '1212', 7, 0)];
    for (const extra of [{ openings: opening }, { carried: opening }]) {
      const year = compose([[12, [row('1002', 1300, 0, 100)]]], [], extra);
      expect(at(year, '2025-00', '1002').debit).toBe(900);
      expect(at(year, '2025-11', '1002')).toEqual({ debit: 400, credit: 0 });
      expect(at(year, '2025-11', '1212')).toEqual({ debit: 0, credit: 7 });
      expect(closing(year, '1002')).toBe(1200);
      expect(year.openingKnown).toBe(true);
      expect(year.differences).toEqual([]);
    }
  });

  it('given explicitly leave the year columns their turnovers, where they say the same opening', () => {
    const columns = { opening: 900, debit: 700, credit: 300 };
    const year = compose([[12, [row('1002', 1200, 100, 0, columns)]]], [], {
      openings: [posted('2025-00' as Period, '1002', 900, 0)],
    });
    expect(at(year, '2025-11', '1002')).toEqual({ debit: 600, credit: 300 });
    expect(year.differences).toEqual([]);
  });

  it('of a unit without any data are empty', () => {
    expect(compose([]).rows).toEqual([]);
  });
});
