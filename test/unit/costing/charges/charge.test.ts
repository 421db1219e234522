import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mirrorOf } from '../../../../shared/domain/consolidation/mirror.ts';
import { answersReceivable, PLACE_ACCOUNTS } from '../../../../shared/domain/costing/charges/accounts.ts';
import {
  type Agreement,
  agreementProblems,
  inForce,
  overlapping,
} from '../../../../shared/domain/costing/charges/agreement.ts';
import { type ChargeAsked, chargeOf, unitCost } from '../../../../shared/domain/costing/charges/charge.ts';
import { steppedTo } from '../../../../shared/domain/costing/charges/route.ts';
import { fen, sumFen } from '../../../../shared/kernel/fen.ts';
import { type Period, periodOf } from '../../../../shared/kernel/period.ts';

/** 共享中心收费: a cost shared by volume, charged as agreed. */
const agreed = (member: string, more: Partial<Agreement> = {}): Agreement => ({
  ...{ number: `XY-${member}`, centre: 1, member, from: '2025-01' as Period, to: '2025-12' as Period },
  basis: 'cost',
  ...more,
});
const charge = (asked: Partial<ChargeAsked>) =>
  chargeOf({ cost: fen(0), volumes: [], agreements: [], own: 'H01', ...asked });

describe('a charge', () => {
  it('shares the cost by volume to the 分, and leaves the own part with the centre', () => {
    const made = charge({
      cost: fen(10_000),
      volumes: [
        { unit: 'T02', count: 1 },
        { unit: 'H01', count: 1 },
        { unit: 'T01', count: 1 },
      ],
      agreements: [agreed('T01'), agreed('T02')],
    });
    expect(made).toMatchObject({ ok: true, value: { own: 3334, charged: 6666, recovery: 0, volume: 3 } });
    expect(made.ok && made.value.rows.map(({ unit, share, charge: paid }) => [unit, share, paid])).toEqual([
      ['H01', 3334, 0],
      ['T01', 3333, 3333],
      ['T02', 3333, 3333],
    ]);
    expect(made.ok && unitCost(made.value)).toBe('33.3333');
  });

  it('takes a price a piece, a fixed amount, a minimum and a cap, and says what was not recovered', () => {
    const made = charge({
      cost: fen(100_000),
      volumes: [
        { unit: 'H01', count: 50 },
        { unit: 'T01', count: 20 },
        { unit: 'T02', count: 10 },
        { unit: 'T03', count: 15 },
        { unit: 'T05', count: 5 },
      ],
      agreements: [
        agreed('T01', { basis: 'price', rate: fen(900) }),
        agreed('T02', { minimum: fen(12_000) }),
        agreed('T03', { cap: fen(14_000) }),
        agreed('T04', { basis: 'amount', rate: fen(1_000) }),
      ],
    });
    expect(
      made.ok && made.value.rows.map(({ unit, share, charge: paid, limit }) => [unit, share, paid, limit]),
    ).toEqual([
      ['H01', 50_000, 0, undefined],
      ['T01', 20_000, 18_000, undefined],
      ['T02', 10_000, 12_000, 'minimum'],
      ['T03', 15_000, 14_000, 'cap'],
      // No use, and a fixed amount all the same.
      ['T04', 0, 1_000, undefined],
      // No agreement: nothing is charged, and it is missing in the recovery.
      ['T05', 5_000, 0, undefined],
    ]);
    expect(made).toMatchObject({ ok: true, value: { charged: 45_000, own: 50_000, recovery: -5_000 } });
  });

  it('is refused where a cost has no volume to follow, or is negative', () => {
    expect(charge({ cost: fen(1), agreements: [agreed('T01')] })).toEqual({ ok: false, error: 'no-volume' });
    expect(charge({ cost: fen(-1), volumes: [{ unit: 'T01', count: 1 }] })).toEqual({
      ok: false,
      error: 'negative-cost',
    });
    expect(charge({ volumes: [{ unit: 'T01', count: 3 }] })).toMatchObject({ ok: true, value: { charged: 0 } });
  });

  it('at cost and without limits, Σ charges + the own part = the cost, whatever the volumes', () => {
    const volumes = fc.uniqueArray(
      fc.record({
        unit: fc.constantFrom('H01', 'H02', 'T01', 'T02', 'T03', 'T04', 'T05'),
        count: fc.integer({ min: 0, max: 10_000_000 }),
      }),
      { selector: ({ unit }) => unit, minLength: 1 },
    );
    fc.assert(
      fc.property(volumes, fc.integer({ min: 0, max: 90_000_000_000 }), (of, cost) => {
        const agreements = of.filter(({ unit }) => unit !== 'H01').map(({ unit }) => agreed(unit));
        const made = charge({ cost: fen(cost), volumes: of, agreements });
        if (!made.ok) return of.every(({ count }) => count === 0) && cost > 0;
        const { own, charged, recovery, rows } = made.value;
        expect(charged + own).toBe(cost);
        expect(recovery).toBe(0);
        expect(sumFen(rows.map(({ share }) => share))).toBe(cost);
        // Nobody's part depends on the order in which the volumes are given.
        expect(charge({ cost: fen(cost), volumes: of.toReversed(), agreements })).toEqual(made);
        return true;
      }),
    );
  });
});

describe('agreements', () => {
  const month = fc.integer({ min: 0, max: 47 }).map((at) => periodOf(2024 + Math.floor(at / 12), (at % 12) + 1));
  const terms = fc.record({
    ...{ centre: fc.constantFrom(1, 2), member: fc.constantFrom('T01', 'T02') },
    ...{ from: month, to: month },
  });

  it('registered one by one where none overlaps, leave one at most in force a centre, member and month', () => {
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 12 }), month, (asked, period) => {
        const kept: typeof asked = [];
        for (const one of asked) if (one.from <= one.to && !overlapping(one, kept)) kept.push(one);
        const seen = kept.filter((one) => inForce(one, period)).map(({ centre, member }) => `${centre} ${member}`);
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });

  it('say what does not hold of them', () => {
    const wrong = (more: Partial<Agreement>) => agreementProblems(agreed('T01', more), 'H01');
    expect(wrong({})).toEqual([]);
    expect(wrong({ member: 'H01' })).toHaveLength(1);
    expect(wrong({ to: '2024-12' as Period })).toEqual(['协议的止期早于起期']);
    expect(wrong({ basis: 'price' })).toEqual(['按单价收费须写明单价']);
    expect(wrong({ basis: 'amount', rate: fen(0) })).toEqual(['按月定额收费须写明每月金额']);
    expect(wrong({ rate: fen(5) })).toHaveLength(1);
    expect(wrong({ minimum: fen(5), cap: fen(4) })).toEqual(['保底高于封顶']);
    expect(wrong({ minimum: fen(-5) })).toEqual(['保底和封顶不能是负数']);
  });
});

describe('what is booked', () => {
  it('stands only on accounts that the consolidation holds against each other', () => {
    const wanted = { receivable: 'debit', expense: 'debit', payable: 'credit', income: 'credit' } as const;
    for (const [place, accounts] of Object.entries(PLACE_ACCOUNTS))
      for (const account of accounts)
        expect(mirrorOf(account, 'financial'), account).toEqual({
          side: wanted[place as keyof typeof wanted],
          group: place === 'receivable' || place === 'payable' ? 'receivable-payable' : 'service',
        });
    expect(answersReceivable('12120301', '230204')).toBe(true);
    expect(answersReceivable('1218', '2302')).toBe(false);
  });
});

describe('the way of a paper', () => {
  it('is prepared, reviewed, posted and reversed, in this order only', () => {
    expect(steppedTo('run', 'post', 'draft')).toBeUndefined();
    expect(steppedTo('run', 'review', 'draft')).toBe('reviewed');
    expect(steppedTo('run', 'post', 'reviewed')).toBe('posted');
    expect(steppedTo('run', 'return', 'posted')).toBeUndefined();
    expect(steppedTo('run', 'reverse', 'posted')).toBe('reversed');
    expect(steppedTo('agreement', 'prepare', 'reviewed')).toBeUndefined();
    expect(steppedTo('centre', 'prepare', 'reviewed')).toBe('draft');
  });
});
