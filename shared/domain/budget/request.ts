import type { AccountingDate } from '../../kernel/date.ts';
import { addDays } from '../../kernel/date.ts';
import { type Fen, sumFen } from '../../kernel/fen.ts';
import { fundSource } from '../ledger/fund.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { AMOUNT_MAX } from './amounts.ts';
import { type BudgetLine, lineKey } from './line.ts';
import { budgetItem, isControlled } from './plan.ts';

/** One row of a request (用款明细): which line is asked for how much, in 分 above nil. */
export interface RequestRow {
  readonly department: string;
  readonly item: string;
  readonly source: string;
  readonly project: string;
  readonly amount: Fen;
}

/** A spending request (用款申请单) of one unit and budget year. */
export interface SpendingRequest {
  readonly unit: UnitCode;
  readonly year: number;
  /** The department that asks (申请科室); '' for the unit as a whole. */
  readonly department: string;
  /** 事由. */
  readonly purpose: string;
  /** 收款单位 as it is written on the request; `counterparty` names it in the register, or is ''. */
  readonly payee: string;
  readonly counterparty: string;
  /** When it is meant to be paid (预计用款日期); '' where nobody knows yet. */
  readonly expected: AccountingDate | '';
  /** The papers that go with it (依据、附件编号). */
  readonly reference: string;
  readonly rows: readonly RequestRow[];
}

/** The name under which the gate knows the request's takings. */
export const requestCarrier = (id: number): string => `request:${id}`;

/** The request of a carrier; undefined where it names another kind of document. */
export function requestOfCarrier(carrier: string | undefined): number | undefined {
  const found = /^request:([1-9]\d*)$/.exec(carrier ?? '');
  return found ? Number(found[1]) : undefined;
}

export const lineOfRequest = (
  { unit, year }: Pick<SpendingRequest, 'unit' | 'year'>,
  { department, item, source, project }: Omit<RequestRow, 'amount'>,
): BudgetLine => ({ unit, year, department, item, source, project });

/** 申请金额. */
export const requestTotal = ({ rows }: Pick<SpendingRequest, 'rows'>): Fen => sumFen(rows.map(({ amount }) => amount));

/** What is wrong with a row, by its place from 1. */
export interface RowProblem {
  readonly row: number;
  readonly message: string;
}

/** Rows that no budget line can answer: what is not held, what is named twice, what asks for nothing or is a slip. */
export function requestProblems(request: SpendingRequest): RowProblem[] {
  const seen = new Set<string>();
  return request.rows.flatMap((row, index): RowProblem[] => {
    const key = lineKey(lineOfRequest(request, row));
    const twice = seen.has(key);
    seen.add(key);
    const item = budgetItem(row.item);
    const message =
      item === undefined
        ? `没有预算项目 ${row.item}`
        : !isControlled(item)
          ? `${item.name}不占用预算额度，不需要申请`
          : fundSource(row.source)?.code !== row.source
            ? `没有资金来源 ${row.source}`
            : row.amount <= 0
              ? '申请金额须大于零'
              : row.amount > AMOUNT_MAX
                ? '申请金额不能超过 100 亿元，请核对单位是不是元'
                : twice
                  ? '同一预算明细只能有一行'
                  : undefined;
    return message === undefined ? [] : [{ row: index + 1, message }];
  });
}

/** Days for which a request that nobody decides holds the budget [U]; a setting of the community. */
export const DEFAULT_HOLD_DAYS = 60;
export const HOLD_DAYS = { least: 1, most: 366 } as const;

/** The last day on which a request that is submitted today still holds. */
export const lastDayHeld = (today: AccountingDate, days: number): AccountingDate => addDays(today, days);
