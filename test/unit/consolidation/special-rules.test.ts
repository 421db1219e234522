import { describe, expect, it } from 'vitest';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import { cr, dr, voucher, yuan } from '../../support/books.ts';
import { checkNamed, GROUP_DEFINITIONS, inputOfBooks, lineAt, switched } from '../../support/consolidation.ts';
import { consolidated, entriesOf, H, JUNE, T, TWO_UNITS } from '../../support/two-units.ts';

describe('N2 未实现内部销售损益', () => {
  const unrealised = [{ seller: 'H01', buyer: 'T01', amount: yuan('120.00'), document: 'XS-1' }];
  const sold = [
    voucher('H01', '2025-02-01', '', dr('1002', '500.00'), cr('4101010104', '500.00')),
    voucher('T01', '2025-02-01', '', dr('1302010101', '500.00'), cr('1002', '500.00')),
  ];

  it('is not eliminated by default (暂不抵销)', () => {
    expect(consolidated(sold, { unrealised }).eliminations).toEqual([]);
  });

  it('takes income against stock, or against fixed assets, when switched on', () => {
    const on = consolidated(sold, { unrealised, settings: switched('N2') });
    expect(entriesOf(on, 'N2')).toEqual(['借 事业收入 120.00', '贷 存货 120.00']);
    expect(lineAt(on, 'balance-sheet', 'inventories').consolidated).toBe(yuan('380.00'));
    expect(lineAt(on, 'balance-sheet', 'surplus-of-period').elimination).toBe(yuan('-120.00'));
    expect(checkNamed(on, 'articulates').ok).toBe(true);
    const asset = [{ ...unrealised[0]!, account: '4609', asset: 'fixed-assets-gross' } as const];
    const fixed = consolidated(sold, { unrealised: asset, settings: switched('N2') });
    expect(entriesOf(fixed, 'N2')).toEqual(['借 其他收入 120.00', '贷 固定资产原值 120.00']);
    expect(lineAt(fixed, 'balance-sheet', 'fixed-assets-net').elimination).toBe(yuan('-120.00'));
  });
});

describe('S1 特殊情况', () => {
  const slip = { document: 'BZ-7' };
  const vouchers = (document: { document?: string }) => [
    voucher('H01', '2025-02-01', '', dr('5501', '90.00', { ...T, ...slip }), cr('1002', '90.00')),
    voucher('T01', '2025-02-02', '', dr('1002', '90.00'), cr('4609', '90.00', { ...H, ...document })),
  ];

  it('is a difference of the class wrong account as long as the rule is off', () => {
    const result = consolidated(vouchers(slip));
    expect(result.eliminations).toEqual([]);
    expect(checkNamed(result, 'differences').ok).toBe(false);
  });

  it('eliminates the same document’s equal amounts directly when on, and stays listed for the notes', () => {
    const result = consolidated(vouchers(slip), { settings: switched('S1') });
    expect(entriesOf(result, 'S1')).toEqual(['借 其他收入 90.00', '贷 对附属单位补助费用 90.00']);
    expect(result.eliminations[0]!.note).toContain('披露');
    expect(result.differences.map(({ class: found, settledBy }) => [found, settledBy])).toEqual([
      ['wrong-account', result.eliminations[0]!.id],
      ['wrong-account', result.eliminations[0]!.id],
    ]);
    expect(checkNamed(result, 'differences').ok).toBe(true);
  });

  it('needs the same document on both sides', () => {
    expect(consolidated(vouchers({}), { settings: switched('S1') }).eliminations).toEqual([]);
  });
});

describe('G1 无偿调拨', () => {
  const given = voucher('H01', '2025-02-01', '', dr('3401', '40.00', T), cr('130201', '40.00'));

  it('nets to nil by addition, without an entry', () => {
    const result = consolidated([
      given,
      voucher('T01', '2025-02-01', '', dr('1302010101', '40.00'), cr('3401', '40.00', H)),
    ]);
    expect(result.eliminations).toEqual([]);
    expect(lineAt(result, 'balance-sheet', 'gratuitous-transfer').consolidated).toBe(0);
    expect(checkNamed(result, 'gratuitous-transfers-nil').ok).toBe(true);
  });

  it('fails the check when the receiver took it in at another value', () => {
    const result = consolidated([
      given,
      voucher('T01', '2025-02-01', '', dr('1302010101', '44.00'), cr('3401', '44.00', H)),
    ]);
    expect(checkNamed(result, 'gratuitous-transfers-nil').detail).toBe('H01、T01 分别记 40.00 元、44.00 元');
    expect(lineAt(result, 'balance-sheet', 'gratuitous-transfer').consolidated).toBe(yuan('4.00'));
  });
});

describe('the carry into net assets (解释第4号 八（二）5)', () => {
  const closedYear = (closing: boolean) => {
    const earned = [
      voucher('H01', '2025-02-01', '', dr('121203', '100.00', T), cr('4101010104', '100.00', T)),
      voucher('T01', '2025-02-01', '', dr('500101', '100.00', H), cr('2302', '100.00', H)),
      voucher('H01', '2025-06-30', '', dr('5901', '5.00'), cr('121901', '5.00', T)),
    ];
    const input = inputOfBooks({ units: TWO_UNITS, openings: [], vouchers: earned }, JUNE);
    if (!closing) return consolidate(input, GROUP_DEFINITIONS);
    const statements = new Map(
      [...input.statements].map(([unit, all]) => [
        unit,
        all.map((one) => {
          if (one.statement !== 'balance-sheet') return one;
          const surplus = one.lines.find(({ key }) => key === 'surplus-of-period')!.amount;
          return {
            ...one,
            lines: one.lines.map((line) =>
              line.key === 'surplus-of-period'
                ? { ...line, amount: yuan('0.00') }
                : line.key === 'accumulated-surplus'
                  ? { ...line, amount: surplus }
                  : line,
            ),
          };
        }),
      ]),
    );
    return consolidate({ ...input, statements }, GROUP_DEFINITIONS);
  };

  it('goes to 本期盈余 while the year is open', () => {
    const result = closedYear(false);
    expect(lineAt(result, 'balance-sheet', 'surplus-of-period').elimination).toBe(yuan('5.00'));
    expect(lineAt(result, 'balance-sheet', 'accumulated-surplus').elimination).toBe(0);
  });

  it('goes to 累计盈余 once the units have closed it', () => {
    const result = closedYear(true);
    expect(lineAt(result, 'balance-sheet', 'surplus-of-period')).toMatchObject({ elimination: 0, consolidated: 0 });
    expect(lineAt(result, 'balance-sheet', 'accumulated-surplus').elimination).toBe(yuan('5.00'));
    expect(checkNamed(result, 'articulates').ok).toBe(true);
  });
});
