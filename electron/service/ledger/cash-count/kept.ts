import {
  type CashFacts,
  type CashItem,
  type CashReckoning,
  type PendingCash,
  reckonCash,
} from '../../../../shared/domain/ledger/cash-count/count.ts';
import type { CashPieces } from '../../../../shared/domain/ledger/cash-count/faces.ts';
import type { CashStep } from '../../../../shared/domain/ledger/cash-count/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { CashCountTables } from './tables.ts';

/** A count as it is kept, with who witnessed it and what took its place. */
export interface KeptCount extends CashFacts {
  readonly id: number;
  readonly unit: UnitCode;
  readonly code: string;
  readonly date: AccountingDate;
  readonly time: string;
  readonly explanation: string;
  readonly replaces: number | undefined;
  readonly replacedBy: number | undefined;
  readonly madeBy: string;
  readonly made: string;
  readonly witness: { readonly by: string; readonly at: string; readonly note: string } | undefined;
  readonly reckoned: CashReckoning;
}

type Content = Pick<CashFacts, 'drawer' | 'items' | 'pending'>;

export const contentText = ({ drawer, items, pending }: Content): string =>
  canonicalJson({ drawer, items, pending } as unknown as Json);

interface Wanted {
  readonly units?: readonly UnitCode[];
  readonly id?: number;
  readonly period?: Period;
}

/** Counts, the latest first. */
export async function readCashCounts(db: BooksReader, wanted: Wanted): Promise<KeptCount[]> {
  let asked = db.selectFrom('cash_count').selectAll();
  if (wanted.units) {
    if (wanted.units.length === 0) return [];
    asked = asked.where('unit', 'in', [...wanted.units]);
  }
  if (wanted.id !== undefined) asked = asked.where('id', '=', wanted.id);
  if (wanted.period !== undefined)
    asked = asked.where('date', '>=', `${wanted.period}-01`).where('date', '<=', `${wanted.period}-31`);
  const rows = await asked.orderBy('date', 'desc').orderBy('id', 'desc').execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const witnesses = await db.selectFrom('cash_count_witness').selectAll().where('count', 'in', ids).execute();
  const later = await db.selectFrom('cash_count').select(['id', 'replaces']).where('replaces', 'in', ids).execute();
  const byCount = new Map(witnesses.map((row) => [row.count, row]));
  const replaced = new Map(later.map(({ id, replaces }) => [replaces, id]));
  return rows.map((row) => keptOf(row, byCount.get(row.id), replaced.get(row.id)));
}

function keptOf(
  row: CashCountTables['cash_count'],
  witness: CashCountTables['cash_count_witness'] | undefined,
  replacedBy: number | undefined,
): KeptCount {
  const content = JSON.parse(row.content) as {
    readonly drawer: readonly CashPieces[];
    readonly items: readonly CashItem[];
    readonly pending: readonly PendingCash[];
  };
  const facts = { posted: fen(Number(row.posted)), ...content };
  return {
    ...facts,
    id: row.id,
    unit: row.unit,
    code: row.code,
    date: row.date as AccountingDate,
    time: row.time,
    explanation: row.explanation,
    replaces: row.replaces ?? undefined,
    replacedBy,
    madeBy: row.made_by,
    made: row.made,
    witness: witness && { by: witness.person, at: witness.instant, note: witness.note },
    reckoned: reckonCash(facts),
  };
}

/** One count of this unit: another unit's is not there. */
export const readCashCount = async (db: BooksReader, unit: UnitCode, id: number): Promise<KeptCount | undefined> =>
  (await readCashCounts(db, { units: [unit], id }))[0];

/** The drafts of a count that stand: neither discarded nor reversed. */
export async function standingDrafts(
  db: BooksReader,
  count: number,
): Promise<{ step: CashStep; draft: number; voucher: number | null }[]> {
  const rows = await db
    .selectFrom('cash_count_draft')
    .innerJoin('voucher_draft', 'voucher_draft.id', 'cash_count_draft.draft')
    .leftJoin('voucher as reversal', 'reversal.reverses', 'voucher_draft.voucher')
    .select(['cash_count_draft.step', 'cash_count_draft.draft', 'voucher_draft.voucher'])
    .where('cash_count_draft.count', '=', count)
    .where('voucher_draft.state', '!=', 'discarded')
    .where('reversal.id', 'is', null)
    .orderBy('cash_count_draft.id')
    .execute();
  return rows.map(({ step, draft, voucher }) => ({ step: step as CashStep, draft, voucher }));
}
