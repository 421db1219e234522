import type { MirrorSide, PairDifference } from '../../../shared/domain/consolidation/model.ts';
import { openingSlot } from '../../../shared/domain/ledger/composition.ts';
import { voucherName } from '../../../shared/domain/ledger/reversal.ts';
import { absFen, type Fen, fen, formatYuan, negateFen, ZERO } from '../../../shared/kernel/fen.ts';
import { type Period, periodOf, startOf, yearOf } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';

/** One side of a fact between two members, as the books have it; `amount` in the side's own direction. */
interface PairItem {
  readonly item: string;
  readonly unit: string;
  readonly side: MirrorSide;
  readonly code: string;
  readonly amount: Fen;
  readonly date: string;
  readonly document: string | null;
  readonly summary: string;
  readonly voucher: { readonly id: number; readonly number: string } | null;
}

/** Debit-natured elements begin with 1, 5 and 7: the side of an account that no match names. */
const naturalSide = (code: string): MirrorSide => ('157'.includes(code.charAt(0)) ? 'debit' : 'credit');

/** The items that a row of the reconciliation names (内部往来明细), by id, each read where its id says that it stands. */
export async function readPairItems(
  db: BooksReader,
  period: Period,
  row: PairDifference,
): Promise<ReadonlyMap<string, PairItem>> {
  const sides = new Map<string, MirrorSide>([
    ...row.matched.flatMap(({ debitItems }) => debitItems.map((id) => [id, 'debit'] as const)),
    ...row.matched.flatMap(({ creditItems }) => creditItems.map((id) => [id, 'credit'] as const)),
    ...row.unmatched.map(({ item, side }) => [item, side] as const),
  ]);
  const counterparts = row.unmatched.flatMap(({ counterpart }) => counterpart ?? []);
  const ids = [...new Set([...sides.keys(), ...row.explained.map(({ item }) => item), ...counterparts])];
  const sideOf = (id: string, code: string): MirrorSide => sides.get(id) ?? naturalSide(code);
  const read = [
    ...(await readVoucherItems(db, ids, sideOf)),
    ...(await readDeclaredItems(db, ids, sideOf, row.kind === 'transfer')),
    ...(await readOpenings(db, ids, sideOf, yearOf(period))),
  ];
  return new Map(read.map((item) => [item.item, item]));
}

type SideOf = (id: string, code: string) => MirrorSide;

const inDirection = (side: MirrorSide, net: Fen): Fen => (side === 'debit' ? net : negateFen(net));

/** Ids `voucher:line`. */
async function readVoucherItems(db: BooksReader, ids: readonly string[], sideOf: SideOf): Promise<PairItem[]> {
  const wanted = new Set(ids.filter((id) => /^\d+:\d+$/.test(id)));
  const vouchers = [...new Set([...wanted].map((id) => Number(id.split(':')[0])))];
  if (vouchers.length === 0) return [];
  const rows = await db
    .selectFrom('voucher_line')
    .innerJoin('voucher', 'voucher.id', 'voucher_line.voucher')
    .selectAll('voucher_line')
    .select(['voucher.date', 'voucher.type', 'voucher.number'])
    .where('voucher_line.voucher', 'in', vouchers)
    .execute();
  return rows.flatMap((row): PairItem[] => {
    const item = `${row.voucher}:${row.line}`;
    if (!wanted.has(item)) return [];
    const side = sideOf(item, row.code);
    return [
      {
        item,
        unit: row.unit,
        side,
        code: row.code,
        amount: inDirection(side, fen(row.debit - row.credit)),
        date: row.date,
        document: row.document || null,
        summary: row.summary,
        voucher: { id: row.voucher, number: voucherName({ ...row, period: row.period as Period }) },
      },
    ];
  });
}

/** Ids `declared:batch:row`; what is declared is in the account's own direction already. */
async function readDeclaredItems(
  db: BooksReader,
  ids: readonly string[],
  sideOf: SideOf,
  transfer: boolean,
): Promise<PairItem[]> {
  const wanted = new Set(ids.filter((id) => id.startsWith('declared:')));
  const batches = [...new Set([...wanted].map((id) => Number(id.split(':')[1])))];
  if (batches.length === 0) return [];
  const rows = await db
    .selectFrom('declaration')
    .innerJoin('batch', 'batch.id', 'declaration.batch')
    .selectAll('declaration')
    .select(['batch.unit', 'batch.period'])
    .where('declaration.batch', 'in', batches)
    .execute();
  return rows.flatMap((row): PairItem[] => {
    const item = `declared:${row.batch}:${row.row}`;
    if (!wanted.has(item)) return [];
    return [
      {
        item,
        unit: row.unit,
        side: sideOf(item, row.code),
        code: row.code,
        amount: transfer ? absFen(fen(row.amount)) : fen(row.amount),
        date: row.date || row.period,
        document: row.document || null,
        summary: '',
        voucher: null,
      },
    ];
  });
}

/** Ids `opening:unit:code:counterparty`: the balance with which the year began. */
async function readOpenings(
  db: BooksReader,
  ids: readonly string[],
  sideOf: SideOf,
  year: number,
): Promise<PairItem[]> {
  const openings: PairItem[] = [];
  for (const item of ids.filter((id) => id.startsWith('opening:'))) {
    const [, unit = '', code = '', counterparty = ''] = item.split(':');
    const rows = await db
      .selectFrom('balance')
      .select(['debit', 'credit'])
      .where('unit', '=', unit)
      .where('period', '=', openingSlot(year))
      .where('code', '=', code)
      .where('counterparty', '=', `unit:${counterparty}`)
      .execute();
    const net = rows.reduce((sum, row) => fen(sum + row.debit - row.credit), ZERO);
    const side = sideOf(item, code);
    openings.push({
      item,
      unit,
      side,
      code,
      amount: inDirection(side, net),
      date: startOf(periodOf(year, 1)),
      document: null,
      summary: '',
      voucher: null,
    });
  }
  return openings;
}

const itemOut = (item: PairItem) => ({ ...item, amount: formatYuan(item.amount) });

/** A row of the reconciliation with both its sides, as the contract shapes it. An item that is gone is left out. */
export function pairOut(row: PairDifference, items: ReadonlyMap<string, PairItem>) {
  const known = (id: string) => {
    const item = items.get(id);
    return item ? [itemOut(item)] : [];
  };
  return {
    matched: row.matched.map(({ by, amount, debitItems, creditItems }) => ({
      by,
      amount: formatYuan(amount),
      items: [...debitItems, ...creditItems].flatMap(known),
    })),
    unmatched: row.unmatched.map((one) => {
      const item = items.get(one.item);
      const counterpart = one.counterpart === undefined ? undefined : items.get(one.counterpart);
      return {
        item: one.item,
        unit: one.unit,
        side: one.side,
        code: one.code,
        account: one.account,
        amount: formatYuan(one.amount),
        date: one.date,
        document: one.document ?? null,
        summary: item?.summary ?? '',
        voucher: item?.voucher ?? null,
        class: one.class,
        reason: one.reason,
        counterpart: counterpart ? itemOut(counterpart) : null,
      };
    }),
    explained: row.explained.flatMap(({ item, rule, reason }) => known(item).map((one) => ({ ...one, rule, reason }))),
    directions: row.directions.map(({ debitUnit, creditUnit, debit, credit, eliminated }) => ({
      debitUnit,
      creditUnit,
      debit: formatYuan(debit),
      credit: formatYuan(credit),
      eliminated: formatYuan(eliminated),
    })),
  };
}
