import type { RunLine, RunMode } from '../../../../shared/domain/procurement/payments/run.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import type { Paper } from '../papers/papers.ts';

/** An account that a run pays to, as it was approved when the run was prepared. */
export interface RunPayee {
  readonly supplier: string;
  readonly name: string;
  readonly bank: string;
  readonly number: string;
}

/** A line of a run, with what it was called when the run was prepared; amount in 分, below nil for a credit. */
export interface KeptLine extends RunLine {
  readonly supplier: string;
  readonly number: string;
  readonly item: string;
}

/** 付款单: what it pays, out of what, and to which accounts, as it is signed. */
export interface PaymentRun extends Paper {
  readonly mode: RunMode;
  readonly day: AccountingDate;
  readonly until: AccountingDate;
  readonly remark: string;
  readonly payees: readonly RunPayee[];
  readonly lines: readonly KeptLine[];
  /** The batch whose advance of the insurance fund (医保预付) pays it; undefined where the one account does. */
  readonly advance: number | undefined;
}

type Content = Pick<PaymentRun, 'mode' | 'remark' | 'payees' | 'lines'> & { readonly advance?: number };
const FORM = 'tongcai-payment-1';

/** A run that the one account pays says nothing of advances: so it reads as all did before there were any. */
export const runContent = ({ mode, remark, payees, lines, advance }: Content): string =>
  canonicalJson({
    ...{ form: FORM, mode, remark, payees, lines },
    ...(advance === undefined ? {} : { advance }),
  } as unknown as Json);

export function runOf(paper: Paper): PaymentRun {
  const { mode, remark, payees, lines, advance } = JSON.parse(paper.content) as Content;
  return {
    ...paper,
    ...{ mode, remark, payees, advance, day: paper.first as AccountingDate, until: paper.last as AccountingDate },
    lines: lines.map((line) => ({ ...line, amount: fen(line.amount) })),
  };
}

/** The document's name among those that hold budgets. */
export const carrierOfRun = ({ id }: Pick<Paper, 'id'>): string => `payment:${id}`;

export interface Made {
  readonly payment: number;
  readonly day: AccountingDate;
  readonly reference: string;
}
export const readMade = async (db: BooksReader): Promise<Map<number, Made>> =>
  new Map(
    (await db.selectFrom('payment_made').selectAll().execute()).map((row) => [
      row.payment,
      { ...row, day: row.day as AccountingDate },
    ]),
  );

export async function readExports(db: BooksReader, payment?: number) {
  const all = db.selectFrom('payment_export').selectAll().orderBy('id');
  return (payment === undefined ? all : all.where('payment', '=', payment)).execute();
}

export async function readRunVouchers(db: BooksReader, payment?: number) {
  const all = db.selectFrom('payment_voucher').selectAll().orderBy('payment').orderBy('voucher');
  const rows = await (payment === undefined ? all : all.where('payment', '=', payment)).execute();
  return rows.map((row) => ({ ...row, reversal: row.reversal === 1 }));
}
