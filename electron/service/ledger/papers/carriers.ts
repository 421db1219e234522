import { type DraftState, STATE_NAMES } from '../../../../shared/domain/ledger/desk/moves.ts';
import { documentsOf, type Paper } from '../../../../shared/domain/ledger/papers/documents.ts';
import type { Invoice } from '../../../../shared/domain/ledger/papers/invoice.ts';
import type { KeptKind } from '../../../../shared/domain/ledger/papers/kinds.ts';
import { voucherName } from '../../../../shared/domain/ledger/reversal.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { LedgerTables } from '../tables.ts';

/** What carries papers, as an input names it. */
export interface Named {
  readonly unit: UnitCode;
  readonly draft?: number | undefined;
  readonly voucher?: number | undefined;
}

/** A draft or a voucher that carries papers; a posted draft is its voucher. */
export interface Carrier {
  readonly unit: UnitCode;
  readonly draft: number | undefined;
  readonly voucher: number | undefined;
  /** As the trail names it: `T01 2025-12 草稿 3`, `T01 2025-12 记-12`. */
  readonly subject: string;
  readonly period: string;
  /** Undefined where papers may be attached. */
  readonly closed: string | undefined;
}

/** The carrier of a unit that an input names; undefined where the unit has none such. */
export async function readCarrier(db: BooksReader, { unit, draft, voucher }: Named): Promise<Carrier | undefined> {
  if (draft === undefined) return voucher === undefined ? undefined : voucherCarrier(db, unit, voucher);
  const row = await db
    .selectFrom('voucher_draft')
    .select(['id', 'period', 'state', 'voucher'])
    .where('unit', '=', unit)
    .where('id', '=', draft)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.voucher !== null) return voucherCarrier(db, unit, row.voucher);
  const state = row.state as DraftState;
  return {
    unit,
    draft,
    voucher: undefined,
    subject: `${unit} ${row.period} 草稿 ${draft}`,
    period: row.period,
    closed: state === 'draft' ? undefined : `凭证${STATE_NAMES[state]}，不能增减附件`,
  };
}

async function voucherCarrier(db: BooksReader, unit: UnitCode, id: number): Promise<Carrier | undefined> {
  const row = await db
    .selectFrom('voucher')
    .select(['period', 'type', 'number'])
    .where('unit', '=', unit)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const subject = `${unit} ${voucherName({ ...row, period: row.period as Period })}`;
  return { unit, draft: undefined, voucher: id, subject, period: row.period, closed: undefined };
}

/** A paper as it is kept, whichever carries it. */
export interface KeptPaper extends Paper {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  /** '' where there is no file. */
  readonly sha256: string;
  readonly by: string;
  readonly at: string;
  readonly later: boolean;
}

type Row = Omit<LedgerTables['voucher_paper'], 'voucher' | 'draft' | 'unit'>;

const paperOf = (row: Row, later: boolean): KeptPaper => ({
  id: row.id,
  name: row.name,
  kind: row.kind as KeptKind,
  bytes: row.bytes,
  sha256: row.sha256,
  by: row.person,
  at: row.instant,
  later,
  invoice: row.invoice === '' ? undefined : (JSON.parse(row.invoice) as Invoice),
});

/** The papers that a draft or voucher carries, in the order in which they came. */
export async function readPapers(db: BooksReader, carrier: Pick<Carrier, 'draft' | 'voucher'>): Promise<KeptPaper[]> {
  if (carrier.voucher !== undefined) {
    const rows = await db
      .selectFrom('voucher_paper')
      .selectAll()
      .where('voucher', '=', carrier.voucher)
      .orderBy('id')
      .execute();
    return rows.map((row) => paperOf(row, row.draft === null));
  }
  const rows = await db
    .selectFrom('draft_paper')
    .selectAll()
    .where('draft', '=', carrier.draft ?? 0)
    .where('removed', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => paperOf(row, false));
}

/** How many documents each of some drafts carries, however many forms each has; drafts without any are left out. */
export async function countDocuments(db: BooksReader, drafts: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (drafts.length === 0) return new Map();
  const rows = await db
    .selectFrom('draft_paper')
    .selectAll()
    .where('draft', 'in', [...drafts])
    .where('removed', 'is', null)
    .orderBy('id')
    .execute();
  const papers = new Map<number, KeptPaper[]>();
  for (const { draft, ...row } of rows) papers.set(draft, [...(papers.get(draft) ?? []), paperOf(row, false)]);
  return new Map([...papers].map(([draft, each]) => [draft, documentsOf(each).length]));
}

/** 附件张数: what its person says, who may hold paper besides, and never fewer than what is attached (会计基础工作规范 第五十一条). */
export const papersSaid = (typed: number, documents = 0): number => Math.max(typed, documents);

/** The papers of all posted vouchers of some units' months, each with its voucher, in the order of the books. */
export async function readPostedPapers(
  db: BooksReader,
  { units, from, to }: { readonly units: readonly UnitCode[]; readonly from: Period; readonly to: Period },
): Promise<(KeptPaper & { readonly voucher: PostedAt })[]> {
  const rows = await db
    .selectFrom('voucher_paper as paper')
    .innerJoin('voucher', 'voucher.id', 'paper.voucher')
    .selectAll('paper')
    .select(['voucher.period', 'voucher.date', 'voucher.type', 'voucher.number'])
    .where('paper.unit', 'in', [...units])
    .where('voucher.period', '>=', from)
    .where('voucher.period', '<=', to)
    .orderBy('paper.unit')
    .orderBy('voucher.date')
    .orderBy('paper.voucher')
    .orderBy('paper.id')
    .execute();
  return rows.map(({ unit, period, date, type, number, ...row }) => ({
    ...paperOf(row, row.draft === null),
    voucher: { unit, period: period as Period, date: date as AccountingDate, type, number },
  }));
}

/** Where a posted voucher stands. */
interface PostedAt {
  readonly unit: UnitCode;
  readonly period: Period;
  readonly date: AccountingDate;
  readonly type: string;
  readonly number: number;
}
