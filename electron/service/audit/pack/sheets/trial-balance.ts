import type { Book } from '../../../../../shared/domain/ledger/account.ts';
import { type FundNature, fundSource } from '../../../../../shared/domain/ledger/fund.ts';
import { addFen, type Fen, negateFen, subtractFen, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Cell, Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { BOOK_NAMES, type StatementContent, unitLabel } from '../content.ts';
import { liveCell } from '../live.ts';
import type { BalanceLine, RangedAmount } from './balance-lines.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const TRIAL_BALANCE: Paper = {
  index: 'A11',
  name: '科目余额表',
  about: '各单位末级科目的余额与发生额，两套账；报表公式由此取数',
};

/** Short names of the fund natures, as the 经费性质 column and the formulas' criteria write them. */
export const NATURE_NAMES: Record<FundNature, string> = {
  'fiscal-basic': '财政基本',
  'fiscal-project': '财政项目',
  research: '科教',
  other: '其他',
};

/** A fund source as the 资金来源 column and the formulas' criteria write it. */
export const sourceName = (source: string): string => fundSource(source)?.name ?? source;

/** Columns of the sheet by the names that formulas call them. Net amounts are debit-positive. */
export const RANGE = {
  unit: '余额_单位',
  book: '余额_账簿',
  code: '余额_科目编码',
  source: '余额_资金来源',
  nature: '余额_经费性质',
  group: '余额_合并科目',
  firstLevel: '余额_一级科目',
  yearOpening: '余额_年初',
  opening: '余额_期初',
  debit: '余额_本期借方',
  credit: '余额_本期贷方',
  yearDebit: '余额_本年借方',
  yearCredit: '余额_本年贷方',
  closing: '余额_期末',
  monthMovement: '余额_本月净额',
  yearMovement: '余额_本年净额',
} as const satisfies Record<
  RangedAmount | 'unit' | 'book' | 'code' | 'source' | 'nature' | 'group' | 'firstLevel',
  string
>;

type Side = 'Debit' | 'Credit';
type ColumnKey = keyof typeof RANGE | `${'opening' | 'closing'}${Side}` | 'name' | 'side' | 'check' | 'groupName';

const FEED = '报表取数';
const COLUMNS: readonly (Column & { readonly key: ColumnKey })[] = [
  { key: 'unit', heading: '单位', kind: 'text' },
  { key: 'book', heading: '账簿', kind: 'text', width: 6 },
  { key: 'code', heading: '科目编码', kind: 'code' },
  { key: 'name', heading: '科目名称', kind: 'text' },
  { key: 'side', heading: '方向', kind: 'text', width: 6 },
  { key: 'source', heading: '资金来源', kind: 'text' },
  { key: 'openingDebit', heading: ['期初余额', '借方'], kind: 'money' },
  { key: 'openingCredit', heading: ['期初余额', '贷方'], kind: 'money' },
  { key: 'debit', heading: ['本期发生额', '借方'], kind: 'money' },
  { key: 'credit', heading: ['本期发生额', '贷方'], kind: 'money' },
  { key: 'yearDebit', heading: ['本年累计发生额', '借方'], kind: 'money' },
  { key: 'yearCredit', heading: ['本年累计发生额', '贷方'], kind: 'money' },
  { key: 'closingDebit', heading: ['期末余额', '借方'], kind: 'money' },
  { key: 'closingCredit', heading: ['期末余额', '贷方'], kind: 'money' },
  { key: 'check', heading: '核对\n期初＋借－贷－期末', kind: 'check', width: 12 },
  { key: 'nature', heading: [FEED, '经费性质'], kind: 'text', width: 10, printed: false },
  { key: 'group', heading: [FEED, '合并科目'], kind: 'code', printed: false },
  { key: 'groupName', heading: [FEED, '合并科目名称'], kind: 'text', printed: false },
  { key: 'firstLevel', heading: [FEED, '一级科目'], kind: 'code', width: 10, printed: false },
  { key: 'yearOpening', heading: [FEED, '年初净额（借正贷负）'], kind: 'money', printed: false },
  { key: 'opening', heading: [FEED, '期初净额（借正贷负）'], kind: 'money', printed: false },
  { key: 'closing', heading: [FEED, '期末净额（借正贷负）'], kind: 'money', printed: false },
  { key: 'monthMovement', heading: [FEED, '本月净额（不含结转，借正贷负）'], kind: 'money', printed: false },
  { key: 'yearMovement', heading: [FEED, '本年净额（不含结转，借正贷负）'], kind: 'money', printed: false },
];
const columnOf = (key: ColumnKey): number => COLUMNS.findIndex((column) => column.key === key);
const cellAt = (key: ColumnKey, row: number): string => `${columnLetters(columnOf(key))}${row}`;

/** The two sides of a balance as 科目余额表 prints it: one of them, or neither when it is nil. */
export const sidesOf = (net: Fen): { readonly debit: Fen; readonly credit: Fen } =>
  net >= 0 ? { debit: net, credit: ZERO } : { debit: ZERO, credit: negateFen(net) };

/** The first-level account of a selector, with the letter before it that marks another chart's or an unmapped account. */
const firstLevelOf = (selector: string): string => selector.slice(0, /^[PU]/.test(selector) ? 5 : 4);

/**
 * The criterion that selects a group account with all below it. First-level accounts have a column of their own: most
 * lines are made of them, and spreadsheets compare whole texts much faster than beginnings.
 */
export const accountCriterion = (account: string): string =>
  /^\d{4}$/.test(account) ? `${RANGE.firstLevel},"${account}"` : `${RANGE.group},"${account}*"`;

/** The sheet of trial balances, all units under one another, with the ranges that formulas name. */
export function trialBalanceSheet(
  content: StatementContent,
  lines: readonly BalanceLine[],
): { sheet: Sheet; names: NamedRange[] } {
  const labels = new Map(content.units.map((unit) => [unit.code, unitLabel(unit)]));
  const groupNames = new Map(content.groupAccounts.map(({ code, name }) => [code, name]));
  const head = { title: '科目余额表', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const rows = lines.map((line, index): Row => {
    const cells = balanceCells(line, firstRow + index, labels.get(line.unit)!, groupNames);
    return COLUMNS.map(({ key }) => cells[key]);
  });
  const lastRow = firstRow + Math.max(1, lines.length) - 1;
  if (lines.length === 0) rows.push([]);
  for (const book of ['financial', 'budget'] as const) rows.push(totalRow(book, lines, firstRow, lastRow));
  return {
    sheet: {
      name: TRIAL_BALANCE.name,
      ...head,
      rows,
      filter: true,
      frozenColumns: 4,
      page: pageOf(content, TRIAL_BALANCE, 'landscape'),
      tab: 'accent',
    },
    names: Object.entries(RANGE).map(([key, name]) => ({
      name,
      sheet: TRIAL_BALANCE.name,
      column: columnOf(key as ColumnKey),
      firstRow,
      lastRow,
    })),
  };
}

function balanceCells(
  line: BalanceLine,
  row: number,
  label: string,
  groupNames: ReadonlyMap<string, string>,
): Record<ColumnKey, Cell> {
  const [opening, closing] = [sidesOf(line.opening), sidesOf(line.standing)];
  const at = (key: ColumnKey) => cellAt(key, row);
  const rolled = `${at('opening')}+${at('debit')}-${at('credit')}-${at('closingDebit')}+${at('closingCredit')}`;
  return {
    unit: label,
    book: BOOK_NAMES[line.book],
    code: line.code,
    name: line.name,
    side: line.side === 'debit' ? '借' : '贷',
    source: line.source === undefined ? null : sourceName(line.source),
    openingDebit: opening.debit,
    openingCredit: opening.credit,
    debit: line.debit,
    credit: line.credit,
    yearDebit: line.yearDebit,
    yearCredit: line.yearCredit,
    closingDebit: closing.debit,
    closingCredit: closing.credit,
    check: liveCell(
      { formula: rolled, result: subtractFen(addFen(line.opening, line.debit), addFen(line.credit, line.standing)) },
      'check',
    ),
    nature: line.nature === undefined ? null : NATURE_NAMES[line.nature],
    group: line.selector,
    groupName: line.group === undefined ? '未映射' : (groupNames.get(line.group) ?? null),
    firstLevel: firstLevelOf(line.selector),
    yearOpening: line.yearOpening,
    opening: liveCell({ formula: `${at('openingDebit')}-${at('openingCredit')}`, result: line.opening }),
    closing:
      line.closing === line.standing
        ? liveCell({ formula: `${at('closingDebit')}-${at('closingCredit')}`, result: line.closing })
        : line.closing,
    monthMovement: line.monthMovement,
    yearMovement: line.yearMovement,
  };
}

/** What a column of amounts holds of a line. */
const SUMMED: Partial<Record<ColumnKey, (line: BalanceLine) => Fen>> = {
  openingDebit: ({ opening }) => sidesOf(opening).debit,
  openingCredit: ({ opening }) => sidesOf(opening).credit,
  debit: ({ debit }) => debit,
  credit: ({ credit }) => credit,
  yearDebit: ({ yearDebit }) => yearDebit,
  yearCredit: ({ yearCredit }) => yearCredit,
  closingDebit: ({ standing }) => sidesOf(standing).debit,
  closingCredit: ({ standing }) => sidesOf(standing).credit,
  yearOpening: ({ yearOpening }) => yearOpening,
  opening: ({ opening }) => opening,
  closing: ({ closing }) => closing,
  monthMovement: ({ monthMovement }) => monthMovement,
  yearMovement: ({ yearMovement }) => yearMovement,
};

/** Totals of one book over all units: debits and credits are equal, net balances nil. */
function totalRow(book: Book, lines: readonly BalanceLine[], firstRow: number, lastRow: number): Row {
  const own = lines.filter((line) => line.book === book);
  const total = (key: ColumnKey, amountOf: (line: BalanceLine) => Fen) => {
    const letters = columnLetters(columnOf(key));
    const formula = `SUMIFS(${letters}${firstRow}:${letters}${lastRow},${RANGE.book},"${BOOK_NAMES[book]}")`;
    return liveCell({ formula, result: sumFen(own.map(amountOf)) });
  };
  return {
    look: 'total',
    cells: COLUMNS.map(({ key }): Cell => {
      const amountOf = SUMMED[key];
      if (amountOf) return total(key, amountOf);
      return key === 'unit' ? '合计' : key === 'book' ? BOOK_NAMES[book] : { value: null, kind: 'text' };
    }),
  };
}
