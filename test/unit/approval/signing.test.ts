import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContractStage } from '../../../shared/domain/approval/contract.ts';
import {
  acceptedOf,
  beyondApproved,
  keepsAccepted,
  leftToSign,
  rowsBound,
  standingOf,
} from '../../../shared/domain/approval/signing.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, sumFen } from '../../../shared/kernel/fen.ts';

/** 签约: what contracts bind of an application, and what of a contract was accepted. */

const stage = (amount: number, accepting: boolean, day?: string): ContractStage => ({
  ...{ name: `节点${amount}`, amount: fen(amount), accepting },
  accepted: day === undefined ? undefined : { by: 'ke.ys', day: day as AccountingDate },
});

describe('signing', () => {
  it('adds up rows of contracts and changes, whose amounts may be below nil', () => {
    expect(rowsBound([[fen(100), fen(50)], [fen(-30), fen(0)], []])).toEqual([70, 50]);
    expect(rowsBound([])).toEqual([]);
  });

  it('says which row goes beyond what was approved, and the whole where there are no rows', () => {
    const application = { amount: fen(150), rows: [{ amount: fen(100) }, { amount: fen(50) }] };
    expect(beyondApproved(application, { bound: [fen(100), fen(50)], worth: fen(150) })).toEqual([]);
    expect(beyondApproved(application, { bound: [fen(90), fen(51)], worth: fen(141) })).toEqual([
      { kind: 'row', row: 1, approved: 50, bound: 51 },
    ]);
    expect(beyondApproved({ amount: fen(150), rows: [] }, { bound: [], worth: fen(151) })).toEqual([
      { kind: 'whole', approved: 150, bound: 151 },
    ]);
  });

  it('leaves nothing beyond what was approved, whatever is signed of what is left', () => {
    const rows = fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
        (approved, shares) => {
          const application = {
            amount: fen(approved.reduce((a, b) => a + b)),
            rows: approved.map((a) => ({ amount: fen(a) })),
          };
          const bound = approved.map((amount, row) => fen(Math.floor((amount * shares[row]!) / 100)));
          const left = leftToSign(application, { bound, worth: sumFen(bound) });
          const all = rowsBound([bound, left.rows]);
          expect(all).toEqual(approved);
          expect(beyondApproved(application, { bound: all, worth: sumFen(all) })).toEqual([]);
          expect(left.whole).toBe(sumFen(left.rows));
        },
      ),
    );
  });

  it('keeps what was accepted where it is, and counts it', () => {
    const before = [stage(100, true, '2026-05-01'), stage(50, true), stage(20, false)];
    expect(keepsAccepted(before, [stage(100, true), stage(70, true)])).toBe(true);
    expect(keepsAccepted(before, [stage(90, true), stage(80, true)])).toBe(false);
    expect(keepsAccepted(before, [stage(50, true), stage(100, true)])).toBe(false);
    expect(acceptedOf({ stages: before })).toBe(100);
    expect(standingOf({ stages: before })).toBe('partly');
    expect(standingOf({ stages: [stage(50, true)] })).toBe('signed');
    expect(standingOf({ stages: [stage(50, true, '2026-05-01'), stage(20, false)] })).toBe('accepted');
  });
});
