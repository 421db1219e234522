import { sql } from 'kysely';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import type { Consolidation } from '../../../shared/domain/consolidation/model.ts';
import { consolidateOpening } from '../../../shared/domain/consolidation/opening.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { allFigures, readFigures } from '../ledger/queries.ts';
import { Kept } from '../pipeline/kept.ts';
import { GROUP_DEFINITIONS, readInput } from './input.ts';
import { readOpeningItems } from './items.ts';
import { confirmedHead, readRun } from './runs.ts';

/** Consolidations that are kept in memory: those behind the columns of a few months' statements, some megabytes each. */
const KEPT_MAX = 8;

/** A confirmed run stays as it was. */
const NEVER_CHANGES = 0;

/**
 * Consolidations of a period as a statement needs them: the confirmed one, else one tried on the books as they are. A
 * tried one is kept until the trail says that books, register or consolidation were touched.
 */
export class TriedConsolidations {
  readonly #kept = new Kept<Consolidation | undefined>(KEPT_MAX);

  /** Undefined without any data in the year. */
  async of(db: BooksReader, period: Period): Promise<Consolidation | undefined> {
    const confirmed = await confirmedHead(db, period);
    if (confirmed)
      return this.#keeping(
        `run ${confirmed.id}`,
        NEVER_CHANGES,
        async () => (await readRun(db, { run: confirmed.id }))?.result,
      );
    return this.#keeping(period, await lastTouched(db), async () => {
      const input = await readInput(db, period);
      return input.statements.size === 0 ? undefined : consolidate(input, GROUP_DEFINITIONS);
    });
  }

  /** The year's openings consolidated, from the books as they are. */
  async openingOf(db: BooksReader, period: Period): Promise<Consolidation | undefined> {
    return this.#keeping(`opening ${period}`, await lastTouched(db), async () => {
      const read = await readFigures(db, period);
      const input = await readInput(db, period, read);
      const items = await readOpeningItems(db, period, allFigures(read));
      return consolidateOpening({ statements: input.statements, items }, input, GROUP_DEFINITIONS);
    });
  }

  async #keeping(
    key: string,
    stamp: number,
    make: () => Promise<Consolidation | undefined>,
  ): Promise<Consolidation | undefined> {
    const known = this.#kept.at(key, stamp);
    if (known) return known.value;
    const result = await make();
    this.#kept.keep(key, stamp, result);
    return result;
  }
}

/** What is said or moved without a figure, an account, an entry or an agreement becoming another. */
const WITHOUT_FIGURES = [
  'ledger.submitPeriod',
  'ledger.lockPeriod',
  'ledger.reopenPeriod',
  'ledger.attest',
  'ledger.saveDraft',
  'ledger.submitDrafts',
  'ledger.withdrawDrafts',
  'ledger.reviewDrafts',
  'ledger.returnDrafts',
  'ledger.unreviewDrafts',
  'ledger.signDrafts',
  'ledger.unsignDrafts',
  'ledger.discardDrafts',
  'ledger.attachPaper',
  'consolidation.proposeOwn',
  'consolidation.disputeOwn',
  'consolidation.withdrawOwn',
  'consolidation.explain',
  'consolidation.explainOwn',
];

/** Sequence of the last event of the trail that a consolidation may depend on. */
async function lastTouched(db: BooksReader): Promise<number> {
  const last = await db
    .selectFrom('event')
    .select('sequence')
    .where(
      sql<boolean>`(operation like 'ledger.%' or operation like 'organisation.%' or operation like 'consolidation.%')`,
    )
    .where('operation', 'not in', WITHOUT_FIGURES)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.sequence ?? 0;
}
