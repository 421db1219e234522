import { costing } from '../../../../shared/contract/costing.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { totalOf } from '../../../../shared/domain/costing/direct-cost.ts';
import { driverGround, strayDepartments } from '../../../../shared/domain/costing/drivers.ts';
import { frozenText } from '../../../../shared/domain/costing/frozen-inputs.ts';
import type { RunStep } from '../../../../shared/domain/costing/run.ts';
import { certifyRun } from '../../../../shared/domain/costing/run-certificate.ts';
import { type CostInputs, type CostResult, workOut } from '../../../../shared/domain/costing/work-out.ts';
import { forbiddenBy } from '../../../../shared/domain/organisation/separation.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadDisplays, loadUnit } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { sha256Text } from '../../pipeline/input.ts';
import {
  changedSince,
  inputsOf,
  partDigests,
  type RunGround,
  type RunStanding,
  readRunGrounds,
  readRunStandings,
} from './ground.ts';
import { fullDigestOf } from './opened.ts';
import { lockedHeads, type RunHead, runHead, runsOfMonth, tryHead } from './reading.ts';
import { displayOf } from './scheme-operations.ts';

/** Reasons that a refusal names; the rest is repetition. */
const NAMED = 50;

/** 成本分摊: months worked out, locked by somebody else, opened again. */
export const runOperations: readonly Implementation[] = [
  command(costing.run, async (context, { unit, periods }) => {
    if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
    const worked: Worked[] = [];
    const problems: Problem[] = [];
    for (const ground of await readRunGrounds(context.db, unit, [...new Set(periods)].sort())) {
      const result = workedOut(ground);
      if ('problems' in result) problems.push(...result.problems);
      else worked.push(result);
    }
    // All of the months or none: what is asked for together is mended together.
    if (problems.length > 0) throw context.refused(problems[0]!.code, problems.slice(0, NAMED));
    const runs = [];
    for (const one of worked) runs.push(await keep(context, one));
    context.audit({
      ...{ unit, subject: `${unit} ${worked.map(({ ground }) => ground.period).join('、')}` },
      after: { runs: runs.map(({ id, period, version, in: total }) => ({ id, period, version, total })) },
    });
    return { runs };
  }),

  command(costing.lockRuns, async (context, { unit, runs: ids }) => {
    const heads: RunHead[] = [];
    for (const id of [...new Set(ids)]) heads.push(await headOf(context, unit, id));
    const standing = await readRunStandings(
      context.db,
      unit,
      heads.map(({ period }) => period),
    );
    for (const head of heads) await requireLockable(context, head, standing(head.period));
    for (const head of heads) {
      for (const before of await lockedHeads(context.db, unit, [head.period]))
        await keepStep(context, before.id, 'supersede', '');
      await keepStep(context, head.id, 'lock', '');
    }
    context.audit({
      ...{ unit, subject: `${unit} ${heads.map(({ period }) => period).join('、')}` },
      after: { locked: heads.map(({ id, period, version, digest }) => ({ id, period, version, digest })) },
    });
    return DONE;
  }),

  command(costing.reopenRun, async (context, { unit, run, reason }) => {
    const head = await headOf(context, unit, run);
    if (head.state !== 'locked')
      throw context.refused('not-now', `${unit} ${head.period} 第 ${head.version} 版成本分摊没有锁定，不用解除`);
    await keepStep(context, head.id, 'reopen', reason);
    context.audit({ unit, subject: `${unit} ${head.period}`, before: { locked: head.id }, reason });
    return DONE;
  }),
];

interface Worked {
  readonly ground: RunGround;
  readonly inputs: CostInputs;
  readonly result: CostResult;
}

type Problem = Reason & { readonly code: 'no-drivers' | 'no-scheme' | 'no-books' | 'bad-inputs' };

/** The month worked out, or every reason why it cannot be. */
function workedOut(ground: RunGround): Worked | { readonly problems: readonly Problem[] } {
  const { unit, period, frozen, scheme, expenses } = ground;
  const problems: Problem[] = [
    ...(expenses.length > 0
      ? []
      : [{ code: 'no-books' as const, message: `${unit} ${period} 没有业务活动费用和单位管理费用，没有成本可分摊` }]),
    ...(frozen
      ? []
      : [{ code: 'no-drivers' as const, message: `${unit} ${period} 的分摊参数没有冻结，先编报并由他人审核` }]),
    ...(scheme
      ? []
      : [{ code: 'no-scheme' as const, message: `${unit} ${period} 没有在用的分摊方案，先保存一份方案` }]),
  ];
  if (problems.length > 0) return { problems };
  const inputs = inputsOf(ground);
  const place = `${unit} ${period}`;
  const stray = strayDepartments(inputs.drivers, driverGround(inputs.departments));
  if (stray.length > 0)
    return { problems: stray.map((code) => ({ code: 'bad-inputs', message: sayStray(code), place })) };
  const result = workOut(inputs);
  if (result.ok) return { ground, inputs, result: result.value };
  return { problems: result.error.map(({ message }) => ({ code: 'bad-inputs', message, place })) };
}

const sayStray = (code: string): string => `分摊参数填在科室 ${code}，它现在不是末级科室，请解冻后改填`;

/** Keeps the month as its next version; where its last version was made of the same, that one stands. */
async function keep(context: CommandContext<typeof costing.run>, { ground, inputs, result }: Worked) {
  const { unit, period } = ground;
  const frozen = ground.frozen!;
  const scheme = ground.scheme!;
  const text = frozenText(inputs);
  const digest = sha256Text(text);
  const certificate = certifyRun(inputs, result);
  const total = totalOf(certificate.all.in);
  const out = {
    ...{ period, in: formatYuan(total), out: formatYuan(totalOf(certificate.all.out)), holds: certificate.holds },
  };
  const [last] = await runsOfMonth(context.db, unit, period);
  if (last && last.digest === digest && last.scheme === scheme.id && last.driversDigest === frozen.digest)
    return { ...out, id: last.id, version: last.version, fresh: false };
  const id = await takeNumbers(context.tx, 'cost_run', 1);
  const version = (last?.version ?? 0) + 1;
  const digests = partDigests(inputs);
  const names = await loadDisplays(context.db, [frozen.preparedBy, frozen.reviewedBy]);
  await context.db
    .insertInto('cost_run')
    .values({
      ...{ id, unit, period, version, scheme: scheme.id, inputs: text, digest, total },
      ...{ books_digest: digests.books, departments_digest: digests.departments, drivers_digest: frozen.digest },
      drivers_prepared: names[frozen.preparedBy] ?? frozen.preparedBy,
      drivers_reviewed: names[frozen.reviewedBy] ?? frozen.reviewedBy,
      full_digest: fullDigestOf(result),
      ...{ person: context.actor, display: displayOf(context), instant: context.instant },
    })
    .execute();
  return { ...out, id, version, fresh: true };
}

type Deciding = CommandContext<typeof costing.lockRuns | typeof costing.reopenRun>;

async function headOf(context: Deciding, unit: UnitCode, id: number): Promise<RunHead> {
  const head = await runHead(context.db, id);
  if (head?.unit !== unit) throw context.notFound(`成本分摊 ${id}`);
  return head;
}

/** A run is locked as it was worked out, by somebody else, while what it was made of still stands. */
async function requireLockable(
  context: CommandContext<typeof costing.lockRuns>,
  head: RunHead,
  standing: RunStanding,
): Promise<void> {
  const { unit, period, version } = head;
  if (head.state !== 'prepared')
    throw context.refused(
      'not-now',
      head.state === 'locked'
        ? `${unit} ${period} 第 ${version} 版成本分摊已经锁定`
        : `${unit} ${period} 第 ${version} 版成本分摊已被新的版本代替，请锁定最新的版本`,
    );
  if (forbiddenBy('review', context.actor, [{ act: 'prepare', person: head.person }]))
    throw context.refused('same-person', `${unit} ${period} 第 ${version} 版成本分摊由您计算，应由他人审核锁定`);
  const changed = changedSince(head, standing);
  if (changed.length > 0)
    throw context.refused(
      'moved',
      `${unit} ${period} 第 ${version} 版成本分摊之后，账簿、科室、参数或方案有了变动，请重新分摊再锁定`,
    );
  const opened = await tryHead(context.db, head);
  if (!opened.ok) throw context.refused('damaged-run', opened.error);
}

async function keepStep(context: Deciding, run: number, step: RunStep, reason: string): Promise<void> {
  await context.db
    .insertInto('cost_run_step')
    .values({
      id: await takeNumbers(context.tx, 'cost_run_step', 1),
      ...{ run, step, person: context.actor, instant: context.instant, reason },
      display: displayOf(context),
    })
    .execute();
}
