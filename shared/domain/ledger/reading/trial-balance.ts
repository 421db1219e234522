import { monthOf, type Period } from '../../../kernel/period.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { AccountReader } from './accounts.ts';
import { addFigures, checkParents, checkRollForward, checkTrialBalance, type ReadBalance } from './balance-checks.ts';
import { chooseShape } from './balance-choice.ts';
import { type CompleteFigures, completed, figuresOf, isYearPeriod } from './balance-figures.ts';
import { type BalanceLine, readBalanceLines } from './balance-rows.ts';
import { accountSide, chosenPeriod, chosenUnit, partition, remarkAuxiliary, spanOf } from './balance-selection.ts';
import { type BalanceShape, balanceShapes, moneyColumns } from './balance-shape.ts';
import { checkPrintedTotals } from './balance-totals.ts';
import { parentCodes } from './codes.ts';
import type { Findings } from './findings.ts';
import type { BalanceRow, Hypothesis, ReadingOptions, ReadingRefusal } from './reading.ts';
import { ambiguous, refusal } from './refusals.ts';
import { balanceRoles, type Roles } from './roles.ts';
import type { Table } from './table.ts';

export interface TrialBalanceReading {
  readonly rows: number;
  readonly balances: readonly BalanceRow[];
  readonly auxiliaryBalances: readonly BalanceRow[];
  readonly unitNames: readonly string[];
  readonly period?: Period;
  readonly from?: Period;
  readonly hypotheses: readonly Hypothesis[];
  readonly roles: Roles;
  readonly shape: BalanceShape;
}

/** Reads a trial balance (科目余额表, 发生额及余额表) and holds it against everything it says itself. */
export function readTrialBalance(
  table: Table,
  accounts: AccountReader,
  options: ReadingOptions,
  findings: Findings,
): Result<TrialBalanceReading, ReadingRefusal> {
  const shapes = balanceShapes(table.columns, false);
  if (shapes.length === 0) return missingColumns(table);
  const read = readBalanceLines(table, accounts, options.multiplier ?? 1, findings);
  const unit = chosenUnit(table, read.lines, options, findings);
  if (!unit.ok) return unit;
  const month = chosenPeriod(table, unit.value.lines, options, findings);
  if (!month.ok) return month;
  const { lines } = month.value;
  if (lines.length === 0) return refusal('no-rows', '表头下面没有读到任何科目行。', { table });

  const parts = partition(
    table,
    lines,
    read.nameless.filter((line) => lines.includes(read.lines[line.above]!)),
    findings,
  );
  const parents = parentCodes(parts.accounts.map((account) => account.line.code));
  const leafLines = parts.accounts.flatMap(({ line, details }) => (parents.has(line.code) ? [] : (details ?? [line])));
  const usable = leafLines.filter((line) => !line.faulty);
  const known = fixedShapes(balanceShapes(table.columns, read.hasRed), options);
  const choice = chooseShape(known.length > 0 ? known : shapes, usable, read.totals, options.choose);
  if (!('shape' in choice)) return ambiguous(choice.ambiguous, choice.hypotheses, table);
  const { shape } = choice;
  remarkUnused(table, shape, findings);
  if (choice.inkByCustom) findings.remark('文件中有红字金额，合计无法验证，已按惯例读作负数。');

  const yearIsPeriod = isYearPeriod(
    usable.map((line) => figuresOf(line, shape)),
    shape,
  );
  const rows: ReadBalance[] = parts.accounts.map(({ line, details }) => {
    const figures = figuresOf(line, shape);
    const whole = details
      ? addFigures(
          details.map((detail) => figuresOf(detail, shape)),
          yearIsPeriod,
        )
      : completed(figures, yearIsPeriod);
    return { line, figures: details ? {} : figures, whole, leaf: !parents.has(line.code) };
  });
  for (const { line, leaf } of rows) if (!leaf) findings.skip(table.sheet, line.row, 'parent');
  for (const line of parts.auxiliary) findings.skip(table.sheet, line.row, 'auxiliary');

  const details = parts.accounts.flatMap((account) => account.details ?? []);
  const detailRows = details.map((line) => {
    const figures = figuresOf(line, shape);
    return { line, figures, whole: completed(figures, yearIsPeriod), leaf: false };
  });
  checkRollForward(table, [...rows, ...detailRows], yearIsPeriod, findings);
  checkParents(table, rows, shape, findings);
  checkTrialBalance(table, rows, shape, findings);
  const inTotals = new Set<BalanceLine>(leafLines);
  if (unit.value.all && month.value.all)
    checkPrintedTotals(table, read.lines, (line) => inTotals.has(line), read.totals, shape, findings);
  remarkAuxiliary(table, rows, parts.auxiliary, shape, findings);

  const span = spanOf(table, month.value.period);
  const yearFigures = span.from !== undefined && monthOf(span.from) === 1 && !shape.slots.ytd;
  const rowOf = (line: BalanceLine, whole: CompleteFigures, leaf: boolean): BalanceRow => {
    const side = accountSide(table, line);
    return {
      row: table.sheet.rowNumber(line.row),
      code: line.code,
      name: line.name,
      ...(side ? { side } : {}),
      leaf,
      ...(yearFigures
        ? { yearOpening: whole.yearOpening ?? whole.opening, yearDebit: whole.debit, yearCredit: whole.credit }
        : {}),
      ...whole,
      ...(line.auxiliary.length > 0 ? { auxiliary: line.auxiliary } : {}),
    };
  };
  if (span.from) findings.remark(`文件是 ${span.from} 至 ${span.period} 几个月的合并数。`);
  return ok({
    rows: lines.length,
    balances: rows.map(({ line, whole, leaf }) => rowOf({ ...line, auxiliary: [] }, whole, leaf)),
    auxiliaryBalances: [...parts.auxiliary, ...details].map((line) =>
      rowOf(line, completed(figuresOf(line, shape), yearIsPeriod), false),
    ),
    unitNames: unit.value.names,
    ...span,
    hypotheses: choice.hypotheses,
    roles: balanceRoles(table.columns, accounts, shape),
    shape,
  });
}

function missingColumns(table: Table): Result<never, ReadingRefusal> {
  const found = moneyColumns(table.columns).map((column) => column.heading);
  return refusal(
    'missing-columns',
    `科目余额表缺少栏目：需要期初或期末余额，以及本期（或累计）借贷方发生额；文件里的金额栏是：${found.join('、') || '没有'}。`,
    { table },
  );
}

/** An amount column that no balance uses is told, so that nothing is left out in silence. */
function remarkUnused(table: Table, shape: BalanceShape, findings: Findings): void {
  const used = new Set(Object.values(shape.slots).flatMap((slot) => [slot.debit, slot.credit, slot.amount]));
  const unused = moneyColumns(table.columns).filter((column) => !used.has(column));
  if (unused.length > 0) findings.remark(`没有用到的金额栏：${unused.map((column) => column.heading).join('、')}。`);
}

/** A remembered layout keeps the form that was chosen once. */
function fixedShapes(shapes: readonly BalanceShape[], { layout }: ReadingOptions): readonly BalanceShape[] {
  return shapes.filter(
    (shape) =>
      (layout?.balanceForm === undefined || shape.form === layout.balanceForm) &&
      (layout?.redInk === undefined || shape.redIsMinus === (layout.redInk === 'minus')),
  );
}
