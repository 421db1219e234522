import { describe, expect, it } from 'vitest';
import { chinaDay, chinaMinute, daysLeft, dueDate } from '../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Period } from '../../../shared/kernel/period.ts';

const period = (text: string) => text as Period;
const date = (text: string) => text as AccountingDate;

describe('a deadline', () => {
  it('is a day of the month after; one that month has not is its last', () => {
    expect(dueDate(period('2025-11'), 5)).toBe('2025-12-05');
    expect(dueDate(period('2025-12'), 8)).toBe('2026-01-08');
    expect(dueDate(period('2026-01'), 31)).toBe('2026-02-28');
    expect(dueDate(period('2028-01'), 31)).toBe('2028-02-29');
  });

  it('counts the days that are left, and those that are over', () => {
    expect(daysLeft(period('2025-12'), 5, date('2026-01-02'))).toBe(3);
    expect(daysLeft(period('2025-12'), 5, date('2026-01-05'))).toBe(0);
    expect(daysLeft(period('2025-12'), 5, date('2026-01-08'))).toBe(-3);
    expect(daysLeft(period('2025-12'), null, date('2026-01-08'))).toBeUndefined();
  });

  it('has its days where the county is', () => {
    expect(chinaDay(Date.UTC(2026, 0, 4, 15, 59))).toBe('2026-01-04');
    expect(chinaDay(Date.UTC(2026, 0, 4, 16, 0))).toBe('2026-01-05');
    expect(chinaMinute(Date.UTC(2026, 0, 4, 16, 5, 59))).toBe('2026-01-05 00:05');
  });
});
