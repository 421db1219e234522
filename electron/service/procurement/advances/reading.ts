import { type AdvanceSums, leftOf, sumAdvance } from '../../../../shared/domain/procurement/advances/advance.ts';
import type { AdvanceSource } from '../../../../shared/domain/procurement/advances/paying.ts';
import { GIVEN_UP, runTotal } from '../../../../shared/domain/procurement/payments/run.ts';
import { sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readPapers } from '../papers/papers.ts';
import { type PaymentRun, runOf } from '../payments/runs.ts';
import { readBatches } from '../volumes/content.ts';
import { type Agreement, readAgreements } from './agreements.ts';
import { type AdvanceEntry, readEntries, stands } from './entries.ts';

/** The advance of an agreement, as it stands now. */
export interface Advance {
  readonly agreement: Agreement;
  /** Those that do not stand any more too. */
  readonly entries: readonly AdvanceEntry[];
  /** Runs out of it that were not given up. */
  readonly runs: readonly PaymentRun[];
  readonly sums: AdvanceSums;
}

/** Every agreement with its advance; `except` leaves a run out. */
export async function readAdvances(db: BooksReader, except?: number): Promise<Advance[]> {
  const entries = await readEntries(db);
  const runs = (await readPapers(db, 'payment')).flatMap((paper) => {
    const run = GIVEN_UP.includes(paper.stage) || paper.id === except ? undefined : runOf(paper);
    return run?.advance === undefined ? [] : [{ run, batch: run.advance }];
  });
  return (await readAgreements(db)).map((agreement) => {
    const own = entries.filter(({ batch }) => agreement.batches.has(batch));
    const its = runs.filter(({ batch }) => agreement.batches.has(batch)).map(({ run }) => run);
    const taken = sumFen(its.map(({ lines }) => runTotal(lines)));
    return { agreement, entries: own, runs: its, sums: sumAdvance(own.filter(stands), taken) };
  });
}

export const advanceOf = (advances: readonly Advance[], batch: number): Advance | undefined =>
  advances.find(({ agreement }) => agreement.batches.has(batch));

/** What a batch is called whose advance pays a run. */
export interface AdvanceName {
  readonly batch: number;
  readonly number: string;
  readonly name: string;
}

/** Batches as runs name them: the one that a run was signed with, though it was adjusted since. */
export const readAdvanceNames = async (db: BooksReader): Promise<Map<number, AdvanceName>> =>
  new Map(
    (await readBatches(db)).map(({ paper: { id, number }, content: { name } }) => [id, { batch: id, number, name }]),
  );

/** What a run may pay out of a batch's advance, the run itself left out; undefined where there is no such batch. */
export async function readAdvanceSource(
  db: BooksReader,
  batch: number,
  except?: number,
): Promise<AdvanceSource | undefined> {
  const found = advanceOf(await readAdvances(db, except), batch);
  return found && { number: found.agreement.number, items: found.agreement.items, left: leftOf(found.sums) };
}
