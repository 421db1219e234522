import { describe, expect, it } from 'vitest';
import { packsWithin } from '../../../../shared/domain/procurement/orders/exceptions-left.ts';
import { type LineDays, usualDay } from '../../../../shared/domain/procurement/orders/usual-day.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';

const on = (day: string) => day as AccountingDate;
const line = (asked: string, decided: string, needed: string): LineDays => ({
  ...{ asked: on(asked), decided: on(decided), needed: on(needed) },
});
const TODAY = on('2026-03-10');

describe('the day of an order', () => {
  it('is today while anything is needed today or later, and where nothing is open', () => {
    const lines = [line('2026-02-20', '2026-02-21', '2026-03-01'), line('2026-03-01', '2026-03-02', '2026-03-10')];
    expect(usualDay(lines, TODAY)).toEqual({ day: TODAY, from: 'today' });
    expect(usualDay([], TODAY)).toEqual({ day: TODAY, from: 'today' });
  });

  it('is the day after the last decision where all was needed before, and no day by which it was needed', () => {
    const lines = [line('2025-12-01', '2025-12-02', '2025-12-08'), line('2025-12-03', '2025-12-05', '2025-12-20')];
    expect(usualDay(lines, TODAY)).toEqual({ day: '2025-12-06', from: 'decided', after: '2025-12-05' });
  });

  it('goes by the request’s day where the decision was entered after the goods were needed, and is never to come', () => {
    expect(usualDay([line('2025-12-01', '2026-03-09', '2025-12-08')], TODAY)).toEqual({
      ...{ day: '2025-12-02', from: 'asked', after: '2025-12-01' },
    });
    expect(usualDay([line('2026-03-08', '2026-03-09', '2026-03-09')], TODAY)).toEqual({ day: TODAY, from: 'today' });
  });
});

describe('packs under exceptions', () => {
  it('are what is left of them, the lines before having taken theirs; without one all that is open', () => {
    const left = new Map([
      [1, 20],
      [2, 5],
    ]);
    const lines = [
      { open: 15, overrides: [1] },
      { open: 67, overrides: [1] },
      { open: 9, overrides: [1, 2] },
      { open: 8, overrides: [] },
    ];
    expect(packsWithin(lines, left)).toEqual([15, 5, 0, 8]);
  });
});
