import { consolidation } from '../../../shared/contract/consolidation.ts';
import { amountOf } from '../../../shared/domain/consolidation/draft.ts';
import { lineOf } from '../../../shared/domain/consolidation/effect.ts';
import { manualProblems } from '../../../shared/domain/consolidation/manual.ts';
import type { EliminationEntry } from '../../../shared/domain/consolidation/model.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { takeNumbers } from '../ledger/commands.ts';
import { loadUnits } from '../organisation/queries.ts';
import { command, DONE, type Implementation } from '../pipeline/implementation.ts';
import { GROUP_DEFINITIONS } from './input.ts';
import { confirmedRun, readRun } from './runs.ts';
import { keepSettings, readSettings } from './settings.ts';

const PROBLEMS = {
  unbalanced: '借贷不平：财务会计与预算会计须各自平衡',
  'unknown-line': '分录用了报表中没有的项目，或用了合计项目',
  'wrong-units': '调整须指明一个成员单位，抵销须指明一个或两个',
  'not-positive': '分录金额须大于零，方向由借贷表示',
  'no-entries': '没有分录',
  'has-entries': '认可差异不带分录',
  'wrong-nature': '只有业务活动费用、单位管理费用、经营费用可以注明经济性质',
} as const;

const standsConfirmed = async (db: BooksReader, period: string): Promise<boolean> =>
  (await confirmedRun(db, period as Period)) !== undefined;

/** What stands open of the difference that an entry answers, in the last consolidation; undefined when nothing does. */
async function openNow(
  db: BooksReader,
  {
    period,
    settles,
  }: {
    readonly period: Period;
    readonly settles?: { left: string; right: string; kind: string; book: string } | undefined;
  },
): Promise<number | undefined> {
  if (!settles) return undefined;
  const row = await db
    .selectFrom('open_difference')
    .select('amount')
    .where('period', '=', period)
    .where('left_unit', '=', settles.left)
    .where('right_unit', '=', settles.right)
    .where('book', '=', settles.book)
    .where('kind', '=', settles.kind)
    .executeTakeFirst();
  return row?.amount;
}

/** 规则、决定、说明与手工分录: what people decide about a consolidation. */
export const decidingOperations: readonly Implementation[] = [
  command(consolidation.configure, async (context, input) => {
    const before = await readSettings(context.db);
    const known = new Set(before.rules.map((rule) => rule.id));
    const stranger = [...input.enable, ...input.disable].find((id) => !known.has(id));
    if (stranger !== undefined) throw context.refused('unknown-rule', `没有规则 ${stranger}`);
    if ((input.threshold ?? 0) < 0 || (input.differenceThreshold ?? 0) < 0)
      throw context.refused('negative-threshold', '阈值不能小于零');
    const after = {
      rules: before.rules.map((rule) => ({
        ...rule,
        enabled: input.enable.includes(rule.id) || (rule.enabled && !input.disable.includes(rule.id)),
      })),
      thresholdFen: input.threshold ?? before.thresholdFen,
      differenceThresholdFen: input.differenceThreshold ?? before.differenceThresholdFen,
      timingDays: input.timingDays ?? before.timingDays,
      rest: input.rest ?? before.rest,
    };
    await keepSettings(context.tx, after);
    const plain = ({ rules, ...rest }: typeof after) => ({
      ...rest,
      enabled: rules.filter((rule) => rule.enabled).map((rule) => rule.id),
    });
    context.audit({
      subject: '抵销规则',
      before: plain({ ...before, rules: [...before.rules] }),
      after: plain(after),
      reason: input.reason,
    });
    return DONE;
  }),

  command(consolidation.decide, async (context, input) => {
    const { db } = context;
    if (await standsConfirmed(db, input.period))
      throw context.refused('period-confirmed', `${input.period} 的合并已确认`);
    const found = await readRun(db, { period: input.period });
    if (!found) throw context.refused('no-run', `${input.period} 还没有编制合并`);
    const draft = found.result.eliminations.find((one) => one.id === input.elimination);
    if (!draft) throw context.refused('no-such-elimination', `最近一次合并中没有抵销 ${input.elimination}`);
    const values = { amount: amountOf(draft), outcome: input.outcome, reason: input.reason, made_by: context.actor };
    await db
      .insertInto('elimination_decision')
      .values({ period: input.period, elimination: input.elimination, ...values })
      .onConflict((conflict) => conflict.columns(['period', 'elimination']).doUpdateSet(values))
      .execute();
    context.audit({
      subject: `${input.period} ${input.elimination}`,
      before: { state: draft.state },
      after: { state: input.outcome },
      reason: input.reason,
    });
    return DONE;
  }),

  command(consolidation.explain, async (context, input) => {
    const updated = await context.db
      .updateTable('open_difference')
      .set({ explanation: input.explanation })
      .where('period', '=', input.period)
      .where('left_unit', '=', input.left)
      .where('right_unit', '=', input.right)
      .where('book', '=', input.book)
      .where('kind', '=', input.kind)
      .returning('since')
      .execute();
    if (updated.length === 0) throw context.refused('no-such-difference', '差异表中没有这一项，请先编制合并');
    context.audit({
      subject: `${input.period} ${input.left}–${input.right} ${input.kind}`,
      after: { explanation: input.explanation },
      reason: input.explanation,
    });
    return DONE;
  }),

  command(consolidation.addManual, async (context, input) => {
    const { db, tx } = context;
    if (await standsConfirmed(db, input.period))
      throw context.refused('period-confirmed', `${input.period} 的合并已确认`);
    const members = new Set((await loadUnits(db)).map((unit) => unit.code));
    const stranger = input.units.find((unit) => !members.has(unit));
    if (stranger !== undefined) throw context.refused('unknown-unit', `没有单位 ${stranger}`);
    const entries = input.entries.map(
      (entry): EliminationEntry => ({
        ...entry,
        name: lineOf(GROUP_DEFINITIONS, entry.statement, entry.key)?.name ?? entry.key,
      }),
    );
    const [problem] = manualProblems({ kind: input.kind, units: input.units, entries }, GROUP_DEFINITIONS, members);
    if (problem !== undefined) {
      const code =
        problem === 'not-positive' || problem === 'no-entries' || problem === 'has-entries' ? 'unbalanced' : problem;
      throw context.refused(code, PROBLEMS[problem]);
    }
    const accepted = input.kind === 'acceptance' ? await openNow(db, input) : undefined;
    if (input.kind === 'acceptance' && accepted === undefined)
      throw context.refused('no-such-difference', '最近一次编制的差异表中没有这项未决差异');
    const id = await takeNumbers(tx, 'manual-adjustment', 1);
    const settles = input.settles && {
      pair: [input.settles.left, input.settles.right],
      kind: input.settles.kind,
      book: input.settles.book,
      ...(accepted === undefined ? {} : { accepted }),
    };
    await db
      .insertInto('manual_adjustment')
      .values({
        id,
        period: input.period,
        kind: input.kind,
        units: JSON.stringify(input.units),
        entries: JSON.stringify(entries),
        settles: settles === undefined ? null : JSON.stringify(settles),
        reason: input.reason,
        made_by: context.actor,
        confirmed_by: null,
        withdrawn: 0,
      })
      .execute();
    context.audit({
      subject: `${input.period} 手工分录 ${id}`,
      after: { kind: input.kind, units: input.units, entries: entries.length },
      reason: input.reason,
    });
    return { id };
  }),

  command(consolidation.confirmManual, async (context, { id }) => {
    const row = await context.db.selectFrom('manual_adjustment').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw context.notFound(`手工分录 ${id}`);
    if (row.withdrawn === 1) throw context.refused('withdrawn', '这笔手工分录已经撤回');
    if (row.confirmed_by !== null) throw context.refused('already-confirmed', `已由 ${row.confirmed_by} 确认`);
    if (row.made_by === context.actor) throw context.refused('own-entry', '录入人不能确认自己录入的分录');
    await context.db
      .updateTable('manual_adjustment')
      .set({ confirmed_by: context.actor })
      .where('id', '=', id)
      .execute();
    context.audit({
      subject: `${row.period} 手工分录 ${id}`,
      after: { confirmedBy: context.actor, madeBy: row.made_by },
    });
    return DONE;
  }),

  command(consolidation.withdrawManual, async (context, { id, reason }) => {
    const row = await context.db.selectFrom('manual_adjustment').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw context.notFound(`手工分录 ${id}`);
    if (row.withdrawn === 1) throw context.refused('withdrawn', '这笔手工分录已经撤回');
    if (await standsConfirmed(context.db, row.period))
      throw context.refused('period-confirmed', `${row.period} 的合并已确认`);
    await context.db.updateTable('manual_adjustment').set({ withdrawn: 1 }).where('id', '=', id).execute();
    context.audit({
      subject: `${row.period} 手工分录 ${id}`,
      before: { madeBy: row.made_by },
      after: { withdrawn: true },
      reason,
    });
    return DONE;
  }),

  command(consolidation.declareUnrealised, async (context, input) => {
    const { db, tx } = context;
    if (await standsConfirmed(db, input.period))
      throw context.refused('period-confirmed', `${input.period} 的合并已确认`);
    const members = new Set((await loadUnits(db)).map((unit) => unit.code));
    const stranger = [input.seller, input.buyer].find((unit) => !members.has(unit));
    if (stranger !== undefined) throw context.refused('unknown-unit', `没有单位 ${stranger}`);
    if (input.amount <= 0) throw context.refused('not-positive', '未实现损益须大于零');
    const id = await takeNumbers(tx, 'unrealised-profit', 1);
    await db
      .insertInto('unrealised_profit')
      .values({
        id,
        period: input.period,
        seller: input.seller,
        buyer: input.buyer,
        amount: input.amount,
        document: input.document,
        made_by: context.actor,
      })
      .execute();
    context.audit({
      subject: `${input.period} ${input.seller}–${input.buyer} 未实现损益`,
      after: { id, document: input.document },
    });
    return { id };
  }),
];
