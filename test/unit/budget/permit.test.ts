import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Control, DEFAULT_CONTROL } from '../../../shared/domain/budget/control.ts';
import { type BudgetBook, pass } from '../../../shared/domain/budget/gate.ts';
import { type BudgetLine, lineKey } from '../../../shared/domain/budget/line.ts';
import { decided, grantedOf, type Permit } from '../../../shared/domain/budget/permit.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

/** 上级同意: for one draft's lines, up to what was granted over each. */

const line = (item: string): BudgetLine => ({
  ...{ unit: 'T01' as UnitCode, year: 2025, department: '', item, source: 'other', project: '' },
});
const [PAPER, POWER] = [line('50201'), line('50205')];
const permit = (state: Permit['state'], over: number, of = PAPER): Permit => ({
  ...{ state, person: 'sun', lines: [{ line: of, wanted: fen(over), over: fen(over) }] },
});

/** Takes an amount of a line that has nothing. */
function takes(of: BudgetLine, amount: number, permits: readonly Permit[], control: Control = 'ask'): boolean {
  const book: BudgetBook = {
    standingOf: () => undefined,
    claimOf: () => undefined,
    ruleOf: () => ({ ...DEFAULT_CONTROL, control }),
  };
  return pass(book, [{ kind: 'reserve', claim: 'draft:1', line: lineKey(of), amount: fen(amount) }], {
    ...{ today: '2025-03-01' as AccountingDate, month: 3, authorised: grantedOf(permits), stage: 'spend' },
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
    expect(takes(PAPER, 1, [permit('granted', 100)], 'refuse')).toBe(false);
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
