import { consolidation } from '../../../shared/contract/consolidation.ts';
import { compareRuns } from '../../../shared/domain/consolidation/compare.ts';
import { drill } from '../../../shared/domain/consolidation/drill.ts';
import type { DifferenceKey } from '../../../shared/domain/consolidation/model.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { readStandIns } from '../ledger/queries.ts';
import { type Implementation, query } from '../pipeline/implementation.ts';
import { readExplanations } from './input.ts';
import { amounts, entryOut, worksheetOut } from './output.ts';
import { pairOut, readPairItems } from './pair-items.ts';
import { readRun, readRuns } from './runs.ts';
import { readSaidSince } from './said-since.ts';
import { readSettings } from './settings.ts';
import type { TriedConsolidations } from './tried.ts';

/** The difference that a manual entry answers, as it is kept. */
function settlesOut(kept: string | null) {
  if (kept === null) return null;
  const { pair, kind, book } = JSON.parse(kept) as DifferenceKey;
  return { left: pair[0], right: pair[1], kind, book: book ?? 'financial' };
}

/** 底稿、历次、比较、构成与规则: what was made, and what stands behind a figure. */
export const readingOperations = (tried: TriedConsolidations): readonly Implementation[] => [
  query(consolidation.worksheet, async (context, { run, period }) => {
    const found = await readRun(context.db, { run, period });
    if (!found) throw context.notFound(run === undefined ? `${period ?? ''} 的合并` : `第 ${run} 次合并`);
    return worksheetOut(found.run, found.result, {
      explanations: await readExplanations(context.db, found.run.period),
      standIns: await readStandIns(context.db, found.run.period),
      ...(found.run.state === 'draft'
        ? { agreed: (await readSaidSince(context.db, tried, found.run.period)).agreed }
        : {}),
    });
  }),

  query(consolidation.runs, async ({ db }, { period }) =>
    (await readRuns(db, period)).map((kept) => ({ ...kept, run: kept.id })),
  ),

  query(consolidation.compare, async (context, input) => {
    const before = await readRun(context.db, { run: input.with });
    const after = await readRun(context.db, { run: input.run });
    if (!before || !after) throw context.notFound('合并');
    const changes = compareRuns(before.result, after.result);
    return {
      lines: changes.lines.map((line) => ({
        statement: line.statement,
        key: line.key,
        name: line.name,
        before: formatYuan(line.before.consolidated),
        after: formatYuan(line.after.consolidated),
        change: formatYuan(line.change),
      })),
      eliminations: changes.eliminations.map(({ id, rule, change, before: from, after: to }) => ({
        id,
        rule,
        change,
        before: formatYuan(from),
        after: formatYuan(to),
      })),
      differences: changes.differences.map(({ pair, kind, book, change, before: from, after: to }) => ({
        pair: [...pair],
        kind,
        book,
        change,
        before: formatYuan(from),
        after: formatYuan(to),
      })),
    };
  }),

  query(consolidation.drill, async (context, { run, statement, key }) => {
    const found = await readRun(context.db, { run });
    const drilled = found && drill(found.result, statement, key);
    if (!drilled) throw context.notFound('项目');
    return {
      name: drilled.line.name,
      units: amounts(drilled.line.units),
      sum: formatYuan(drilled.line.sum),
      elimination: formatYuan(drilled.line.elimination),
      consolidated: formatYuan(drilled.line.consolidated),
      adjustments: amounts(drilled.line.adjustments),
      eliminations: drilled.eliminations.map(({ elimination: one, effect }) => ({
        id: one.id,
        rule: one.rule,
        pair: [...one.pair],
        effect: formatYuan(effect),
        entries: one.entries.map(entryOut),
        documents: [...one.documents],
        items: [...one.items],
        state: one.state,
        note: one.note ?? null,
      })),
    };
  }),

  query(consolidation.pair, async (context, { run, left, right, kind, book }) => {
    const found = await readRun(context.db, { run });
    const row = found?.result.differences.find(
      (one) => one.pair[0] === left && one.pair[1] === right && one.kind === kind && one.book === book,
    );
    if (!(found && row)) throw context.notFound(`${left}–${right} 的核对`);
    return pairOut(row, await readPairItems(context.db, found.run.period, row));
  }),

  query(consolidation.rules, async ({ db }) => {
    const settings = await readSettings(db);
    return {
      rules: settings.rules.map((rule) => ({ ...rule })),
      threshold: formatYuan(settings.thresholdFen),
      differenceThreshold: formatYuan(settings.differenceThresholdFen),
      timingDays: settings.timingDays,
      rest: settings.rest,
    };
  }),

  query(consolidation.manuals, async ({ db }, { period }) => {
    const rows = await db
      .selectFrom('manual_adjustment')
      .selectAll()
      .where('period', '=', period)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      units: JSON.parse(row.units) as string[],
      entries: (JSON.parse(row.entries) as Parameters<typeof entryOut>[0][]).map(entryOut),
      reason: row.reason,
      madeBy: row.made_by,
      confirmedBy: row.confirmed_by,
      withdrawn: row.withdrawn === 1,
      settles: settlesOut(row.settles),
    }));
  }),
];
