import type { Book, Side } from '../../../../../shared/domain/ledger/account.ts';
import type { AccountFigure } from '../../../../../shared/domain/ledger/figures.ts';
import { effectiveSource, type FundNature, fundSource, natureOf } from '../../../../../shared/domain/ledger/fund.ts';
import { UNMAPPED } from '../../../../../shared/domain/ledger/statements/terms.ts';
import type { UnitCode } from '../../../../../shared/domain/organisation/unit.ts';
import { addFen, type Fen, subtractFen, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { columnLetters, frameOf } from '../../../workbook/write/address.ts';
import type { Column, NamedRange, Row, Sheet } from '../../../workbook/write/model.ts';
import { BOOK_NAMES, type PackContent, unitLabel } from '../content.ts';
import { liveCell } from '../live.ts';
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

/** One row: a leaf account of a unit, split by fund source where its lines carry one. Balances are debit-positive. */
export interface BalanceLine {
  readonly unit: UnitCode;
  readonly book: Book;
  readonly code: string;
  readonly name: string;
  readonly side: Side;
  /** The fund source it counts as (`effectiveSource`), and that source's nature. */
  readonly source: string | undefined;
  readonly nature: FundNature | undefined;
  readonly group: string | undefined;
  /** What statements select by: the group account, or `U` and the own code of what is not mapped. */
  readonly selector: string;
  readonly yearOpening: Fen;
  readonly opening: Fen;
  readonly debit: Fen;
  readonly credit: Fen;
  readonly yearDebit: Fen;
  readonly yearCredit: Fen;
  readonly closing: Fen;
  readonly monthMovement: Fen;
  readonly yearMovement: Fen;
}

const AMOUNTS = [
  'yearOpening',
  'opening',
  'debit',
  'credit',
  'yearDebit',
  'yearCredit',
  'closing',
  'monthMovement',
  'yearMovement',
] as const;
export type BalanceAmount = (typeof AMOUNTS)[number];

/** Adds the figures up over department, project and counterparty; the fund source stays, because statements split on it. */
export function balanceLines(content: PackContent): BalanceLine[] {
  const unitOrder = new Map(content.units.map((unit, index) => [unit.code, index]));
  const lines = new Map<string, BalanceLine>();
  for (const { figures } of content.books) {
    for (const figure of figures) {
      const source = effectiveSource(figure.fund, figure.accountFund);
      const key = [figure.unit, figure.book, figure.code, source ?? '', figure.group ?? ''].join('|');
      const known = lines.get(key);
      lines.set(key, known ? added(known, figure) : lineOf(figure, source));
    }
  }
  return [...lines.values()]
    .filter((line) => AMOUNTS.some((amount) => line[amount] !== 0))
    .sort(
      (a, b) =>
        unitOrder.get(a.unit)! - unitOrder.get(b.unit)! ||
        (a.book === b.book
          ? compare(a.code, b.code) || compare(a.source ?? '', b.source ?? '')
          : a.book === 'financial'
            ? -1
            : 1),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function lineOf(figure: AccountFigure, source: string | undefined): BalanceLine {
  const { unit, book, code, name, side, group, ...rest } = figure;
  const amounts = Object.fromEntries(AMOUNTS.map((amount) => [amount, rest[amount]])) as Record<BalanceAmount, Fen>;
  const nature = source === undefined ? undefined : natureOf(source);
  return { unit, book, code, name, side, source, nature, group, selector: group ?? `${UNMAPPED}${code}`, ...amounts };
}

function added(line: BalanceLine, figure: AccountFigure): BalanceLine {
  const amounts = Object.fromEntries(AMOUNTS.map((amount) => [amount, addFen(line[amount], figure[amount])]));
  return { ...line, ...(amounts as Record<BalanceAmount, Fen>) };
}

/** Ranges of the sheet by the names that formulas call them. */
export const RANGE = {
  unit: '余额_单位',
  book: '余额_账簿',
  source: '余额_资金来源',
  nature: '余额_经费性质',
  group: '余额_合并科目',
  yearOpening: '余额_年初',
  opening: '余额_期初',
  debit: '余额_本期借方',
  credit: '余额_本期贷方',
  yearDebit: '余额_本年借方',
  yearCredit: '余额_本年贷方',
  closing: '余额_期末',
  monthMovement: '余额_本月净额',
  yearMovement: '余额_本年净额',
} as const satisfies Record<BalanceAmount | 'unit' | 'book' | 'source' | 'nature' | 'group', string>;

type ColumnKey = keyof typeof RANGE | 'code' | 'name' | 'side' | 'check' | 'groupName';

const COLUMNS: readonly (Column & { readonly key: ColumnKey })[] = [
  { key: 'unit', heading: '单位', kind: 'text' },
  { key: 'book', heading: '账簿', kind: 'text', width: 6 },
  { key: 'code', heading: '科目编码', kind: 'code' },
  { key: 'name', heading: '科目名称', kind: 'text' },
  { key: 'side', heading: '方向', kind: 'text', width: 6 },
  { key: 'source', heading: '资金来源', kind: 'text' },
  { key: 'yearOpening', heading: ['余额（借正贷负）', '年初'], kind: 'money' },
  { key: 'opening', heading: ['余额（借正贷负）', '期初'], kind: 'money' },
  { key: 'debit', heading: ['本期发生额', '借方'], kind: 'money' },
  { key: 'credit', heading: ['本期发生额', '贷方'], kind: 'money' },
  { key: 'yearDebit', heading: ['本年累计发生额', '借方'], kind: 'money' },
  { key: 'yearCredit', heading: ['本年累计发生额', '贷方'], kind: 'money' },
  { key: 'closing', heading: '期末余额\n（借正贷负）', kind: 'money' },
  { key: 'check', heading: '核对\n期初＋借－贷－期末', kind: 'check', width: 12 },
  { key: 'nature', heading: ['报表取数', '经费性质'], kind: 'text', width: 10, printed: false },
  { key: 'group', heading: ['报表取数', '合并科目'], kind: 'code', printed: false },
  { key: 'groupName', heading: ['报表取数', '合并科目名称'], kind: 'text', printed: false },
  { key: 'monthMovement', heading: ['报表取数', '本月净额（不含结转，借正贷负）'], kind: 'money', printed: false },
  { key: 'yearMovement', heading: ['报表取数', '本年净额（不含结转，借正贷负）'], kind: 'money', printed: false },
];
const columnOf = (key: ColumnKey): number => COLUMNS.findIndex((column) => column.key === key);
const lettersOf = (key: ColumnKey): string => columnLetters(columnOf(key));

/** The sheet of trial balances, all units under one another, with the ranges that formulas name. */
export function trialBalanceSheet(
  content: PackContent,
  lines: readonly BalanceLine[],
): { sheet: Sheet; names: NamedRange[] } {
  const labels = new Map(content.units.map((unit) => [unit.code, unitLabel(unit)]));
  const groupNames = new Map(content.groupAccounts.map(({ code, name }) => [code, name]));
  const head = { title: '科目余额表', banner: bannerOf(content), columns: COLUMNS };
  const { firstRow } = frameOf(head);
  const rows: Row[] = lines.map((line, index) =>
    balanceRow(line, firstRow + index, labels.get(line.unit)!, groupNames),
  );
  const lastRow = firstRow + Math.max(1, lines.length) - 1;
  if (lines.length === 0) rows.push([]);
  for (const book of ['financial', 'budget'] as const) rows.push(totalRow(book, lines));
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

function balanceRow(line: BalanceLine, row: number, label: string, groupNames: ReadonlyMap<string, string>): Row {
  const rolled = `${lettersOf('opening')}${row}+${lettersOf('debit')}${row}-${lettersOf('credit')}${row}-${lettersOf('closing')}${row}`;
  const difference = subtractFen(addFen(line.opening, line.debit), addFen(line.credit, line.closing));
  return [
    label,
    BOOK_NAMES[line.book],
    line.code,
    line.name,
    line.side === 'debit' ? '借' : '贷',
    line.source === undefined ? null : sourceName(line.source),
    line.yearOpening,
    line.opening,
    line.debit,
    line.credit,
    line.yearDebit,
    line.yearCredit,
    line.closing,
    liveCell({ formula: rolled, result: difference }, 'check'),
    line.nature === undefined ? null : NATURE_NAMES[line.nature],
    line.selector,
    line.group === undefined ? '未映射' : (groupNames.get(line.group) ?? null),
    line.monthMovement,
    line.yearMovement,
  ];
}

/** Totals of one book over all units: balances come to nil, turnovers of both sides are equal. */
function totalRow(book: Book, lines: readonly BalanceLine[]): Row {
  const own = lines.filter((line) => line.book === book);
  const total = (amount: BalanceAmount) =>
    liveCell({
      formula: `SUMIFS(${RANGE[amount]},${RANGE.book},"${BOOK_NAMES[book]}")`,
      result: sumFen(own.map((line) => line[amount])),
    });
  return {
    look: 'total',
    cells: COLUMNS.map(({ key }) => {
      if (key === 'unit') return '合计';
      if (key === 'book') return BOOK_NAMES[book];
      return (AMOUNTS as readonly string[]).includes(key) ? total(key as BalanceAmount) : null;
    }),
  };
}

/** Exact sums over the rows of the sheet, by the same criteria that SUMIFS gets. */
export class BalanceSums {
  readonly #byUnit = new Map<UnitCode, BalanceLine[]>();

  constructor(readonly lines: readonly BalanceLine[]) {
    for (const line of lines) {
      const own = this.#byUnit.get(line.unit);
      if (own) own.push(line);
      else this.#byUnit.set(line.unit, [line]);
    }
  }

  sum(amount: BalanceAmount, wanted: (line: BalanceLine) => boolean, unit?: UnitCode): Fen {
    const lines = unit === undefined ? this.lines : (this.#byUnit.get(unit) ?? []);
    let total: Fen = ZERO;
    for (const line of lines) if (wanted(line)) total = addFen(total, line[amount]);
    return total;
  }
}
