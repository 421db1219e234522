import { describe, expect, it } from 'vitest';
import { blockKinds, isClosing } from '../../../shared/domain/ledger/closing.ts';
import { reverseVoucher } from '../../../shared/domain/ledger/reversal.ts';
import { Books, C, D, date } from './support/books.ts';

const books = new Books('hospital', {
  '5701': '利息费用',
  '810101': '本年收支结转',
  '810102': '累计结转',
  '810201': '结转转入',
  '810103': '单位内部调剂',
  '810202': '单位内部调剂',
  '820101': '项目间接费用或管理费',
  '820201': '项目间接费用或管理费',
});
const closes = (lines: Parameters<typeof isClosing>[0]) => isClosing(lines, books.account);

describe('closing vouchers (DOMAIN 1.7, 1.9)', () => {
  it.each([
    ['income into 本期盈余', [D('4101010102', 5), C('330102', 5)]],
    ['expense into 本期盈余, own accounts as well', [D('330102', 7), C('5001', 5), C('5701', 2)]],
    ['all in one', [D('4101010102', 5), C('330102', 5), D('330102', 3), C('5101', 3)]],
    ['both books at once', [D('4603', 5), C('330102', 5), D('6609', 5), C('8501', 5)]],
    ['本期盈余 into 本年盈余分配', [D('330102', 5), C('3302', 5)]],
    ['extraction of 职工福利基金 (P21)', [D('330201', 1), C('310101', 1), D('8701', 1), C('8301', 1)]],
    ['本年盈余分配 into 累计盈余', [D('330202', 4), C('300102', 4)]],
    ['无偿调拨净资产 into 累计盈余', [D('3401', 4), C('300102', 4)]],
    ['以前年度盈余调整 into 累计盈余', [D('300102', 4), C('3501', 4)]],
    ['fiscal money into 8101', [D('6001', 9), C('810101', 9)]],
    ['fiscal spending into 8101', [D('810101', 8), C('7201', 8)]],
    ['8101 into its 累计结转', [D('810101', 1), C('810102', 1)]],
    ['a finished project into 8102', [D('810102', 1), C('810201', 1)]],
    ['8501 into 8701', [D('8501', 1), C('8701', 1)]],
    ['8701 into 8202', [D('8701', 1), C('8202', 1)]],
  ])('are: %s', (_, lines) => {
    expect(closes(lines)).toBe(true);
  });

  it.each([
    ['income received (P4)', [D('1001', 5), C('4101010102', 5), D('8001', 5), C('61010101', 5)]],
    ['income not received (P2)', [D('121203', 5), C('4101010102', 5)]],
    ['extraction from income (P22)', [D('5001', 5), C('310102', 5)]],
    ['use of a fund for an asset (P23)', [D('310101', 5), C('300102', 5)]],
    ['loss of 医疗盈余 made good', [D('300104', 5), C('300102', 5)]],
    ['a reclassification of income', [D('4101010102', 5), C('4101010103', 5)]],
    ['a prior-year adjustment', [D('1302', 5), C('3501', 5)]],
    ['an asset received free (P19)', [D('1601', 5), C('3401', 5)]],
    ['direct payment', [D('7201', 5), C('6001', 5)]],
    ['收回以前年度投资', [D('8001', 5), C('8501', 5)]],
    ['use of 专用结余', [D('8301', 5), C('8001', 5)]],
    ['单位内部调剂', [D('810202', 5), C('810103', 5)]],
    ['计提项目间接费', [D('820101', 5), C('820201', 5)]],
    ['an account that nobody knows', [D('9999', 5), C('330102', 5)]],
    ['nothing at all', []],
  ])('are not: %s', (_, lines) => {
    expect(closes(lines)).toBe(false);
  });

  it('are not those that also hold an ordinary block: each block is told by itself', () => {
    const lines = [D('4603', 5), C('330102', 5), D('8001', 5), C('6609', 5)];
    expect(closes(lines)).toBe(false);
    expect([...blockKinds(lines, books.account)]).toEqual([
      ['financial', 'closing'],
      ['budget', 'ordinary'],
    ]);
  });

  it('stay what they are when they are reversed', () => {
    const voucher = books.post('2025-12-31', [D('4101010102', 5), C('330102', 5)]);
    expect(voucher.kind).toBe('closing');
    expect(closes(reverseVoucher(voucher, date('2025-12-31')).lines)).toBe(true);
  });
});
