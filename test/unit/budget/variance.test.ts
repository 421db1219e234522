import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONTROL } from '../../../shared/domain/budget/control.ts';
import { progressOf } from '../../../shared/domain/budget/progress.ts';
import { EMPTY_STANDING } from '../../../shared/domain/budget/standing.ts';
import {
  deviation,
  deviationPoints,
  mustExplain,
  type VarianceSigned,
  varianceAt,
  varianceState,
  varianceStepped,
} from '../../../shared/domain/budget/variance.ts';
import { type Fen, fen } from '../../../shared/kernel/fen.ts';

/** 差异说明: 进度偏差 = 执行率 − 时间进度 (月/12). */

const months = (...amounts: readonly number[]): Fen[] =>
  Array.from({ length: 12 }, (_, index) => fen(amounts[index] ?? 0));
const even = (amount: number) => months(...Array<number>(12).fill(amount));
const TEN = { variancePoints: 10, varianceLeast: fen(10_000_00) };
/** 1,200,000.00 a year. */
const YEAR = fen(1_200_000_00);

describe('the variance of a month’s end', () => {
  it('is the rate of execution less the time gone by: half of the money in a quarter of the year is 25 points', () => {
    const variance = varianceAt(YEAR, months(200_000_00, 200_000_00, 200_000_00), 3);
    expect(variance).toEqual({ planned: YEAR, spent: 600_000_00, expected: 300_000_00, by: 'linear' });
    expect([deviation(variance), deviationPoints(variance)]).toEqual([300_000_00, 25]);
    expect(mustExplain(variance, TEN)).toBe(true);
  });

  it('goes by last year where its books say how the year runs: heating is not ahead in March', () => {
    const heating = months(300, 200, 100, 0, 0, 0, 0, 0, 0, 100, 200, 300);
    const variance = varianceAt(YEAR, months(600_000_00), 3, heating);
    expect(variance).toMatchObject({ expected: 600_000_00, by: 'seasonal' });
    expect(mustExplain(variance, TEN)).toBe(false);
  });

  it('needs both: more than the points, and at least the amount', () => {
    const at = (spent: number, planned = YEAR) => mustExplain(varianceAt(planned, months(spent), 1), TEN);
    // 100,000.00 are due in January; ten points are 120,000.00 more.
    expect([at(220_000_00), at(220_000_01)]).toEqual([false, true]);
    // All of a budget of 10,000.00: over 90 points, and not 10,000.00 ahead.
    expect(at(10_000_00, fen(10_000_00))).toBe(false);
    // Too little spent counts as too much does.
    expect(mustExplain(varianceAt(YEAR, months(), 2), TEN)).toBe(true);
  });

  it('is said of what nothing was planned for, in money alone', () => {
    const variance = varianceAt(fen(0), months(10_000_00), 1);
    expect([deviationPoints(variance), mustExplain(variance, TEN)]).toEqual([undefined, true]);
    expect(mustExplain(varianceAt(fen(0), months(), 1), { variancePoints: 1, varianceLeast: fen(0) })).toBe(false);
  });

  it('never has to be explained where spending goes by the plan, and what must be must for a stricter setting too', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_00 });
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 12 }), (each, month) => {
        const planned = fen(each * 12);
        expect(mustExplain(varianceAt(planned, even(each), month), { ...TEN, varianceLeast: fen(0) })).toBe(false);
      }),
    );
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 12 }), (planned, spent, month) => {
        const variance = varianceAt(fen(planned), months(spent), month);
        if (mustExplain(variance, TEN))
          expect(mustExplain(variance, { variancePoints: 5, varianceLeast: fen(100) })).toBe(true);
      }),
    );
  });
});

describe('the explanation of a variance', () => {
  const by = (step: VarianceSigned['step'], person: string, digest = 'a'): VarianceSigned => ({ step, person, digest });
  const may = (signed: readonly VarianceSigned[], one: VarianceSigned, reason = '') => {
    const made = varianceStepped(signed, { ...one, reason });
    return made.ok ? 'ok' : made.error;
  };
  const written = [by('explain', 'sun')];

  it('is owed, waits, is returned with a reason or accepted, by another than who wrote it', () => {
    expect(varianceState([], 'a')).toBe('owed');
    expect(varianceState(written, 'a')).toBe('waiting');
    expect(may(written, by('accept', 'sun'))).toBe('same-person');
    expect(may(written, by('accept', 'li'))).toBe('ok');
    expect(may(written, by('return', 'li'))).toBe('no-reason');
    expect(may(written, by('return', 'li'), '写具体')).toBe('ok');
    expect(varianceState([...written, by('return', 'li')], 'a')).toBe('returned');
    expect(may([...written, by('return', 'li')], by('accept', 'li'))).toBe('not-now');
    expect(may([...written, by('accept', 'li')], by('explain', 'sun'))).toBe('not-now');
    expect(may([], by('accept', 'li'))).toBe('not-now');
  });

  it('is of its figures: where they change it must be written anew, and is not accepted before', () => {
    expect(varianceState([...written, by('accept', 'li')], 'b')).toBe('changed');
    expect(may([...written, by('accept', 'li')], by('explain', 'sun', 'b'))).toBe('ok');
    expect(may(written, by('accept', 'li', 'b'))).toBe('changed');
  });
});

describe('a warning of the execution', () => {
  const standing = { ...EMPTY_STANDING, approved: even(100_00), spent: fen(1_000_00) };
  const warning = (month: number, more: object = {}) =>
    progressOf(standing, months(1_000_00), { month, rule: { ...DEFAULT_CONTROL, ...more } }).warning;

  it('is held against the time gone by: four fifths in December are nothing to warn of', () => {
    expect(warning(12)).toBe('fine');
    expect(warning(9)).toBe('near');
    expect(warning(10)).toBe('fine');
  });

  it('of a budget month by month is no more than that of the year’s end: its time is in it', () => {
    expect(warning(11, { horizon: 'month-to-date' })).toBe('fine');
  });
});
