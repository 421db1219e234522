import { type Fen, fen, sumFen } from '../../kernel/fen.ts';
import type { RequestRow, SpendingRequest } from '../budget/request.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { Category } from './category.ts';
import type { Filled } from './form.ts';
import type { Level } from './level.ts';
import type { SeatedStep } from './route-state.ts';
import type { Part, Step } from './rule.ts';

/** A row of an application (经费列支): which budget line it asks for how much, in 分 above nil. */
export type ApplicationRow = RequestRow;

/** An expenditure application (事前审批单) of one unit and budget year, as it is filled in and signed. */
export interface Application {
  readonly unit: UnitCode;
  readonly year: number;
  readonly category: Category;
  /** The department that asks; '' for the unit as a whole. */
  readonly department: string;
  /** 事由. */
  readonly purpose: string;
  /** The payee as the register of approvals has it, or '' while nobody knows (比选之前). */
  readonly payee: string;
  /** In 分, above nil. Where the category takes of the budget, Σ of the rows. */
  readonly amount: Fen;
  readonly rows: readonly ApplicationRow[];
  /** What the category asks besides, by the keys of its form. */
  readonly filled: Filled;
  /** 紧急: why it cannot wait; '' where it can. */
  readonly urgent: string;
}

/** 借款 brings money in and 资产处置 gives things away: neither spends of the budget, and neither has rows. */
const OUTSIDE_BUDGET: readonly Category[] = ['borrowing', 'disposal'];
export const takesBudget = (category: Category): boolean => !OUTSIDE_BUDGET.includes(category);

export const rowsTotal = (rows: readonly Pick<ApplicationRow, 'amount'>[]): Fen =>
  sumFen(rows.map(({ amount }) => amount));

/**
 * The name under which the gate of the budget knows the application's takings. What was decided is kept as it was decided, so that
 * each change of it (变更, `round` from 2 on) holds under a name of its own.
 */
export const applicationCarrier = (id: number, round: number): string =>
  round === 1 ? `application:${id}` : `application:${id}-${round}`;

/** The application of a carrier; undefined where it names another kind of document. */
export function applicationOfCarrier(carrier: string | undefined): number | undefined {
  const found = /^application:([1-9]\d*)(-\d+)?$/.exec(carrier ?? '');
  return found ? Number(found[1]) : undefined;
}

/** The rows as a request for money asks the budget: the same lines, held by the same gate. */
export const asRequest = ({
  unit,
  year,
  department,
  purpose,
  rows,
}: Pick<Application, 'unit' | 'year' | 'department' | 'purpose' | 'rows'>): SpendingRequest => ({
  ...{ unit, year, department, purpose, rows },
  ...{ payee: '', counterparty: '', expected: '' as const, reference: '' },
});

/**
 * The parts that rules are asked about: by source, in or out of budget. What takes no budget is one part of other money, which no
 * budget keeps anybody from.
 */
export function partsOf(
  { category, amount, rows }: Pick<Application, 'category' | 'amount' | 'rows'>,
  isIn: (row: ApplicationRow) => boolean,
): readonly Part[] {
  if (!takesBudget(category)) return [{ source: 'other', inBudget: true, amount }];
  const parts = new Map<string, Part>();
  for (const row of rows) {
    const inBudget = isIn(row);
    const key = `${row.source} ${inBudget}`;
    const before = parts.get(key)?.amount ?? 0;
    parts.set(key, { source: row.source, inBudget, amount: fen(before + row.amount) });
  }
  return [...parts.values()];
}

/** Days within which a unit's head signs, where the rules do not ask for the head. */
const HEAD_DAYS = 3;

/**
 * 成员单位对真实性、合法性负责 (贵 三(十)): the unit's head signs every document, whether or not the rules ask for it.
 */
export const withHead = <One extends Step>(steps: readonly One[]): readonly (One | Step)[] =>
  steps.length === 0 || steps.some(({ level }) => level === 'unit-head')
    ? steps
    : [{ level: 'unit-head', mode: 'single', days: HEAD_DAYS }, ...steps];

/** The levels with whoever holds them. */
export const seated = (steps: readonly Step[], holdersOf: (level: Level) => readonly string[]): readonly SeatedStep[] =>
  steps.map((step) => ({ ...step, holders: holdersOf(step.level) }));

/** What is signed at the unit (签认): the papers are true, the spending lawful, and who signs answers for it. */
export const ATTESTED = '本单位对本申请所附资料的真实性、合法性负责';
