import {
  DIFFERENCE_CLASSES,
  DIFFERENCE_GROUPS,
  OTHER_CLASSES,
} from '../../../../../shared/domain/ledger/statements/reconciliation-classes.ts';
import type { UnitCode } from '../../../../../shared/domain/organisation/unit.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../../../shared/kernel/fen.ts';
import { monthOf } from '../../../../../shared/kernel/period.ts';
import { columnLetters, frameOf, quotedText } from '../../../workbook/write/address.ts';
import type { Cell, Column, Row, Sheet } from '../../../workbook/write/model.ts';
import { type PackContent, unitLabel } from '../content.ts';
import { constant, type Live, liveCell, sumOf } from '../live.ts';
import { CLASS_NAMES, PART_RANGE, type PartSums } from './difference-parts.ts';
import { isYearToDate } from './journal.ts';
import { bannerOf, type Paper, pageOf } from './paper.ts';

export const RECONCILIATION: Paper = {
  index: 'A7',
  name: '盈余与预算结余差异',
  about: '本年盈余与本年预算收支差额的差异，按凭证归类（附注（六））',
};

/** One column of the reconciliation: a unit's year so far or its month. */
interface ReconciledColumn {
  readonly heading: string | readonly string[];
  readonly unit: UnitCode;
  readonly measure: 'amount' | 'month';
}

/** A unit's 本期盈余 or 本年预算收支差额 in its statement: where it stands. */
export type ResultFigure = (
  which: 'surplus' | 'budget-balance',
  unit: UnitCode,
  measure: 'amount' | 'month',
) => Live | undefined;

/**
 * 本年盈余与预算结余差异情况表: from 本年预算收支差额 to 本年盈余. Both ends refer to the statements, the classes add up the list of
 * vouchers, and the last row shows that nothing is left unexplained.
 */
export function reconciliationSheet(content: PackContent, sums: PartSums, resultOf: ResultFigure): Sheet {
  const group = content.scope.kind === 'group';
  const own = group
    ? content.units.map(
        (unit): ReconciledColumn => ({ heading: ['本年累计数', unitLabel(unit)], unit: unit.code, measure: 'amount' }),
      )
    : content.units.flatMap((unit): ReconciledColumn[] => [
        { heading: '本月数', unit: unit.code, measure: 'month' },
        { heading: '本年累计数', unit: unit.code, measure: 'amount' },
      ]);
  const columns: Column[] = [
    { heading: '项目', kind: 'text', width: 46 },
    ...own.map(({ heading }): Column => ({ heading, kind: 'money' })),
    ...(group ? [{ heading: ['本年累计数', '合计'], kind: 'money' } as const] : []),
  ];
  const head = { title: '本年盈余与预算结余的差异情况说明', banner: bannerOf(content), columns };
  const { firstRow } = frameOf(head);
  const plan = planOf();
  const rowOf = new Map(plan.map(({ key }, index) => [key, firstRow + index]));
  const columnLives = own.map((column, index) => {
    const letters = columnLetters(1 + index);
    return livesOf(
      content,
      column,
      { letters, unitCell: group ? `${letters}$${firstRow - 1}` : undefined, rowOf },
      sums,
      resultOf,
    );
  });
  const rows = plan.map(({ key, name, depth }): Row => {
    const cells = columnLives.map((lives): Cell => {
      const live = lives.get(key)!;
      return live.formula === STATED ? live.result : liveCell(live, key === GAP ? 'check' : 'money');
    });
    const row = rowOf.get(key)!;
    const result = sumFen(columnLives.map((lives) => lives.get(key)!.result));
    const total = liveCell(
      { formula: `SUM(B${row}:${columnLetters(own.length)}${row})`, result },
      key === GAP ? 'check' : 'money',
    );
    return {
      look: depth === 0 ? 'total' : 'body',
      data: true,
      cells: [{ value: name, indent: depth }, ...cells, ...(group ? [total] : [])],
    };
  });
  for (const remark of remarksOf(content)) {
    rows.push({
      look: 'plain',
      cells: [{ value: `注：${remark}`, kind: 'wrap', look: 'note' }],
      merge: [[0, Math.min(columns.length - 1, 5)]],
      height: 30,
    });
  }
  return {
    name: RECONCILIATION.name,
    ...head,
    rows,
    frozenColumns: 1,
    page: pageOf(content, RECONCILIATION, group ? 'landscape' : 'portrait', {
      pagesWide: Math.ceil(columns.length / 9),
    }),
  };
}

const GAP = 'gap';
/** The class of what came as trial balances. */
const UNCLASSIFIED = 'summary-unclassified';
/** In place of a formula: the amount stands as the program gave it. */
const STATED = '';
const SIGN_NAMES = { 1: '加：', '-1': '减：' } as const;

interface PlannedRow {
  readonly key: string;
  readonly name: string;
  readonly depth: 0 | 1 | 2;
}

/** The rows of the form. */
function planOf(): PlannedRow[] {
  return [
    { key: 'budget-balance', name: '本年预算结余（本年预算收支差额）', depth: 0 },
    ...DIFFERENCE_GROUPS.flatMap(({ group, name, sign }): PlannedRow[] => [
      { key: group, name: group === 'other-matters' ? name : `${SIGN_NAMES[sign]}${name}`, depth: 1 },
      ...classesOf(group).map((key): PlannedRow => ({ key, name: CLASS_NAMES.get(key)!, depth: 2 })),
    ]),
    { key: 'surplus', name: '本年盈余（本年收入与费用的差额）', depth: 0 },
    { key: GAP, name: '核对：盈余－（预算结余＋加项－减项＋其他）', depth: 0 },
  ];
}

function classesOf(group: (typeof DIFFERENCE_GROUPS)[number]['group']): string[] {
  if (group === 'other-matters') return OTHER_CLASSES.map(({ key }) => key);
  return DIFFERENCE_CLASSES.filter((entry) => entry.group === group).map(({ key }) => key);
}

/** Where a column of the reconciliation stands. */
interface Place {
  readonly letters: string;
  /** The heading that holds the unit's label; undefined in a unit's own pack. */
  readonly unitCell: string | undefined;
  readonly rowOf: ReadonlyMap<string, number>;
}

function livesOf(
  content: PackContent,
  { unit, measure }: ReconciledColumn,
  { letters, unitCell, rowOf }: Place,
  sums: PartSums,
  resultOf: ResultFigure,
): Map<string, Live> {
  const books = content.books.find((own) => own.unit === unit);
  const statement = books?.statements.find((own) => own.statement === 'reconciliation');
  const kept = new Map(statement?.lines.map((line) => [line.key, line]));
  const month = measure === 'month' ? monthOf(content.period) : undefined;
  const isTold = measure === 'month' || isYearToDate(content);
  const lives = new Map<string, Live>([
    ['budget-balance', resultOf('budget-balance', unit, measure) ?? constant(ZERO, '0')],
    ['surplus', resultOf('surplus', unit, measure) ?? constant(ZERO, '0')],
  ]);
  for (const key of CLASS_NAMES.keys()) {
    const criteria = [
      ...(unitCell === undefined ? [] : [`${PART_RANGE.unit},${unitCell}`]),
      `${PART_RANGE.key},${quotedText(CLASS_NAMES.get(key)!)}`,
      ...(month === undefined ? [] : [`${PART_RANGE.month},${month}`]),
    ];
    const listed = constant(sums.sum(unit, key, month), `SUMIFS(${PART_RANGE.amount},${criteria.join(',')})`);
    // What came as trial balances has no vouchers, and a journal of one month tells nothing of the year.
    const isListed = isTold && key !== UNCLASSIFIED;
    lives.set(key, isListed ? listed : constant(kept.get(key)?.[measure] ?? ZERO, STATED));
  }
  if (!books?.detailed && !kept.has(UNCLASSIFIED)) lives.set(UNCLASSIFIED, constant(restOf(lives), STATED));
  const at = (key: string): Live => ({ formula: `${letters}${rowOf.get(key)}`, result: lives.get(key)!.result });
  for (const { group } of DIFFERENCE_GROUPS) {
    lives.set(group, sumOf(classesOf(group).map((key) => ({ sign: 1, live: at(key) }))));
  }
  lives.set(
    GAP,
    sumOf([
      { sign: 1, live: at('surplus') },
      { sign: -1, live: at('budget-balance') },
      ...DIFFERENCE_GROUPS.map(({ group, sign }) => ({ sign: -sign as 1 | -1, live: at(group) })),
    ]),
  );
  return lives;
}

/** Of a unit that is not wholly in vouchers: what they leave unexplained came as trial balances and has only its total. */
function restOf(lives: ReadonlyMap<string, Live>): Fen {
  let rest = lives.get('surplus')!.result - lives.get('budget-balance')!.result;
  for (const { group, sign } of DIFFERENCE_GROUPS) {
    for (const key of classesOf(group)) rest -= sign * lives.get(key)!.result;
  }
  return fen(rest);
}

function remarksOf(content: PackContent): string[] {
  const remarks = content.books.flatMap(({ statements }) =>
    statements.filter(({ statement }) => statement === 'reconciliation').flatMap((own) => own.remarks),
  );
  return [...new Set(remarks)];
}
