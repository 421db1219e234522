import { describe, expect, it } from 'vitest';
import { CATEGORY_CODES } from '../../../shared/domain/approval/category.ts';
import { doubtsOf } from '../../../shared/domain/approval/coverage.ts';
import type { Level } from '../../../shared/domain/approval/level.ts';
import { neededBy } from '../../../shared/domain/approval/rule.ts';
import type { Seat } from '../../../shared/domain/approval/seat.ts';
import {
  canEndOn,
  delegatedAlready,
  heldAlready,
  holdersOfSeveral,
  mayDecideAt,
  seatedAt,
} from '../../../shared/domain/approval/standing.ts';
import { casesOf, faultOf, WORLD } from '../../../shared/domain/approval/table.ts';
import { tryRules } from '../../../shared/domain/approval/trial.ts';
import { USUAL_LADDER } from '../../../shared/domain/approval/usual-ladder.ts';
import { beginningOf, heldOn, termsOf } from '../../../shared/domain/approval/versions.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const day = (text: string) => text as AccountingDate;
const wan = (amount: number) => fen(Math.round(amount * 1_000_000));
const needs = (amount: number, category: (typeof CATEGORY_CODES)[number] = 'services', inBudget = true): Level[] =>
  neededBy(USUAL_LADDER, {
    ...{ kind: 'township', category },
    parts: [{ source: 'other', inBudget, amount: wan(amount) }],
  }).steps.map(({ level }) => level);

describe('the usual ladder', () => {
  it('leaves nothing open and contradicts nothing', () => {
    expect(doubtsOf(USUAL_LADDER, WORLD)).toEqual([]);
    expect(USUAL_LADDER.map(faultOf).filter(Boolean)).toEqual([]);
  });

  it.each([
    [1.9999, 1],
    [2, 2],
    [5, 3],
    [10, 4],
    [50, 5],
  ])('at %d 万元 asks for %d levels, and for one more out of budget', (amount, levels) => {
    expect(needs(amount)).toHaveLength(levels);
    expect(needs(amount, 'services', false)).toHaveLength(levels + 1);
  });

  it('takes borrowing, investment and donation to 党委会 whatever the amount', () => {
    for (const category of ['borrowing', 'investment', 'donation'] as const)
      expect(needs(0.01, category).at(-1)).toBe('party');
    expect(needs(0.01, 'borrowing', false).at(-1)).toBe('committee');
  });
});

describe('a row', () => {
  const row = { from: wan(2), below: wan(5), sources: [], steps: USUAL_LADDER[0]!.steps };
  it('stands with amounts, levels named once, and sources that there are', () => {
    expect(faultOf(row)).toBeUndefined();
    expect(faultOf({ ...row, below: wan(2) })).toBe('span');
    expect(faultOf({ ...row, from: fen(-1) })).toBe('span');
    expect(faultOf({ ...row, steps: [] })).toBe('levels');
    expect(faultOf({ ...row, steps: [...row.steps, ...row.steps] })).toBe('levels');
    expect(faultOf({ ...row, sources: ['gold'] })).toBe('source');
  });

  it('says in its own words what cases have in common', () => {
    const gap = doubtsOf(
      USUAL_LADDER.filter(({ budget, categories }) => budget === 'in' || categories.length === 3),
      WORLD,
    )[0];
    expect(gap?.kind).toBe('uncovered');
    if (gap?.kind !== 'uncovered') return;
    const ordinary = CATEGORY_CODES.filter((code) => !['borrowing', 'investment', 'donation'].includes(code));
    expect(casesOf(gap.asked)).toEqual({ kinds: [], categories: ordinary, sources: [], budget: 'out' });
  });
});

describe('versions of the table', () => {
  const versions = [{ first: day('2026-01-01') }, { first: day('2025-01-01') }, { first: day('2025-07-01') }];
  it('hold until the day before the next, and never two on one day', () => {
    expect(termsOf(versions).map(({ first, last }) => [first, last])).toEqual([
      ['2025-01-01', '2025-06-30'],
      ['2025-07-01', '2025-12-31'],
      ['2026-01-01', undefined],
    ]);
    expect(heldOn(versions, day('2024-12-31'))).toBeUndefined();
    expect(heldOn(versions, day('2025-06-30'))?.first).toBe('2025-01-01');
    expect(heldOn(versions, day('2025-07-01'))?.first).toBe('2025-07-01');
  });

  it('begin after all others, and none in the past but the first', () => {
    const today = day('2026-03-10');
    expect(beginningOf(day('2020-01-01'), [], today)).toEqual({ first: '2020-01-01' });
    expect(beginningOf(day('2026-02-01'), versions, today)).toEqual({ first: '2026-03-10' });
    expect(beginningOf(day('2026-04-01'), versions, today)).toEqual({ first: '2026-04-01' });
    expect(beginningOf(day('2026-04-01'), [{ first: day('2026-04-01') }], today)).toBe('taken');
    expect(beginningOf(day('2026-04-01'), [{ first: day('2026-05-01') }], today)).toBe('taken');
  });
});

const seat = (level: Level, person: string, of: Partial<Seat> = {}): Seat => ({
  ...{ level, person, unit: level === 'unit-head' ? 'T01' : '', order: 1, from: day('2025-01-01'), until: undefined },
  ...of,
});

describe('who holds a level', () => {
  it('may decide there', () => {
    const head = { name: 'chu', grants: [{ role: 'unit-head', unit: 'T01' }] };
    expect([mayDecideAt(head, 'T01'), mayDecideAt(head, 'T02'), mayDecideAt(head, '')]).toEqual([true, false, false]);
    const approver = { name: 'feng', grants: [{ role: 'approver', unit: '' }] };
    expect([mayDecideAt(approver, 'T01'), mayDecideAt(approver, '')]).toEqual([true, true]);
    expect(mayDecideAt({ name: 'sun', grants: [{ role: 'unit-accountant', unit: 'T01' }] }, 'T01')).toBe(false);
  });

  it('holds it once a day', () => {
    const held = seat('centre', 'feng', { until: day('2025-06-30') });
    expect(heldAlready([held], seat('centre', 'feng', { from: day('2025-06-30') }))).toBe(held);
    expect(heldAlready([held], seat('centre', 'feng', { from: day('2025-07-01') }))).toBeUndefined();
    expect(heldAlready([held], seat('leader', 'feng'))).toBeUndefined();
    const never = seat('centre', 'feng', { until: day('2024-12-31') });
    expect(heldAlready([never], seat('centre', 'feng'))).toBeUndefined();
  });

  it('is ended before the end that it has, at the earliest as if it had never been', () => {
    const term = { first: day('2025-03-01'), last: day('2025-12-31') };
    expect(canEndOn(term, day('2025-02-28'))).toBe(true);
    expect(canEndOn(term, day('2025-02-27'))).toBe(false);
    expect(canEndOn(term, day('2025-12-31'))).toBe(false);
    expect(canEndOn({ ...term, last: undefined }, day('2026-12-31'))).toBe(true);
  });

  it('and several, is named with them', () => {
    const seats = [seat('committee', 'luo'), seat('leader', 'luo'), seat('centre', 'feng')];
    expect(holdersOfSeveral(seats, day('2025-05-01'))).toEqual([{ person: 'luo', levels: ['leader', 'committee'] }]);
    expect(holdersOfSeveral(seats, day('2024-05-01'))).toEqual([]);
  });

  it('delegates once a day, for the places held then', () => {
    const made = { from: 'li', to: 'luo', first: day('2025-07-14'), last: day('2025-07-25') };
    const term = (first: string, last: string) => ({ first: day(first), last: day(last) });
    expect(delegatedAlready([made], 'li', term('2025-07-25', '2025-08-01'))).toBe(made);
    expect(delegatedAlready([made], 'li', term('2025-07-26', '2025-08-01'))).toBeUndefined();
    expect(delegatedAlready([made], 'feng', term('2025-07-20', '2025-07-21'))).toBeUndefined();
    const seats = [seat('unit-head', 'li', { until: day('2025-06-30') }), seat('chief-accountant', 'li')];
    expect(seatedAt(seats, 'li', term('2025-06-30', '2025-07-02'))).toEqual(['T01', '']);
    expect(seatedAt(seats, 'li', term('2025-07-01', '2025-07-02'))).toEqual(['']);
  });
});

describe('trying a table', () => {
  const of = (amount: number) => ({
    ...{ unit: 'T01', kind: 'township' as const, category: 'services' as const },
    parts: [{ source: 'other', inBudget: true, amount: wan(amount) }],
  });
  const on = (seats: readonly Seat[]) => ({ seats, day: day('2025-05-01') });
  it('names the level that nobody holds, and the one for which people are too few', () => {
    const short = [seat('unit-head', 'chu'), seat('centre', 'feng'), seat('chief-accountant', 'feng')];
    const tried = tryRules(USUAL_LADDER, of(60), on(short));
    expect(tried.appoint).toEqual(['chief-accountant', 'office', 'party']);
    const whole = [...short, seat('chief-accountant', 'li'), seat('office', 'song'), seat('party', 'ding')];
    expect(tryRules(USUAL_LADDER, of(60), on(whole))).toMatchObject({ appoint: [], uncovered: false, rules: [4] });
  });

  it('says that no rule stands', () => {
    expect(tryRules(USUAL_LADDER.slice(0, 2), of(6), on([]))).toEqual({
      ...{ steps: [], rules: [], uncovered: true, appoint: [] },
    });
  });
});
