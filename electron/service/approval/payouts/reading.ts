import { isCounted, isPaidOut, type PayoutStage, type PayoutStep } from '../../../../shared/domain/approval/payout.ts';
import type { Booked } from '../../../../shared/domain/approval/payout-voucher.ts';
import type { Invoice } from '../../../../shared/domain/ledger/papers/invoice.ts';
import type { PaperKind } from '../../../../shared/domain/ledger/papers/kinds.ts';
import type { BankAccount } from '../../../../shared/domain/organisation/bank-account.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';

/** An invoice of a payment: what it says, and how much of it this payment pays; in 分. */
export interface PayoutInvoice {
  readonly code: string;
  readonly number: string;
  readonly seller: string;
  readonly day: AccountingDate | '';
  readonly amount: Fen;
  readonly taken: Fen;
}

/** What is said of a payment beside its head; of each row of the application how much, in 分. */
export interface PayoutContent extends Booked {
  readonly amounts: readonly Fen[];
  readonly remark: string;
  readonly invoices: readonly PayoutInvoice[];
  /** 收款账户 as it was when it was handed in; null before. */
  readonly account: BankAccount | null;
}

export interface PayoutKept extends PayoutContent {
  readonly id: number;
  readonly number: string;
  readonly document: number;
  readonly contract: number | null;
  readonly unit: UnitCode;
  readonly payee: string;
  readonly stage: PayoutStage;
  readonly revision: number;
  readonly amount: Fen;
  readonly prepaid: boolean;
  readonly day: AccountingDate;
}

/** Which payments are read; what is not named is any. */
interface PayoutsAsked {
  readonly ids?: readonly number[];
  readonly documents?: readonly number[];
  /** Planned for or paid in it. */
  readonly year?: number;
  readonly units?: readonly UnitCode[];
  readonly stages?: readonly PayoutStage[];
}

/** Payments, the newest first. */
export async function readPayouts(db: BooksReader, asked: PayoutsAsked): Promise<PayoutKept[]> {
  const { ids, documents, year, units, stages } = asked;
  if (ids?.length === 0 || documents?.length === 0 || units?.length === 0) return [];
  let rows = db.selectFrom('approval_payout').selectAll().orderBy('id', 'desc');
  if (ids) rows = rows.where('id', 'in', [...ids]);
  if (documents) rows = rows.where('document', 'in', [...documents]);
  if (units) rows = rows.where('unit', 'in', [...units]);
  if (stages) rows = rows.where('stage', 'in', [...stages]);
  if (year !== undefined)
    rows = rows.where((eb) =>
      eb.or([
        eb.and([eb('day', '>=', `${year}-01-01`), eb('day', '<=', `${year}-12-31`)]),
        eb(
          'id',
          'in',
          eb
            .selectFrom('approval_payout_made')
            .select('payout')
            .where('approval_payout_made.day', '>=', `${year}-01-01`)
            .where('approval_payout_made.day', '<=', `${year}-12-31`),
        ),
      ]),
    );
  return (await rows.execute()).map(({ content, ...row }) => ({
    ...row,
    ...contentIn(content),
    unit: row.unit as UnitCode,
    stage: row.stage as PayoutStage,
    amount: fen(row.amount),
    prepaid: row.prepaid === 1,
    day: row.day as AccountingDate,
  }));
}

export async function readPayout(db: BooksReader, id: number): Promise<PayoutKept | undefined> {
  const [payout] = await readPayouts(db, { ids: [id] });
  return payout;
}

/** What is kept of a payment's content, from its canonical JSON. */
export function contentIn(text: string): PayoutContent {
  const content = JSON.parse(text) as PayoutContent;
  return {
    ...content,
    amounts: content.amounts.map(fen),
    invoices: content.invoices.map((each) => ({ ...each, amount: fen(each.amount), taken: fen(each.taken) })),
  };
}

/** What is kept of a payment's content, whatever else is at hand. */
export const contentOf = ({ amounts, remark, invoices, account, booked, bank, cash }: PayoutContent) => ({
  ...{ amounts, remark, invoices, account, booked, bank, cash },
});

/** Those of some applications that take of what may be paid, without one of them. */
export const readCounted = async (
  db: BooksReader,
  documents: readonly number[],
  without?: number,
): Promise<PayoutKept[]> =>
  (await readPayouts(db, { documents })).filter(({ id, stage }) => isCounted(stage) && id !== without);

/** What of a contract has left, in 分 (已付); of an application where no contract is named. */
export const paidOf = (payouts: readonly PayoutKept[], contract?: number): Fen =>
  sumFen(
    payouts
      .filter((each) => isPaidOut(each.stage) && (contract === undefined || each.contract === contract))
      .map(({ amount }) => amount),
  );

export interface StepKept {
  readonly payout: number;
  readonly step: PayoutStep;
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
}

/** Every step of some payments, the oldest first. */
export async function readSteps(db: BooksReader, payouts: readonly number[]): Promise<Map<number, StepKept[]>> {
  const steps = new Map<number, StepKept[]>(payouts.map((id) => [id, []]));
  if (payouts.length === 0) return steps;
  const rows = await db
    .selectFrom('approval_payout_step')
    .select(['payout', 'step', 'person', 'display', 'instant', 'reason', 'digest'])
    .where('payout', 'in', [...payouts])
    .orderBy('id')
    .execute();
  for (const row of rows) steps.get(row.payout)!.push({ ...row, step: row.step as PayoutStep });
  return steps;
}

/** Who made a step last. */
export const lastOf = (steps: readonly StepKept[], asked: PayoutStep): StepKept | undefined =>
  steps.findLast(({ step }) => step === asked);

/** When payments were made, and what the bank called them. */
export async function readMade(
  db: BooksReader,
  payouts: readonly number[],
): Promise<Map<number, { readonly day: AccountingDate; readonly reference: string }>> {
  if (payouts.length === 0) return new Map();
  const rows = await db
    .selectFrom('approval_payout_made')
    .selectAll()
    .where('payout', 'in', [...payouts])
    .execute();
  return new Map(rows.map(({ payout, day, reference }) => [payout, { day: day as AccountingDate, reference }]));
}

export async function readVouchersOfPayouts(db: BooksReader, payouts: readonly number[]) {
  if (payouts.length === 0) return [];
  const rows = await db
    .selectFrom('approval_payout_voucher')
    .selectAll()
    .where('payout', 'in', [...payouts])
    .orderBy('voucher')
    .execute();
  return rows.map((row) => ({ ...row, unit: row.unit as UnitCode, reversal: row.reversal === 1 }));
}

export interface PayoutPaper {
  readonly id: number;
  readonly name: string;
  readonly kind: PaperKind;
  readonly bytes: number;
  readonly sha256: string;
  readonly invoice: Invoice | undefined;
  readonly display: string;
  readonly person: string;
}

/** Papers of a payment, as they were attached. */
export async function readPayoutPapers(db: BooksReader, payout: number): Promise<PayoutPaper[]> {
  const rows = await db
    .selectFrom('approval_payout_paper')
    .selectAll()
    .where('payout', '=', payout)
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, kind, bytes, sha256, invoice, display, person }) => ({
    ...{ id, name, bytes, sha256, display, person, kind: kind as PaperKind },
    invoice: invoice === '' ? undefined : (JSON.parse(invoice) as Invoice),
  }));
}

export const readExportsOf = (db: BooksReader, payouts: readonly number[]) =>
  db
    .selectFrom('approval_payout_export')
    .selectAll()
    .where('payout', 'in', [...payouts])
    .orderBy('id')
    .execute();
