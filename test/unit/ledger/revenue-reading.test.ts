import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellSheet } from '../../../shared/domain/ledger/reading/cell-sheet.ts';
import type { RawCell } from '../../../shared/domain/ledger/reading/grid.ts';
import { readRevenue } from '../../../shared/domain/ledger/revenue/read-revenue.ts';
import type { RevenueOptions } from '../../../shared/domain/ledger/revenue/reading.ts';
import { sideOf } from '../../../shared/domain/ledger/revenue/reading.ts';
import { isRefundName } from '../../../shared/domain/ledger/revenue/refunds.ts';
import { type Fen, formatYuan } from '../../../shared/kernel/fen.ts';

/** 收入日报, read by words and sums. */

const cell = (text: string): RawCell =>
  text === '' ? { kind: 'empty', text: '' } : { kind: /^-?\d+(\.\d+)?$/.test(text) ? 'number' : 'text', text };
const sheetOf = (text: string, name = 'Sheet1') =>
  cellSheet({
    name,
    rows: text
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((one) => cell(one.trim()))),
  });
const fileOf = (...texts: string[]) => ({
  format: 'csv' as const,
  sheets: texts.map((text, at) => sheetOf(text, `表${at + 1}`)),
});
const readText = (text: string, options: Partial<RevenueOptions> = {}) =>
  readRevenue(fileOf(text), { fileName: '日报.csv', ...options });
function read(text: string, options: Partial<RevenueOptions> = {}) {
  const made = readText(text, options);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}
const yuan = (amount: number): string => formatYuan(amount as Fen);
/** `2025-12-05 item 西药 100.00` of each entry. */
const said = (reading: ReturnType<typeof read>): string[] =>
  reading.days.flatMap(({ date, entries }) =>
    entries.map(({ role, word, department, amount }) =>
      [date, role, word, department, yuan(amount)].filter((text) => text !== '').join(' '),
    ),
  );

const DAYS = `
东镇卫生院门诊收入日报表
统计日期：2025-12-01 至 2025-12-02,,打印日期：2026-01-03
日期,挂号费,西药费,检查费,收入合计,现金,微信,医保统筹,收款合计
2025-12-01,10.00,100.00,50.00,160.00,60.00,20.00,80.00,160.00
2025-12-02,5.00,-20.00,30.00,15.00,15.00,,,15.00
合计,15.00,80.00,80.00,175.00,75.00,20.00,80.00,175.00
制表：王会计,,,审核：
`;

describe('a row a day', () => {
  it('reads each day by items and payment ways, and counts no total', () => {
    const reading = read(DAYS);
    expect(reading).toMatchObject({
      kind: 'outpatient',
      title: '东镇卫生院门诊收入日报表',
      shape: 'wide',
      rejections: [],
    });
    expect(said(reading)).toEqual([
      '2025-12-01 item 挂号费 10.00',
      '2025-12-01 item 西药费 100.00',
      '2025-12-01 item 检查费 50.00',
      '2025-12-01 pay 现金 60.00',
      '2025-12-01 pay 微信 20.00',
      '2025-12-01 pay 医保统筹 80.00',
      '2025-12-02 item 挂号费 5.00',
      '2025-12-02 item 西药费 -20.00',
      '2025-12-02 item 检查费 30.00',
      '2025-12-02 pay 现金 15.00',
    ]);
    expect(reading.skipped.map(({ reason }) => reason)).toEqual(['signature', 'total']);
  });

  it('knows a total row without its name by its sums', () => {
    const reading = read(DAYS.replace('\n合计,', '\n,'));
    expect(reading.rejections).toEqual([]);
    expect(reading.days).toHaveLength(2);
  });

  it('refuses a row whose total is not its sum, and a total row that is not the sum of the rows', () => {
    expect(read(DAYS.replace('50.00,160.00', '50.00,161.00')).rejections.map(({ row, code }) => [row, code])).toEqual([
      [4, 'row-total'],
    ]);
    expect(read(DAYS.replace('合计,15.00', '合计,16.00')).rejections).toMatchObject([
      { row: 6, code: 'total-row', message: '合计行“挂号费”写的是 16.00，逐行加起来是 15.00' },
    ]);
  });

  it('refuses what is no amount or no day, with its row', () => {
    expect(read(DAYS.replace('20.00,80.00,160', '二十,80.00,160')).rejections).toMatchObject([
      { row: 4, code: 'not-a-number' },
    ]);
    expect(read(DAYS.replace('2025-12-02,5', '2025-02-30,5')).rejections).toMatchObject([{ row: 5, code: 'date' }]);
  });

  it('reads a day as a number of the month that the title names', () => {
    const reading = read('2025年12月门诊收入日报\n日期,西药费,现金\n1日,10,10\n2日,20,20\n合计,30,30');
    expect(reading.days.map(({ date }) => date)).toEqual(['2025-12-01', '2025-12-02']);
  });
});

describe('other layouts', () => {
  it('reads groups over the columns, a subtotal among them, and departments', () => {
    const reading = read(`
住院收入汇总日报
日期：2025-12-05
科室,医疗收入,,,,,结算方式,,
,药品收入,西药,中成药,护理费,其他,现金,应收在院病人,合计
内科,30,20,10,5,1,6,30,36
外科,0,0,0,7,0,0,7,7
合计,30,20,10,12,1,6,37,43
`);
    expect(reading.rejections).toEqual([]);
    expect(reading.kind).toBe('inpatient');
    expect(reading.departments).toEqual(['内科', '外科']);
    expect(said(reading)).toEqual([
      '2025-12-05 item 西药 内科 20.00',
      '2025-12-05 item 中成药 内科 10.00',
      '2025-12-05 item 护理费 内科 5.00',
      '2025-12-05 item 其他 内科 1.00',
      '2025-12-05 pay 现金 6.00',
      '2025-12-05 pay 应收在院病人 37.00',
      '2025-12-05 item 护理费 外科 7.00',
    ]);
  });

  it('reads a row for each item, and the payment ways below or beside', () => {
    const below = read(
      '门诊收费日报\n2025年12月5日\n收费项目,金额\n西药费,100\n检查费,50\n小计,150\n现金,90\n医保统筹,60\n合计,150',
    );
    expect(said(below)).toEqual([
      '2025-12-05 item 西药费 100.00',
      '2025-12-05 item 检查费 50.00',
      '2025-12-05 pay 现金 90.00',
      '2025-12-05 pay 医保统筹 60.00',
    ]);
    expect(below.rejections).toEqual([]);
    const beside = read(
      '门诊收费日报\n2025年12月5日\n收费项目,金额,支付方式,金额\n西药费,100,现金,90\n检查费,50,医保统筹,60\n合计,150,合计,150',
    );
    expect(said(beside).toSorted()).toEqual(said(below).toSorted());
  });

  it('takes a side that is not divided as a whole', () => {
    expect(said(read('住院收入日报\n2025-12-05\n科室,西药费,护理费,合计\n内科,10,5,15'))).toEqual([
      '2025-12-05 item 西药费 内科 10.00',
      '2025-12-05 item 护理费 内科 5.00',
      '2025-12-05 pay 全部应收 15.00',
    ]);
    expect(said(read('住院预交金日报\n日期,现金,微信,预交金合计\n2025-12-05,10,5,15'))).toEqual([
      '2025-12-05 pay 现金 10.00',
      '2025-12-05 pay 微信 5.00',
      '2025-12-05 item 全部收入 15.00',
    ]);
  });

  it('reads a sheet a day, and asks which of two of one day', () => {
    const day = (date: string) => `门诊收入日报\n日期：${date}\n收费项目,金额\n西药费,100\n现金,100`;
    const two = readRevenue(fileOf(day('2025-12-05'), day('2025-12-06')), { fileName: 'a.xlsx' });
    expect(two.ok && two.value.days.map(({ date }) => date)).toEqual(['2025-12-05', '2025-12-06']);
    const same = readRevenue(fileOf(day('2025-12-05'), day('2025-12-05')), { fileName: 'a.xlsx' });
    expect(!same.ok && same.error).toMatchObject({ code: 'several-sheets', choices: ['表1', '表2'] });
  });

  it('asks for the day where nothing names one, and takes what a person says', () => {
    const text = '门诊收入日报\n收费项目,金额\n西药费,100\n现金,100';
    const none = readText(text);
    expect(!none.ok && none.error.code).toBe('no-date');
    expect(read(text, { date: '2025-12-07' as never }).days[0]).toMatchObject({
      from: '2025-12-07',
      date: '2025-12-07',
    });
    expect(read(text, { fileName: '20251208门诊.csv' }).days[0]?.date).toBe('2025-12-08');
  });

  it('takes a refund column without signs off, where the sums say so', () => {
    const reading = read('门诊收入日报\n日期,西药费,退药费,现金\n2025-12-05,100,30,70\n2025-12-06,10,0,10');
    expect(said(reading)).toContain('2025-12-05 item 退药费 -30.00');
  });

  it('heeds what a person said of a word', () => {
    const text = '门诊收入日报\n日期,西药费,健康卡,现金\n2025-12-05,100,30,70';
    expect(read(text).words).toContainEqual({ word: '健康卡', role: 'pay', guessed: true });
    expect(read(text, { roles: new Map([['健康卡', 'aside']]) }).words).toContainEqual({
      word: '健康卡',
      role: 'aside',
      guessed: false,
    });
  });

  it('refuses amounts beyond what can be added, and words that no text may hold are cleaned', () => {
    const huge = read(
      '门诊收入日报\n日期,西药费,现金\n2025-12-05,9999999999999,9999999999999\n2025-12-06,9999999999999,9999999999999\n2025-12-07,9999999999999,9999999999999',
    );
    expect(huge.rejections.map(({ code }) => code)).toContain('too-large');
    const odd = read('门诊收入日报\n日期,西药\u0001费,现金\n2025-12-05,1,1');
    expect(odd.words.map(({ word }) => word)).toEqual(['西药 费', '现金']);
  });

  it('is no revenue sheet without charges, ways or amounts', () => {
    for (const text of ['', '科目编码,科目名称,期末余额\n1001,库存现金,5', 'a,b\n1,2']) {
      const made = readText(text);
      expect(!made.ok && made.error.code).toBe('no-table-found');
    }
  });
});

describe('red ink', () => {
  const red = (text: string): RawCell => ({ kind: 'number', text, red: true });
  const sheet = (refund: RawCell, cash: string, total: RawCell) => ({
    format: 'xlsx' as const,
    sheets: [
      cellSheet({
        name: '门诊收入日报',
        rows: [
          ['日期', '西药费', '检查费', '现金'].map(cell),
          [cell('2025-12-05'), cell('100'), refund, cell(cash)],
          [cell('2025-12-06'), cell('10'), cell('0'), cell('10')],
          [cell('合计'), cell('110'), total, cell(String(Number(cash) + 10))],
        ],
      }),
    ],
  });
  const days = (file: ReturnType<typeof sheet>) => {
    const made = readRevenue(file, { fileName: 'a.xlsx' });
    return made.ok && [made.value.rejections.length, ...made.value.days.map(({ entries }) => sideOf(entries, 'item'))];
  };
  it('is a refund where the sums say so, and else a mark', () => {
    expect(days(sheet(red('30'), '70', red('30')))).toEqual([0, 7000, 1000]);
    expect(days(sheet(cell('30'), '130', red('30')))).toEqual([0, 13000, 1000]);
  });
});

describe('whatever the figures', () => {
  const amount = fc.integer({ min: -5_000_000, max: 9_000_000 });
  it('Σ of the days is Σ of the sheet, to the 分', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount, amount), { minLength: 1, maxLength: 20 }), (rows) => {
        const lines = rows.map(([drug, exam, cash], at) => {
          const insurance = drug + exam - cash;
          return [
            `2025-12-${String(at + 1).padStart(2, '0')}`,
            ...[drug, exam, drug + exam, cash, insurance].map(yuan),
          ].join(',');
        });
        const total = (pick: (row: readonly [number, number, number]) => number) =>
          yuan(rows.reduce((sum, row) => sum + pick(row), 0));
        const foot = [
          '合计',
          total(([a]) => a),
          total(([, b]) => b),
          total(([a, b]) => a + b),
          total(([, , c]) => c),
          total(([a, b, c]) => a + b - c),
        ];
        const made = readText(
          ['门诊收入日报', '日期,西药费,检查费,合计,现金,医保统筹', ...lines, foot.join(',')].join('\n'),
        );
        const all = rows.reduce((sum, [a, b]) => sum + a + b, 0);
        if (!made.ok) return expect(rows.flat().every((each) => each === 0)).toBe(true);
        expect(made.value.rejections).toEqual([]);
        const booked = (role: 'item' | 'pay') =>
          made.value.days.reduce((sum, { entries }) => sum + sideOf(entries, role), 0);
        expect([booked('item'), booked('pay')]).toEqual([all, all]);
      }),
    );
  });
});

describe('a row of refunds', () => {
  const sheet = (row: string, total: string) => `
门诊收入日报
日期：2025-12-05
科室,西药费,检查费,合计,现金,微信
内科,100,50,150,100,50
${row}
合计,${total}
`;
  it.each(['退费', '退款', '冲减', '红冲', '当日退费', '减：退费'])(
    'named %s is one, and less than nothing',
    (name) => {
      const reading = read(sheet(`${name},20,0,20,0,20`, '80,50,130,100,30'));
      expect(reading.rejections).toEqual([]);
      expect(said(reading)).toEqual([
        '2025-12-05 item 西药费 内科 100.00',
        '2025-12-05 item 检查费 内科 50.00',
        '2025-12-05 pay 现金 100.00',
        '2025-12-05 pay 微信 30.00',
        `2025-12-05 item 西药费 ${name} -20.00`,
      ]);
      expect(reading.remarks).toContain(`“${name}”按退款读作减项。`);
      expect(isRefundName(name)).toBe(true);
    },
  );

  it('that is signed, or that its total adds up, stays as it is written', () => {
    expect(said(read(sheet('退费,-20,0,-20,0,-20', '80,50,130,100,30')))).toContain(
      '2025-12-05 item 西药费 退费 -20.00',
    );
    expect(said(read(sheet('退费,20,0,20,0,20', '120,50,170,100,70')))).toContain('2025-12-05 item 西药费 退费 20.00');
  });

  it('is none for a department’s name or a deposit that is offset', () => {
    for (const name of ['内科', '退休办', '预交金冲减', '冲抵', '']) expect(isRefundName(name)).toBe(false);
  });

  it('in a list of departments is less as well', () => {
    const reading = read('门诊收入日报\n日期：2025-12-05\n科室,项目,金额\n内科,西药费,100\n退费,西药费,20\n,现金,80');
    expect(said(reading)).toEqual([
      '2025-12-05 item 西药费 内科 100.00',
      '2025-12-05 item 西药费 退费 -20.00',
      '2025-12-05 pay 现金 80.00',
    ]);
  });
});
