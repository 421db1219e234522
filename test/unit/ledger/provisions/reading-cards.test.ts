import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardReading } from '../../../../shared/domain/ledger/provisions/read-cards.ts';
import { readCards } from '../../../../shared/domain/ledger/provisions/read-cards.ts';
import { cellSheet, textCell } from '../../../../shared/domain/ledger/reading/cell-sheet.ts';

/** A list of assets, whatever the order of its columns. */

const file = (rows: readonly (readonly string[])[], name = '卡片') => ({
  format: 'csv' as const,
  sheets: [cellSheet({ name, rows: rows.map((row) => row.map(textCell)) })],
});
const DEPARTMENTS = [
  { code: 'NK', name: '内科' },
  { code: 'CW', name: '财务科' },
];

function read(rows: readonly (readonly string[])[]): CardReading {
  const done = readCards(file(rows), { departments: DEPARTMENTS });
  return done.ok ? done.value : expect.fail(done.error.message);
}
const refused = (rows: readonly (readonly string[])[]) => {
  const done = readCards(file(rows), { departments: DEPARTMENTS });
  return done.ok ? undefined : done.error.code;
};

const HEAD = [
  '卡片编号',
  '资产名称',
  '类别',
  '使用部门',
  '入账日期',
  '原值',
  '累计折旧',
  '使用年限（月）',
  '经费性质',
  '状态',
];
const ROW = [
  'K001',
  '心电图机',
  '医用电子仪器',
  '内科',
  '2023-05-10',
  '60,000.00',
  '31,000.00',
  '',
  '其他经费',
  '在用',
];
const changed = (at: number, text: string): string[] => ROW.with(at, text);

describe('读资产卡片', () => {
  it('reads every column by its words, below a title and above a total', () => {
    const { cards, skipped, rejections } = read([
      ['青石乡卫生院固定资产卡片'],
      HEAD,
      ROW,
      ['合计', '', '', '', '', '60,000.00'],
    ]);
    expect(rejections).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual(['total']);
    expect(cards).toEqual([
      {
        number: 'K001',
        name: '心电图机',
        kind: 'fixed',
        category: '医用电子仪器',
        department: 'NK',
        date: '2023-05-10',
        cost: 6_000_000,
        accumulated: 3_100_000,
        months: undefined,
        fund: 'other',
        gone: false,
        goneOn: undefined,
      },
    ]);
  });

  it('property: the order of the columns does not matter', () => {
    const expected = read([HEAD, ROW]).cards;
    fc.assert(
      fc.property(fc.shuffledSubarray([...HEAD.keys()], { minLength: HEAD.length }), (order) => {
        expect(read([order.map((at) => HEAD[at]!), order.map((at) => ROW[at]!)]).cards).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('knows other words, years and months of life, 无形资产, and what is gone', () => {
    const { cards } = read([
      [
        '资产编号',
        '名称',
        '资产分类',
        '取得日期',
        '账面原值',
        '已提折旧',
        '预计使用年限',
        '资金来源',
        '使用状况',
        '净值',
      ],
      ['G-1', 'HIS软件', '软件', '2024年3月', '120000', '', '10', '财政专项', '在用', '1'],
      ['G-2', '救护车', '车辆', '20200101', '300000', '300000', '96个月', '自筹资金', '已报废', '0'],
    ]);
    expect(cards).toMatchObject([
      {
        kind: 'intangible',
        date: '2024-03-01',
        months: 120,
        fund: 'fiscal-project',
        accumulated: 0,
        department: undefined,
      },
      { kind: 'fixed', months: 96, fund: 'other', gone: true },
    ]);
  });

  it.each([
    [changed(0, ''), 'no-number'],
    [changed(1, ''), 'no-name'],
    [changed(3, '骨科'), 'unknown-department'],
    [changed(4, '2023-02-30'), 'impossible'],
    [changed(4, '去年'), 'unreadable'],
    [changed(5, '六万'), 'not-a-number'],
    [changed(5, ''), 'no-cost'],
    [changed(5, '-1'), 'negative'],
    [changed(5, '1.005'), 'three-decimals'],
    [changed(6, '60000.01'), 'too-much'],
    [changed(7, '很久'), 'bad-life'],
    [changed(7, '9999'), 'bad-life'],
    [changed(8, '财政拨款'), 'unknown-fund'],
    [changed(9, '飞走'), 'unknown-state'],
  ])('refuses a row with its reason: %j', (row, code) => {
    const { cards, rejections } = read([HEAD, ROW.with(0, 'K000'), row]);
    expect(cards).toHaveLength(1);
    expect(rejections).toMatchObject([{ row: 3, code }]);
  });

  it('refuses a number that stands twice, a life in years that must be months, and a table that is none', () => {
    expect(read([HEAD, ROW, ROW]).rejections).toMatchObject([
      { row: 3, code: 'twice', message: '卡片编号 K001 与第 2 行重复' },
    ]);
    const years = HEAD.with(7, '使用年限');
    expect(read([years, changed(7, '120')]).rejections).toMatchObject([
      { code: 'bad-life', message: '使用年限 120 年读不懂：若是月数，请在表头写明（月）' },
    ]);
    expect(refused([['科目编码', '科目名称', '期末余额']])).toBe('no-table-found');
    expect(refused([HEAD.with(6, '备注'), ROW])).toBe('missing-columns');
    expect(refused([HEAD])).toBe('no-rows');
  });

  it('reads every visible sheet that is such a list, and knows 无形资产 by the name of its sheet', () => {
    const sheet = (name: string, rows: readonly (readonly string[])[], hidden = false) =>
      cellSheet({ name, hidden, rows: rows.map((row) => row.map(textCell)) });
    const sheets = [
      sheet('说明', [['先看这里']]),
      sheet('固定资产', [HEAD, ROW]),
      sheet('无形资产', [HEAD, ROW.with(0, 'W1').with(2, '系统'), ROW]),
      sheet('旧', [HEAD, ROW.with(0, 'OLD')], true),
    ];
    const done = readCards({ format: 'xlsx', sheets }, { departments: DEPARTMENTS });
    if (!done.ok) return expect.fail(done.error.message);
    expect(done.value.cards.map(({ number, kind }) => [number, kind])).toEqual([
      ['K001', 'fixed'],
      ['W1', 'intangible'],
    ]);
    // A number stands once in the whole file.
    expect(done.value.rejections).toMatchObject([{ sheet: '无形资产', row: 3, code: 'twice' }]);
  });

  it('property: throws at nothing, and drops no row unsaid', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom(...ROW));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 11 }), { maxLength: 8 }), (rows) => {
        const done = readCards(file([HEAD, ...rows]), { departments: DEPARTMENTS });
        if (!done.ok) return;
        const { cards, skipped, rejections } = done.value;
        expect(cards.length + skipped.length + new Set(rejections.map(({ row }) => row)).size).toBe(rows.length);
      }),
    );
  });
});
