import { describe, expect, it } from 'vitest';
import { codesOf, readText, refusalOf } from './support.ts';

/** DOMAIN 2.5: what a member sends about its dealings inside the community beside a trial balance. */

const rows = (reading: ReturnType<typeof readText>) =>
  reading.declarations.map(({ code, counterparty, amount, measure, document, date }) => [
    code,
    counterparty,
    amount,
    measure,
    ...(document ? [document] : []),
    ...(date ? [date] : []),
  ]);

describe('内部往来及交易申报表', () => {
  it('account, counterparty, amount, document, date: the amount in the account’s own direction', () => {
    const reading = readText(`
内部往来及交易申报表
填报单位：东湖镇卫生院|||期间：2025-12||单位：元
科目编码|科目名称|往来单位|金额|单据号|日期
2302|应付账款|清河县人民医院|1,200.00|结算单-0007|2025-12-20
4601|其他收入|T03 西山卫生院|(30.00)||2025-12-25
合计|||1,170.00||
`);
    expect(reading.kind).toBe('intra-group');
    expect(codesOf(reading)).toEqual([]);
    expect(rows(reading)).toEqual([
      ['2302', '清河县人民医院', 120000, 'unknown', '结算单-0007', '2025-12-20'],
      ['4601', '西山卫生院', -3000, 'unknown', '2025-12-25'],
    ]);
    expect(reading.declarations[1]!.counterpartyCode).toBe('T03');
    expect(reading).toMatchObject({ period: '2025-12', unitNames: ['东湖镇卫生院'] });
  });

  it('余额 and 发生额 columns: balances of 往来, movements of income and expense', () => {
    const reading = readText(`
科目|对方单位|期末余额|本年累计发生额
1218 其他应收款|H01|500.00|700.00
5001 业务活动费用|H01||80.00
`);
    expect(codesOf(reading)).toEqual([]);
    expect(rows(reading)).toEqual([
      ['1218', 'H01', 50000, 'balance'],
      ['5001', 'H01', 8000, 'movement'],
    ]);
  });

  it('a direction beside the amount, against the account’s side is negative', () => {
    const reading = readText(`
内部往来申报
科目编码|对方单位|借贷方向|余额
2307|H01|贷|500.00
2307|H02|借|20.00
1218|H03|借|7.00
`);
    expect(rows(reading)).toEqual([
      ['2307', 'H01', 50000, 'balance'],
      ['2307', 'H02', -2000, 'balance'],
      ['1218', 'H03', 700, 'balance'],
    ]);
  });

  it('借方余额 and 贷方余额', () => {
    const reading = readText(`
内部往来申报表
科目编码|科目名称|往来单位|借方余额|贷方余额
2302|应付账款|H01||500.00
1212|应收账款|H02|70.00|
`);
    expect(rows(reading)).toEqual([
      ['2302', 'H01', 50000, 'balance'],
      ['1212', 'H02', 7000, 'balance'],
    ]);
  });

  it('an amount without a counterparty is rejected; the account’s total over its counterparties is not', () => {
    const reading = readText(`
内部往来申报表
科目编码|科目名称|往来单位|金额
2302|应付账款||600.00
2302|应付账款|H01|500.00
2302|应付账款|H02|100.00
2307|其他应付款||9.00
`);
    expect(reading.rejections.map(({ row, code }) => [row, code])).toEqual([[6, 'no-counterparty']]);
    expect(reading.declarations).toHaveLength(2);
    expect(reading.skipped.map((row) => row.reason)).toContain('parent');
  });

  it('faults are named as anywhere', () => {
    const reading = readText(`
内部往来申报表
科目编码|科目名称|往来单位|金额|日期
2302|应付账款|H01|1.234|2025-12-01
2302|应付账款|H01|1.00|2025-02-30
`);
    expect(codesOf(reading)).toEqual(['three-decimals', 'impossible-date']);
  });

  it('nothing in it', () => {
    expect(refusalOf('内部往来申报表\n科目编码|科目名称|往来单位|金额\n合计|||0').code).toBe('no-rows');
  });
});

describe('辅助余额表', () => {
  it('L16 (NC): 编码\\名称, 【客商：…】, 方向 twice, rows of 核算账簿累计 left out', () => {
    const reading = readText(`
辅助余额表
摘要|核算账簿名称|科目名称|客商名称|方向|期初余额|本期借方|本期贷方|借方累计|贷方累计|方向|期末余额
|清河-基准账簿|2302\\应付账款|【客商：国药控股】|贷|789.00|0.00|210.00|1600.00|2110.00|贷|999.00
|清河-基准账簿|4601\\其他收入|【客商：东湖镇卫生院】|贷|100.00|0.00|10.00|0.00|110.00|贷|110.00
|清河-基准账簿|5001\\业务活动费用|【部门：门诊部】|借|200.00|40.00|0.00|240.00|0.00|借|240.00
核算账簿累计|清河-基准账簿|||平|0.00|40.00|220.00|1840.00|2220.00|平|0.00
`);
    expect(reading.kind).toBe('intra-group');
    expect(codesOf(reading)).toEqual([]);
    expect(rows(reading)).toEqual([
      ['2302', '国药控股', 99900, 'balance'],
      ['4601', '东湖镇卫生院', 11000, 'movement'],
    ]);
    expect(reading.skipped.map((row) => row.reason)).toEqual(['total', 'auxiliary']);
    expect(reading.unitNames).toEqual(['清河']);
  });

  it('a year closed into 3301 has moved what its own side shows', () => {
    const reading = readText(`
辅助余额表
科目编码|科目名称|客商|方向|期初余额|本期借方|本期贷方|借方累计|贷方累计|方向|期末余额
4601|其他收入|东湖镇卫生院|贷|100.00|110.00|10.00|110.00|110.00|平|0.00
`);
    expect(rows(reading)).toEqual([['4601', '东湖镇卫生院', 11000, 'movement']]);
  });

  it('L17: 方向 and 金额 twice, no code column, first is 期初 and second 期末', () => {
    const reading = readText(
      `
科目名称|往来单位名称|方向|金额|本期借方|本期贷方|方向|金额|往来类型
应付账款|东湖镇卫生院|贷|100.00||20.00|贷|120.00|单位
其他应收款|西山卫生院|借|7.00|1.00||借|8.00|单位
`,
      {
        knownAccounts: new Map([
          ['2302', '应付账款'],
          ['1218', '其他应收款'],
        ]),
      },
    );
    expect(codesOf(reading)).toEqual([]);
    expect(rows(reading)).toEqual([
      ['2302', '东湖镇卫生院', 12000, 'balance'],
      ['1218', '西山卫生院', 800, 'balance'],
    ]);
  });

  it('its rows are held against themselves', () => {
    expect(
      codesOf(
        readText(`
辅助余额表
科目编码|科目名称|客商|方向|期初余额|本期借方|本期贷方|方向|期末余额
2302|应付账款|H01|贷|100.00||20.00|贷|121.00
`),
      ),
    ).toEqual(['does-not-roll-forward']);
  });
});
