import type { SumStage } from '../../../shared/domain/budget/at-stage.ts';
import { type PairGroup, sideOfItem } from '../../../shared/domain/budget/consolidated.ts';
import { budgetItem } from '../../../shared/domain/budget/plan.ts';
import {
  itemRows,
  monthFlows,
  type SumRow,
  sourceRows,
  statementRows,
  unitRows,
} from '../../../shared/domain/budget/sum-views.ts';
import { fundSource } from '../../../shared/domain/ledger/fund.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { columnLetters, frameOf, quotedSheet, quotedText } from '../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet, Workbook } from '../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../workbook/write/sheet.ts';
import type { ReadSums } from './reading-sums.ts';

export const STAGE_WORDS: Readonly<Record<SumStage, string>> = {
  now: '当前编制数',
  proposed: '一上建议数',
  ceiling: '一下控制数',
  resubmitted: '二上草案',
  approved: '二下批复数',
};
const GROUP_WORDS: Readonly<Record<PairGroup, string>> = {
  subsidy: '上级补助收入 ↔ 对附属单位补助支出',
  'turn-in': '附属单位上缴收入 ↔ 上缴上级支出',
};
const SIDE_WORDS = { revenue: '收入', spending: '支出', paper: '不付现' } as const;
const DETAIL = '分单位明细';
const PAPER = '不付现的费用（不计入支出）';

export interface SumsBook {
  readonly sums: ReadSums;
  readonly who: string;
  readonly creator: string;
  readonly created: string;
}

/** 汇总预算 as a workbook: units' figures are numbers, everything that follows from them is a formula over 分单位明细. */
export function sumsBook({ sums, who, creator, created }: SumsBook): Workbook {
  const when = `${sums.year}年 ${STAGE_WORDS[sums.stage]}`;
  const sheet = (part: Omit<Sheet, 'banner' | 'page' | 'title'> & { readonly wide?: number }): Sheet => {
    const { wide = 1, ...rest } = part;
    return {
      ...rest,
      title: `汇总预算 ${part.name}`,
      banner: BANNER(who, when),
      page: {
        orientation: 'landscape',
        pagesWide: wide,
        header: { left: headerText(who), right: `${when}　金额单位：元` },
        footer: { center: PAGE_OF_PAGES },
      },
    };
  };
  const detail = detailSheet(sums);
  return {
    title: `汇总预算 ${who} ${when}`,
    ...{ creator, created },
    sheets: [
      sheet({ ...formSheet(sums, detail), tab: 'accent' }),
      sheet(unitSheet(sums)),
      sheet(sourceSheet(sums, detail)),
      sheet(itemSheet(sums, detail)),
      sheet(monthSheet(sums)),
      sheet({
        ...pairSheet(sums),
        ...(sums.budget.pairs.some(({ left }) => left !== 0) ? { tab: 'warn' as const } : {}),
      }),
      sheet({ ...detail.sheet, wide: Math.max(1, Math.ceil((sums.units.length + 4) / 10)), tab: 'quiet' }),
    ],
  };
}

const BANNER = (who: string, when: string) => [{ left: `编制单位：${who}`, center: when, right: '金额单位：元' }];
type Part = Pick<Sheet, 'name' | 'columns' | 'rows' | 'frozenColumns'>;
const money = (heading: string | readonly string[], width = 17): Column => ({ heading, kind: 'money', width });
/** All sheets stand in the same frame: a title, a banner, one row of headings. */
const first = (columns: readonly Column[]): number => frameOf({ title: '', banner: [{}], columns }).firstRow;
const difference = (row: number, units: string, eliminated: string): string =>
  `ROUND(${units}${row}-${eliminated}${row},2)`;

interface Detail {
  readonly sheet: Part;
  /** A column of the detail as other sheets sum it. */
  readonly range: (column: 'form' | 'side' | 'code' | 'source' | 'units' | 'eliminated') => string;
}

/** Item × source, a column a unit: 单位合计 = Σ units, 合并数 = 单位合计 − 抵销. */
function detailSheet({ units, budget }: ReadSums): Detail {
  const fixed: Column[] = [
    { heading: '总表项目', kind: 'text', width: 22, printed: false },
    { heading: '收支', kind: 'text', width: 8, printed: false },
    { heading: '项目编码', kind: 'code', width: 10 },
    { heading: '预算项目', kind: 'text', width: 22 },
    { heading: '资金来源', kind: 'text', width: 20 },
  ];
  // What is not printed stands at the end.
  const columns: Column[] = [
    ...fixed.slice(2),
    ...units.map(({ unit, name }) => money(`${unit} ${name}`, 16)),
    ...[money('单位合计'), money('内部抵销'), money('合并数')],
    ...fixed.slice(0, 2),
  ];
  const start = first(columns);
  const at = {
    code: 0,
    source: 2,
    units: 3 + units.length,
    eliminated: 4 + units.length,
    form: 6 + units.length,
    side: 7 + units.length,
  };
  const forms = statementRows(budget, units).filter(({ depth }) => depth === 1);
  const letters = (column: number): string => columnLetters(column);
  const rows: Row[] = budget.lines.map(({ item, source, units: sum, eliminated, amount }, index): Row => {
    const row = start + index;
    const side = sideOfItem(item);
    const own = (cells: ReadSums['units'][number]['cells']): Fen =>
      sumFen(cells.filter((cell) => cell.item === item && cell.source === source).flatMap(({ months }) => months));
    return [
      item,
      budgetItem(item)?.name ?? item,
      fundSource(source)?.name ?? source,
      ...units.map(({ cells }) => own(cells)),
      {
        value: sumFen(sum),
        formula: units.length === 0 ? '0' : `SUM(${letters(3)}${row}:${letters(at.units - 1)}${row})`,
      },
      sumFen(eliminated),
      { value: sumFen(amount), formula: difference(row, letters(at.units), letters(at.eliminated)) },
      side === 'paper' ? PAPER : (forms.find(({ of }) => of?.items.includes(item))?.name ?? ''),
      side === undefined ? '' : SIDE_WORDS[side],
    ];
  });
  const last = start + Math.max(rows.length, 1) - 1;
  return {
    sheet: { name: DETAIL, columns, rows: rows.length > 0 ? rows : [[]], frozenColumns: 3 },
    range: (column) => `${quotedSheet(DETAIL)}!$${letters(at[column])}$${start}:$${letters(at[column])}$${last}`,
  };
}

const picked = (detail: Detail, column: 'units' | 'eliminated', ...where: string[]): string =>
  `ROUND(SUMIFS(${detail.range(column)},${where.join(',')}),2)`;

/** 收入支出总表. */
function formSheet({ units, budget }: ReadSums, detail: Detail): Part {
  const columns: Column[] = [
    { heading: '项目', kind: 'text', width: 44 },
    money('单位合计', 22),
    money('内部抵销', 22),
    money('合并数', 22),
  ];
  const start = first(columns);
  const rows = statementRows(budget, units);
  const rowOf = (key: string): number => start + rows.findIndex((row) => row.key === key);
  const partsOf = (key: string): string => {
    let last = rowOf(key);
    while (rows[last + 1 - start]?.depth === 1) last += 1;
    return last === rowOf(key) ? '0' : `SUM(#${rowOf(key) + 1}:#${last})`;
  };
  const formulas: Readonly<Record<string, () => string>> = {
    revenue: () => partsOf('revenue'),
    'revenue-all': () => `#${rowOf('revenue')}+#${rowOf('used')}`,
    spending: () => partsOf('spending'),
    balance: () => `ROUND(#${rowOf('revenue-all')}-#${rowOf('spending')},2)`,
    closing: () => `#${rowOf('balance')}+#${rowOf('unused')}`,
  };
  const cell = (row: SumRow, column: 'units' | 'eliminated'): Cell => {
    const word = row.key === 'paper' ? PAPER : row.depth === 1 ? row.name : undefined;
    if (word !== undefined)
      return { value: row[column], formula: picked(detail, column, detail.range('form'), quotedText(word)) };
    const formula = formulas[row.key];
    return formula
      ? { value: row[column], formula: formula().replaceAll('#', column === 'units' ? 'B' : 'C') }
      : row[column];
  };
  return {
    name: '收入支出总表',
    columns,
    rows: rows.map((row, index) => ({
      look: row.total ? ('total' as const) : ('body' as const),
      data: true as const,
      cells: [
        { value: `${row.starred ? '*' : ''}${row.name}`, indent: row.depth },
        cell(row, 'units'),
        cell(row, 'eliminated'),
        { value: row.amount, formula: difference(start + index, 'B', 'C') },
      ],
    })),
  };
}

function unitSheet({ units, budget }: ReadSums): Part {
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

function sourceSheet({ units, budget }: ReadSums, detail: Detail): Part {
  const columns: Column[] = [
    { heading: '资金来源', kind: 'text', width: 28 },
    ...['收入 单位合计', '收入 内部抵销', '使用年初结转结余', '支出 单位合计', '支出 内部抵销', '收支相抵后结余'].map(
      (heading) => money(heading),
    ),
  ];
  const start = first(columns);
  const listed = sourceRows(budget, units);
  const rows: Row[] = listed.map(({ name, revenue, spending, used, balance }, index) => {
    const row = start + index;
    const of = (side: 'revenue' | 'spending', column: 'units' | 'eliminated', value: Fen): Cell => ({
      value,
      formula: picked(
        detail,
        column,
        detail.range('source'),
        `$A${row}`,
        detail.range('side'),
        quotedText(SIDE_WORDS[side]),
      ),
    });
    return [
      name,
      of('revenue', 'units', revenue.units),
      of('revenue', 'eliminated', revenue.eliminated),
      used,
      of('spending', 'units', spending.units),
      of('spending', 'eliminated', spending.eliminated),
      { value: balance, formula: `ROUND(B${row}-C${row}+D${row}-E${row}+F${row},2)` },
    ];
  });
  const end = start + rows.length - 1;
  const sums = [
    listed.map(({ revenue }) => revenue.units),
    listed.map(({ revenue }) => revenue.eliminated),
    listed.map(({ used }) => used),
    listed.map(({ spending }) => spending.units),
    listed.map(({ spending }) => spending.eliminated),
    listed.map(({ balance }) => balance),
  ].map((values, index): Cell => {
    const letter = columnLetters(index + 1);
    return { value: sumFen(values), formula: rows.length === 0 ? '0' : `SUM(${letter}${start}:${letter}${end})` };
  });
  rows.push({ look: 'total', cells: ['合计', ...sums] });
  return { name: '按资金来源', columns, rows };
}

function itemSheet({ budget }: ReadSums, detail: Detail): Part {
  const columns: Column[] = [
    { heading: '项目编码', kind: 'code', width: 12 },
    { heading: '预算项目', kind: 'text', width: 40 },
    ...['单位合计', '内部抵销', '合并数'].map((heading) => money(heading, 22)),
  ];
  const start = first(columns);
  const listed = itemRows(budget);
  const below = (index: number): number => {
    let last = index;
    while (listed[last + 1]?.depth === 1) last += 1;
    return last;
  };
  return {
    name: '按项目',
    columns,
    rows: listed.map((row, index) => {
      const code = row.key.replace('.', '');
      const at = start + index;
      const of = (column: 'units' | 'eliminated'): Cell => {
        const letter = column === 'units' ? 'C' : 'D';
        return {
          value: row[column],
          formula: row.total
            ? `SUM(${letter}${at + 1}:${letter}${start + below(index)})`
            : picked(detail, column, detail.range('code'), quotedText(code)),
        };
      };
      return {
        look: row.total ? ('total' as const) : ('body' as const),
        data: true as const,
        cells: [
          code,
          { value: `${row.starred ? '*' : ''}${row.name}`, indent: row.depth },
          of('units'),
          of('eliminated'),
          { value: row.amount, formula: difference(at, 'C', 'D') },
        ],
      };
    }),
  };
}

function monthSheet({ units, budget }: ReadSums): Part {
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
function pairSheet({ whole, eliminates, units, budget }: ReadSums): Part {
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
