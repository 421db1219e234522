import { consolidation } from '../../../shared/contract/consolidation.ts';
import type { PairDifference } from '../../../shared/domain/consolidation/model.ts';
import {
  namesOnly,
  type OwnDifference,
  ownClass,
  ownDifferences,
} from '../../../shared/domain/consolidation/own-side.ts';
import { stateOf } from '../../../shared/domain/consolidation/proposal.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan, negateFen } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { loadUnits } from '../organisation/queries.ts';
import { command, DONE, type Implementation, query } from '../pipeline/implementation.ts';
import { differenceKey } from './difference-key.ts';
import { readListed } from './input.ts';
import { pairOut, readPairItems } from './pair-items.ts';
import { type KeptProposal, matterDigest, proposalsOut, readProposals, talkOf } from './proposals.ts';
import { confirmedHead, readRuns } from './runs.ts';
import type { TriedConsolidations } from './tried.ts';

interface Asked {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly counterparty: string;
  readonly kind: string;
  readonly book: string;
}

/** 本单位对账: a member's own pairs, and what it has to say about them. */
export const ownOperations = (tried: TriedConsolidations): readonly Implementation[] => [
  query(consolidation.ownPairs, async ({ db }, { unit, period }) => {
    const rows = ownDifferences((await tried.of(db, period))?.differences ?? [], unit);
    const names = new Map((await loadUnits(db)).map(({ code, name }) => [code, name]));
    const listed = await readListed(db, period);
    const proposals = await readProposals(db, period, unit);
    return {
      run: await lastRun(db, period),
      rows: rows.map(({ counterparty, own, other, difference, row }) => ({
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
        explanation: listed.get(differenceKey(row)) ?? null,
        listed: listed.has(differenceKey(row)),
        matters: standings(row, proposals, unit),
      })),
    };
  }),

  query(consolidation.ownPair, async (context, asked) => {
    const { db } = context;
    const { unit, period, counterparty } = asked;
    const own = await readOwn(tried, db, asked);
    if (!own) throw context.notFound(`${unit}–${counterparty} 的核对`);
    const members = (await loadUnits(db)).map(({ code }) => code);
    const shown = pairOut(own.row, await readPairItems(db, period, own.row));
    const share = sharing(unit);
    const proposals = await readProposals(db, period, unit);
    const talk = talkOf(own.row, proposals);
    const out = await proposalsOut(db, proposals);
    const turned = own.row.pair[0] !== unit;
    return {
      matched: shown.matched.map((match) => ({ ...match, items: match.items.map(share) })),
      unmatched: shown.unmatched.map((item) => ({
        ...share(item),
        class: ownClass(item.class, item.unit !== unit),
        reason: isForBoth(item, [unit, counterparty], members) ? item.reason : '',
      })),
      explained: shown.explained.filter((item) => item.unit === unit),
      matters: talk.matters.map(({ matter, proposals: about }) => ({
        matter: matterDigest(matter),
        items: matter.items.map((item) => share(item).item),
        own: formatYuan(turned ? matter.right : matter.left),
        other: formatYuan(turned ? matter.left : matter.right),
        difference: formatYuan(turned ? negateFen(matter.difference) : matter.difference),
        proposals: about.toReversed().map((one) => out(one, true)),
      })),
      earlier: talk.earlier.toReversed().map((one) => out(one, false)),
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

/** The difference that a member means, in the confirmed consolidation of the period or the books as they are. */
async function readOwn(tried: TriedConsolidations, db: BooksReader, asked: Asked): Promise<OwnDifference | undefined> {
  return ownDifferences((await tried.of(db, asked.period))?.differences ?? [], asked.unit).find(
    ({ counterparty, row }) =>
      counterparty === asked.counterparty && row.kind === asked.kind && row.book === asked.book,
  );
}

async function lastRun(db: BooksReader, period: Period) {
  const run = (await confirmedHead(db, period)) ?? (await readRuns(db, period))[0];
  return run ? { id: run.id, state: run.state, instant: run.instant } : null;
}

/** Where the differences of a row stand between a unit and the other, by the last word on each. */
function standings(row: PairDifference, proposals: readonly KeptProposal[], unit: UnitCode) {
  const count = { all: 0, asked: 0, proposed: 0, agreed: 0, disputed: 0 };
  for (const { proposals: about } of talkOf(row, proposals).matters) {
    count.all += 1;
    const last = about.at(-1);
    const state = last && stateOf(last);
    if (state === 'proposed') count[last?.unit === unit ? 'proposed' : 'asked'] += 1;
    else if (state === 'agreed' || state === 'disputed') count[state] += 1;
  }
  return count;
}

/** Whether an item's reason may be read by the pair: it names no third member, and no account of the other side. */
const isForBoth = (
  { reason, class: kind }: { readonly reason: string; readonly class: string },
  pair: readonly UnitCode[],
  members: readonly UnitCode[],
): boolean => kind !== 'wrong-account' && namesOnly(reason, pair, members);

/**
 * Of the other side's books a member is shown, of the entries that name it, when, how much, on what document and with
 * which words: neither accounts nor vouchers, nor where in the books they stand.
 */
function sharing(unit: UnitCode) {
  const known = new Map<string, string>();
  return <Item extends { item: string; unit: string; code: string }>(item: Item): Item => {
    if (item.unit === unit) return item;
    const name = known.get(item.item) ?? `other:${known.size + 1}`;
    known.set(item.item, name);
    return { ...item, item: name, code: '', ...('voucher' in item ? { voucher: null } : {}) };
  };
}
