import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen, sumFen, ZERO } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { Verdict } from '../invoices/match.ts';

/** What one receipt line brought for a unit, and what was settled of it; packs and money less what went back. */
export interface TracedReceipt {
  readonly number: string;
  readonly day: AccountingDate;
  readonly unit: UnitCode;
  readonly lot: string;
  readonly packs: number;
  /** In 分: what the unit owes for it. */
  readonly amount: Fen;
  /** 内部结算单 by its number, '' before there is one; `settled` is what it charges for the receipt, in 分. */
  readonly settlement: string;
  readonly settled: Fen;
}

/** A line of a second invoice of an order's line, with what red invoices left of it. */
export interface TracedBill {
  readonly number: string;
  readonly day: AccountingDate;
  /** Numbers of the first invoices that it stands on (两票制第一票). */
  readonly first: string;
  readonly verdict: Verdict;
  readonly packs: number;
  /** In 分 with tax. */
  readonly amount: Fen;
  /** 付款单 by their numbers, '' where none asks for it; `paid` what of it was paid, in 分. */
  readonly payment: string;
  readonly paid: Fen;
}

/** What of an order's line is still to come for a unit, in packs. */
export interface TracedAllocation {
  readonly unit: UnitCode;
  readonly outstanding: number;
}

/** An order's line with all that came of it: receipts the oldest first, bills in the order in which they take the goods. */
export interface TracedLine {
  readonly allocations: readonly TracedAllocation[];
  readonly receipts: readonly TracedReceipt[];
  readonly bills: readonly TracedBill[];
}

/** One row of 采购链: packs that came with one receipt and are billed by one invoice, as far as each is there. */
export interface TraceRow {
  /** '' for what was billed and never came: nobody knows for whom. */
  readonly unit: UnitCode | '';
  readonly packs: number;
  /** Packs ordered that have not come; such a row has neither receipt nor invoice. */
  readonly outstanding: number;
  readonly receipt: TracedReceipt | undefined;
  readonly bill: TracedBill | undefined;
  /** The row's part of what its receipt and its invoice say, in 分; over all rows these sum to the whole of each. */
  readonly received: Fen;
  readonly settled: Fen;
  readonly billed: Fen;
  readonly paid: Fen;
}

interface Piece {
  readonly receipt: number | undefined;
  readonly bill: number | undefined;
  readonly packs: number;
}

/**
 * 采购链 of an order's line: the oldest goods are billed by the oldest invoice, pack by pack, as 三单匹配 draws it; goods without
 * an invoice, invoices without goods and what has not come follow as rows of their own. Nothing is lost and nothing twice:
 * packs, receipts, bills, payments and settlements sum to what went in.
 */
export function traceLine({ allocations, receipts, bills }: TracedLine): TraceRow[] {
  const pieces = laidTogether(
    receipts.map(({ packs }) => packs),
    bills.map(({ packs }) => packs),
  );
  const received = shared(pieces, 'receipt', receipts, ({ amount }) => amount);
  const settled = shared(pieces, 'receipt', receipts, (receipt) => receipt.settled);
  const billed = shared(pieces, 'bill', bills, ({ amount }) => amount);
  const paid = shared(pieces, 'bill', bills, (bill) => bill.paid);
  const rows = pieces.map((piece, at): TraceRow => {
    const receipt = piece.receipt === undefined ? undefined : receipts[piece.receipt];
    return {
      unit: receipt?.unit ?? '',
      packs: piece.packs,
      outstanding: 0,
      receipt,
      bill: piece.bill === undefined ? undefined : bills[piece.bill],
      received: received[at]!,
      settled: settled[at]!,
      billed: billed[at]!,
      paid: paid[at]!,
    };
  });
  const waiting = allocations
    .filter(({ outstanding }) => outstanding > 0)
    .map(
      ({ unit, outstanding }): TraceRow => ({
        ...{ unit, packs: 0, outstanding, receipt: undefined, bill: undefined },
        ...{ received: ZERO, settled: ZERO, billed: ZERO, paid: ZERO },
      }),
    );
  return [...rows, ...waiting];
}

/** What each piece has of the money of its receipt or its bill: of each, every 分 once. */
function shared<Row>(
  pieces: readonly Piece[],
  of: 'receipt' | 'bill',
  rows: readonly Row[],
  moneyOf: (row: Row) => Fen,
): Fen[] {
  const places: number[][] = rows.map(() => []);
  for (const [place, piece] of pieces.entries()) {
    const at = piece[of];
    if (at !== undefined) places[at]!.push(place);
  }
  const shares = pieces.map(() => ZERO);
  for (const [at, row] of rows.entries()) {
    const own = places[at]!;
    const amount = moneyOf(row);
    // A price made good bills no packs; it stands in one row.
    const whole =
      own.length === 1
        ? undefined
        : shareFen(
            amount,
            own.map((place) => pieces[place]!.packs),
          );
    if (whole) for (const [part, place] of own.entries()) shares[place] = whole[part]!;
    else if (own[0] !== undefined) shares[own[0]] = amount;
  }
  return shares;
}

/** Two rows of packs laid side by side and cut where either ends. What has no packs stands alone. */
function laidTogether(goods: readonly number[], bills: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  const left = [...goods];
  let at = 0;
  for (const [bill, packs] of bills.entries()) {
    let open = packs;
    while (open > 0 && at < left.length) {
      const taken = Math.min(open, Math.max(0, left[at]!));
      if (taken > 0) pieces.push({ receipt: at, bill, packs: taken });
      open -= taken;
      left[at]! -= taken;
      if (left[at]! <= 0) at += 1;
    }
    if (open > 0 || packs <= 0) pieces.push({ receipt: undefined, bill, packs: Math.max(0, open) });
  }
  for (const [receipt, packs] of left.entries())
    if (packs > 0 || (goods[receipt]! <= 0 && !pieces.some((piece) => piece.receipt === receipt)))
      pieces.push({ receipt, bill: undefined, packs: Math.max(0, packs) });
  return pieces;
}

/** Sums of rows, in packs and 分. */
export const traceTotals = (rows: readonly TraceRow[]) => ({
  packs: rows.reduce((sum, { receipt, packs }) => sum + (receipt ? packs : 0), 0),
  received: sumFen(rows.map(({ received }) => received)),
  settled: sumFen(rows.map(({ settled }) => settled)),
  billed: sumFen(rows.map(({ billed }) => billed)),
  paid: sumFen(rows.map(({ paid }) => paid)),
});

/** What was billed over what came, in 分: nil where every invoice stands on goods at the order's price. */
export const billedOver = ({ billed, received }: Pick<TraceRow, 'billed' | 'received'>): Fen => fen(billed - received);
