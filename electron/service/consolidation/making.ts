import { consolidation } from '../../../shared/contract/consolidation.ts';
import { agreementsIn } from '../../../shared/domain/consolidation/agreed.ts';
import { confirmConsolidation } from '../../../shared/domain/consolidation/confirm.ts';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import type { Consolidation, ConsolidationInput } from '../../../shared/domain/consolidation/model.ts';
import type { Proposal } from '../../../shared/domain/consolidation/proposal.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Json } from '../../../shared/kernel/canonical.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader, BooksTx } from '../database.ts';
import { chartVersion, mappingVersion, type ReadFigures, readStandIns } from '../ledger/queries.ts';
import { type Implementation, preparedCommand } from '../pipeline/implementation.ts';
import { GROUP_DEFINITIONS, readExplanations, readInput } from './input.ts';
import { worksheetOut } from './output.ts';
import { confirmedRun, digestOf, keepConfirmed, keepRun, readRun, readRuns } from './runs.ts';

/** Computes the consolidation of a period from the books as they are. */
export async function computed(
  read: <T>(question: (db: BooksReader) => Promise<T>) => Promise<T>,
  period: Period,
  figures?: ReadonlyMap<UnitCode, ReadFigures>,
) {
  const { input, sequence, mapping, chart } = await read(async (db) => ({
    input: await readInput(db, period, figures),
    sequence: await lastSequence(db),
    mapping: await mappingVersion(db),
    chart: await chartVersion(db),
  }));
  return { input, result: consolidate(input, GROUP_DEFINITIONS), sequence, mapping, chart };
}

async function lastSequence(db: BooksReader): Promise<number> {
  const row = await db.selectFrom('event').select('sequence').orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return row?.sequence ?? 0;
}

/** What the trail says of the period's run before: so that the next one can be told beside it. */
async function lastRunTold(db: BooksReader, period: Period): Promise<Json | undefined> {
  const row = await db
    .selectFrom('event')
    .select('after')
    .where('operation', '=', 'consolidation.run')
    .where('subject', 'like', `${period} %`)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row?.after) return undefined;
  const { run, eliminations, differences } = JSON.parse(row.after) as Record<string, Json>;
  return { run: run ?? null, eliminations: eliminations ?? null, differences: differences ?? null };
}

/** 编制与确认: making a run, and another person's confirming it. */
export const makingOperations: readonly Implementation[] = [
  preparedCommand(
    consolidation.run,
    async (context, { period }) => {
      const made = await computed((question) => context.read(question), period);
      if (made.input.statements.size === 0) throw context.refused('no-data', `${period} 还没有任何单位的账务`);
      return made;
    },
    async (context, { period }, { input, result, sequence, mapping, chart }) => {
      const { tx, db } = context;
      const confirmed = await confirmedRun(db, period);
      if (confirmed)
        throw context.refused(
          'confirmed',
          `${period} 的合并已由 ${confirmed.run.confirmedBy} 确认，第 ${confirmed.run.id} 次`,
        );
      const earlier = await lastRunTold(db, period);
      const id = await keepRun(tx, {
        result,
        settings: input.settings,
        sequence,
        mappingVersion: mapping,
        chartVersion: chart,
        madeBy: context.actor,
        instant: context.instant,
      });
      const explanations = await readExplanations(db, period);
      await keepOpenDifferences(tx, result, input, explanations);
      context.audit({
        subject: `${period} 合并第 ${id} 次`,
        ...(earlier === undefined ? {} : { before: earlier }),
        after: {
          run: id,
          digest: digestOf(result),
          eliminations: result.eliminations.length,
          differences: openOf(result).length,
        },
      });
      const standIns = await readStandIns(db, period);
      return worksheetOut({ id, state: 'draft' }, result, { explanations, standIns });
    },
  ),

  preparedCommand(
    consolidation.confirm,
    async (context, { run: id }) => {
      const found = await context.read((db) => readRun(db, { run: id }));
      if (!found) throw context.notFound(`第 ${id} 次合并`);
      return { found, now: await computed((question) => context.read(question), found.run.period) };
    },
    async (context, { run: id }, { found, now }) => {
      const { db, tx } = context;
      const { run, result } = found;
      const standing = await confirmedRun(db, run.period);
      if (standing)
        throw context.refused('already-confirmed', `${run.period} 的合并已由 ${standing.run.confirmedBy} 确认`);
      if (run.madeBy === context.actor) throw context.refused('own-run', '编制人不能确认自己编制的合并');
      if (digestOf(now.result) !== run.digest)
        throw context.refused('books-have-changed', '编制之后账务、映射或设置有变动，请重新编制');
      const confirmed = confirmConsolidation(result, now.input.settings);
      if (!confirmed.ok) {
        const [first] = confirmed.error;
        throw context.refused(
          first?.code ?? 'failed-checks',
          confirmed.error.map(({ code, detail }) => ({ code, message: detail })),
        );
      }
      await keepConfirmed(tx, id, confirmed.value, context.actor);
      context.audit({
        subject: `${run.period} 合并第 ${id} 次`,
        before: { state: 'draft' },
        after: { state: 'confirmed', digest: run.digest },
      });
      const [kept] = (await readRuns(db, run.period)).filter((one) => one.id === id);
      return { ...kept!, run: kept!.id };
    },
  ),
];

/** Differences that nothing has settled. */
export const openOf = (result: Consolidation) =>
  result.differences.filter((row) => row.class !== 'matched' && row.settledBy === undefined && row.open !== 0);

/**
 * Differences that nothing in the books answers: those that are open, and those that were accepted as they stand by the
 * centre or by both members.
 */
const standingOf = (result: Consolidation, { manual, agreements = [] }: Accepted) => {
  const acceptances = new Map(
    manual.filter(({ kind }) => kind === 'acceptance').map(({ id, reason }) => [`manual/${id}`, reason]),
  );
  return result.differences.flatMap((row) => {
    const reason = acceptances.get(row.settledBy ?? '') ?? agreedReason(row.settledBy, agreements);
    return row.class !== 'matched' && row.open !== 0 && (row.settledBy === undefined || reason !== undefined)
      ? [{ row, reason }]
      : [];
  });
};

type Accepted = Pick<ConsolidationInput, 'manual' | 'agreements'>;

/** What the members said that a difference is, each under the unit that proposed it; undefined where they answered nothing. */
function agreedReason(settledBy: string | undefined, agreements: readonly Proposal[]): string | undefined {
  const ids = agreementsIn(settledBy);
  const said = agreements.filter(({ id }) => ids.includes(id)).map(({ unit, reason }) => `${unit}：${reason}`);
  return said.length > 0 ? said.join('；') : undefined;
}

/** What is open or only accepted stays listed, with the first month in which it stood, until a later consolidation finds it settled. */
async function keepOpenDifferences(
  tx: BooksTx,
  result: Consolidation,
  accepted: Accepted,
  explanations: ReadonlyMap<string, string>,
): Promise<void> {
  await tx.db.deleteFrom('open_difference').where('period', '=', result.period).execute();
  await tx.bulkInsert(
    'open_difference',
    standingOf(result, accepted).map(({ row, reason }) => ({
      period: result.period,
      left_unit: row.pair[0],
      right_unit: row.pair[1],
      book: row.book,
      kind: row.kind,
      amount: row.open,
      class: row.class,
      since: row.since,
      explanation: explanations.get(`${row.pair.join('/')}/${row.book}/${row.kind}`) ?? reason ?? null,
    })),
  );
}
