import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOf, daysBetween, parseDate } from '../../../shared/kernel/date.ts';
import {
  endOf,
  nextPeriod,
  parsePeriod,
  periodOf,
  periodOfDate,
  previousPeriod,
  startOf,
  yearToDate,
} from '../../../shared/kernel/period.ts';

const anyDate = fc
  .record({ year: fc.integer({ min: 1900, max: 2199 }), day: fc.integer({ min: 0, max: 365 }) })
  .map(({ year, day }) => addDays(dateOf(year, 1, 1)!, Math.min(day, 364)));

describe('accounting dates', () => {
  it.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-1-1', '20250101', '2025-01-01T00:00', ''])(
    'refuses %j',
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );

  it('knows leap years', () => {
    expect(parseDate('2024-02-29')).toBe('2024-02-29');
    expect(parseDate('2000-02-29')).toBe('2000-02-29');
    expect(parseDate('2100-02-29')).toBeUndefined();
    expect(addDays(parseDate('2024-02-28')!, 1)).toBe('2024-02-29');
    expect(daysBetween(parseDate('2025-12-30')!, parseDate('2026-01-03')!)).toBe(4);
  });

  it('property: adding days and counting them agree with the calendar of the platform', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (date, days) => {
        fc.pre(date > '1902-01-01' && date < '2198-01-01');
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(later).toBe(new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });
});

describe('periods', () => {
  it.each(['2025-13', '2025-00', '2025-1', '202501', '1800-01'])('refuses %j', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it('runs over the year end and back', () => {
    const december = parsePeriod('2025-12')!;
    expect(nextPeriod(december)).toBe('2026-01');
    expect(previousPeriod(periodOf(2026, 1))).toBe(december);
    expect(yearToDate(parsePeriod('2025-03')!)).toEqual(['2025-01', '2025-02', '2025-03']);
    expect(endOf(parsePeriod('2024-02')!)).toBe('2024-02-29');
  });

  it('property: every date lies between the start and the end of its period', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const period = periodOfDate(date);
        return startOf(period) <= date && date <= endOf(period);
      }),
    );
  });
});
