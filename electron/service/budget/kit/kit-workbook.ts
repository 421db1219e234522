import {
  BLOCKS,
  blockOf,
  FIRST_MONTH,
  factsJson,
  KIT_SHEETS,
  type KitFacts,
  kitSheets,
  kitTitle,
  LEAF_ITEMS,
  sealedText,
  TOTAL_COLUMN,
} from '../../../../shared/domain/budget/kit.ts';
import {
  type KitBlock,
  type KitCell,
  type KitRow,
  type KitSheet,
  labelOf,
} from '../../../../shared/domain/budget/kit-form.ts';
import { FIRST_COUNT, YEAR_COUNT } from '../../../../shared/domain/budget/kit-workload.ts';
import { MEASURES } from '../../../../shared/domain/budget/measures.ts';
import { workloadYear } from '../../../../shared/domain/budget/workload.ts';
import { FUND_SOURCES } from '../../../../shared/domain/ledger/fund.ts';
import { type Fen, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { columnLetters, rangeOn } from '../../workbook/write/address.ts';
import type { Cell, Column, EntryRule, Row, Sheet, Workbook } from '../../workbook/write/model.ts';
import { headerText, PAGE_OF_PAGES } from '../../workbook/write/sheet.ts';
import { guideRows } from './kit-guide.ts';

/** The kit (预算填报表) as a workbook: what is filled in, the names to choose from, how to fill it in, and its signature. */
export function kitWorkbook(facts: KitFacts, made: { readonly creator: string; readonly created: string }): Workbook {
  const [plan, carries, workload] = kitSheets(facts);
  return {
    title: `${facts.unit} ${facts.name} ${kitTitle(facts)}`,
    ...made,
    sheets: [
      planSheet(facts, plan),
      carrySheet(facts, carries),
      workloadSheet(facts, workload),
      listSheet(facts),
      guideSheet(facts),
      signatureSheet(facts),
    ],
  };
}

const page = (facts: KitFacts, pagesWide = 1): Sheet['page'] => ({
  orientation: 'landscape',
  pagesWide,
  footer: { left: headerText(`${facts.unit} ${facts.name} ${facts.year}年度`), right: PAGE_OF_PAGES },
});

const banner = (facts: KitFacts): Sheet['banner'] => [
  { left: `编制单位：${facts.unit} ${facts.name}`, center: `${facts.year}年度`, right: '金额单位：元' },
];

const TWO_DECIMALS = '只能填不小于 0、至多两位小数的金额（元）';

function planSheet(facts: KitFacts, form: KitSheet): Sheet {
  const widths = [8, 24, 12, 20, 10];
  const columns = form.headings.map(
    (heading, index): Column => ({
      heading,
      kind: index === 0 ? 'code' : index < FIRST_MONTH ? 'text' : 'money',
      width: widths[index] ?? (index === TOTAL_COLUMN ? 17 : 14),
    }),
  );
  return {
    name: form.name,
    title: form.title,
    banner: banner(facts),
    columns,
    rows: filledRows(form),
    frozenColumns: FIRST_MONTH,
    locked: true,
    entries: [...planEntries(facts, form)],
    // The months on two pages, each with what its rows are: on one they would be too small to read.
    page: page(facts, 2),
    tab: 'accent',
  };
}

function carrySheet(facts: KitFacts, form: KitSheet): Sheet {
  const columns = form.headings.map(
    (heading, index): Column => ({ heading, kind: index === 0 ? 'code' : index === 1 ? 'text' : 'money', width: 24 }),
  );
  const last = form.firstRow + FUND_SOURCES.length - 1;
  return {
    name: form.name,
    title: form.title,
    banner: banner(facts),
    columns,
    rows: filledRows(form),
    locked: true,
    entries: [amountRule(`C${form.firstRow}:D${last}`, `C${form.firstRow}`)],
    page: page(facts),
    tab: 'accent',
  };
}

function workloadSheet(facts: KitFacts, form: KitSheet): Sheet {
  const widths = [10, 24, 22, 10];
  const columns = form.headings.map(
    (heading, index): Column => ({
      heading,
      kind: index === 0 ? 'code' : index < FIRST_COUNT ? 'text' : 'count',
      width: widths[index] ?? (index === YEAR_COUNT ? 14 : 11),
    }),
  );
  const rows = form.rows.map(({ cells, workload }): Row => {
    const values = workload ? [...workload.months, workloadYear(workload)] : [];
    return {
      look: 'body',
      cells: cells.map((cell, column): Cell => {
        const value = values[column - FIRST_COUNT] ?? 0;
        if (cell.kind === 'fixed') return { value: cell.text, kind: 'text' };
        if (cell.kind === 'formula') return { value, kind: 'count', look: 'total', formula: cell.formula };
        if (cell.kind === 'pick') return { value: null, kind: 'code', open: true };
        return { value: value === 0 ? null : value, kind: 'count', open: true };
      }),
    };
  });
  const [first, last] = [form.firstRow, form.firstRow + form.rows.length - 1];
  const free = form.firstRow + form.rows.filter(({ look }) => look === 'given').length;
  const from = `${columnLetters(FIRST_COUNT)}${first}`;
  return {
    name: form.name,
    title: form.title,
    banner: [
      { left: `编制单位：${facts.unit} ${facts.name}`, center: `${facts.year}年度`, right: '只填数量，不填收入' },
    ],
    columns,
    rows,
    frozenColumns: FIRST_COUNT,
    locked: true,
    entries: [
      ...[listRule(facts, '业务量指标', 1, free, last), listRule(facts, '科室', 2, free, last)].flatMap(
        (rule) => rule ?? [],
      ),
      {
        cells: `${from}:${columnLetters(YEAR_COUNT - 1)}${last}`,
        rule: { holds: `AND(ISNUMBER(${from}),${from}>=0,INT(${from})=${from})` },
        message: '只能填不小于 0 的整数',
      },
    ],
    page: page(facts),
    tab: 'accent',
  };
}

/** Choices of one of the lists for a column's rows; none where the list is empty. */
function listRule(facts: KitFacts, list: string, column: number, first: number, last: number): EntryRule | undefined {
  const lists = listsOf(facts);
  const index = lists.findIndex(({ name }) => name === list);
  const count = lists[index]!.values.length;
  if (count === 0) return undefined;
  const letter = columnLetters(column);
  const range = rangeOn(KIT_SHEETS.lists, index, LISTS_FIRST_ROW, LISTS_FIRST_ROW + count - 1);
  return { cells: `${letter}${first}:${letter}${last}`, rule: { list: range }, message: `请从名单里选${list}` };
}

/** Rows with what the plan holds; formulas carry their results. */
function filledRows(form: KitSheet): Row[] {
  const values = form.rows.map(({ cell, carry, cells }) => {
    if (cell) return [...cells.slice(0, FIRST_MONTH).map(() => ZERO), ...cell.months, sumFen(cell.months)];
    if (carry) return [ZERO, ZERO, carry.opening, carry.used, (carry.opening - carry.used) as Fen];
    return cells.map(() => ZERO);
  });
  let begun = 0;
  const sums = new Map<KitBlock, readonly Fen[]>();
  return form.rows.map((row, index) => {
    if (row.look === 'section') begun = index;
    const own = row.over
      ? row.cells.map((_, column) => sumFen(row.over!.map((block) => sums.get(block)?.[column] ?? ZERO)))
      : row.look === 'total'
        ? row.cells.map((_, column) => sumFen(values.slice(begun, index).map((line) => line[column] ?? ZERO)))
        : values[index]!;
    if (row.look === 'total' && row.block) sums.set(row.block, own);
    const look = row.look === 'section' ? 'section' : row.look === 'total' ? 'total' : 'body';
    return { look, cells: row.cells.map((cell, column) => written(cell, row, own[column] ?? ZERO)) };
  });
}

function written(cell: KitCell, row: KitRow, value: Fen): Cell {
  switch (cell.kind) {
    case 'fixed':
      return { value: cell.text, kind: 'text' };
    case 'formula':
      return { value, kind: 'money', look: row.look === 'section' ? 'section' : 'total', formula: cell.formula };
    case 'amount':
    case 'count':
      return { value: value === 0 ? null : value, kind: 'money', open: true };
    case 'pick':
      return { value: null, kind: 'code', open: true };
  }
}

/** Lists to choose from on the free rows, and what an amount may be. */
function* planEntries(facts: KitFacts, form: KitSheet): Generator<EntryRule> {
  for (const { kind, name } of BLOCKS) {
    const rows = form.rows.flatMap((row, index) => (row.block === kind ? [{ row, at: form.firstRow + index }] : []));
    const free = rows.filter(({ row }) => row.look === 'free').map(({ at }) => at);
    const open = rows.filter(({ row }) => row.look === 'given' || row.look === 'free').map(({ at }) => at);
    const [first, last] = [free[0]!, free.at(-1)!];
    for (const [column, list] of [
      ...([
        [1, name],
        [2, '科室'],
        [3, '资金来源'],
        [4, '专项'],
      ] as const),
    ]) {
      if (column === 2 && kind === 'revenue') continue;
      const rule = listRule(facts, list, column, first, last);
      if (rule) yield rule;
    }
    const [left, right] = [columnLetters(FIRST_MONTH), columnLetters(TOTAL_COLUMN - 1)];
    yield amountRule(`${left}${open[0]}:${right}${open.at(-1)}`, `${left}${open[0]}`);
  }
}

const amountRule = (cells: string, first: string): EntryRule => ({
  cells,
  rule: { holds: `AND(ISNUMBER(${first}),${first}>=0,ROUND(${first},2)=${first})` },
  message: TWO_DECIMALS,
});

interface List {
  readonly name: string;
  readonly values: readonly string[];
}

const listsOf = (facts: KitFacts): List[] => [
  ...BLOCKS.map(({ kind, name }) => ({
    name,
    values: LEAF_ITEMS.filter((item) => blockOf(item) === kind).map(labelOf),
  })),
  { name: '科室', values: facts.departments.map(labelOf) },
  { name: '资金来源', values: FUND_SOURCES.map(({ name }) => name) },
  { name: '专项', values: facts.projects },
  { name: '业务量指标', values: MEASURES.map(labelOf) },
];

/** Title and headings stand above. */
const LISTS_FIRST_ROW = 3;

function listSheet(facts: KitFacts): Sheet {
  const lists = listsOf(facts);
  const length = Math.max(...lists.map(({ values }) => values.length));
  return {
    name: KIT_SHEETS.lists,
    title: '可以选用的名称',
    columns: lists.map(({ name }) => ({ heading: name, kind: 'code', width: 28 })),
    rows: Array.from({ length }, (_, row) => lists.map(({ values }) => values[row] ?? null)),
    locked: true,
    page: page(facts),
    tab: 'quiet',
  };
}

function guideSheet(facts: KitFacts): Sheet {
  return {
    name: KIT_SHEETS.guide,
    title: '填报说明',
    columns: [{ heading: '', kind: 'wrap', width: 110 }],
    headless: true,
    rows: guideRows(facts),
    locked: true,
    page: page(facts),
    tab: 'quiet',
  };
}

/** The lists of a kit's facts, in the order in which they are signed. */
export const SIGNED = ['rows', 'carries', 'workload', 'departments', 'projects'] as const;

/** The form, its digest, then what the kit says of itself: one line a fact, since a cell holds only so much. */
function signatureSheet(facts: KitFacts): Sheet {
  const { form, unit, name, year, revision, ...lists } = factsJson(facts);
  const lines = [
    form,
    sha256Text(sealedText(facts)),
    JSON.stringify([unit, name, year, revision]),
    ...SIGNED.flatMap((list) => lists[list].map((one) => JSON.stringify([list, one]))),
  ];
  return {
    name: KIT_SHEETS.signature,
    columns: [{ heading: '', kind: 'code', width: 20 }],
    headless: true,
    rows: lines.map((line) => [line]),
    hidden: true,
    locked: true,
    page: page(facts),
  };
}
