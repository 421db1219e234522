import type { PairGroup } from '../../../../shared/domain/budget/consolidated.ts';
import { monthFlows, unitRows } from '../../../../shared/domain/budget/sum-views.ts';
import { fen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Cell, Column, Row } from '../../workbook/write/model.ts';
import type { ReadSums } from './reading-sums.ts';
import { first, money, type Part } from './sheet-parts.ts';

const GROUP_WORDS: Readonly<Record<PairGroup, string>> = {
  subsidy: '上级补助收入 ↔ 对附属单位补助支出',
  'turn-in': '附属单位上缴收入 ↔ 上缴上级支出',
};

/** 按单位, with the way from their sum to the consolidated amount. */
export function unitSheet({ units, budget }: ReadSums): Part {
  const columns: Column[] = [
    { heading: '编码', kind: 'code', width: 10 },
    { heading: '单位', kind: 'text', width: 34 },
    ...['本年收入', '使用年初结转结余', '本年支出', '收支相抵后结余'].map((heading) => money(heading, 20)),
  ];
  const start = first(columns);
  const listed = unitRows(units);
  const balance = (row: number): string => `ROUND(C${row}+D${row}-E${row},2)`;
  const rows: Row[] = listed.map((row, index) => [
    row.unit,
    `${units[index]!.name}${units[index]!.counted ? '' : '（没有这一轮的数字）'}`,
    ...[row.revenue, row.used, row.spending],
    { value: row.balance, formula: balance(start + index) },
  ]);
  const after = start + rows.length;
  const total = (of: 'revenue' | 'used' | 'spending' | 'balance') => sumFen(listed.map((row) => row[of]));
  const eliminated = sumFen(budget.pairs.map((pair) => pair.eliminated));
  const sum = (letter: string): string => (rows.length === 0 ? '0' : `SUM(${letter}${start}:${letter}${after - 1})`);
  const last = (name: string, cells: readonly Cell[]): Row => ({
    look: 'total',
    cells: [{ value: null, kind: 'text' }, name, ...cells],
  });
  const less = (letter: string): string => `ROUND(${letter}${after}-${letter}${after + 1},2)`;
  rows.push(
    last('单位合计', [
      { value: total('revenue'), formula: sum('C') },
      { value: total('used'), formula: sum('D') },
      { value: total('spending'), formula: sum('E') },
      { value: total('balance'), formula: sum('F') },
    ]),
    last('内部抵销', [eliminated, ZERO, eliminated, { value: ZERO, formula: balance(after + 1) }]),
    last('合并数', [
      { value: fen(total('revenue') - eliminated), formula: less('C') },
      { value: total('used'), formula: less('D') },
      { value: fen(total('spending') - eliminated), formula: less('E') },
      { value: total('balance'), formula: less('F') },
    ]),
  );
  return { name: '按单位', columns, rows, frozenColumns: 2 };
}

/** 现金流 by month. */
export function monthSheet({ units, budget }: ReadSums): Part {
  const columns: Column[] = [
    { heading: '月份', kind: 'text', width: 14 },
    ...['月初结转结余', '收入', '支出', '收支差额', '月末结转结余'].map((heading) => money(heading, 21)),
  ];
  const start = first(columns);
  const rows: Row[] = monthFlows(budget, units).map(({ month, opening, revenue, spending, closing }, index) => {
    const row = start + index;
    return [
      `${month}月`,
      index === 0 ? opening : { value: opening, formula: `F${row - 1}` },
      ...[revenue, spending],
      { value: fen(revenue - spending), formula: `ROUND(C${row}-D${row},2)` },
      { value: closing, formula: `ROUND(B${row}+E${row},2)` },
    ];
  });
  const flows = monthFlows(budget, units);
  const [income, spent] = [sumFen(flows.map(({ revenue }) => revenue)), sumFen(flows.map(({ spending }) => spending))];
  const sum = (letter: string): string => `SUM(${letter}${start}:${letter}${start + 11})`;
  rows.push({
    look: 'total',
    cells: [
      '全年',
      { value: flows[0]!.opening, formula: `B${start}` },
      { value: income, formula: sum('C') },
      { value: spent, formula: sum('D') },
      { value: fen(income - spent), formula: sum('E') },
      { value: flows[11]!.closing, formula: `F${start + 11}` },
    ],
  });
  return { name: '现金流', columns, rows };
}

/** What was eliminated, between whom, and what of it stays with whom (未抵销差额). */
export function pairSheet({ whole, eliminates, units, budget }: ReadSums): Part {
  const nameOf = new Map(units.map(({ unit, name }) => [unit, name]));
  const columns: Column[] = [
    { heading: '内部收支', kind: 'text', width: 44 },
    { heading: '单位', kind: 'text', width: 34 },
    ...['收入方预算', '支出方预算', '未抵销差额'].map((heading) => money(heading, 19)),
  ];
  const start = first(columns);
  const rows: Row[] = [];
  for (const { group, revenue, spending, left } of budget.pairs) {
    const from = start + rows.length;
    const sides = [
      ...revenue.map(
        ({ unit, amount }): Row => [GROUP_WORDS[group], `${unit} ${nameOf.get(unit) ?? ''}`, amount, null, null],
      ),
      ...spending.map(
        ({ unit, amount }): Row => [GROUP_WORDS[group], `${unit} ${nameOf.get(unit) ?? ''}`, null, amount, null],
      ),
    ];
    rows.push(...sides);
    const own = start + rows.length;
    const sum = (letter: string): string => `SUM(${letter}${from}:${letter}${own - 1})`;
    rows.push({
      look: 'total',
      data: true,
      cells: [
        `${GROUP_WORDS[group]} 合计`,
        '',
        { value: sumFen(revenue.map(({ amount }) => amount)), formula: sum('C') },
        { value: sumFen(spending.map(({ amount }) => amount)), formula: sum('D') },
        { value: left, formula: `ROUND(C${own}-D${own},2)` },
      ],
    });
  }
  const said = !whole
    ? '只看到部分单位，内部收支没有抵销。'
    : !eliminates
      ? '合并规则 B1（预算会计内部收支）已关闭，内部收支没有抵销。'
      : '预算行不注明对方单位：双方按合计数的较小一方抵销，差额留在较大一方，列示如上；医疗服务等其他内部收支在预算中不能识别，没有抵销。';
  rows.push({ look: 'note', cells: [{ value: said, kind: 'wrap' }], merge: [[0, 4]], height: 32 });
  return { name: '内部抵销', columns, rows };
}
