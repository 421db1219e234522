import type { Override } from '../../../../shared/domain/procurement/override.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { overrideOf } from '../account/reading.ts';
import type { Register } from '../deliveries/register.ts';
import { type Paper, papersOf, readSteps, type StepMade } from '../papers/papers.ts';
import { drawRegister, type Registered } from './drawing.ts';
import { readWorld } from './world.ts';

export type { Registered } from './drawing.ts';

/** 采购监督登记册 from one day to another: every finding with its answers and the exceptions that cover it. */
export const readGuardFindings = async (
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
  register?: Register,
): Promise<readonly Registered[]> => drawRegister(db, await readWorld(db, first, last, register));

/** An exception (采购例外) with who approved it and what was ordered under it. */
export interface OverrideUsed {
  readonly override: Override;
  /** Its steps, who prepared and who approved it with their reasons. */
  readonly steps: readonly StepMade[];
  readonly orders: readonly {
    readonly id: number;
    readonly number: string;
    readonly day: AccountingDate;
    readonly unit: string;
    readonly item: string;
    /** Packs, without what was cancelled. */
    readonly packs: number;
  }[];
}

/** Exceptions that were ordered under from one day to another, or held on one of these days. */
export async function readOverridesUsed(
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<readonly OverrideUsed[]> {
  const rows = await db
    .selectFrom('order_override as used')
    .innerJoin('order_allocation as allocation', 'allocation.id', 'used.allocation')
    .innerJoin('order_line as line', 'line.id', 'allocation.line')
    .innerJoin('procurement_paper as paper', 'paper.id', 'line.order_id')
    .select(['used.override', 'paper.id', 'paper.number', 'paper.first', 'allocation.unit', 'line.item'])
    .select(['allocation.quantity', 'allocation.cancelled'])
    .where('paper.stage', 'in', ['placed', 'confirmed', 'closed'])
    .where('paper.first', '>=', first)
    .where('paper.first', '<=', last)
    .orderBy('allocation.id')
    .execute();
  const used = new Set(rows.map(({ override }) => override));
  const papers = ((await papersOf(db, 'override').where('stage', '=', 'approved').execute()) as Paper[]).filter(
    (paper) => used.has(paper.id) || (paper.first <= last && paper.last >= first),
  );
  const steps = await readSteps(
    db,
    papers.map(({ id }) => id),
  );
  return papers.map((paper) => ({
    ...{ override: overrideOf(paper), steps: steps.get(paper.id) ?? [] },
    orders: rows
      .filter(({ override }) => override === paper.id)
      .map(({ id, number, first: day, unit, item, quantity, cancelled }) => ({
        ...{ id, number, day: day as AccountingDate, unit, item, packs: quantity - cancelled },
      })),
  }));
}
