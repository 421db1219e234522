import type { Voucher, VoucherDraft, VoucherKind } from '../../../shared/domain/ledger/voucher.ts';
import { periodOfDate } from '../../../shared/kernel/period.ts';
import type { BooksTx } from '../database.ts';
import { addMovements, counterpartyText, mergeMovements, movementsOf } from './balances.ts';
import { takeNumbers } from './counters.ts';
import type { Moved } from './follower.ts';
import { addTallies } from './tallies.ts';

export interface Posting {
  readonly draft: VoucherDraft;
  readonly kind: VoucherKind;
  readonly preparedBy?: string;
  readonly reviewedBy?: string;
  /** 出纳, who signed it. */
  readonly signedBy?: string;
  /** The voucher that this one reverses. */
  readonly reverses?: number;
}

export interface PostingCause {
  readonly postedBy: string;
  /** Used where the source names nobody: the import batch stands for the reviewer. */
  readonly reviewedBy: string;
  readonly batch?: number;
}

/**
 * Posts checked drafts (记账): gives gapless numbers in each unit, period and type in the order given, keeps the lines,
 * and moves the balances, and whatever follows vouchers, in the same transaction. The caller has checked them; nothing is
 * decided here.
 */
export async function postVouchers(
  tx: BooksTx,
  { standing, follower }: Moved,
  postings: readonly Posting[],
  cause: PostingCause,
): Promise<Voucher[]> {
  if (postings.length === 0) return [];
  let id = await takeNumbers(tx, 'voucher', postings.length);
  const next = await firstNumbers(tx, postings);
  const vouchers = postings.map(({ draft, kind, preparedBy, reviewedBy, signedBy, reverses }): Voucher => {
    const series = seriesOf(draft);
    const number = next.get(series)!;
    next.set(series, number + 1);
    return {
      ...draft,
      id: id++,
      period: periodOfDate(draft.date),
      number,
      kind,
      preparedBy: preparedBy ?? cause.postedBy,
      reviewedBy: reviewedBy ?? cause.reviewedBy,
      postedBy: cause.postedBy,
      signedBy,
      reverses,
      batch: cause.batch,
    };
  });
  for (let from = 0; from < vouchers.length; from += AT_A_TIME) {
    const some = vouchers.slice(from, from + AT_A_TIME);
    await tx.bulkInsert('voucher', some.map(voucherColumns));
    await tx.bulkInsert('voucher_line', some.flatMap(lineColumns));
  }
  const movements = mergeMovements(movementsOf(vouchers));
  await addMovements(tx, movements);
  await addTallies(tx, vouchers);
  standing.add(tx, movements);
  await follower.posted(tx, cause.postedBy, vouchers);
  return vouchers;
}

/** Vouchers whose rows are made at once: a year's journal need not stand in memory twice. */
const AT_A_TIME = 2000;

const seriesOf = (draft: VoucherDraft): string => `voucher/${draft.unit}/${periodOfDate(draft.date)}/${draft.type}`;

async function firstNumbers(tx: BooksTx, postings: readonly Posting[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { draft } of postings) counts.set(seriesOf(draft), (counts.get(seriesOf(draft)) ?? 0) + 1);
  const first = new Map<string, number>();
  // In a fixed order, so that two writers of a shared database cannot wait for each other in a circle.
  for (const series of [...counts.keys()].sort()) first.set(series, await takeNumbers(tx, series, counts.get(series)!));
  return first;
}

const voucherColumns = (voucher: Voucher) => ({
  id: voucher.id,
  unit: voucher.unit,
  period: voucher.period,
  type: voucher.type,
  number: voucher.number,
  date: voucher.date,
  summary: voucher.summary,
  kind: voucher.kind,
  attachments: voucher.attachments,
  prepared_by: voucher.preparedBy,
  reviewed_by: voucher.reviewedBy,
  posted_by: voucher.postedBy,
  signed_by: voucher.signedBy ?? null,
  reverses: voucher.reverses ?? null,
  batch: voucher.batch ?? null,
  source_number: voucher.sourceNumber ?? null,
});

const lineColumns = (voucher: Voucher) =>
  voucher.lines.map((line, index) => ({
    voucher: voucher.id,
    line: index + 1,
    unit: voucher.unit,
    period: voucher.period,
    book: line.book,
    code: line.code,
    summary: line.summary,
    debit: line.debit,
    credit: line.credit,
    department: line.department ?? '',
    fund: line.fund ?? '',
    project: line.project ?? '',
    counterparty: counterpartyText(line.counterparty),
    document: line.document ?? '',
  }));
