import { describe, expect, it } from 'vitest';
import {
  amountOf,
  type Draft,
  filledOf,
  NEW_DRAFT,
  placeKey,
  saidOf,
  stopOf,
  withFilled,
} from '../../../renderer/approval/apply/draft.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/** What is typed into an application, and what of it the contract is asked with. */
const row = { department: '', item: '502', source: 'other', project: '' };
const typed: Draft = {
  ...{ ...NEW_DRAFT, category: 'equipment', purpose: '更换彩超' },
  rows: [
    { ...row, amount: fen(5_000_000) },
    { ...row, source: 'fiscal', amount: undefined },
  ],
};
const OF = { unit: 'T01', year: 2025 };

describe('an application while it is typed', () => {
  it('asks the sum of its rows; where nothing is spent of the budget, what is typed', () => {
    expect(amountOf(typed)).toBe(5_000_000);
    expect(amountOf({ ...typed, rows: [] })).toBeUndefined();
    const loan: Draft = { ...typed, category: 'borrowing', amount: fen(900) };
    expect(amountOf(loan)).toBe(900);
    expect(saidOf(loan, 'borrowing', OF)).toMatchObject({ amount: '9.00', rows: [] });
  });

  it('sends rows as they stand, an open amount as nil, so that the service says what is missing of it', () => {
    const said = saidOf(typed, 'equipment', OF);
    expect(said).toMatchObject({ ...OF, amount: '50000.00', purpose: '更换彩超', urgent: '' });
    expect(said.rows.map(({ amount }) => amount)).toEqual(['50000.00', '0.00']);
    expect(typed.rows.map(placeKey)).toEqual([' 502 other ', ' 502 fiscal ']);
  });

  it('keeps what was filled in of another category, and sends of its own alone what is not empty', () => {
    const both = withFilled(withFilled(typed, 'equipment', 'place', '门诊楼'), 'works', 'end', '2025-12-31');
    const filled = withFilled(both, 'equipment', 'benefit', '  ');
    expect(saidOf(filled, 'equipment', OF).filled).toEqual({ place: '门诊楼' });
    expect(saidOf(filled, 'works', OF).filled).toEqual({ end: '2025-12-31' });
    expect(filledOf(filled, 'services', 'end')).toBe('');
  });

  it('gives a reason for urgency only while it is urgent', () => {
    const urgent: Draft = { ...typed, isUrgent: true, urgent: '氧气泄漏' };
    expect(saidOf(urgent, 'equipment', OF).urgent).toBe('氧气泄漏');
    expect(saidOf({ ...urgent, isUrgent: false }, 'equipment', OF).urgent).toBe('');
  });

  it('is kept with a purpose alone, handed in with the reasons that it needs', () => {
    expect(stopOf(NEW_DRAFT, 'keep')).toBe('purpose');
    expect(stopOf(typed, 'submit')).toBeUndefined();
    const urgent: Draft = { ...typed, isUrgent: true };
    expect([stopOf(urgent, 'keep'), stopOf(urgent, 'submit')]).toEqual([undefined, 'urgent']);
    expect([stopOf(typed, 'amend'), stopOf({ ...typed, reason: '中标价高' }, 'amend')]).toEqual(['reason', undefined]);
  });
});
