import { costing } from '../../../../shared/contract/costing.ts';
import { overlapping } from '../../../../shared/domain/costing/charges/agreement.ts';
import { isLive, steppedTo } from '../../../../shared/domain/costing/charges/route.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import {
  type Kept,
  preparerOf,
  readAgreements,
  readCentres,
  readPaper,
  readRun,
  readRuns,
  readSteps,
  readVolumesOf,
  runContent,
} from './papers.ts';
import { overlapsSaid } from './register-operations.ts';
import { CHANGED, moveOn, NOT_NOW, SAME_PERSON } from './stepping.ts';
import { readCentreMonths } from './working-out.ts';

/** 审核 and 退回 of every paper, by another person than who prepared it; 撤回 by who prepares. */
export const reviewOperations: readonly Implementation[] = [
  command(costing.reviewCharge, async (context, { paper: kind, id, revision, unit, agree, reason = '' }) => {
    const { db } = context;
    const paper = await readPaper(db, kind, id);
    if (paper?.unit !== unit) throw context.notFound(`单据 ${id}`);
    if (paper.revision !== revision) throw context.refused('changed', CHANGED);
    const step = agree ? 'review' : 'return';
    if (steppedTo(kind, step, paper.stage) === undefined) throw context.refused('not-now', NOT_NOW);
    if (agree) {
      const steps = (await readSteps(db, [id])).get(id);
      if (preparerOf(steps)?.person === context.actor) throw context.refused('same-person', SAME_PERSON);
      const against = await againstReview(db, paper);
      if (against) throw context.refused(against.code, against.message);
    } else {
      if (reason.trim() === '') throw context.refused('no-reason', '退回须写明原因');
      const used = kind === 'volumes' ? await chargeOf(db, id) : undefined;
      if (used) throw context.refused('in-use', `${used} 已按这份业务量收费：请先退回或冲销收费`);
    }
    await moveOn(context, paper, step, { reason: reason.trim() });
    context.audit({
      ...{ unit, subject: `${unit} ${kind} ${id}` },
      after: { step },
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    return DONE;
  }),

  command(costing.withdrawCharge, async (context, { paper: kind, id, revision, unit, reason }) => {
    const paper = await readPaper(context.db, kind, id);
    if (paper?.unit !== unit) throw context.notFound(`单据 ${id}`);
    if (paper.revision !== revision) throw context.refused('changed', CHANGED);
    if (steppedTo(kind, 'withdraw', paper.stage) === undefined) throw context.refused('not-now', NOT_NOW);
    await moveOn(context, paper, 'withdraw', { reason });
    context.audit({ unit, subject: `${unit} ${kind} ${id}`, after: { step: 'withdraw' }, reason });
    return DONE;
  }),
];

/** Why a paper cannot be reviewed although it is another's: what it was made of has changed since. */
async function againstReview(
  db: BooksReader,
  paper: Kept,
): Promise<{ readonly code: 'overlaps' | 'cannot-charge'; readonly message: string } | undefined> {
  if (paper.paper === 'agreement') {
    const all = await readAgreements(db);
    const own = all.find(({ id }) => id === paper.id)!;
    const clash = overlapping(
      own,
      all.filter(({ id }) => id !== paper.id),
    );
    return clash && { code: 'overlaps', message: overlapsSaid(clash) };
  }
  if (paper.paper !== 'run') return undefined;
  const run = (await readRun(db, paper.id))!;
  const centres = (await readCentres(db)).filter(({ id }) => id === run.centre);
  const [month] = await readCentreMonths(db, centres, run.period);
  if (month?.now.ok && runContent(month.now.value) === run.content) return undefined;
  return { code: 'cannot-charge', message: '成本、业务量或协议在编制之后有了变动，请退回后重新编制' };
}

/** Number of the charge that counts and was made of these volumes; undefined where there is none. */
async function chargeOf(db: BooksReader, volumes: number): Promise<string | undefined> {
  const row = await db.selectFrom('charge_paper').select('first').where('id', '=', volumes).executeTakeFirstOrThrow();
  const period = row.first as Period;
  const own = (await readVolumesOf(db, period)).find(({ id }) => id === volumes);
  return (await readRuns(db, period, period)).find((run) => run.centre === own?.centre && isLive(run.stage))?.number;
}
