import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, DEFAULT_SETTINGS, ruleOn } from '../../../shared/domain/consolidation/rules.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import { cr, dr, type Opening, voucher, yuan } from '../../support/books.ts';
import { checkNamed, lineAt, settingsWith, switched } from '../../support/consolidation.ts';
import { consolidated, entriesOf, H, T, TWO_UNITS } from '../../support/two-units.ts';

describe('the rules as data (解释第4号 八（三）)', () => {
  it('are readable: an id, a name, a clause and an explanation each', () => {
    expect(DEFAULT_RULES.map(({ id }) => id)).toEqual([
      'E1',
      'E1a',
      'E1b',
      'E2',
      'E3',
      'E4',
      'E5',
      'N1',
      'N2',
      'N3',
      'S1',
      'T1',
      'G1',
      'B1',
    ]);
    for (const rule of DEFAULT_RULES) {
      expect(rule.name).not.toBe('');
      expect(rule.clause).not.toBe('');
      expect(rule.explanation.length).toBeGreaterThan(10);
    }
  });

  it('begin as the regulation has them: unrealised profit and the special case off, unseen texts 可配置', () => {
    expect(DEFAULT_RULES.filter(({ enabled }) => !enabled).map(({ id }) => id)).toEqual(['N2', 'S1']);
    expect(DEFAULT_RULES.filter(({ configurable }) => configurable).map(({ id }) => id)).toEqual([
      'N2',
      'N3',
      'S1',
      'B1',
    ]);
    expect(ruleOn(DEFAULT_SETTINGS, 'E9')).toBe(false);
  });
});

describe('E1 内部债权债务', () => {
  it('names each receivable and payable line', () => {
    const result = consolidated([
      voucher(
        'H01',
        '2025-02-01',
        '',
        dr('1211', '10.00', T),
        dr('121203', '20.00', T),
        dr('1214', '30.00', T),
        dr('1218', '40.00', T),
        cr('1002', '100.00'),
      ),
      voucher(
        'T01',
        '2025-02-01',
        '',
        dr('1002', '100.00'),
        cr('2301', '10.00', H),
        cr('2302', '20.00', H),
        cr('230502', '30.00', H),
        cr('2307', '15.00', H),
        cr('2502', '25.00', H),
      ),
    ]);
    expect(entriesOf(result, 'E1')).toEqual([
      '借 应付票据 10.00',
      '借 应付账款 20.00',
      '借 预收账款 30.00',
      '借 其他应付款 15.00',
      '借 长期应付款 25.00',
      '贷 应收票据 10.00',
      '贷 应收账款净额 20.00',
      '贷 预付账款 30.00',
      '贷 其他应收款净额 40.00',
    ]);
    expect(lineAt(result, 'balance-sheet', 'total-assets').consolidated).toBe(0);
  });
});

describe('E1a and E1b 坏账准备', () => {
  const receivable = [
    voucher('H01', '2025-02-01', '', dr('121203', '1000.00', T), cr('4101010104', '1000.00', T)),
    voucher('T01', '2025-02-01', '', dr('500101', '1000.00', H), cr('2302', '1000.00', H)),
  ];
  const provided = voucher('H01', '2025-06-30', '', dr('5901', '50.00'), cr('121901', '50.00', T));

  it('E1a: an allowance made this year comes out of 其他费用', () => {
    const result = consolidated([...receivable, provided]);
    expect(entriesOf(result, 'E1a')).toEqual(['借 应收账款净额—坏账准备 50.00', '贷 其他费用 50.00']);
    expect(lineAt(result, 'balance-sheet', 'accounts-receivable').consolidated).toBe(0);
    expect(lineAt(result, 'income', 'other-expense').consolidated).toBe(0);
  });

  const before: Opening[] = [
    { unit: 'H01', code: '121203', amount: yuan('1000.00'), counterparty: 'T01' },
    { unit: 'H01', code: '121901', amount: yuan('-80.00'), counterparty: 'T01' },
    { unit: 'H01', code: '300102', amount: yuan('-920.00') },
    { unit: 'T01', code: '2302', amount: yuan('-1000.00'), counterparty: 'H01' },
    { unit: 'T01', code: '300101', amount: yuan('1000.00') },
  ];

  it('E1b: last year’s comes out of the opening surplus; a decrease is written the other way round', () => {
    const less = voucher('H01', '2025-06-30', '', dr('121901', '30.00', T), cr('5901', '30.00'));
    const result = consolidated([less], {}, before);
    expect(entriesOf(result, 'E1b')).toEqual([
      '借 应收账款净额—坏账准备 80.00',
      '借 其他费用 30.00',
      '贷 累计盈余—年初 80.00',
      '贷 应收账款净额—坏账准备 30.00',
    ]);
    expect(lineAt(result, 'net-assets', 'opening.accumulated-surplus').elimination).toBe(yuan('80.00'));
    expect(lineAt(result, 'net-assets', 'surplus.accumulated-surplus').elimination).toBe(yuan('-30.00'));
    expect(checkNamed(result, 'net-assets-agree').ok).toBe(true);
  });

  it('E1a: at the first consolidation, and with a unit that came this year, the whole allowance', () => {
    const first = consolidated([], { first: true }, before);
    expect(entriesOf(first, 'E1a')).toEqual(['借 应收账款净额—坏账准备 80.00', '贷 其他费用 80.00']);
    const units = [TWO_UNITS[0]!, { ...TWO_UNITS[1]!, joined: periodOf(2025, 3) }];
    expect(entriesOf(consolidated([], { units }, before), 'E1a')).toHaveLength(2);
  });

  it('stand when the rule is off or the debt is below the threshold; an allowance above its receivable is a finding', () => {
    const off = consolidated([...receivable, provided], { settings: switched('E1a') });
    expect(entriesOf(off, 'E1a')).toEqual([]);
    expect(checkNamed(off, 'allowances').detail).toContain('50.00');
    const small = consolidated([...receivable, provided], {
      settings: settingsWith({ thresholdFen: yuan('1000.00') }),
    });
    expect(small.eliminations).toEqual([]);
    expect(checkNamed(small, 'allowances').ok).toBe(true);
    expect(checkNamed(small, 'threshold').detail).toContain('2,000.00');
    const alone = consolidated([provided]);
    expect(checkNamed(alone, 'allowances').detail).toContain('大于应收');
  });
});

describe('E2, E3 and B1', () => {
  const vouchers = [
    voucher(
      'H01',
      '2025-02-01',
      '',
      dr('5501', '200.00', T),
      cr('1002', '200.00'),
      dr('7501', '200.00', T),
      cr('8001', '200.00'),
    ),
    voucher(
      'T01',
      '2025-02-01',
      '',
      dr('1002', '200.00'),
      cr('4201', '200.00', H),
      dr('8001', '200.00'),
      cr('6201', '200.00', H),
    ),
    voucher(
      'T01',
      '2025-03-01',
      '',
      dr('5401', '50.00', H),
      cr('1002', '50.00'),
      dr('7401', '50.00', H),
      cr('8001', '50.00'),
    ),
    voucher(
      'H01',
      '2025-03-01',
      '',
      dr('1002', '50.00'),
      cr('4301', '50.00', T),
      dr('8001', '50.00'),
      cr('6301', '50.00', T),
    ),
  ];

  it('empty the starred lines of both statements', () => {
    const result = consolidated(vouchers);
    expect(entriesOf(result, 'E2')).toEqual(['借 上级补助收入 200.00', '贷 对附属单位补助费用 200.00']);
    expect(entriesOf(result, 'E3')).toEqual(['借 附属单位上缴收入 50.00', '贷 上缴上级费用 50.00']);
    expect(entriesOf(result, 'B1')).toEqual([
      '借 上级补助预算收入 200.00',
      '贷 对附属单位补助支出 200.00',
      '借 附属单位上缴预算收入 50.00',
      '贷 上缴上级支出 50.00',
    ]);
    expect(checkNamed(result, 'starred-lines-nil')).toMatchObject({ ok: true });
  });

  it('leave the budget statement as it was added when B1 is off', () => {
    const result = consolidated(vouchers, { settings: switched('B1') });
    expect(entriesOf(result, 'B1')).toEqual([]);
    expect(lineAt(result, 'budget', 'total-budget-revenue')).toMatchObject({
      elimination: 0,
      consolidated: yuan('250.00'),
    });
    expect(checkNamed(result, 'starred-lines-nil').detail).toContain('上级补助预算收入');
  });

  it('leave a switched-off rule’s lines standing, and the check says so', () => {
    const result = consolidated(vouchers, { settings: switched('E2') });
    expect(checkNamed(result, 'starred-lines-nil').detail).toBe(
      '上级补助收入 尚余 200.00 元；对附属单位补助费用 尚余 200.00 元',
    );
  });
});

describe('E4 and E5', () => {
  it('take income of every kind against the expense that the payer booked it to', () => {
    const result = consolidated([
      voucher(
        'H01',
        '2025-02-01',
        '',
        dr('1002', '60.00'),
        cr('4101010104', '10.00', T),
        cr('4401', '20.00', T),
        cr('4609', '30.00', T),
      ),
      voucher(
        'T01',
        '2025-02-01',
        '',
        dr('500101', '10.00', H),
        dr('5201', '20.00', H),
        dr('5101', '30.00', H),
        cr('1002', '60.00'),
      ),
    ]);
    expect(entriesOf(result, 'E4')).toEqual([
      '借 事业收入 10.00',
      '借 经营收入 20.00',
      '借 其他收入 30.00',
      '贷 业务活动费用 10.00',
      '贷 单位管理费用 30.00',
      '贷 经营费用 20.00',
    ]);
  });

  it('eliminate net of VAT: the payer keeps the tax in its expense', () => {
    const result = consolidated([
      voucher('H01', '2025-02-01', '', dr('121203', '105.00', T), cr('4605', '100.00', T), cr('2101', '5.00')),
      voucher('T01', '2025-02-02', '', dr('5101', '105.00', H), cr('2302', '105.00', H)),
    ]);
    expect(entriesOf(result, 'E4')).toEqual(['借 租金收入 100.00', '贷 单位管理费用 100.00']);
    expect(entriesOf(result, 'E1')).toEqual(['借 应付账款 105.00', '贷 应收账款净额 105.00']);
    expect(result.eliminations.find(({ rule }) => rule === 'E4')!.note).toContain('E5');
    expect(lineAt(result, 'income', 'administrative-expense').consolidated).toBe(yuan('5.00'));
    expect(checkNamed(result, 'differences').ok).toBe(true);
  });
});
