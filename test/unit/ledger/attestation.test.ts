import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthContent } from '../../../shared/domain/ledger/attestation/content.ts';
import { attestedOf, unsignedOf } from '../../../shared/domain/ledger/attestation/standing.ts';
import { CLAUSES, missingSentences, statementOf } from '../../../shared/domain/ledger/attestation/words.ts';
import type { KeptBalance } from '../../../shared/domain/ledger/composition.ts';
import { lateMonths, lookedBackFrom } from '../../../shared/domain/ledger/lateness.ts';
import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import { requiredSides, signsAs } from '../../../shared/domain/organisation/attestation.ts';
import { canonicalJson } from '../../../shared/kernel/canonical.ts';
import { dateOf } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf } from '../../../shared/kernel/period.ts';

const MARCH = periodOf(2025, 3);

const balance = (period: string, code: string, debit: number, credit = 0, department = ''): KeptBalance => ({
  ...{ period, book: 'financial', code, department, fund: '', project: '', counterparty: '' },
  ...{ debit: fen(debit), credit: fen(credit), closingDebit: fen(0), closingCredit: fen(0) },
});
const voucher = (number: number, amount: number): Voucher => ({
  ...{ id: number, unit: 'T01', period: MARCH, type: '记', number, date: dateOf(2025, 3, 5)!, summary: '购药' },
  ...{ kind: 'ordinary', attachments: 1, preparedBy: 'sun', reviewedBy: 'zhou', postedBy: 'sun' },
  lines: [
    { book: 'financial', code: '1302', summary: '购药', debit: fen(amount), credit: fen(0) },
    {
      ...{ book: 'financial', code: '2302', summary: '购药', debit: fen(0), credit: fen(amount) },
      counterparty: { kind: 'unit', unit: 'H01' },
    },
  ],
});
const BALANCES = [balance('2025-00', '1002', 900), balance('2025-02', '1002', 50, 20), balance('2025-03', '1302', 100)];
const said = (balances: readonly KeptBalance[], vouchers: readonly Voucher[] = [voucher(1, 100)]) =>
  canonicalJson(monthContent({ unit: 'T01', period: MARCH, balances, vouchers }));

describe('what is signed of a month', () => {
  it('is each account’s opening, year and month, and each voucher with its lines', () => {
    expect(JSON.parse(said(BALANCES))).toEqual({
      form: 'tongcai-month-1',
      unit: 'T01',
      period: '2025-03',
      balances: [
        ['financial', '1002', '', '', '', '', 900, 50, 20, 0, 0],
        ['financial', '1302', '', '', '', '', 0, 100, 0, 100, 0],
      ],
      vouchers: [
        [
          ...['记', 1, '2025-03-05', '购药', 'ordinary', 1, 'sun', 'zhou', 'sun', '', 0],
          [
            ['financial', '1302', '购药', 100, 0, '', '', '', '', ''],
            ['financial', '2302', '购药', 0, 100, '', '', '', 'unit:H01', ''],
          ],
        ],
      ],
    });
  });

  it('is the same however it is read, and whatever holds nothing', () => {
    const vouchers = [voucher(2, 7), voucher(10, 8), voucher(1, 9)];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (a, b) => {
          const mixed = said(
            [...a.map((at) => BALANCES[at]!), balance('2025-03', '1001', 0)],
            b.map((at) => vouchers[at]!),
          );
          expect(mixed).toBe(said(BALANCES, vouchers));
        },
      ),
    );
  });

  it('is another with any other 分, and minds no later month', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.integer({ min: 1, max: 1_000_000 }), (at, more) => {
        const changed = BALANCES.map((row, place) => (place === at ? { ...row, debit: fen(row.debit + more) } : row));
        expect(said(changed)).not.toBe(said(BALANCES));
        expect(said(BALANCES, [voucher(1, 100 + more)])).not.toBe(said(BALANCES));
      }),
    );
    expect(said([...BALANCES, balance('2025-04', '1002', 5)])).toBe(said(BALANCES));
    expect(said(BALANCES, [{ ...voucher(1, 100), reviewedBy: 'wu' }])).not.toBe(said(BALANCES));
  });

  it('stands still when an amount moves between earlier months: the figures of this one are the same', () => {
    const moved = [
      balance('2025-00', '1002', 900),
      balance('2025-01', '1002', 50, 20),
      balance('2025-03', '1302', 100),
    ];
    expect(said(moved)).toBe(said(BALANCES));
  });
});

describe('a signature', () => {
  const old = { side: 'unit', digest: 'a' } as const;

  it('holds while the content is what was signed, and again when it is set right', () => {
    expect(attestedOf([old], 'a')).toEqual({ signed: ['unit'], lapsed: [] });
    expect(attestedOf([old], 'b')).toEqual({ signed: [], lapsed: ['unit'] });
    expect(attestedOf([old, { side: 'unit', digest: 'b' }], 'a')).toEqual({ signed: ['unit'], lapsed: [] });
    expect(attestedOf([], 'a')).toEqual({ signed: [], lapsed: [] });
  });

  it('is missed by those sides that the rule names', () => {
    const sides = (by: Parameters<typeof requiredSides>[0]['by']) => requiredSides({ by, delegated: false });
    expect([sides('none'), sides('unit'), sides('community'), sides('both')]).toEqual([
      [],
      ['unit'],
      ['community'],
      ['unit', 'community'],
    ]);
    expect(unsignedOf(sides('both'), { signed: ['unit'], lapsed: [] })).toEqual(['community']);
    const lapsed = { signed: [], lapsed: ['community'] } as const;
    expect(missingSentences({ unit: 'T01', period: MARCH }, ['unit', 'community'], lapsed)).toEqual([
      'T01 的 2025-03 还没有单位负责人的承诺',
      'T01 的 2025-03 在医共体负责人签认之后有变动，承诺已失效，请重新签认',
    ]);
  });

  it('has fixed words that name unit and month, and its clause', () => {
    expect(statementOf('unit', '柳河镇卫生院', MARCH)).toMatch(
      /柳河镇卫生院 的单位负责人.*2025-03.*真实性、合法性、完整性负责/,
    );
    expect(statementOf('community', '柳河镇卫生院', MARCH)).toContain('代表医共体');
    expect(CLAUSES.unit).toContain('三（十）');
  });
});

describe('who may sign', () => {
  const at = (unit: string, role = 'unit-head') => [{ role, unit }];
  const rule = { by: 'both', delegated: false } as const;

  it('is the head at the own unit, and who holds it over the community for the community', () => {
    expect(signsAs(at('T01'), { unit: 'T01', side: 'unit' }, rule)).toBe('own');
    expect(signsAs(at('T02'), { unit: 'T01', side: 'unit' }, rule)).toBeUndefined();
    expect(signsAs(at('T01'), { unit: 'T01', side: 'community' }, rule)).toBeUndefined();
    expect(signsAs(at('', 'chief-accountant'), { unit: 'T01', side: 'community' }, rule)).toBe('own');
    expect(signsAs(at('T01', 'unit-accountant'), { unit: 'T01', side: 'unit' }, rule)).toBeUndefined();
  });

  it('in the place of a head only where the rule lets them', () => {
    const chief = at('', 'chief-accountant');
    expect(signsAs(chief, { unit: 'T01', side: 'unit' }, rule)).toBeUndefined();
    expect(signsAs(chief, { unit: 'T01', side: 'unit' }, { ...rule, delegated: true })).toBe('delegated');
    expect(signsAs(at('T02'), { unit: 'T01', side: 'unit' }, { ...rule, delegated: true })).toBeUndefined();
  });
});

describe('late months', () => {
  const months = [1, 2, 3].map((month) => periodOf(2025, month));
  const handed = new Map<Period, string>([
    [months[0]!, '2025-02-05'],
    [months[1]!, '2025-03-06'],
  ]);
  const late = (unit: Parameters<typeof lateMonths>[0], today: string) =>
    lateMonths(unit, handed, { months, submitDay: 5, since: '2025-01-01', today });

  it('are those handed in after the day, and those that are due and were not', () => {
    expect(late({}, '2025-04-05')).toEqual(['2025-02']);
    expect(late({}, '2025-04-06')).toEqual(['2025-02', '2025-03']);
  });

  it('are none that were due before there was a deadline', () => {
    const rule = { months, submitDay: 5, since: '2025-03-06', today: '2025-05-01' };
    expect(lateMonths({}, handed, rule)).toEqual(['2025-03']);
    expect(lateMonths({}, handed, { ...rule, since: '2025-03-05' })).toEqual(['2025-02', '2025-03']);
  });

  it('are none before a unit joined or after it left', () => {
    expect(late({ joined: months[2]! }, '2025-05-01')).toEqual(['2025-03']);
    expect(late({ left: months[0]! }, '2025-05-01')).toEqual([]);
  });

  it('are looked for in the twelve months up to the one that is shown', () => {
    expect([lookedBackFrom(periodOf(2025, 12)), lookedBackFrom(MARCH)]).toEqual(['2025-01', '2024-04']);
  });
});
