import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardAt,
  type DepartmentCard,
  type DepartmentHistory,
  inTree,
  standingAt,
} from '../../../../shared/domain/organisation/departments/card.ts';
import {
  type CardChange,
  cardProblems,
  withCards,
} from '../../../../shared/domain/organisation/departments/card-rules.ts';
import { type Period, periodOf } from '../../../../shared/kernel/period.ts';

const month = (at: number): Period => periodOf(2025, at);
const card = (more: Partial<DepartmentCard> = {}): DepartmentCard => ({
  ...{ from: '', name: '内科', class: 'clinical', parent: '', standard: '', open: true },
  ...more,
});
const begun = (...codes: readonly (readonly [code: string, parent?: string])[]): DepartmentHistory[] =>
  codes.map(([code, parent = '']) => ({ code, cards: [card({ name: code, parent })] }));
const change = (code: string, more: Partial<DepartmentCard>): CardChange => ({
  code,
  card: card({ name: code, ...more }),
});
const codes = (histories: readonly DepartmentHistory[], changes: readonly CardChange[], joined?: Period) =>
  cardProblems(histories, changes, joined).map(({ code, department }) => `${department} ${code}`);

describe('a department’s card', () => {
  const cards = [card(), card({ from: month(7), class: 'technology' }), card({ from: month(3), name: '大内科' })];

  it('is the one of the latest month at or before', () => {
    expect(cardAt(cards, month(2))?.name).toBe('内科');
    expect(cardAt(cards, month(3))?.name).toBe('大内科');
    expect(cardAt(cards, month(7))).toMatchObject({ class: 'technology', name: '内科' });
    expect(cardAt([card({ from: month(4) })], month(3))).toBeUndefined();
  });

  it('of one month is the one made last', () => {
    expect(cardAt([...cards, card({ from: month(7), class: 'auxiliary' })], month(12))?.class).toBe('auxiliary');
  });
});

describe('the departments of a month', () => {
  it('stand in the order of their tree, those of one level by code', () => {
    const histories = begun(['02'], ['0102', '01'], ['01'], ['0101', '01'], ['010101', '0101']);
    expect(standingAt(histories, month(1)).map(({ code, depth }) => [code, depth])).toEqual([
      ['01', 0],
      ['0101', 1],
      ['010101', 2],
      ['0102', 1],
      ['02', 0],
    ]);
  });

  it('are those that are open; of a span, those as well that were closed within it, as they were', () => {
    const history = { code: '01', cards: [card(), card({ from: month(6), open: false })] };
    const names = (at: Period, since?: Period | '') => standingAt([history], at, since).map(({ name }) => name);
    expect([names(month(5)), names(month(6))]).toEqual([['内科'], []]);
    expect(names(month(8), month(5))).toEqual(['内科']);
    expect(names(month(8), month(6))).toEqual([]);
    expect(names(month(8), '')).toEqual(['内科']);
  });

  it('put what has nothing above it at the top', () => {
    expect(inTree([{ code: '0101', parent: '01' }])).toEqual([{ code: '0101', parent: '01', depth: 0 }]);
  });
});

describe('a change', () => {
  it('that makes a circle is refused, with the way round', () => {
    const histories = begun(['01'], ['0101', '01'], ['010101', '0101']);
    expect(cardProblems(histories, [change('01', { from: month(3), parent: '010101' })])).toEqual([
      { code: 'circle', department: '01', message: '01 01：上级科室绕成一圈（01 → 010101 → 0101 → 01）' },
    ]);
    expect(codes(histories, [change('01', { parent: '01' })])).toEqual(['01 circle']);
  });

  it('is held against later changes that are known already', () => {
    const histories = withCards(begun(['01'], ['02']), [change('02', { from: month(9), parent: '01' })]);
    expect(codes(histories, [change('01', { from: month(3), parent: '02' })])).toEqual(['01 circle']);
    expect(codes(histories, [change('01', { from: month(3), open: false })])).toEqual(['01 has-below']);
  });

  it('needs a department above that is there and open', () => {
    const closed = withCards(begun(['01'], ['02']), [change('02', { from: month(5), open: false })]);
    expect(codes(closed, [change('01', { from: month(3), parent: '09' })])).toEqual(['01 no-parent']);
    expect(codes(closed, [change('01', { from: month(5), parent: '02' })])).toEqual(['01 no-parent']);
    expect(cardProblems(closed, [change('01', { from: month(3), parent: '02' })])[0]?.message).toBe(
      '01 01：上级科室 02 在 2025-05 没有或已停用',
    );
  });

  it('cannot close what has open departments below, unless they are closed with it', () => {
    const histories = begun(['01'], ['0101', '01']);
    const close = (code: string, parent = '') => change(code, { from: month(4), open: false, parent });
    expect(codes(histories, [close('01')])).toEqual(['01 has-below']);
    expect(codes(histories, [close('01'), close('0101', '01')])).toEqual([]);
  });

  it('names a speciality of the list, and no month before the unit joined', () => {
    expect(codes(begun(['01']), [change('01', { standard: '99' })])).toEqual(['01 unknown-standard']);
    expect(codes(begun(['01']), [change('01', { standard: '03.04' })])).toEqual([]);
    expect(codes(begun(['01']), [change('01', { from: month(2) })], month(3))).toEqual(['01 before-joined']);
  });

  it('that is accepted never makes a circle, nor leaves one below what is closed, at any month', () => {
    const CODES = ['a', 'b', 'c', 'd', 'e'];
    const asked = fc.record({
      code: fc.constantFrom(...CODES),
      parent: fc.constantFrom('', ...CODES),
      from: fc.integer({ min: 1, max: 12 }).map(month),
      open: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (list) => {
        let histories: readonly DepartmentHistory[] = begun(...CODES.map((code) => [code] as const));
        for (const { code, ...more } of list) {
          const changes = [change(code, more)];
          if (cardProblems(histories, changes).length === 0) histories = withCards(histories, changes);
        }
        for (let at = 1; at <= 12; at += 1) {
          const standing = standingAt(histories, month(at));
          const open = histories.filter(({ cards }) => cardAt(cards, month(at))?.open);
          expect(standing.length).toBe(open.length);
          const known = new Set(standing.map(({ code }) => code));
          for (const { parent } of standing) expect(parent === '' || known.has(parent)).toBe(true);
          expect(standingAt(histories, month(at), month(1)).length).toBeGreaterThanOrEqual(standing.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
