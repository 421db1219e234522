import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { proposalOut as shape } from '../../../shared/contract/consolidation/proposals.ts';
import type { SpokenItem } from '../../../shared/domain/consolidation/item.ts';
import { contentOf, type Matter, mattersOf, placed, rowsBehind } from '../../../shared/domain/consolidation/matter.ts';
import type { MirrorGroup, PairDifference } from '../../../shared/domain/consolidation/model.ts';
import { type Answer, NATURES, type Proposal, stateOf } from '../../../shared/domain/consolidation/proposal.ts';
import { rowKey } from '../../../shared/domain/consolidation/reconcile/reconcile.ts';
import type { Book } from '../../../shared/domain/ledger/account.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader, Database } from '../database.ts';
import { loadDisplays } from '../organisation/queries.ts';

/** A proposal with the period that it is of. */
export type KeptProposal = Proposal & { readonly period: Period };

/** Steps of the words on a proposal. */
export const ANSWER = 1;
export const SET_ASIDE = 2;

/** What was proposed of a period (对账事项), with every word on it, in the order in which it was: of all pairs, or a unit's. */
export async function readProposals(db: BooksReader, period: Period, unit?: UnitCode): Promise<KeptProposal[]> {
  let query = db.selectFrom('pair_proposal').selectAll().where('period', '=', period).orderBy('id');
  if (unit !== undefined)
    query = query.where((where) => where.or([where('left_unit', '=', unit), where('right_unit', '=', unit)]));
  return withWords(db, await query.execute());
}

export async function readProposal(db: BooksReader, id: number): Promise<KeptProposal | undefined> {
  const [found] = await withWords(db, await db.selectFrom('pair_proposal').selectAll().where('id', '=', id).execute());
  return found;
}

/** What both members agreed on for a period and the centre did not set aside. */
export const readAgreements = async (db: BooksReader, period: Period): Promise<Proposal[]> =>
  (await readProposals(db, period)).filter((one) => stateOf(one) === 'agreed');

type Row = Database['pair_proposal'];
type Words = Database['pair_answer'];

async function withWords(db: BooksReader, rows: readonly Row[]): Promise<KeptProposal[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const words = await db.selectFrom('pair_answer').selectAll().where('proposal', 'in', ids).execute();
  return rows.map((row) =>
    proposalOf(row, (step) => words.find((one) => one.proposal === row.id && one.step === step)),
  );
}

function proposalOf(row: Row, said: (step: number) => Words | undefined): KeptProposal {
  const word = ({ made_by, instant, reason }: Row | Words) => ({ by: made_by, instant, reason });
  const answer = said(ANSWER);
  const setAside = said(SET_ASIDE);
  return {
    id: row.id,
    period: row.period as Period,
    pair: [row.left_unit, row.right_unit],
    kind: row.kind as MirrorGroup,
    book: row.book as Book,
    unit: row.unit,
    items: JSON.parse(row.items) as SpokenItem[],
    nature: NATURES.find((nature) => nature === row.nature) ?? 'other',
    mender: row.mender,
    ...word(row),
    ...(answer && { answer: { ...word(answer), outcome: answer.outcome as Answer, unit: answer.unit } }),
    ...(setAside && { setAside: word(setAside) }),
  };
}

/** Names a matter by what it is made of: nobody proposes about one that has changed since they looked at it. */
export const matterDigest = ({ items }: Matter): string =>
  createHash('sha256')
    .update(`${rowsBehind(items)}\n${contentOf(items)}`, 'utf8')
    .digest('hex');

/** A row's matters with what was said about each, and what was said of matters that are no longer so. */
export function talkOf(row: PairDifference, proposals: readonly KeptProposal[]) {
  const own = proposals.filter((one) => rowKey(one) === rowKey(row));
  const matters = mattersOf(row);
  const about = placed(own, matters);
  return {
    matters: matters.map((matter) => ({ matter, proposals: own.filter(({ id }) => about.get(id) === matter) })),
    earlier: own.filter(({ id }) => !about.has(id)),
  };
}

/** Proposals whose matter stands in the books as it was proposed. */
export const currentOf = (rows: readonly PairDifference[], proposals: readonly KeptProposal[]): Set<number> =>
  new Set(
    rows.flatMap((row) =>
      proposals.some((one) => rowKey(one) === rowKey(row))
        ? talkOf(row, proposals).matters.flatMap(({ proposals: own }) => own.map(({ id }) => id))
        : [],
    ),
  );

type ProposalOut = z.input<typeof shape>;

/** Proposals as the contract shapes them, the newest first, with people under their own names. */
export async function proposalsOut(
  db: BooksReader,
  proposals: readonly KeptProposal[],
): Promise<(one: KeptProposal, current: boolean) => ProposalOut> {
  const people = proposals.flatMap(({ by, answer, setAside }) => [by, answer?.by ?? by, setAside?.by ?? by]);
  const names = await loadDisplays(db, people);
  const word = ({ by, instant, reason }: { by: string; instant: string; reason: string }) => ({
    by: names[by] ?? by,
    instant,
    reason,
  });
  return (one, current) => ({
    id: one.id,
    ...word(one),
    unit: one.unit,
    nature: one.nature,
    mender: one.mender,
    state: stateOf(one),
    current,
    answer: one.answer ? { ...word(one.answer), unit: one.answer.unit } : null,
    setAside: one.setAside ? word(one.setAside) : null,
    items: one.items.map(({ unit, date, document, amount }) => ({
      unit,
      date,
      document: document ?? null,
      amount: formatYuan(amount),
    })),
  });
}
