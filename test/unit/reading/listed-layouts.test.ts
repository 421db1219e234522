import { describe, expect, it } from 'vitest';
import { codesOf, readText } from './support.ts';

/** LAYOUTS 1, each shape with rows of an invented unit. What is not printed in a shape is not invented by the reader. */

const balances = (reading: ReturnType<typeof readText>) =>
  reading.balances.map((row) => [row.code, row.name, row.leaf, row.opening, row.debit, row.credit, row.closing]);
const lines = (reading: ReturnType<typeof readText>) =>
  reading.vouchers.flatMap((voucher) =>
    voucher.lines.map((line) => [
      voucher.date,
      voucher.type,
      voucher.number,
      line.code,
      line.name,
      line.debit,
      line.credit,
    ]),
  );

describe('trial balances', () => {
  it('L01, one heading row with 会计年度 and 会计期间', () => {
    const reading = readText(`
会计年度|会计期间|科目编码|科目名称|外币名称|期初借方|期初贷方|本期发生借方|本期发生贷方|期末借方|期末贷方
2025|3|1001|库存现金||100.00|0.00|50.00|20.00|130.00|0.00
2025|3|3001|累计盈余||0.00|100.00|20.00|50.00|0.00|130.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.period).toBe('2025-03');
    expect(balances(reading)).toEqual([
      ['1001', '库存现金', true, 10000, 5000, 2000, 13000],
      ['3001', '累计盈余', true, -10000, 2000, 5000, -13000],
    ]);
  });

  it('L01, 类别 in front and 贷 without its own time', () => {
    const reading = readText(`
科目余额表 期间：2025.01-2025.12
|类别|编码|名称|期初借|贷|本期借|贷|期末借|贷
|资产|1001|库存现金|100.00||50.00|20.00|130.00|
|净资产|3001|累计盈余||100.00|20.00|50.00||130.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(balances(reading)[1]).toEqual(['3001', '累计盈余', true, -10000, 2000, 5000, -13000]);
  });

  it('a title over several months says so, and its figures are those of the year so far', () => {
    const reading = readText(`
科目余额表
单位名称：东湖镇卫生院|||||期间：2025.01-2025.06||单位：元
科目编码|科目名称|期初余额||本期发生||期末余额|
||借方|贷方|借方|贷方|借方|贷方
1001|库存现金|100.00||50.00|20.00|130.00|
3001|累计盈余||100.00|20.00|50.00||130.00
`);
    expect(reading).toMatchObject({ period: '2025-06', from: '2025-01', unitNames: ['东湖镇卫生院'] });
    expect(reading.balances[0]).toMatchObject({ yearOpening: 10000, yearDebit: 5000, yearCredit: 2000 });
    expect(reading.remarks.join()).toContain('2025-01 至 2025-06');
  });

  it('L05 flat: 期初余额借方 … 期末余额贷方, codes with points that Excel kept as numbers', () => {
    const reading = readText(`
科目代码|科目名称|期初余额借方|期初余额贷方|本期发生额借方|本期发生额贷方|本年累计借方|本年累计贷方|期末余额借方|期末余额贷方
1002|银行存款|300||70|20|170|20|350|
1002.01|基本户|200||70||170||270|
1002.10|专户|100|||20||20|80|
3001|累计盈余||300|20|70|20|170||350
|合计|300|300|90|90|190|190|350|350
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.balances.map((row) => [row.code, row.leaf])).toEqual([
      ['1002', false],
      ['100201', true],
      ['100210', true],
      ['3001', true],
    ]);
    expect(reading.balances[1]).toMatchObject({ yearDebit: 17000, yearCredit: 0 });
  });

  it('L18: rows of 核算维度 stand beside the account and are not added to it', () => {
    const reading = readText(`
科目编码|科目名称|核算维度|年初余额||期初余额||本期发生额||期末余额|
|||借方金额|贷方金额|借方金额|贷方金额|借方金额|贷方金额|借方金额|贷方金额
5001|业务活动费用||||300.00||50.00||350.00|
5001|业务活动费用|部门:0101,门诊部; 项目:XM01,基本医疗|||200.00||40.00||240.00|
5001|业务活动费用|部门:0201,住院部; 项目:XM01,基本医疗|||100.00||10.00||110.00|
2302|应付账款|||100.00||300.00||50.00||350.00
2302|应付账款|供应商:G001,九州医药||100.00||300.00||50.00||350.00
1001|库存现金||100.00|||||||
`);
    expect(codesOf(reading)).toEqual([]);
    expect(balances(reading).map(([code]) => code)).toEqual(['5001', '2302', '1001']);
    expect(
      reading.auxiliaryBalances.map((row) => [row.code, row.closing, row.auxiliary?.map((value) => value.name)]),
    ).toEqual([
      ['5001', 24000, ['门诊部', '基本医疗']],
      ['5001', 11000, ['住院部', '基本医疗']],
      ['2302', -35000, ['九州医药']],
    ]);
    expect(reading.skipped.filter((row) => row.reason === 'auxiliary')).toHaveLength(3);
  });

  it('L19: a direction between code and amounts, 平 for nothing', () => {
    const reading = readText(`
科目代码|科目名称|期初余额方向|期初余额|借方发生额|贷方发生额|期末余额方向|期末余额
1001|库存现金|借|87.00|62.00|0.00|借|149.00
2201|应付职工薪酬|贷|16.00|16.00|0.00|平|0.00
410101|医疗收入|贷|71.00|0.00|78.00|贷|149.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.layout.balanceForm).toBe('direction');
    expect(balances(reading)[1]).toEqual(['2201', '应付职工薪酬', true, -1600, 1600, 0, 0]);
  });

  it('L22: net balances 借正贷负 in one column', () => {
    const reading = readText(`
科目编码|科目名称|期初余额|本期借方|本期贷方|期末余额
1001|库存现金|87.00|62.00||149.00
2201|应付职工薪酬|-16.00|16.00||
410101|医疗收入|-71.00||78.00|-149.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.layout.balanceForm).toBe('signed');
    expect(balances(reading)[2]).toEqual(['410101', '医疗收入', true, -7100, 0, 7800, -14900]);
  });

  it('one column relative to the side of the account (余额方向), told by the sums alone', () => {
    const reading = readText(`
科目编码|科目名称|期初余额|本期借方|本期贷方|期末余额
1001|库存现金|87.00|62.00||149.00
1602|固定资产累计折旧|20.00||5.00|25.00
1601|固定资产|20.00|||20.00
2201|应付职工薪酬|16.00|16.00||
5001|业务活动费用||5.00||5.00
410101|医疗收入|71.00||78.00|149.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.layout.balanceForm).toBe('signed-by-side');
    expect(balances(reading).map((row) => row.at(-1))).toEqual([14900, -2500, 2000, 0, 500, -14900]);
  });

  it('余额方向 once for both balances is the account’s own side', () => {
    const reading = readText(`
科目编码|科目名称|余额方向|期初余额|借方发生额|贷方发生额|期末余额
1001|库存现金|借|87.00|62.00||149.00
2201|应付职工薪酬|贷|16.00|16.00||
410101|医疗收入|贷|71.00||78.00|149.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.balances.map((row) => row.side)).toEqual(['debit', 'credit', 'credit']);
    expect(balances(reading).map((row) => row.at(-1))).toEqual([14900, 0, -14900]);
  });

  it('all 借方 first, then all 贷方; a heading of three rows', () => {
    const reading = readText(`
科目||期初余额|本期发生额|期末余额|期初余额|本期发生额|期末余额
编码|名称|借方|借方|借方|贷方|贷方|贷方
||本币|本币|本币|本币|本币|本币
1001|库存现金|87.00|62.00|149.00|||
410101|医疗收入||||87.00|62.00|149.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(balances(reading)[1]).toEqual(['410101', '医疗收入', true, -8700, 0, 6200, -14900]);
  });

  it('a year’s file: 年初, 累计, 期末 are its opening, movement and closing', () => {
    const reading = readText(`
科目编码|科目名称|年初余额|本年累计借方|本年累计贷方|期末余额
1001|库存现金|87.00|62.00||149.00
3001|累计盈余|-87.00||62.00|-149.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.balances[0]).toMatchObject({
      yearOpening: 8700,
      opening: 8700,
      debit: 6200,
      yearDebit: 6200,
      closing: 14900,
    });
  });

  it('codes in one cell with names, class titles and rows of 其中 auxiliary detail without a code', () => {
    const reading = readText(`
会计科目|期初借方余额|期初贷方余额|本期借方发生额|本期贷方发生额|期末借方余额|期末贷方余额
一、资产类||||||
1001 库存现金|100.00||50.00||150.00|
1218 其他应收款|30.00||||30.00|
其中：张三|10.00||||10.00|
李四|20.00||||20.00|
二、净资产类||||||
3001 累计盈余||130.00||50.00||180.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(balances(reading).map(([code, name]) => `${code}${name}`)).toEqual([
      '1001库存现金',
      '1218其他应收款',
      '3001累计盈余',
    ]);
    expect(reading.skipped.map((row) => row.reason)).toEqual(['title', 'title', 'auxiliary', 'auxiliary']);
  });

  it('4-3-3 codes: levels from the lengths that occur', () => {
    const reading = readText(`
科目编码|科目名称|期初借方|期初贷方|本期借方|本期贷方|期末借方|期末贷方
1002|银行存款|30.00||||30.00|
1002001|基本户|20.00||||20.00|
1002002|专户|10.00||||10.00|
1002002001|医保专户|10.00||||10.00|
3001|累计盈余||30.00||||30.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.layout.levels).toEqual([4, 3, 3]);
    expect(reading.balances.filter((row) => row.leaf).map((row) => row.code)).toEqual([
      '1002001',
      '1002002001',
      '3001',
    ]);
  });
});

describe('journals', () => {
  it('L20: voucher template with codes of departments, suppliers and projects', () => {
    const reading = readText(`
日期|凭证类别|凭证号|附单据数|摘要|科目编码|借方金额|贷方金额|数量|外币|汇率|制单人|结算方式|票号|票号发生日期|部门编码|个人编码|客户编码|供应商编码|业务员|项目编码
2025-12-10|记|3|2|购入药品|130201|215.00||||1|王丽||||0101|||||XM01
2025-12-10|记|3|2|购入药品|2302||215.00|||1|王丽|||||||G001||
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.vouchers[0]).toMatchObject({
      date: '2025-12-10',
      type: '记',
      number: 3,
      attachments: 2,
      preparedBy: '王丽',
    });
    expect(reading.vouchers[0]!.lines[0]!.auxiliary.map(({ kind, code }) => [kind, code])).toEqual([
      ['department', '0101'],
      ['project', 'XM01'],
    ]);
    expect(reading.vouchers[0]!.lines[1]!.auxiliary).toEqual([
      { kind: 'counterparty', word: '供应商', code: 'G001', name: 'G001' },
    ]);
  });

  it('L21: technical keys above the heading, * for required columns, 原币 and 本币', () => {
    const reading = readText(`
main_m_pk_accountingbook|main_m_pk_vouchertype|main_m_num|m_attachment|m_pk_prepared|m_prepareddate|m_explanation|m_accsubjcode|m_pk_currtype|m_debitamount|m_localdebitamount|m_creditamount|m_localcreditamount
* 核算账簿|* 凭证类别编码|* 凭证号|附单据数|* 制单人编码|* 制单日期|* 摘要|* 科目编码|* 币种|* 原币借方金额|* 本币借方金额|* 原币贷方金额|* 本币贷方金额
东湖镇卫生院-基准账簿|01|7|1|zl|2025-12-10|提现|1001|CNY|10|10||
东湖镇卫生院-基准账簿|01|7|1|zl|2025-12-10|提现|1002|CNY|||10|10
`);
    expect(codesOf(reading)).toEqual([]);
    expect(lines(reading)).toEqual([
      ['2025-12-10', '01', 7, '1001', '', 1000, 0],
      ['2025-12-10', '01', 7, '1002', '', 0, 1000],
    ]);
    expect(reading.unitNames).toEqual(['东湖镇卫生院']);
  });

  it('L06 KIS interchange: FDate, FGroup, FNum, FAcctID, FDC 1/0', () => {
    const reading = readText(`
FDate|FPeriod|FGroup|FNum|FEntryID|FExp|FAcctID|FCyID|FExchRate|FDC|FFCyAmt|FQty|FPrice|FDebit|FCredit|FPrepare|FAttchment|FPosted|FDeleted|FSerialNo
20251202|12|记|1|0|提现|1001|RMB|1|1|500|0|0|500|0|王丽|1|1|0|1
20251202|12|记|1|1|提现|1002|RMB|1|0|500|0|0|0|500|王丽|1|1|0|1
`);
    expect(codesOf(reading)).toEqual([]);
    expect(lines(reading)).toEqual([
      ['2025-12-02', '记', 1, '1001', '', 50000, 0],
      ['2025-12-02', '记', 1, '1002', '', 0, 50000],
    ]);
  });

  it('期间, 字, 号 in three columns; numbers like GL-202512-0001; a voided voucher', () => {
    const reading = readText(`
会计期间|凭证字|凭证号|作废|摘要|科目编码|借方|贷方
2025-12|记|1||提现|1001|5.00|
2025-12|记|1||提现|1002||5.00
2025-12|记|2|作废|误录|1001|9.00|
2025-12|记|2|作废|误录|1002||9.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.vouchers.map((voucher) => [voucher.date, voucher.number])).toEqual([['2025-12-31', 1]]);
    expect(reading.skipped.map((row) => row.reason)).toEqual(['void', 'void']);
    const other = readText(`
科目编号|日期|凭证编号|摘要|借方金额|贷方金额
1001|2026/1/5|GL-202601-0012|提现|5.00|
1002|2026/1/5|GL-202601-0012|提现||5.00
`);
    expect(lines(other)[0]).toEqual(['2026-01-05', 'GL', 12, '1001', '', 500, 0]);
  });

  it('L22 云星空: 借贷方向 with unsigned 原币金额 and 本位币金额; 本位币 before 原币', () => {
    const reading = readText(`
日期|凭证字|凭证号|摘要|科目编码|科目名称|借贷方向|原币金额|本位币金额
2025-12-02|记|1|收汇|1002|银行存款|借|10.00|72.00
2025-12-02|记|1|收汇|4601|其他收入|贷|10.00|72.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(lines(reading).map((line) => line.slice(-2))).toEqual([
      [7200, 0],
      [0, 7200],
    ]);
  });

  it('借方科目 and 贷方科目 side by side: two lines in a row', () => {
    const reading = readText(`
日期|凭证号|摘要|借方科目|贷方科目|金额
2025-12-02|记-1|提现|1001 库存现金|1002 银行存款|5.00
2025-12-03|记-2|交款|1002 银行存款|4101 事业收入|7.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(lines(reading)).toEqual([
      ['2025-12-02', '记', 1, '1001', '库存现金', 500, 0],
      ['2025-12-02', '记', 1, '1002', '银行存款', 0, 500],
      ['2025-12-03', '记', 2, '1002', '银行存款', 700, 0],
      ['2025-12-03', '记', 2, '4101', '事业收入', 0, 700],
    ]);
  });

  it('a heading of two rows: 凭证 over 日期, 字, 号; 年 月 日 apart', () => {
    const reading = readText(`
2025年||凭证||摘要|科目||金额|
月|日|字|号||编码|名称|借方|贷方
12|2|记|1|提现|1001|库存现金|5.00|
|||||1002|银行存款||5.00
|5|记|2|交款|1001|库存现金|7.00|
|||||4101|事业收入||7.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(lines(reading).map((line) => line.slice(0, 4))).toEqual([
      ['2025-12-02', '记', 1, '1001'],
      ['2025-12-02', '记', 1, '1002'],
      ['2025-12-05', '记', 2, '1001'],
      ['2025-12-05', '记', 2, '4101'],
    ]);
  });

  it('a page break inside a voucher, a summary that contains 合计, a title printed again', () => {
    const reading = readText(`
序时账
单位名称：东湖镇卫生院||||2025年12月
日期|凭证号|摘要|科目编码|借方|贷方
2025.12.02|记-0001|三笔合计|1001|5.00|
过次页||||5.00|
序时账
单位名称：东湖镇卫生院||||2025年12月
日期|凭证号|摘要|科目编码|借方|贷方
承前页||||5.00|
2025.12.02|记-0001|三笔合计|1002||5.00
本月合计||||5.00|5.00
本年累计||||905.00|905.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.vouchers).toHaveLength(1);
    expect(reading.vouchers[0]!.lines).toHaveLength(2);
    expect(reading.skipped.map((row) => row.reason)).toEqual([
      'carried-forward',
      'title',
      'title',
      'repeated-header',
      'carried-forward',
      'total',
      'total',
    ]);
  });

  it('L17: no code column, accounts by their name paths', () => {
    const known = new Map([
      ['1001', '库存现金'],
      ['1002', '银行存款'],
      ['100201', '工商银行基本户'],
      ['4101', '事业收入'],
      ['410101', '医疗收入'],
    ]);
    const reading = readText(
      `
科目名称|日期|凭证字|凭证号|对方科目|摘要|借方金额|贷方金额
银行存款\\工商银行基本户|2025-12-02|记|1|库存现金|提取备用金||50,000.00
库存现金|2025-12-02|记|1|银行存款\\工商银行基本户|提取备用金|50,000.00|
事业收入\\医疗收入|2025-12-05|记|2|库存现金|确认收入||8.00
库存现金|2025-12-05|记|2|事业收入|确认收入|8.00|
`,
      { knownAccounts: known },
    );
    expect(codesOf(reading)).toEqual([]);
    expect(lines(reading).map((line) => line.slice(2, 5))).toEqual([
      [1, '100201', '工商银行基本户'],
      [1, '1001', '库存现金'],
      [2, '410101', '医疗收入'],
      [2, '1001', '库存现金'],
    ]);
  });
});

describe('subsidiary ledgers', () => {
  it('L15: a cash journal of days, read as what it is: one account, its vouchers incomplete', () => {
    const text = `
现金日记账|科目 库存现金(1001)|月份：2025.12
2025年||凭证号数|摘要|结算号|对方科目|借方|贷方|方向|余额
月|日||||||||
12|01||月初余额|||||借|8,765.43
12|02|记-0001|提取备用金|现支-0012|100201|50,000.00||借|58,765.43
12|02||本日合计|||50,000.00||借|58,765.43
12|05|记-0002|门诊收费处交款||410101|12,380.00||借|71,145.43
12|||当前合计|||62,380.00||借|71,145.43
`;
    const reading = readText(text);
    expect(reading.kind).toBe('subsidiary-ledger');
    expect(reading.balances).toMatchObject([
      { code: '1001', name: '库存现金', opening: 876543, debit: 6238000, closing: 7114543 },
    ]);
    expect(codesOf(reading)).toEqual(['unbalanced', 'unbalanced']);
    expect(reading.rejections[0]!.message).toContain('明细账可能缺少其中某个科目');
    expect(codesOf(readText(text, { kind: 'trial-balance' }))).toEqual(['does-not-balance', 'does-not-balance']);
  });

  it('blocks one below the other in one sheet, balances without a direction', () => {
    const reading = readText(`
明细账
科目：1001 库存现金|||期间：2025.12
日期|凭证号|摘要|借方|贷方|余额
||期初余额|||10.00
2025-12-02|记-1|提现|5.00||15.00
||本月合计|5.00||15.00
明细账
科目：1002 银行存款|||期间：2025.12
日期|凭证号|摘要|借方|贷方|余额
||期初余额|||90.00
2025-12-02|记-1|提现||5.00|85.00
||本月合计||5.00|85.00
明细账
科目：3001 累计盈余|||期间：2025.12
日期|凭证号|摘要|借方|贷方|余额
||期初余额|||100.00
||本月合计|||100.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.balances.map((row) => [row.code, row.opening, row.closing])).toEqual([
      ['1001', 1000, 1500],
      ['1002', 9000, 8500],
      ['3001', -10000, -10000],
    ]);
    expect(reading.vouchers).toHaveLength(1);
  });

  it('one table with an account column and a running balance', () => {
    const reading = readText(`
科目编码|科目名称|日期|凭证号|摘要|借方|贷方|方向|余额
1001|库存现金|||期初余额|||借|10.00
1001|库存现金|2025-12-02|记-1|提现|5.00||借|15.00
1001|库存现金|||本月合计|5.00||借|15.00
1002|银行存款|||期初余额|||借|90.00
1002|银行存款|2025-12-02|记-1|提现||5.00|借|85.00
1002|银行存款|||本月合计||5.00|借|85.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.kind).toBe('subsidiary-ledger');
    expect(reading.balances.map((row) => [row.code, row.opening, row.closing])).toEqual([
      ['1001', 1000, 1500],
      ['1002', 9000, 8500],
    ]);
    expect(lines(reading)).toHaveLength(2);
  });
});
