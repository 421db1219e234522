import { budget } from '../../../../shared/contract/budget.ts';
import { executionRate } from '../../../../shared/domain/budget/forecast.ts';
import {
  deviation,
  deviationPoints,
  VARIANCE_STEPS,
  type VarianceStep,
  varianceStepped,
} from '../../../../shared/domain/budget/variance.ts';
import { actorOf, type Caller, reaches, scopeOf, withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { monthOf, type Period, yearOf } from '../../../../shared/kernel/period.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnit, loadUnits } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { readSettings } from '../changes/controls.ts';
import { type ExplainedVariance, readVariances } from './variances.ts';

/** 差异说明: written by the unit at a month's end, accepted or returned by the centre. */
export const varianceOperations: readonly Implementation[] = [
  query(budget.variances, async ({ db, scope, caller }, { period }) => {
    const units = withinScope(scope, await loadUnits(db), ({ code }) => code);
    const settings = await readSettings(db);
    const month = monthOf(period);
    const all = await readVariances(db, {
      ...{ units: units.map(({ code }) => code), year: yearOf(period), settings },
      months: Array.from({ length: month }, (_, at) => at + 1),
    });
    const names = new Map(units.map(({ code, name }) => [code, name]));
    return {
      rows: units.flatMap(({ code }) =>
        all
          .filter((each) => each.unit === code && each.month === month)
          .map((each) => varianceOut(each, names, caller)),
      ),
      owing: units.flatMap(({ code, name }) => {
        const owed = all.filter(({ unit, outside, state }) => unit === code && outside && state !== 'accepted');
        if (owed.length === 0) return [];
        const months = Array.from({ length: month }, (_, at) => {
          const own = owed.filter((each) => each.month === at + 1);
          const waiting = own.filter(({ state }) => state === 'waiting').length;
          const mine = own.filter((each) => waitsForCaller(each, caller)).length;
          return { month: at + 1, owed: own.length - waiting, waiting, mine };
        });
        return [{ unit: code, name, months }];
      }),
      variancePoints: settings.variancePoints,
      varianceLeast: formatYuan(settings.varianceLeast),
    };
  }),

  command(budget.explainVariance, async (context, { cause, explanation, measure, due, ...asked }) => {
    const found = await varianceAsked(context, asked);
    if (!found?.outside) throw context.refused('not-outside', NOT_OUTSIDE);
    const signed = { step: 'explain' as const, person: context.actor, digest: found.digest, reason: '' };
    if (!varianceStepped(found.steps, signed).ok) throw context.refused('not-now', '这项说明已经采纳，数字也没有变动');
    await sign(context, found, 'explain', { cause, explanation, measure: measure.trim(), due, reason: '' });
    return DONE;
  }),

  command(budget.decideVariance, async (context, { accept, reason = '', ...asked }) => {
    const found = await varianceAsked(context, asked);
    const step = accept ? 'accept' : 'return';
    const made = found && varianceStepped(found.steps, { step, person: context.actor, digest: found.digest, reason });
    if (!found || !made || (!made.ok && made.error === 'not-now'))
      throw context.refused('not-now', '这项差异没有等待采纳的说明');
    if (!made.ok) {
      if (made.error === 'same-person') throw context.refused('same-person', '写差异说明的人不能采纳或退回同一份说明');
      if (made.error === 'no-reason') throw context.refused('no-reason', '退回差异说明须写明原因');
      throw context.refused('figures-changed', '说明以后数字有变动，请退回，由单位按现在的数字重新说明');
    }
    await sign(context, found, step, {
      ...{ cause: '', explanation: '', measure: '', due: '', reason: reason.trim() },
    });
    return DONE;
  }),
];

const NOT_OUTSIDE = '这个项目的执行没有超出须说明的差异，或这个月还没有结束';

type Explaining = CommandContext<typeof budget.explainVariance | typeof budget.decideVariance>;

interface Asked {
  readonly unit: string;
  readonly period: Period;
  readonly item: string;
  readonly source: string;
  readonly last: number;
}

/** The variance as it stands, where its last step is the one that the caller saw. */
async function varianceAsked(
  context: Explaining,
  { unit, period, item, source, last }: Asked,
): Promise<ExplainedVariance | undefined> {
  if (!(await loadUnit(context.db, unit as UnitCode))) throw context.notFound(`单位 ${unit}`);
  const found = (
    await readVariances(context.db, {
      ...{ units: [unit as UnitCode], year: yearOf(period), months: [monthOf(period)] },
      settings: await readSettings(context.db),
    })
  ).find((each) => each.item === item && each.source === source);
  if ((found?.steps.at(-1)?.id ?? 0) !== last)
    throw context.refused('changed', '差异说明在查看之后有了变动，请看过现在的内容再办理');
  return found;
}

interface Said {
  readonly cause: string;
  readonly explanation: string;
  readonly measure: string;
  readonly due: string;
  readonly reason: string;
}

async function sign(context: Explaining, found: ExplainedVariance, step: VarianceStep, said: Said): Promise<void> {
  const { unit, year, month, item, source, content, digest } = found;
  await context.db
    .insertInto('budget_variance_step')
    .values({
      id: await takeNumbers(context.tx, 'budget_variance_step', 1),
      ...{ unit, year, month, item, source, step, ...said },
      ...{ person: context.actor, instant: context.instant, content, digest },
      display: context.caller.kind === 'person' ? context.caller.display : context.actor,
    })
    .execute();
  context.audit({
    ...{ unit, subject: `${year}-${String(month).padStart(2, '0')} ${item} ${source}` },
    after: { step, digest, ...(step === 'explain' ? { cause: said.cause } : {}) },
    ...(said.reason === '' ? {} : { reason: said.reason }),
  });
}

function varianceOut(found: ExplainedVariance, names: ReadonlyMap<string, string>, caller: Caller) {
  const { unit, item, source, variance, outside, byBalance, state, steps } = found;
  return {
    ...{ unit, unitName: names.get(unit) ?? unit, item, fund: source, outside, byBalance, state },
    planned: formatYuan(variance.planned),
    spent: formatYuan(variance.spent),
    expected: formatYuan(variance.expected),
    by: variance.by,
    rate: executionRate(variance.spent, variance.planned) ?? null,
    points: deviationPoints(variance) ?? null,
    deviation: formatYuan(deviation(variance)),
    steps: steps.map(({ id, step, cause, explanation, measure, due, person, display, instant, reason, digest }) => ({
      ...{ id, step, cause: cause === '' ? null : cause, explanation, measure, due },
      ...{ person, display, instant, reason, digest },
    })),
    may: VARIANCE_STEPS.filter((step) => maySign(found, step, caller)),
  };
}

const PERMISSION: Readonly<Record<VarianceStep, Permission>> = {
  explain: 'budget.prepare',
  accept: 'budget.decide',
  return: 'budget.decide',
};

/** Whether the next step is the caller's: to decide on what was written, or to write where nothing waits yet. */
const waitsForCaller = (found: ExplainedVariance, caller: Caller): boolean =>
  found.state === 'waiting' ? maySign(found, 'return', caller) : maySign(found, 'explain', caller);

/** Whether the caller may make the step now: by permission, by what stands, and apart from who wrote it. */
function maySign({ unit, outside, steps, digest }: ExplainedVariance, step: VarianceStep, caller: Caller): boolean {
  const scope = scopeOf(caller, PERMISSION[step]);
  if (scope === undefined) return false;
  if (step === 'explain' ? !outside || !reaches(scope, unit) : scope.kind !== 'community') return false;
  return varianceStepped(steps, { step, person: actorOf(caller), digest, reason: '-' }).ok;
}
