import { consolidation } from '../../../shared/contract/consolidation.ts';
import {
  namesOnly,
  type OwnDifference,
  ownClass,
  ownDifferences,
} from '../../../shared/domain/consolidation/own-side.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { loadUnits } from '../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../pipeline/implementation.ts';
import { readExplanations } from './input.ts';
import { differenceKey } from './output.ts';
import { pairOut, readPairItems } from './pair-items.ts';
import { readRun } from './runs.ts';

interface Asked {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly counterparty: string;
  readonly kind: string;
  readonly book: string;
}

/** The difference that a member means, in the standing run of the period; undefined where there is none. */
async function readOwn(db: BooksReader, asked: Asked): Promise<OwnDifference | undefined> {
  const found = await readRun(db, { period: asked.period });
  return ownDifferences(found?.result.differences ?? [], asked.unit).find(
    ({ counterparty, row }) =>
      counterparty === asked.counterparty && row.kind === asked.kind && row.book === asked.book,
  );
}

/** 本单位对账: a member's own pairs, and what it has to say about them. */
export const ownOperations: readonly Implementation[] = [
  query(consolidation.ownPairs, async ({ db }, { unit, period }) => {
    const found = await readRun(db, { period });
    if (!found) return { run: null, rows: [] };
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const explanations = await readExplanations(db, period);
    const { id, state, instant } = found.run;
    return {
      run: { id, state, instant },
      rows: ownDifferences(found.result.differences, unit).map(({ counterparty, own, other, difference, row }) => ({
        counterparty,
        counterpartyName: names.get(counterparty) ?? null,
        kind: row.kind,
        book: row.book,
        own: formatYuan(own),
        other: formatYuan(other),
        difference: formatYuan(difference),
        open: formatYuan(row.open),
        class: ownClass(row.class, !row.unmatched.some((item) => item.unit === unit && item.class === row.class)),
        since: row.since,
        settledBy: row.settledBy ?? null,
        explanation: explanations.get(differenceKey(row)) ?? null,
      })),
    };
  }),

  query(consolidation.ownPair, async (context, asked) => {
    const own = await readOwn(context.db, asked);
    if (!own) throw context.notFound(`${asked.unit}–${asked.counterparty} 的核对`);
    const { unit, counterparty } = asked;
    const members = (await loadUnits(context.db)).map(({ code }) => code);
    const shown = pairOut(own.row, await readPairItems(context.db, asked.period, own.row));
    // Of the other side's books: when, how much, on what document and account; not its vouchers nor their words.
    const shared = <Item extends { unit: string; summary: string; voucher: unknown }>(item: Item): Item =>
      item.unit === unit ? item : { ...item, summary: '', voucher: null };
    return {
      matched: shown.matched.map((match) => ({ ...match, items: match.items.map(shared) })),
      unmatched: shown.unmatched.map((item) => ({
        ...shared(item),
        class: ownClass(item.class, item.unit !== unit),
        reason: namesOnly(item.reason, [unit, counterparty], members) ? item.reason : '',
      })),
      explained: shown.explained.filter((item) => item.unit === unit),
    };
  }),

  command(consolidation.explainOwn, async (context, input) => {
    const { unit, period, counterparty, kind, book } = input;
    const row = await context.db
      .selectFrom('open_difference')
      .select(['left_unit', 'right_unit', 'explanation'])
      .where('period', '=', period)
      .where('kind', '=', kind)
      .where('book', '=', book)
      .where((where) =>
        where.or([
          where.and([where('left_unit', '=', unit), where('right_unit', '=', counterparty)]),
          where.and([where('left_unit', '=', counterparty), where('right_unit', '=', unit)]),
        ]),
      )
      .executeTakeFirst();
    if (!row) throw context.refused('no-such-difference', '差异表中没有这一项，请先编制合并');
    const before = row.explanation;
    const signed = `${unit}：`;
    if (before !== null && !before.startsWith(signed))
      throw context.refused('explained-by-other', `财务中心或对方单位已经写明原因：${before}`);
    const explanation = signed + input.explanation;
    await context.db
      .updateTable('open_difference')
      .set({ explanation })
      .where('period', '=', period)
      .where('left_unit', '=', row.left_unit)
      .where('right_unit', '=', row.right_unit)
      .where('kind', '=', kind)
      .where('book', '=', book)
      .execute();
    context.audit({
      subject: `${period} ${row.left_unit}–${row.right_unit} ${kind}`,
      ...(before === null ? {} : { before: { explanation: before } }),
      after: { explanation },
      reason: input.explanation,
    });
    return DONE;
  }),
];
