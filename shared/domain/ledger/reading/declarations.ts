import { type Fen, fen, groupedYuan, negateFen } from '../../../kernel/fen.ts';
import type { Period } from '../../../kernel/period.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { natureOfCode } from '../charts/element.ts';
import type { AccountReader } from './accounts.ts';
import { checkRollForward } from './balance-checks.ts';
import { chooseShape } from './balance-choice.ts';
import { type CompleteFigures, completed, figuresOf, isYearPeriod } from './balance-figures.ts';
import { type BalanceLine, inkedAmount, readBalanceLines } from './balance-rows.ts';
import { chosenPeriod, chosenUnit, spanOf } from './balance-selection.ts';
import { type BalanceShape, balanceShapes, moneyColumns, type Slot } from './balance-shape.ts';
import { type Column, columnOf, columnsOf } from './columns.ts';
import { dateContext } from './date-order.ts';
import { readDate } from './dates.ts';
import type { Findings } from './findings.ts';
import { journalColumns } from './journal-columns.ts';
import type { Hypothesis, IntraGroupRow, ReadingOptions, ReadingRefusal } from './reading.ts';
import { ambiguous, refusal } from './refusals.ts';
import { balanceRoles, type Roles, rolesOf } from './roles.ts';
import type { Table } from './table.ts';

export interface DeclarationReading {
  readonly rows: number;
  readonly declarations: readonly IntraGroupRow[];
  readonly unitNames: readonly string[];
  readonly period?: Period;
  readonly from?: Period;
  readonly hypotheses: readonly Hypothesis[];
  readonly roles: Roles;
  readonly form: string;
}

const PLACEHOLDER = /^(none|null|-+|\*|\/|0)?$/i;

/**
 * Reads what a member sends about its dealings inside the community beside a trial balance (DOMAIN 2.5): the 辅助余额表 of its
 * intra-group accounts, or the 内部往来及交易申报表 (account, counterparty, amount, document). Amounts come out in the account's own direction.
 */
export function readDeclarations(
  table: Table,
  accounts: AccountReader,
  options: ReadingOptions,
  findings: Findings,
): Result<DeclarationReading, ReadingRefusal> {
  const read = readBalanceLines(table, accounts, options.multiplier ?? 1, findings);
  const hasCounterparty = table.columns.some(isCounterparty);
  const unit = hasCounterparty
    ? chosenUnit(table, read.lines, options, findings)
    : ok({ lines: read.lines, names: ownName(table) });
  if (!unit.ok) return unit;
  const month = chosenPeriod(table, unit.value.lines, options, findings);
  if (!month.ok) return month;
  const lines = month.value.lines.filter((line) => !line.faulty);
  const shapes = balanceShapes(table.columns, false);
  const measured = shapes.length > 0 ? byShape(table, accounts, lines, shapes, options, findings) : byColumns(table);
  if (!measured.ok) return measured;
  const rows = new DeclarationRows(table, options, findings, measured.value.amountOf);
  const declarations = rows.of(lines);
  for (const line of read.nameless)
    findings.reject(table.sheet, line.row, 'no-code', `“${line.name}”这一行有金额，但没有科目编码`);
  if (declarations.length === 0 && findings.rejections.length === 0)
    return refusal('no-rows', '没有读到任何往来单位的金额。', { table });
  return ok({
    rows: lines.length,
    declarations,
    unitNames: unit.value.names,
    ...spanOf(table, month.value.period),
    hypotheses: measured.value.hypotheses,
    roles: measured.value.roles,
    form: measured.value.form,
  });
}

const isCounterparty = (column: Column): boolean =>
  column.sense.auxiliary?.kind === 'counterparty' || column.sense.auxiliary?.kind === 'composite';

const ownName = (table: Table): readonly string[] => (table.title.unitName === undefined ? [] : [table.title.unitName]);

type Measure = IntraGroupRow['measure'];
/** The amount of a line in its account's own direction, and what it is. */
type AmountOf = (line: BalanceLine) => { readonly amount: Fen; readonly measure: Measure };

interface Measured {
  readonly amountOf: AmountOf;
  readonly hypotheses: readonly Hypothesis[];
  readonly roles: Roles;
  readonly form: string;
}

/** Whether an account is of the income side (收入, 费用, 预算收支), whose dealings are the year's movement and not a balance. */
const isFlow = (code: string): boolean => /^[4567]/.test(code);
const isDebit = (code: string): boolean => natureOfCode(code)?.side !== 'credit';
const own = (code: string, debitPositive: number): Fen => {
  const amount = fen(debitPositive);
  return isDebit(code) ? amount : negateFen(amount);
};

/** An auxiliary balance table has opening, movement and closing: balances for 往来, the year's movement for income and expense. */
function byShape(
  table: Table,
  accounts: AccountReader,
  lines: readonly BalanceLine[],
  shapes: readonly BalanceShape[],
  options: ReadingOptions,
  findings: Findings,
): Result<Measured, ReadingRefusal> {
  const fixed = shapes.filter((shape) => !options.layout?.balanceForm || shape.form === options.layout.balanceForm);
  const choice = chooseShape(fixed.length > 0 ? fixed : shapes, lines, [], options.choose, false);
  if (!('shape' in choice)) return ambiguous(choice.ambiguous, choice.hypotheses, table);
  const { shape } = choice;
  const yearIsPeriod = isYearPeriod(
    lines.map((line) => figuresOf(line, shape)),
    shape,
  );
  const whole = (line: BalanceLine) => completed(figuresOf(line, shape), yearIsPeriod);
  checkRollForward(
    table,
    lines.map((line) => ({ line, figures: figuresOf(line, shape), whole: whole(line), leaf: true })),
    yearIsPeriod,
    findings,
  );
  const amountOf: AmountOf = (line) => {
    const figures = whole(line);
    return isFlow(line.code)
      ? { amount: movementOf(line.code, figures), measure: 'movement' }
      : { amount: own(line.code, figures.closing), measure: 'balance' };
  };
  return ok({
    amountOf,
    hypotheses: choice.hypotheses,
    roles: balanceRoles(table.columns, accounts, shape),
    form: shape.form,
  });
}

/** The year's movement, of the month where there is no more; a year that was closed into 3301 has moved what its own side shows. */
function movementOf(code: string, figures: CompleteFigures): Fen {
  const debit = figures.yearDebit ?? figures.debit;
  const credit = figures.yearCredit ?? figures.credit;
  const net = own(code, debit - credit);
  return net === 0 ? (isDebit(code) ? debit : credit) : net;
}

/** A declaration has one amount, a balance and a movement, or a debit and a credit column. */
function byColumns(table: Table): Result<Measured, ReadingRefusal> {
  const money = moneyColumns(table.columns);
  const slots = money.map((column) => ({ column, measure: measureOf(column) }));
  const pick = (wanted: Measure) => slotOf(slots.filter((slot) => slot.measure === wanted).map((slot) => slot.column));
  const balance = pick('balance');
  const movement = pick('movement');
  const plain = pick('unknown');
  if (!balance && !movement && !plain) return refusal('missing-columns', '内部往来申报表缺少金额栏。', { table });
  const direction = columnOf(table.columns, 'direction');
  const amountOf: AmountOf = (line) => {
    const [slot, measure] = isFlow(line.code)
      ? movement
        ? ([movement, 'movement'] as const)
        : plain
          ? ([plain, 'unknown'] as const)
          : ([balance!, 'balance'] as const)
      : balance
        ? ([balance, 'balance'] as const)
        : plain
          ? ([plain, 'unknown'] as const)
          : ([movement!, 'movement'] as const);
    return { amount: slotAmount(line, slot, direction), measure };
  };
  return ok({ amountOf, hypotheses: [], roles: rolesOf(table.columns), form: 'declaration' });
}

function measureOf({ sense }: Column): Measure {
  if (sense.time === 'opening' || sense.time === 'yearOpening' || sense.time === 'closing' || sense.balance)
    return 'balance';
  return sense.time === 'period' || sense.time === 'ytd' ? 'movement' : 'unknown';
}

/** Of several columns of one measure the last counts: 期末 stands behind 期初, 累计 behind 本期. */
function slotOf(columns: readonly Column[]): Slot | undefined {
  const debit = columns.findLast((column) => column.sense.side === 'debit');
  const credit = columns.findLast((column) => column.sense.side === 'credit');
  if (debit || credit) return { debit, credit };
  const amount = columns.at(-1);
  return amount && { amount };
}

function slotAmount(line: BalanceLine, slot: Slot, direction: Column | undefined): Fen {
  const value = (column: Column | undefined) => inkedAmount(column && line.amounts.get(column), true);
  if (!slot.amount) return own(line.code, value(slot.debit) - value(slot.credit));
  const said = direction && line.directions.get(direction);
  if (said === 'debit') return own(line.code, value(slot.amount));
  if (said === 'credit') return own(line.code, -value(slot.amount));
  return value(slot.amount);
}

/** Turns lines into rows of a declaration: each needs a counterparty, unless it is the account's own total. */
class DeclarationRows {
  readonly #table: Table;
  readonly #findings: Findings;
  readonly #amountOf: AmountOf;
  readonly #document: Column | undefined;
  readonly #date: Column | undefined;
  readonly #fallback: Column | undefined;
  readonly #context: ReturnType<typeof dateContext>;

  constructor(table: Table, options: ReadingOptions, findings: Findings, amountOf: AmountOf) {
    this.#table = table;
    this.#findings = findings;
    this.#amountOf = amountOf;
    const { columns } = table;
    this.#document = columnOf(columns, 'document') ?? columnOf(columns, 'voucher');
    this.#date = columnOf(columns, 'date');
    this.#fallback = columns.some(isCounterparty)
      ? undefined
      : (columnsOf(columns, 'unit').at(-1) ?? columnOf(columns, 'business-unit'));
    this.#context = dateContext(
      table,
      journalColumns(columns) ?? { form: 'signed', auxiliary: [] },
      undefined,
      options.period,
    );
  }

  of(lines: readonly BalanceLine[]): IntraGroupRow[] {
    const rows: IntraGroupRow[] = [];
    const totals: { line: BalanceLine; amount: Fen }[] = [];
    for (const line of lines) {
      const { amount, measure } = this.#amountOf(line);
      const counterparty = this.#counterparty(line);
      if (counterparty === undefined) {
        if (line.auxiliary.length > 0) this.#findings.skip(this.#table.sheet, line.row, 'auxiliary');
        else totals.push({ line, amount });
      } else if (amount === 0) this.#findings.skip(this.#table.sheet, line.row, 'no-amount');
      else rows.push({ ...this.#row(line), ...counterparty, amount, measure });
    }
    for (const total of totals) this.#takeTotal(total.line, total.amount, rows);
    return rows;
  }

  /** A row of an account without a counterparty is the total of those that have one, or a fault. */
  #takeTotal(line: BalanceLine, amount: Fen, rows: readonly IntraGroupRow[]): void {
    const { sheet } = this.#table;
    const under = rows.filter((row) => row.code === line.code || row.code.startsWith(line.code));
    const sum = fen(under.reduce<number>((total, row) => total + row.amount, 0));
    if (under.length > 0 || amount === 0) {
      this.#findings.skip(sheet, line.row, under.length > 0 ? 'parent' : 'no-amount');
      if (sum !== amount)
        this.#findings.remark(
          `科目 ${line.code} ${line.name} 合计 ${groupedYuan(amount)}，其中列明往来单位的合计 ${groupedYuan(sum)}。`,
        );
      return;
    }
    this.#findings.reject(sheet, line.row, 'no-counterparty', `${line.code} ${line.name}：有金额，但没有往来单位`);
  }

  #counterparty(line: BalanceLine): Pick<IntraGroupRow, 'counterparty' | 'counterpartyCode'> | undefined {
    const value = line.auxiliary.find((candidate) => candidate.kind === 'counterparty');
    if (value) {
      const counterparty = value.name || (value.code ?? '');
      return value.code && value.code !== counterparty
        ? { counterparty, counterpartyCode: value.code }
        : { counterparty };
    }
    const text = this.#fallback ? this.#table.sheet.text(line.row, this.#fallback.index) : '';
    return text === '' ? undefined : { counterparty: text };
  }

  #row(line: BalanceLine): Pick<IntraGroupRow, 'row' | 'code' | 'name' | 'document' | 'date'> {
    const { sheet } = this.#table;
    const document = this.#document ? sheet.text(line.row, this.#document.index) : '';
    const text = this.#date ? sheet.text(line.row, this.#date.index) : '';
    const date = text === '' ? undefined : readDate(text, this.#context);
    if (date?.kind === 'impossible')
      this.#findings.reject(sheet, line.row, 'impossible-date', `日期“${text}”不是日历上的一天`, this.#date);
    else if (date && date.kind !== 'date')
      this.#findings.reject(sheet, line.row, 'bad-date', `日期“${text}”看不懂`, this.#date);
    return {
      row: sheet.rowNumber(line.row),
      code: line.code,
      name: line.name,
      ...(PLACEHOLDER.test(document) ? {} : { document }),
      ...(date?.kind === 'date' ? { date: date.date } : {}),
    };
  }
}
