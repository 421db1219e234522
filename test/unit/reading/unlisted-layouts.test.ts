import { describe, expect, it } from 'vitest';
import { cellSheet, textCell } from '../../../shared/domain/ledger/reading/cell-sheet.ts';
import { readLedger } from '../../../shared/domain/ledger/reading/read-ledger.ts';
import { codesOf, readText } from './support.ts';

/** Shapes that LAYOUTS does not list: the reader works from words and sums, not from a list. */

const lines = (reading: ReturnType<typeof readText>) =>
  reading.vouchers.map((voucher) => [
    voucher.date,
    voucher.number,
    ...voucher.lines.map((line) => `${line.code} ${line.debit}/${line.credit}`),
  ]);
const closings = (reading: ReturnType<typeof readText>) => reading.balances.map((row) => [row.code, row.closing]);

describe('journals', () => {
  it('the financial and the budget entry of one transaction side by side (平行记账)', () => {
    const reading = readText(`
日期|凭证号|摘要|财务会计||||预算会计|||
|||科目编码|科目名称|借方金额|贷方金额|科目编码|科目名称|借方金额|贷方金额
2025-12-02|记-1|收到拨款|1002|银行存款|9.00||8001|资金结存|9.00|
2025-12-02|记-1|收到拨款|4001|财政拨款收入||9.00|6001|财政拨款预算收入||9.00
2025-12-03|记-2|计提折旧|5001|业务活动费用|2.00|||||
2025-12-03|记-2|计提折旧|1602|固定资产累计折旧||2.00||||
`);
    expect(codesOf(reading)).toEqual([]);
    expect(lines(reading)).toEqual([
      ['2025-12-02', 1, '1002 900/0', '8001 900/0', '4001 0/900', '6001 0/900'],
      ['2025-12-03', 2, '5001 200/0', '1602 0/200'],
    ]);
  });

  it('a form for each voucher: number, date and people around its own table', () => {
    const reading = readText(`
记账凭证
单位：东湖镇卫生院|日期：2025年12月2日||凭证号：记-1|附单据：2张
摘要|科目编码|科目名称|借方金额|贷方金额
提现|1001|库存现金|5.00|
提现|1002|银行存款||5.00
合计|||5.00|5.00
制单：王丽|审核：张敏||记账：李强|
记账凭证
单位：东湖镇卫生院|日期：2025年12月3日||凭证号：记-2|附单据：1张
摘要|科目编码|科目名称|借方金额|贷方金额
交款|1001|库存现金|7.00|
交款|4101|事业收入||7.00
合计|||7.00|7.00
制单：王丽|审核：张敏||记账：李强|
`);
    expect(codesOf(reading)).toEqual([]);
    expect(
      reading.vouchers.map(({ date, type, number, attachments, preparedBy, postedBy }) => [
        date,
        type,
        number,
        attachments,
        preparedBy,
        postedBy,
      ]),
    ).toEqual([
      ['2025-12-02', '记', 1, 2, '王丽', '李强'],
      ['2025-12-03', '记', 2, 1, '王丽', '李强'],
    ]);
    expect(lines(reading)[1]).toEqual(['2025-12-03', 2, '1001 700/0', '4101 0/700']);
  });

  it('no date at all: the last day of the month in the title', () => {
    const reading = readText(`
序时账 2025年2月
凭证号|摘要|科目编码|借方|贷方
记-1|提现|1001|5.00|
记-1|提现|1002||5.00
`);
    expect(lines(reading)).toEqual([['2025-02-28', 1, '1001 500/0', '1002 0/500']]);
    expect(reading.remarks.join()).toContain('最后一天');
  });

  it('English headings', () => {
    const reading = readText(`
Voucher No.|Date|Description|Account Code|Account Name|Debit|Credit
JV-12|2025-12-02|cash|1001|Cash|5.00|
JV-12|2025-12-02|cash|1002|Bank||5.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(lines(reading)).toEqual([['2025-12-02', 12, '1001 500/0', '1002 0/500']]);
    expect(reading.vouchers[0]!.type).toBe('JV');
  });

  it('a total printed above its rows, a total for every voucher, sums of the day', () => {
    const reading = readText(`
日期|凭证号|摘要|科目编码|借方|贷方
合计||||12.00|12.00
2025-12-02|记-1|提现|1001|5.00|
2025-12-02|记-1|提现|1002||5.00
|凭证合计|||5.00|5.00
2025-12-03|记-2|交款|1001|7.00|
2025-12-03|记-2|交款|4101||7.00
|凭证合计|||7.00|7.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.vouchers).toHaveLength(2);
  });

  it('columns that no entry uses are told', () => {
    const reading = readText(`
日期|凭证号|摘要|科目编码|借方|贷方|预提金额
2025-12-02|记-1|提现|1001|5.00||3.00
2025-12-02|记-1|提现|1002||5.00|3.00
`);
    expect(reading.remarks).toEqual(['没有用到的金额栏：预提金额。']);
  });
});

describe('trial balances', () => {
  it('sums of classes in the rows of their titles, numbers of columns, a row of 元', () => {
    const reading = readText(`
科目编码|科目名称|期初余额||本期发生额||期末余额|
||借方|贷方|借方|贷方|借方|贷方
||元|元|元|元|元|元
甲|乙|1|2|3|4|5|6
资产||100.00||50.00||150.00|
1001|库存现金|60.00||50.00||110.00|
1002|银行存款|40.00||||40.00|
净资产|||100.00||50.00||150.00
3001|累计盈余||100.00||50.00||150.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(closings(reading)).toEqual([
      ['1001', 11000],
      ['1002', 4000],
      ['3001', -15000],
    ]);
    expect(reading.skipped.map((row) => row.reason)).toEqual(['header', 'total', 'total']);
  });

  it('a wrong sum in such a title is rejected', () => {
    expect(
      codesOf(
        readText(`
科目编码|科目名称|期初借方|期初贷方|本期借方|本期贷方|期末借方|期末贷方
资产类||99.00||||100.00|
1001|库存现金|100.00||||100.00|
3001|累计盈余||100.00||||100.00
`),
      ),
    ).toEqual(['total-differs']);
  });

  it('sides inside the cells of balances', () => {
    const reading = readText(`
科目编码|科目名称|期初余额|本期借方|本期贷方|期末余额
1001|库存现金|借 10.00|5.00||借 15.00
2201|应付职工薪酬|贷 4.00|4.00||平
3001|累计盈余|贷 6.00||9.00|15.00 贷
`);
    expect(codesOf(reading)).toEqual([]);
    expect(closings(reading)).toEqual([
      ['1001', 1500],
      ['2201', 0],
      ['3001', -1500],
    ]);
  });

  it('English headings; a balance column without a word for its time', () => {
    const reading = readText(`
Account Code|Account Name|Opening Debit|Opening Credit|Debit|Credit|Closing Debit|Closing Credit
1001|Cash|10.00||5.00||15.00|
3001|Surplus||10.00||5.00||15.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(closings(reading)).toEqual([
      ['1001', 1500],
      ['3001', -1500],
    ]);
  });

  it('the month from the sheet’s name, where the workbook has it nowhere else', () => {
    const rows = '科目编码|科目名称|期初余额|借方|贷方|期末余额\n1001|现金|1|||1\n3001|盈余|-1|||-1'
      .split('\n')
      .map((line) => line.split('|').map(textCell));
    const month = (format: 'xlsx' | 'csv') => {
      const read = readLedger({ format, sheets: [cellSheet({ name: '余额表2025年11月', rows })] });
      return read.ok && read.value.period;
    };
    expect(month('xlsx')).toBe('2025-11');
    expect(month('csv')).toBeUndefined();
  });
});
