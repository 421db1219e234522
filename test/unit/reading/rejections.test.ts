import { describe, expect, it } from 'vitest';
import { codesOf, readText } from './support.ts';

/** Nothing is silently 0 or dropped: whatever cannot be taken is named with its row, its column and one sentence. */

const tb = (rows: string, head = '科目编码|科目名称|期初借方|期初贷方|本期借方|本期贷方|期末借方|期末贷方') =>
  readText(`${head}\n${rows.trim()}`);
const journal = (rows: string) => readText(`日期|凭证号|摘要|科目编码|科目名称|借方金额|贷方金额\n${rows.trim()}`);
const only = (reading: ReturnType<typeof readText>) => {
  expect(reading.rejections).toHaveLength(1);
  return reading.rejections[0]!;
};

describe('a trial balance is held against itself', () => {
  it('opening + movement = closing in every row', () => {
    const reading = tb(`
1001|库存现金|100.00||50.00|20.00|131.00|
3001|累计盈余||100.00|20.00|50.00||131.00
`);
    expect(codesOf(reading)).toEqual(['does-not-roll-forward', 'does-not-roll-forward']);
    expect(reading.rejections[0]).toMatchObject({ row: 2 });
    expect(reading.rejections[0]!.message).toBe(
      '1001 库存现金：期初 借 100.00 + 借方 50.00 − 贷方 20.00 = 借 130.00，与期末 借 131.00 不符',
    );
  });

  it('Σ debit = Σ credit of balances and turnovers', () => {
    const reading = tb(`
1001|库存现金|100.00||50.00||150.00|
3001|累计盈余||90.00||50.00||140.00
`);
    expect(reading.rejections.map((rejection) => rejection.message)).toEqual([
      '期初余额借贷不平：末级科目借方合计 100.00，贷方合计 90.00，相差 10.00',
      '期末余额借贷不平：末级科目借方合计 150.00，贷方合计 140.00，相差 10.00',
    ]);
  });

  it('parents = Σ children', () => {
    const rejection = only(
      tb(`
1002|银行存款|101.00||||101.00|
100201|基本户|60.00||||60.00|
100202|专户|40.00||||40.00|
3001|累计盈余||100.00||||100.00
`),
    );
    expect(rejection).toMatchObject({ row: 2, code: 'parent-differs' });
    expect(rejection.message).toBe('1002 银行存款：期初余额 借 101.00，下级科目合计 借 100.00，不一致');
  });

  it('printed totals = computed totals, of classes too', () => {
    const reading = tb(`
1001|库存现金|60.00||||60.00|
1002|银行存款|40.00||||40.00|
资产小计||99.00||||100.00|
3001|累计盈余||100.00||||100.00
合计||100.00|100.00|||100.00|100.01
`);
    expect(reading.rejections.map(({ row, code, column }) => [row, code, column])).toEqual([
      [4, 'total-differs', 'C 期初借方'],
      [6, 'total-differs', 'H 期末贷方'],
    ]);
    expect(reading.rejections[1]!.message).toBe('“合计”行的期末贷方为 100.01，按明细计算应为 100.00');
  });

  it('an account that comes twice', () => {
    expect(
      codesOf(
        tb(`
1001|库存现金|50.00||||50.00|
1001|库存现金|50.00||||50.00|
3001|累计盈余||100.00||||100.00
`),
      ),
    ).toContain('duplicate-account');
  });

  it('平 with an amount, and an amount without a direction', () => {
    const head = '科目编码|科目名称|方向|期初余额|借方|贷方|方向|期末余额';
    const reading = tb(
      `
1001|库存现金|借|100.00|||借|100.00
1002|银行存款|平|5.00|5.00||借|5.00
1212|应收账款||7.00|||借|7.00
2302|应付账款|贷|100.00||5.00|贷|105.00
`,
      head,
    );
    expect(codesOf(reading)).toContain('flat-with-amount');
    expect(codesOf(reading)).toContain('no-direction');
  });
});

describe('cells that cannot be read', () => {
  it.each([
    ['12.345', 'three-decimals', '金额 12.345 的小数超过两位（分以下）'],
    ['NaN', 'not-a-number', '金额“NaN”不是数字'],
    ['一百元', 'not-a-number', '金额“一百元”不是数字'],
    ['1,23.00', 'not-a-number', '金额“1,23.00”不是数字'],
    ['9999999999999999', 'too-large', '金额 9999999999999999 过大，超出可记账的范围'],
    ['#REF!', 'not-a-number', '金额“#REF!”不是数字'],
  ])('amount %s', (amount, code, message) => {
    const reading = tb(`
1001|库存现金|${amount}||||100.00|
3001|累计盈余||100.00||||100.00
`);
    expect(only(reading)).toEqual({ row: 2, column: 'C 期初借方', code, message });
  });

  it('a code that is none, a row of amounts without a code', () => {
    const reading = tb(`
1001|库存现金|100.00||||100.00|
A-1|怪科目|1.00||||1.00|
|||2.00|||2.00|
3001|累计盈余||100.00||||100.00
`);
    expect(reading.rejections.map(({ row, code }) => [row, code])).toEqual([
      [3, 'bad-code'],
      [4, 'no-code'],
    ]);
  });

  it('a code that a spreadsheet has cut down to an exponent', () => {
    expect(codesOf(tb('4.10E+11|药品收入|||||\n1001|库存现金|1.00||||1.00|\n3001|累计盈余||1.00||||1.00'))).toEqual([]);
    expect(codesOf(tb('4.10E+11|药品收入||1.00||||1.00\n1001|库存现金|1.00||||1.00|\n3001|累计盈余||||||'))).toContain(
      'bad-code',
    );
  });
});

describe('vouchers', () => {
  it('balance each on its own; the sums and the difference are said', () => {
    const reading = journal(`
2025-12-02|记-1|提现|1001|库存现金|5.00|
2025-12-02|记-1|提现|1002|银行存款||4.00
2025-12-02|记-2|交款|1001|库存现金|5.00|
2025-12-02|记-2|交款|4101|事业收入||5.00
`);
    expect(only(reading)).toMatchObject({
      row: 2,
      code: 'unbalanced',
      message: '凭证 2025-12 记-1 借贷不平：借方 5.00，贷方 4.00，相差 1.00',
    });
    expect(reading.vouchers.map((voucher) => voucher.number)).toEqual([2]);
  });

  it('an impossible date, a strange date, none at all', () => {
    const reading = journal(`
2025-02-30|记-1|提现|1001|库存现金|5.00|
2025-02-30|记-1|提现|1002|银行存款||5.00
昨天|记-2|提现|1001|库存现金|5.00|
昨天|记-2|提现|1002|银行存款||5.00
`);
    expect(reading.rejections.map(({ row, code, message }) => [row, code, message])).toEqual([
      [2, 'impossible-date', '日期“2025-02-30”不是日历上的一天'],
      [3, 'impossible-date', '日期“2025-02-30”不是日历上的一天'],
      [4, 'bad-date', '日期“昨天”看不懂'],
      [5, 'bad-date', '日期“昨天”看不懂'],
    ]);
  });

  it('a voucher with two dates; a number that is none; a line on both sides; a new date without a number', () => {
    const reading = journal(`
2025-12-02|记-1|提现|1001|库存现金|5.00|
2025-12-03|记-1|提现|1002|银行存款||5.00
2025-12-04|第三号|提现|1001|库存现金|5.00|
2025-12-05|记-4|提现|1001|库存现金|5.00|5.00
2025-12-06||提现|1001|库存现金|5.00|
`);
    expect(reading.rejections.map(({ row, code }) => [row, code])).toEqual([
      [3, 'dates-differ'],
      [4, 'bad-number'],
      [5, 'both-sides'],
      [6, 'no-number'],
    ]);
  });

  it('one bad amount does not also make its voucher unbalanced, nor the total wrong', () => {
    const reading = journal(`
2025-12-02|记-1|提现|1001|库存现金|5.0x|
2025-12-02|记-1|提现|1002|银行存款||5.00
合计||||||5.00
`);
    expect(codesOf(reading)).toEqual(['not-a-number']);
  });

  it('a total that is not the sum', () => {
    const rejection = only(
      journal(`
2025-12-02|记-1|提现|1001|库存现金|5.00|
2025-12-02|记-1|提现|1002|银行存款||5.00
合计|||||6.00|6.00
`),
    );
    expect(rejection.message).toBe('“合计”行借方 6.00，贷方 6.00，按明细计算借方 5.00，贷方 5.00，不一致');
  });

  it('a line of nothing is left out and listed', () => {
    const reading = journal(`
2025-12-02|记-1|提现|1001|库存现金|5.00|
2025-12-02|记-1|备注行|1002|银行存款||
2025-12-02|记-1|提现|1002|银行存款||5.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.skipped).toEqual([{ row: 3, reason: 'no-amount', text: '2025-12-02 记-1 备注行 1002 银行存款' }]);
  });

  it('an account that the unit does not know, or that several share, where only names are given', () => {
    const known = new Map([
      ['1001', '库存现金'],
      ['100201', '专户'],
      ['121201', '专户'],
    ]);
    const reading = readText(
      `
日期|凭证号|摘要|科目名称|借方|贷方
2025-12-02|记-1|提现|库存现金|5.00|
2025-12-02|记-1|提现|专户||3.00
2025-12-02|记-1|提现|没有的科目||2.00
`,
      { knownAccounts: known },
    );
    expect(reading.rejections.map(({ row, code }) => [row, code])).toEqual([
      [3, 'account-not-unique'],
      [4, 'unknown-account'],
    ]);
  });
});

describe('subsidiary ledgers', () => {
  it('each balance follows from the one before', () => {
    const reading = readText(`
明细账
科目：1001 库存现金|||期间：2025.12
日期|凭证号|摘要|借方|贷方|方向|余额
||期初余额|||借|10.00
2025-12-02|记-1|提现|5.00||借|16.00
||本月合计|5.00||借|15.00
`);
    expect(reading.rejections[0]).toMatchObject({ row: 5, code: 'does-not-roll-forward' });
    expect(reading.rejections[0]!.message).toBe('1001 库存现金：余额 借 16.00，按发生额计算应为 借 15.00，相差 1.00');
  });
});
