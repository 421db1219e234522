import { fen, groupedYuan } from '../../../kernel/fen.ts';
import { isBlankRow } from '../reading/grid.ts';
import { isSignatureRow, isYearToDate, labelKindOf } from '../reading/row-words.ts';
import { type MoneyColumn, tableColumns } from './columns.ts';
import type { RevenueHeading } from './heading.ts';
import { WHOLE } from './reading.ts';
import { isRefundName, isRefundWord, isUnsigned, refundsTurned } from './refunds.ts';
import {
  amountAt,
  departmentText,
  type FoundAmount,
  isMoneyColumn,
  RowDays,
  type SheetPass,
  type SheetReading,
} from './sheet-pass.ts';
import { type Figures, rolesThatTie, sum } from './subtotals.ts';

interface Line {
  readonly row: number;
  readonly figures: Figures;
  /** What a row of refunds calls itself; '' for any other. */
  readonly refund: string;
}

interface Total extends Line {
  readonly yearToDate: boolean;
}

/** Reads a sheet with a column for each charge and payment way: rows are days, departments, or both. */
export function readWide(pass: SheetPass, heading: RevenueHeading): SheetReading {
  const { sheet, kind, known, findings } = pass;
  const body = heading.last + 1;
  const table = tableColumns(heading.columns, kind, known, ({ index }) => isMoneyColumn(sheet, body, index));
  const { lines, totals } = linesOf(pass, body, table.money, table.date?.index ?? -1, table.department?.index ?? -1);
  const money = settled(
    table.money,
    lines.map(({ figures }) => figures),
  );
  const turned = turnedRefunds(money, lines);
  const roles = money.map(({ role }) => role);
  const asRead = signedRefunds(pass, money, lines, totals);
  const rows = asRead.map(({ figures, ...line }) => ({
    ...line,
    figures: figures.map((each, at) => (turned.has(at) ? -each : each)),
  }));
  checkTotalColumns(pass, money, rows);
  // A row that was refused would only make the totals below it differ as well.
  if (findings.rejections.length === 0) checkTotalRows(pass, money, asRead, totals);
  for (const at of turned) findings.remark(`“${money[at]!.word}”按退款读作减项。`);
  const days = new RowDays(pass, table.date);
  const amounts: FoundAmount[] = [];
  const sides = { item: roles.includes('item'), pay: roles.includes('pay') };
  for (const { row, figures, refund } of rows) {
    const span = days.at(row);
    if (!span) continue;
    const own = table.department ? departmentText(sheet.text(row, table.department.index)) : '';
    const department = refund === '' ? own : departmentText(refund);
    const common = { row, from: span.from, date: span.to, department };
    money.forEach(({ role, word }, at) => {
      if (role === 'item' || role === 'pay') amounts.push({ ...common, role, word, amount: fen(figures[at]!) });
    });
    // A side that the sheet does not divide is known by its sum.
    const total =
      sides.item || sides.pay ? sum(figures, roles, sides.item ? 'item' : 'pay') : grandTotal(money, figures);
    for (const role of ['item', 'pay'] as const)
      if (!sides[role]) amounts.push({ ...common, role, word: WHOLE[role], amount: fen(total) });
  }
  const words = money.flatMap(({ role, word, guessed }) => (role === 'total' ? [] : [{ word, role, guessed }]));
  const whole = (['item', 'pay'] as const).flatMap((role) =>
    sides[role] ? [] : [{ word: WHOLE[role], role, guessed: false }],
  );
  return { amounts, words: [...words, ...whole] };
}

const grandTotal = (money: readonly MoneyColumn[], figures: Figures): number =>
  figures[money.findLastIndex(({ role, strict }) => role === 'total' && strict)] ??
  figures[money.findIndex(({ role }) => role === 'total')] ??
  0;

/** The columns with the roles under which their rows tie. */
function settled(money: readonly MoneyColumn[], rows: readonly Figures[]): MoneyColumn[] {
  const roles = rolesThatTie(money, rows);
  return money.map((column, at) => ({
    ...column,
    role: roles[at]!,
    guessed: column.guessed || roles[at] !== column.role,
  }));
}

/** Columns of refunds written without a sign, where the rows tie only when they are taken off. */
function turnedRefunds(money: readonly MoneyColumn[], lines: readonly Line[]): Set<number> {
  const roles = money.map(({ role }) => role);
  const refunds = money.flatMap(({ word, role }, at) =>
    isRefundWord(word) && (role === 'item' || role === 'pay') && lines.every(({ figures }) => figures[at]! >= 0)
      ? [at]
      : [],
  );
  const turned = new Set(refunds);
  if (refunds.length === 0) return turned;
  const ties = (signs: ReadonlySet<number>) =>
    lines.filter(({ figures }) => {
      const signed = figures.map((each, at) => (signs.has(at) ? -each : each));
      const [item, pay] = [sum(signed, roles, 'item'), sum(signed, roles, 'pay')];
      const total = roles.indexOf('total');
      if (roles.includes('item') && roles.includes('pay')) return item === pay;
      return total < 0 || (roles.includes('item') ? item : pay) === signed[total];
    }).length;
  return ties(turned) >= ties(new Set()) ? turned : new Set();
}

/** The rows of money, and the rows that add them up; anything else is left out with its reason. */
function linesOf(pass: SheetPass, body: number, money: readonly MoneyColumn[], date: number, department: number) {
  const { sheet, findings } = pass;
  const lines: Line[] = [];
  const totals: Total[] = [];
  const firstMoney = Math.min(...money.map(({ index }) => index), Number.POSITIVE_INFINITY);
  for (let row = body; row < sheet.rowCount; row += 1) {
    if (isBlankRow(sheet, row)) {
      findings.skip(sheet, row, 'blank');
      continue;
    }
    if (
      money.every(
        ({ index, column }) => sheet.text(row, index) === '' || sheet.text(row, index) === column.words.at(-1),
      )
    ) {
      findings.skip(sheet, row, isSignatureRow(sheet, row) ? 'signature' : 'footer');
      continue;
    }
    const labels = labelsOf(pass, row, firstMoney, [date, department]);
    const label = labels.find((text) => labelKindOf(text) !== undefined);
    if (label === undefined && isFoot(pass, row, money)) {
      findings.skip(sheet, row, isSignatureRow(sheet, row) ? 'signature' : 'footer');
      continue;
    }
    const figures = money.map(({ column, role }) => (role === 'aside' ? 0 : amountAt(pass, row, column)));
    if (figures.some((each) => each === undefined)) continue;
    const refund = labels.find(isRefundName) ?? '';
    const line = { row, figures: figures.map((each) => each ?? 0), refund };
    if (label !== undefined) totals.push({ ...line, yearToDate: isYearToDate(label) });
    else if (labels.every((text) => text === '') && firstMoney > 0 && addsUp(line.figures, lines))
      totals.push({ ...line, yearToDate: false });
    else lines.push(line);
  }
  for (const { row } of totals) findings.skip(sheet, row, 'total');
  return { lines, totals };
}

/** What stands in a row before its money, and in its day's and department's place. */
function labelsOf({ sheet }: SheetPass, row: number, firstMoney: number, places: readonly number[]): string[] {
  const before = Array.from({ length: Math.min(firstMoney, sheet.width(row)) }, (_, column) => column);
  return [...new Set([...before, ...places.filter((at) => at >= 0)])].map((column) => sheet.text(row, column));
}

/** Words below the table that reach into its columns: no cell of money is an amount. */
const isFoot = ({ sheet }: SheetPass, row: number, money: readonly MoneyColumn[]): boolean =>
  money.every(({ index }) => !/\d/.test(sheet.text(row, index)) || isSignatureRow(sheet, row));

/** A row without a name that adds up those above it, two or more, is their total; refunds without a sign are taken off. */
const addsUp = (figures: Figures, lines: readonly Line[]): boolean =>
  isSumOf(figures, lines) || (lines.some(isUnsigned) && isSumOf(figures, refundsTurned(lines)));

const isSumOf = (figures: Figures, lines: readonly Line[]): boolean =>
  lines.length >= 2 &&
  figures.some((each) => each !== 0) &&
  figures.every((each, at) => each === lines.reduce((total, line) => total + line.figures[at]!, 0));

/** Each printed total is held against what it may add up; a row where it differs is refused. */
function checkTotalColumns(
  { sheet, findings }: SheetPass,
  money: readonly MoneyColumn[],
  lines: readonly Line[],
): void {
  const roles = money.map(({ role }) => role);
  money.forEach(({ role, strict, word, column }, at) => {
    if (role !== 'total') return;
    const sums: ((figures: Figures) => number)[] = [
      (figures) => sum(figures, roles, 'item'),
      (figures) => sum(figures, roles, 'pay'),
      (figures) => run(figures, roles, roles.lastIndexOf('total', at - 1) + 1, at),
      (figures) => run(figures, roles, at + 1, roles.indexOf('total', at + 1)),
      ...backwards(roles, at),
    ];
    const fitting = sums.map((made) => lines.filter(({ figures }) => made(figures) === figures[at]).length);
    const most = Math.max(...fitting);
    const made = sums[fitting.indexOf(most)]!;
    if (most === lines.length) return;
    if (!strict) {
      findings.remark(`“${word}”与各项之和不符，没有用它核对。`);
      return;
    }
    for (const { row, figures } of lines) {
      const differs = figures[at]! - made(figures);
      if (differs === 0) continue;
      const [written, added] = [groupedYuan(fen(figures[at]!)), groupedYuan(fen(made(figures)))];
      findings.reject(
        sheet,
        row,
        'row-total',
        `“${word}”写的是 ${written}，各项加起来是 ${added}，相差 ${groupedYuan(fen(differs))}`,
        column,
      );
    }
  });
}

/** Sums of the two to eight charges or ways right before a total (药品小计). */
function backwards(roles: readonly MoneyColumn['role'][], at: number): ((figures: Figures) => number)[] {
  const made: ((figures: Figures) => number)[] = [];
  for (let from = at - 2; from >= Math.max(0, at - 8); from -= 1) made.push((figures) => run(figures, roles, from, at));
  return made;
}

const run = (figures: Figures, roles: readonly MoneyColumn['role'][], from: number, to: number): number => {
  let total = 0;
  for (let at = from; at < (to < 0 ? roles.length : to); at += 1)
    if (roles[at] === 'item' || roles[at] === 'pay') total += figures[at]!;
  return total;
};

/** A row of totals adds up all rows above it, or those since the total before (小计), or it is refused; 累计 reaches further back. */
function checkTotalRows(
  { sheet, findings }: SheetPass,
  money: readonly MoneyColumn[],
  lines: readonly Line[],
  totals: readonly Total[],
): void {
  for (const { row, at, added } of faultsOfTotals(money, lines, totals)) {
    const { word, column } = money[at]!;
    const written = groupedYuan(fen(totals.find((total) => total.row === row)!.figures[at]!));
    const sums = groupedYuan(fen(added));
    findings.reject(sheet, row, 'total-row', `合计行“${word}”写的是 ${written}，逐行加起来是 ${sums}`, column);
  }
}

/** Where the rows of totals differ from what they may add up, in the way in which each differs least. */
function faultsOfTotals(
  money: readonly MoneyColumn[],
  lines: readonly Line[],
  totals: readonly Total[],
): { row: number; at: number; added: number }[] {
  const faults: { row: number; at: number; added: number }[] = [];
  let since = -1;
  for (const { row, figures, yearToDate } of totals) {
    if (yearToDate) continue;
    const above = lines.filter((line) => line.row < row);
    const block = above.filter((line) => line.row > since);
    since = row;
    const added = (some: readonly Line[], at: number) => some.reduce((total, line) => total + line.figures[at]!, 0);
    const whole = lines.every((line) => line.row > row) ? lines : above;
    const wrong = (some: readonly Line[]) =>
      money.flatMap(({ role }, at) => (role !== 'aside' && figures[at] !== added(some, at) ? [at] : []));
    const ways = [block, above, whole].map((some) => ({ some, at: wrong(some) }));
    const best = ways.reduce((one, other) => (other.at.length < one.at.length ? other : one));
    faults.push(...best.at.map((at) => ({ row, at, added: added(best.some, at) })));
  }
  return faults;
}

/** Rows of refunds with their sign: where they are written without one, the rows of totals say whether they are taken off. */
function signedRefunds(
  { findings }: SheetPass,
  money: readonly MoneyColumn[],
  lines: readonly Line[],
  totals: readonly Total[],
): readonly Line[] {
  const unsigned = lines.filter(isUnsigned);
  if (unsigned.length === 0) return lines;
  const turned = refundsTurned(lines);
  if (faultsOfTotals(money, turned, totals).length > faultsOfTotals(money, lines, totals).length) return lines;
  for (const name of new Set(unsigned.map(({ refund }) => refund))) findings.remark(`“${name}”按退款读作减项。`);
  return turned;
}
