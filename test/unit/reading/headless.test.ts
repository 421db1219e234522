import { describe, expect, it } from 'vitest';
import { codesOf, readText, refusalOf } from './support.ts';

/** LAYOUTS 0.15: files with no heading, understood from their content and from sums that balance. */

const known = new Map([
  ['1001', '库存现金'],
  ['1002', '银行存款'],
  ['100201', '基本户'],
  ['4101', '事业收入'],
  ['5001', '业务活动费用'],
]);

describe('a file without a heading', () => {
  it('a signature line, then positional columns of vouchers', () => {
    const reading = readText(
      `
东湖镇卫生院 王丽 2025年12月
2025-12-02|记-1|提现|1001|库存现金|500.00|
2025-12-02|记-1|提现|100201|基本户||500.00
2025-12-05|记-2|交款|100201|基本户|80.00|
2025-12-05|记-2|交款|4101|事业收入||80.00
`,
      { knownAccounts: known },
    );
    expect(codesOf(reading)).toEqual([]);
    expect(reading.vouchers.map((voucher) => [voucher.date, voucher.type, voucher.number])).toEqual([
      ['2025-12-02', '记', 1],
      ['2025-12-05', '记', 2],
    ]);
    expect(reading.vouchers[0]!.lines).toMatchObject([
      { code: '1001', name: '库存现金', summary: '提现', debit: 50000, credit: 0 },
      { code: '100201', name: '基本户', summary: '提现', debit: 0, credit: 50000 },
    ]);
    expect(reading.remarks.join()).toContain('没有表头');
    expect(reading.skipped.map((row) => row.reason)).toEqual([]);
  });

  it('number and word apart, a quantity that balances with nothing, dates without signs', () => {
    const reading = readText(
      `
20251202|记|1|1001|提现|3|500.00|0.00
20251202|记|1|100201|提现|0|0.00|500.00
20251205|记|2|100201|交款|7|80.00|0.00
20251205|记|2|4101|交款|1|0.00|80.00
`,
      { knownAccounts: known },
    );
    expect(codesOf(reading)).toEqual([]);
    expect(reading.vouchers.map((voucher) => voucher.lines.map((line) => line.debit))).toEqual([
      [50000, 0],
      [8000, 0],
    ]);
  });

  it('a direction and one amount', () => {
    const reading = readText(
      `
2025/12/2|记1|1001|提现|借|500.00
2025/12/2|记1|100201|提现|贷|500.00
`,
      { knownAccounts: known },
    );
    expect(reading.vouchers[0]!.lines.map((line) => line.credit)).toEqual([0, 50000]);
  });

  it('a trial balance of six amounts, told by the sums', () => {
    const reading = readText(`
1001|库存现金|100.00|0.00|50.00|20.00|130.00|0.00
3001|累计盈余|0.00|100.00|20.00|50.00|0.00|130.00
`);
    expect(reading.kind).toBe('trial-balance');
    expect(reading.balances.map((row) => [row.code, row.opening, row.debit, row.credit, row.closing])).toEqual([
      ['1001', 10000, 5000, 2000, 13000],
      ['3001', -10000, 2000, 5000, -13000],
    ]);
  });

  it('what is understood can be remembered and read again', () => {
    const text = `
2025-12-02|记-1|提现|1001|库存现金|500.00|
2025-12-02|记-1|提现|100201|基本户||500.00
`;
    const reading = readText(text, { knownAccounts: known });
    expect(reading.layout.columns).toMatchObject({ date: '@1', voucher: '@2', code: '@4', debit: '@6', credit: '@7' });
    expect(readText(text, { layout: reading.layout }).vouchers).toEqual(reading.vouchers);
  });

  it('amounts that nothing balances are refused', () => {
    expect(
      refusalOf(
        `
2025-12-02|记-1|提现|1001|500.00|1.00
2025-12-02|记-1|提现|100201|7.00|400.00
`,
        { knownAccounts: known },
      ).code,
    ).toBe('no-table-found');
  });
});
