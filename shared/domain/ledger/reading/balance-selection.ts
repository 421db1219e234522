import { fen, groupedYuan } from '../../../kernel/fen.ts';
import { type Period, parsePeriod } from '../../../kernel/period.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Side } from '../account.ts';
import type { ReadBalance } from './balance-checks.ts';
import { completed, figuresOf } from './balance-figures.ts';
import { type BalanceLine, inkedAmount } from './balance-rows.ts';
import type { BalanceShape } from './balance-shape.ts';
import { columnsOf } from './columns.ts';
import { periodsIn } from './dates.ts';
import type { Findings } from './findings.ts';
import type { ReadingOptions, ReadingRefusal } from './reading.ts';
import { refusal, severalUnits } from './refusals.ts';
import type { Table } from './table.ts';
import { sameUnitName, unitNameOf } from './title.ts';

interface Selection {
  readonly lines: readonly BalanceLine[];
  /** False when rows of another unit or month were left out, so that printed totals cannot be held against the rest. */
  readonly all: boolean;
}

/** A file of several units gives one of them, and only when a person said which (NC: 核算账簿名称). */
export function chosenUnit(
  table: Table,
  lines: readonly BalanceLine[],
  options: ReadingOptions,
  findings: Findings,
): Result<Selection & { readonly names: readonly string[] }, ReadingRefusal> {
  const names = new Set<string>();
  for (const line of lines) if (line.unitName !== '') names.add(unitNameOf(line.unitName));
  if (names.size <= 1) {
    const named = [...names][0] ?? table.title.unitName;
    return ok({ lines, all: true, names: named === undefined ? [] : [named] });
  }
  const { unitName } = options;
  if (unitName === undefined) return severalUnits([...names], table);
  const kept = lines.filter((line) => line.unitName !== '' && sameUnitName(line.unitName, unitName));
  if (kept.length === 0) return severalUnits([...names], table);
  for (const line of lines) if (!kept.includes(line)) findings.skip(table.sheet, line.row, 'other-unit');
  return ok({ lines: kept, all: false, names: [unitNameOf(unitName)] });
}

/** Rows of several months (会计年度, 会计期间 columns): the month that was asked for, or a refusal that names them. */
export function chosenPeriod(
  table: Table,
  lines: readonly BalanceLine[],
  options: ReadingOptions,
  findings: Findings,
): Result<Selection & { readonly period: Period | undefined }, ReadingRefusal> {
  const periods = new Map<string, Period | undefined>();
  for (const { period } of lines) if (!periods.has(period)) periods.set(period, periodOfCells(period, table));
  const known = [...new Set([...periods.values()].filter((period) => period !== undefined))].sort();
  if (known.length <= 1) return ok({ lines, all: true, period: known[0] });
  const { period } = options;
  if (period === undefined || !known.includes(period))
    return refusal('several-periods', `文件里有几个会计期间（${known.join('、')}），请指定导入哪一个。`, {
      table,
      choices: known,
    });
  const kept = lines.filter((line) => periods.get(line.period) === period);
  for (const line of lines)
    if (periods.get(line.period) !== period) findings.skip(table.sheet, line.row, 'other-period');
  return ok({ lines: kept, all: false, period });
}

/** 会计年度 `2025` and 会计期间 `12`, or a period in one cell. */
function periodOfCells(cells: string, table: Table): Period | undefined {
  const [year = '', month = ''] = cells.split('|');
  const whole = periodsIn(month)?.to;
  if (whole) return whole;
  const number = /(\d{1,2})\s*(?:月|期)?$/.exec(month.trim())?.[1];
  const years = /(\d{4})/.exec(year)?.[1] ?? (table.title.span?.to.slice(0, 4) || table.title.year);
  return number && years ? parsePeriod(`${years}-${number.padStart(2, '0')}`) : undefined;
}

/** The month of the file, and the first one when its title names several. */
export function spanOf(
  table: Table,
  fromCells: Period | undefined,
): { readonly period?: Period; readonly from?: Period } {
  if (fromCells) return { period: fromCells };
  const { span } = table.title;
  if (!span) return {};
  return span.from === span.to ? { period: span.to } : { period: span.to, from: span.from };
}

/** The account's own side where a column gives it (余额方向). */
export function accountSide(table: Table, line: BalanceLine): Side | undefined {
  const column = columnsOf(table.columns, 'direction').find((candidate) => candidate.sense.ofAccount);
  const direction = column && line.directions.get(column);
  return direction === 'debit' || direction === 'credit' ? direction : undefined;
}

interface Partition {
  /** Account rows; `details` where the account has no row of its own and is the sum of its auxiliary rows. */
  readonly accounts: readonly { readonly line: BalanceLine; readonly details?: readonly BalanceLine[] }[];
  /** Auxiliary rows that repeat an account's total (核算维度), never added to it. */
  readonly auxiliary: readonly BalanceLine[];
}

/** Tells accounts from their auxiliary detail: by the auxiliary columns, by rows without a code, by codes that come again. */
export function partition(
  table: Table,
  lines: readonly BalanceLine[],
  nameless: readonly (BalanceLine & { readonly above: number })[],
  findings: Findings,
): Partition {
  const auxiliary: BalanceLine[] = [];
  const byCode = new Map<string, BalanceLine[]>();
  for (const line of lines) {
    const same = byCode.get(line.code);
    if (same) same.push(line);
    else byCode.set(line.code, [line]);
  }
  const accounts: { line: BalanceLine; details?: readonly BalanceLine[] }[] = [];
  for (const same of byCode.values()) {
    const own = same.filter((line) => line.auxiliary.length === 0);
    const details = same.filter((line) => line.auxiliary.length > 0);
    if (own.length === 0) accounts.push({ line: details[0]!, details });
    else {
      accounts.push({ line: own[0]! });
      auxiliary.push(...details);
      const others = own.slice(1);
      if (others.length === 0) continue;
      const detailed = others.length > 1 || others[0]!.name !== own[0]!.name;
      if (details.length === 0 && detailed && addsUpTo(own[0]!, others)) auxiliary.push(...others.map(asDetail));
      else
        for (const line of others)
          findings.reject(
            table.sheet,
            line.row,
            'duplicate-account',
            `科目 ${line.code} ${line.name} 重复出现（第 ${table.sheet.rowNumber(own[0]!.row)} 行已有），不能确定以哪一行为准`,
          );
    }
  }
  const above = new Map<number, (BalanceLine & { above: number })[]>();
  for (const line of nameless) {
    const list = above.get(line.above);
    if (list) list.push(line);
    else above.set(line.above, [line]);
  }
  for (const group of above.values()) {
    const owner = byCode.get(group[0]!.code)?.[0];
    if (owner && addsUpTo(owner, group)) auxiliary.push(...group);
    else
      for (const line of group)
        findings.reject(table.sheet, line.row, 'no-code', `“${line.name}”这一行有金额，但没有科目编码`);
  }
  return { accounts, auxiliary };
}

const asDetail = (line: BalanceLine): BalanceLine => ({ ...line, auxiliary: [{ kind: 'detail', name: line.name }] });

function addsUpTo(owner: BalanceLine, parts: readonly BalanceLine[]): boolean {
  return [...owner.amounts].every(
    ([column, inked]) =>
      parts.reduce<number>((sum, part) => sum + inkedAmount(part.amounts.get(column), false), 0) === inked.amount,
  );
}

/** Auxiliary rows of one account and one set of kinds should add up to it; a difference is told, not refused. */
export function remarkAuxiliary(
  table: Table,
  rows: readonly ReadBalance[],
  auxiliary: readonly BalanceLine[],
  shape: BalanceShape,
  findings: Findings,
): void {
  const groups = new Map<string, number>();
  for (const line of auxiliary) {
    const key = `${line.code}|${line.auxiliary.map((value) => value.kind).join('+')}`;
    groups.set(key, (groups.get(key) ?? 0) + completed(figuresOf(line, shape), false).closing);
  }
  const closings = new Map(rows.map(({ line, whole }) => [line.code, whole.closing]));
  for (const [key, sum] of groups) {
    const [code = ''] = key.split('|');
    const own = closings.get(code);
    if (own !== undefined && own !== sum)
      findings.remark(
        `科目 ${code} 的辅助明细期末合计 ${groupedYuan(fen(sum))}，与科目余额 ${groupedYuan(own)} 不一致${table.sheet.name ? `（${table.sheet.name}）` : ''}。`,
      );
  }
}
