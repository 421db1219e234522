import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contract, contractProblems, payableUnder, worthOf } from '../../../shared/domain/approval/contract.ts';
import type { Level } from '../../../shared/domain/approval/level.ts';
import { type PayAsked, shutDoors } from '../../../shared/domain/approval/pay-gate.ts';
import { type Move, moved, NEW_ROUTE } from '../../../shared/domain/approval/route.ts';
import type { Route } from '../../../shared/domain/approval/route-state.ts';
import { type AccountingDate, addDays } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { wan } from './ladder.ts';

const DAY = '2025-04-20' as AccountingDate;
const SIGNED = '2025-03-10' as AccountingDate;
const submit = (levels: readonly Level[], amount = wan(12)): Move => ({
  ...{ what: 'submit', by: 'sun', apart: ['sun'], amount },
  steps: levels.map((level) => ({ level, mode: 'any', days: 3, holders: [`${level}-1`] })),
});
const under = (moves: readonly Move[]): Route => moves.reduce((route, move) => moved(route, move, SIGNED), NEW_ROUTE);
const APPROVED = under([submit(['unit-head']), { what: 'pass', by: 'unit-head-1', task: 1 }]);
const RESOLVED = under([
  submit(['unit-head', 'office']),
  { what: 'pass', by: 'unit-head-1', task: 1 },
  { what: 'resolve', by: 'office-1', meeting: 1, passed: true },
]);
const ACCOUNT = { name: '示例设备公司', bank: '示例银行', number: '6222000011112222' };
const contract = (of: Partial<Contract> = {}): Contract => ({
  ...{ number: 'HT-1', payee: 'P1', signed: SIGNED, amount: wan(12), changes: [], retention: undefined },
  stages: [
    { name: '首付款', amount: wan(4), accepting: false, accepted: undefined },
    { name: '验收款', amount: wan(8), accepting: true, accepted: { by: 'yan', day: '2025-04-15' as AccountingDate } },
  ],
  ...of,
});
const asked = ({ paid = fen(0), amount = wan(12), ...of }: Partial<PayAsked> = {}): PayAsked => ({
  ...{ paid, paidUnder: paid, amount, toCover: amount },
  ...{
    route: APPROVED,
    released: false,
    resolutions: [],
    contract: contract(),
    day: DAY,
  },
  ...{ payee: ACCOUNT, register: { ...ACCOUNT, since: SIGNED } },
  ...{ invoices: [{ number: '25440000000000000001', amount: wan(12), usedBy: '' }] },
  ...{ involved: ['sun', 'unit-head-1', 'yan'], payer: 'zhao' },
  ...of,
});
const SETTINGS = { contractFrom: wan(5), coolDays: 7 };
const shut = (of: Partial<PayAsked> = {}) => shutDoors(asked(of), SETTINGS);

describe('money leaves', () => {
  it('where every door is open', () => expect(shut()).toEqual([]));

  it('not before it was decided, nor beyond what was decided, all payments together', () => {
    expect(shut({ route: under([submit(['unit-head'])]) })).toEqual([{ door: 'decided', why: 'open' }]);
    expect(shut({ route: moved(APPROVED, { what: 'withdraw', by: 'sun' }, DAY) })).toHaveLength(1);
    const more = contract({
      changes: [{ day: DAY, amount: wan(1) }],
      stages: [{ ...contract().stages[0]!, amount: wan(13) }],
    });
    const invoices = [{ number: '1', amount: wan(2), usedBy: '' }];
    expect(shut({ contract: more, paid: wan(11), amount: wan(2), invoices })).toEqual([
      { door: 'decided', why: 'over', most: wan(12) },
    ]);
  });

  it('urgently before the last level, but never before a body that must decide', () => {
    expect(shut({ route: under([submit(['unit-head', 'centre'])]), released: true })).toEqual([]);
    const refused = moved(
      under([submit(['unit-head'])]),
      { what: 'refuse', by: 'unit-head-1', task: 1, to: undefined },
      DAY,
    );
    expect(shut({ route: refused, released: true })).toEqual([{ door: 'decided', why: 'open' }]);
    const before = under([submit(['unit-head', 'office']), { what: 'pass', by: 'unit-head-1', task: 1 }]);
    expect(shut({ route: before, released: true }).map(({ door }) => door)).toEqual(['decided', 'meeting']);
  });

  it('not before minutes with a resolution of the whole amount, dated before the contract', () => {
    const minutes = (amount: number, day: string) => [
      { level: 'office' as const, amount: wan(amount), day: day as AccountingDate },
    ];
    const of = (resolutions: PayAsked['resolutions']) => shut({ route: RESOLVED, resolutions });
    expect(of([])).toEqual([{ door: 'meeting', why: 'missing', level: 'office' }]);
    expect(of(minutes(11.9999, '2025-03-05'))).toEqual([{ door: 'meeting', why: 'amount', level: 'office' }]);
    expect(of(minutes(12, '2025-03-11'))).toEqual([{ door: 'meeting', why: 'late', level: 'office' }]);
    expect(of(minutes(12, '2025-03-10'))).toEqual([]);
  });

  it('not without a contract from the limit on', () => {
    expect(shut({ contract: undefined })).toEqual([{ door: 'contract', why: 'missing' }]);
    const small = under([submit(['unit-head'], wan(4.9999)), { what: 'pass', by: 'unit-head-1', task: 1 }]);
    expect(shut({ contract: undefined, route: small, amount: wan(4) })).toEqual([]);
  });

  it('only to the account of the register, once it has cooled', () => {
    expect(shut({ register: undefined })).toEqual([{ door: 'payee', why: 'unknown' }]);
    expect(shut({ payee: { ...ACCOUNT, number: '6222000011112223' } })).toEqual([{ door: 'payee', why: 'different' }]);
    expect(shut({ register: { ...ACCOUNT, since: '2025-04-14' as AccountingDate } })).toEqual([
      { door: 'payee', why: 'cooling' },
    ]);
    expect(shut({ register: { ...ACCOUNT, since: '2025-04-13' as AccountingDate } })).toEqual([]);
  });

  it('only for invoices that cover it and were used nowhere else', () => {
    expect(shut({ invoices: [{ number: 'A', amount: wan(11), usedBy: '' }] })).toEqual([
      { door: 'invoice', why: 'missing' },
    ]);
    expect(shut({ invoices: [{ number: 'A', amount: wan(12), usedBy: '付款 7' }] })).toEqual([
      { door: 'invoice', why: 'used', number: 'A', by: '付款 7' },
    ]);
  });

  it('by somebody who did nothing else to it', () => {
    for (const payer of ['sun', 'unit-head-1', 'yan'])
      expect(shut({ payer })).toEqual([{ door: 'person', why: 'same' }]);
  });
});

describe('a contract', () => {
  it('holds together', () => {
    expect(contractProblems(contract())).toEqual([]);
    expect(contractProblems(contract({ amount: wan(11) }))).toEqual(['stages']);
    expect(contractProblems(contract({ retention: { amount: wan(12), release: SIGNED } }))).toEqual([
      'retention',
      'release',
    ]);
    expect(contractProblems(contract({ amount: fen(0), stages: [] }))).toEqual(['amount']);
    expect(worthOf(contract({ changes: [{ day: DAY, amount: wan(-2) }] }))).toBe(wan(10));
  });

  it('keeps back what is retained until its day, and what is not accepted', () => {
    const retention = { amount: wan(1), release: '2026-04-15' as AccountingDate };
    const kept = contract({ retention });
    expect(payableUnder(kept, fen(0), DAY)).toBe(wan(11));
    expect(payableUnder(kept, wan(11), '2026-04-14' as AccountingDate)).toBe(0);
    expect(payableUnder(kept, wan(11), '2026-04-15' as AccountingDate)).toBe(wan(1));
    expect(payableUnder(kept, fen(0), '2025-04-14' as AccountingDate)).toBe(wan(4));
  });

  it('is never paid beyond its worth, however it is tried', () => {
    const amounts = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 5_000_000 }), days: fc.nat(60) }), {
      maxLength: 30,
    });
    const retained = fc.integer({ min: 1, max: 11_999_999 });
    fc.assert(
      fc.property(amounts, retained, (tries, retain) => {
        const retention = { amount: fen(retain), release: addDays(SIGNED, 400) };
        const kept = contract({ retention });
        let paid = fen(0);
        let day = SIGNED;
        for (const each of tries) {
          day = addDays(day, each.days);
          const amount = fen(each.amount);
          const invoices = [{ number: 'A', amount, usedBy: '' }];
          if (shutDoors(asked({ contract: kept, paid, amount, day, invoices }), SETTINGS).length === 0)
            paid = fen(paid + amount);
          expect(paid).toBeLessThanOrEqual(day < retention.release ? wan(12) - retain : wan(12));
          if (day < '2025-04-15') expect(paid).toBeLessThanOrEqual(wan(4));
        }
      }),
    );
  });
});
