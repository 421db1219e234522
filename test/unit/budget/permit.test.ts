import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Control, DEFAULT_CONTROL } from '../../../shared/domain/budget/control.ts';
import { type BudgetBook, pass } from '../../../shared/domain/budget/gate.ts';
import { type BudgetLine, lineKey } from '../../../shared/domain/budget/line.ts';
import { decided, grantedOf, type Permit, purposeOf } from '../../../shared/domain/budget/permit.ts';
import { EMPTY_STANDING } from '../../../shared/domain/budget/standing.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/** 上级同意: for one draft's lines, up to what was granted over each. */

const line = (item: string): BudgetLine => ({
  ...{ unit: 'T01' as UnitCode, year: 2025, department: '', item, source: 'other', project: '' },
});
const [PAPER, POWER] = [line('50201'), line('50205')];
const permit = (state: Permit['state'], over: number, wanted = over, purpose?: readonly string[]): Permit => ({
  ...{ state, person: 'sun', lines: [{ line: PAPER, wanted: fen(wanted), over: fen(over) }] },
  ...(purpose ? { purpose } : {}),
});
const FOR = ['抢修'];

/** Takes an amount of a line that has so much. */
function takes(
  of: BudgetLine,
  amount: number,
  permits: readonly Permit[],
  { control = 'ask', left = 0 }: { readonly control?: Control; readonly left?: number } = {},
): boolean {
  const approved = EMPTY_STANDING.approved.map((nil, month) => (month === 0 ? fen(left) : nil));
  const book: BudgetBook = {
    standingOf: () => ({ ...EMPTY_STANDING, approved }),
    claimOf: () => undefined,
    ruleOf: () => ({ ...DEFAULT_CONTROL, control }),
  };
  return pass(book, [{ kind: 'reserve', claim: 'draft:1', line: lineKey(of), amount: fen(amount) }], {
    ...{ today: '2025-03-01' as AccountingDate, month: 3, authorised: grantedOf(permits, FOR), stage: 'spend' },
  }).ok;
}

describe('a permit', () => {
  it('lets its line pass up to the amount that was granted, and no further', () => {
    expect([takes(PAPER, 100, [permit('granted', 100)]), takes(PAPER, 101, [permit('granted', 100)])]).toEqual([
      true,
      false,
    ]);
    expect(takes(POWER, 1, [permit('granted', 100)])).toBe(false);
  });

  it('lets nothing pass while it waits or is declined, and never a line that refuses', () => {
    expect([takes(PAPER, 1, [permit('waiting', 100)]), takes(PAPER, 1, [permit('declined', 100)])]).toEqual([
      false,
      false,
    ]);
    expect(takes(PAPER, 1, [permit('granted', 100)], { control: 'refuse' })).toBe(false);
  });

  it('lets no more be taken than was asked, though what is over is no larger', () => {
    const asked = [permit('granted', 50, 60)];
    expect(takes(PAPER, 60, asked, { left: 10 })).toBe(true);
    expect([takes(PAPER, 150, asked, { left: 100 }), takes(PAPER, 60, asked, { left: 9 })]).toEqual([false, false]);
  });

  it('reaches one by one: what two were granted for is not put together', () => {
    const both = [permit('granted', 50, 60), permit('granted', 10, 200)];
    expect(takes(PAPER, 150, both, { left: 140 })).toBe(true);
    expect(takes(PAPER, 150, both, { left: 100 })).toBe(false);
  });

  it('is for what the draft said then; one that was signed without it goes by its amounts', () => {
    const lines = [{ summary: '抢修' }, { summary: '抢修' }, { summary: '材料' }];
    expect(purposeOf({ summary: '抢修', lines })).toEqual(['抢修', '材料']);
    expect(takes(PAPER, 1, [permit('granted', 1, 1, FOR)])).toBe(true);
    expect(takes(PAPER, 1, [permit('granted', 1, 1, ['宴请'])])).toBe(false);
    expect(takes(PAPER, 1, [permit('granted', 1)])).toBe(true);
  });

  it('of several counts the one that grants most, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1 }), (overs) => {
        const most = Math.max(...overs);
        const permits = overs.map((over) => permit('granted', over));
        expect([takes(PAPER, most, permits), takes(PAPER, most + 1, permits)]).toEqual([true, false]);
      }),
    );
  });

  it('is decided once, by another than who asked, with a reason where it is declined', () => {
    const yes = { grant: true, reason: '' };
    expect(decided(permit('waiting', 1), 'li', yes)).toEqual({ ok: true, value: 'granted' });
    expect(decided(permit('waiting', 1), 'sun', yes)).toEqual({ ok: false, error: 'same-person' });
    expect(decided(permit('waiting', 1), 'li', { grant: false, reason: ' ' })).toEqual({
      ok: false,
      error: 'no-reason',
    });
    expect(decided(permit('granted', 1), 'li', yes)).toEqual({ ok: false, error: 'decided' });
  });
});
