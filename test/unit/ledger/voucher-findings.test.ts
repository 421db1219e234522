import { describe, expect, it } from 'vitest';
import { sourceResolver } from '../../../shared/domain/ledger/charts/fund-by-name.ts';
import { parallelNeed } from '../../../shared/domain/ledger/parallel.ts';
import type { VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import { findingsOf } from '../../../shared/domain/ledger/voucher-findings.ts';
import { Books, C, D, date } from './support/books.ts';

const OWN = {
  '100201': '工行基本户',
  '100209': '受托代理资产',
  '121801': '备用金',
  '121802': '应收医共体内部单位款',
  '230201': '应付药品款',
  '500101': '财政项目拨款经费',
  '500102': '其他费用明细',
};
const books = new Books('hospital', OWN, 'H01');
const primary = new Books('primary', { '100201': '农商行' }, 'T01');

const look = (lines: readonly VoucherLine[], summary = '摘要', of: Books = books) =>
  findingsOf(
    { unit: of.unit, date: date('2025-03-31'), type: '记', summary, attachments: 0, lines },
    {
      chart: of.chart,
      account: of.account,
      group: of.group('2025-03'),
      accountFund: sourceResolver(new Map(of.accounts.map((account) => [account.code, account]))),
    },
  );
const kinds = (...args: Parameters<typeof look>) => look(...args).map((finding) => finding.kind);
const need = (lines: readonly VoucherLine[], summary = '摘要') =>
  parallelNeed({ lines, summary }, books.group('2025-03'));

describe('a budget block is missing (平行记账, DOMAIN 1.1 and 1.6)', () => {
  it.each([
    ['P1 收到授权额度', [D('1011', 5), C('4001', 5)]],
    ['P3 收回应收账款', [D('100201', 5), C('121203', 5)]],
    ['P4 现收医疗款', [D('1001', 5), C('4101010102', 5)]],
    ['P5 预收住院款', [D('1001', 5), C('23050103', 5)]],
    ['P8 付药款', [D('230201', 5), C('100201', 5)]],
    ['P8 财政直接支付', [D('230201', 5), C('4001', 5)]],
    ['P11 发薪', [D('2201', 5), C('100201', 4), C('2102', 1)]],
    ['P12 购固定资产', [D('1601', 5), C('100201', 5)]],
    ['P14 借款', [D('100201', 5), C('2001', 5)]],
    ['P16 支付已计提的补助', [D('2307', 5, { with: 'T01' }), C('100201', 5)]],
    ['P18 上缴上级', [D('5401', 5), C('100201', 5)]],
    ['P23 使用专用基金', [D('310101', 5), C('100201', 5)]],
    ['上年额度支用', [D('230201', 5), C('1201', 5)]],
  ])('%s', (_, lines) => {
    expect(kinds(lines)).toContain('missing-parallel-block');
    expect(need(lines).needed).toBe(true);
  });

  it('and not when it is there', () => {
    expect(kinds([D('1001', 5), C('4101010102', 5), D('8001', 5), C('61010101', 5)])).not.toContain(
      'missing-parallel-block',
    );
  });

  it.each([
    ['P2 确认未收款收入', [D('12120202', 5), C('4101010102', 5)]],
    ['P7 药品验收入库', [D('130201', 5), C('230201', 5)]],
    ['P13 折旧', [D('5001', 5), C('1602', 5)]],
    ['P19 无偿调入', [D('1601', 5), C('3401', 5)]],
  ])('and is not needed without cash: %s', (_, lines) => {
    expect(need(lines)).toEqual({ needed: false });
  });

  it.each([
    ['temporary-payment', '职工借款', [D('121801', 5), C('1001', 5)]],
    ['temporary-payment', '借款退回', [D('1001', 5), C('121801', 5)]],
    ['own-transfer', '提现', [D('1001', 5), C('100201', 5)]],
    ['own-transfer', '年末注销额度', [D('1201', 5), C('1011', 5)]],
    ['remittance', '上缴应缴财政款', [D('2103', 5), C('100201', 5)]],
    ['held-for-others', 'P26 收押金', [D('1001', 5), C('2307', 5)]],
    ['held-for-others', '退押金', [D('2307', 5, { with: '某公司' }), C('1001', 5)]],
    ['entrusted', '受托代理款', [D('100209', 5), C('2901', 5)]],
    ['on-behalf', 'P27 垫付药款', [D('230201', 5), C('100201', 5)]],
  ])('and is exempt as %s: %s', (kind, summary, lines) => {
    const found = need(lines, summary);
    if (kind === 'entrusted') expect(found).toEqual({ needed: false });
    else expect(found).toMatchObject({ needed: false, exemption: { kind } });
    expect(kinds(lines, summary)).not.toContain('missing-parallel-block');
  });

  it('nor for 待结算医疗款 of a unit under 收支两条线', () => {
    expect(kinds([D('1001', 5), C('23080102', 5)], '收费', primary)).toEqual([]);
  });
});

describe('a dimension is missing', () => {
  it.each([
    [
      'hospital expense without 经费性质 and 科室',
      [D('500102', 5), C('1602', 5)],
      ['missing-fund', 'missing-department', 'missing-fund'],
    ],
    ['an account that names its money', [D('500101', 5, { department: '内科' }), C('130201', 5)], []],
    ['a payable without a creditor', [D('130201', 5), C('2307', 5)], ['missing-counterparty']],
    ['a payable with one', [D('130201', 5), C('2307', 5, { with: 'P001' })], []],
    ['an own account below an official leaf stands for its party', [D('130201', 5), C('230201', 5)], []],
    ['but not one kept for members', [D('121802', 5), C('130201', 5)], ['missing-counterparty']],
    ['patients and the insurance are known', [D('12120202', 5), C('4101010102', 5)], []],
    ['a subsidy without its payer', [D('121801', 5), C('4201', 5)], ['missing-counterparty']],
  ])('%s', (_, lines, expected) => {
    expect(kinds(lines)).toEqual(expected);
  });

  it('asks primary units for the nature of fiscal money and its use only', () => {
    expect(kinds([D('500101', 5), C('1602', 5)], '折旧', primary)).toEqual([]);
    expect(kinds([D('100201', 5), C('40010101', 5), D('8001', 5), C('6001', 5)], '拨款', primary)).toEqual([
      'missing-fund',
    ]);
  });

  it('finds a unit that is its own counterparty', () => {
    expect(kinds([D('1218', 5, { with: 'H01' }), C('130201', 5)])).toEqual(['own-counterparty']);
  });
});

describe('other findings', () => {
  it('one account on both sides of a voucher', () => {
    expect(kinds([D('130201', 5), C('130201', 5)])).toEqual(['both-sides']);
  });

  it('closing vouchers are looked at for mixed blocks only', () => {
    expect(kinds([D('4101010102', 5), C('330102', 5), D('330102', 3), C('500102', 3)])).toEqual([]);
    expect(kinds([D('4603', 5), C('330102', 5), D('8001', 5), C('6609', 5)])).toEqual(['mixed-closing']);
  });
});
