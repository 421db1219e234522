import { type PayoutStage, payoutStageOf } from '../../../../shared/domain/approval/payout.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readVouchersOf, voucherNumber } from '../../ledger/queries.ts';
import { type ApplicationKept, type MoveKept, readReleases } from '../applications/reading.ts';
import { readContracts } from '../contracts/reading.ts';
import {
  contentIn,
  type PayoutContent,
  type PayoutKept,
  readMade,
  readPayouts,
  readVouchersOfPayouts,
  type StepKept,
} from './reading.ts';
import { handsIn } from './who.ts';

/** A step of a payment with the day that counts for it: of 支付 the one on which the bank paid. */
export interface DatedStep extends StepKept {
  readonly day: AccountingDate;
}

/** A payment as it stood at the end of a day, with who has brought it there. */
export interface PaymentKept
  extends Pick<PayoutKept, 'id' | 'number' | 'document' | 'unit' | 'payee' | 'amount' | 'prepaid'>,
    Pick<PayoutContent, 'account' | 'invoices'> {
  readonly stage: PayoutStage;
  readonly contract: string;
  /** Since it was handed in last, the oldest first. */
  readonly steps: readonly DatedStep[];
  /** What the bank called it; '' while it is not paid. */
  readonly reference: string;
  /** Numbers of the vouchers that it posted, and of those that reversed them. */
  readonly vouchers: readonly string[];
  readonly reversals: readonly string[];
  /** Sign-in names of those who had a hand in it or in what it pays, and so may not pay it. */
  readonly apart: readonly string[];
}

/** An application with the moves that were made of it by the day. */
interface Handled {
  readonly application: ApplicationKept;
  readonly links: readonly MoveKept[];
}

/** Payments of some applications that were handed in by a day, as they stood then, by their numbers; what was struck is not there. */
export async function readPayments(
  db: BooksReader,
  { chains, until }: { readonly chains: readonly Handled[]; readonly until: AccountingDate },
): Promise<PaymentKept[]> {
  const byDocument = new Map(chains.map((chain) => [chain.application.id, chain]));
  const payouts = await readPayouts(db, { documents: [...byDocument.keys()] });
  const ids = payouts.map(({ id }) => id);
  const made = await readMade(db, ids);
  const steps = await readDatedSteps(db, ids, made);
  const contracts = new Map(
    (await readContracts(db, { ids: payouts.flatMap(({ contract }) => contract ?? []) })).map((each) => [
      each.id,
      each,
    ]),
  );
  const numbers = await readNumbers(db, ids);
  const released = await readReleases(db, [...byDocument.keys()]);
  const payments: PaymentKept[] = [];
  for (const { id, number, document, unit } of payouts) {
    const all = steps.get(id)!.filter(({ day }) => day <= until);
    const stage = payoutStageOf(all.map(({ step }) => step));
    if (stage === 'draft' || stage === 'struck') continue;
    const { content, ...said } = saidAt(all.at(-1)!);
    const contract = said.contract === null ? undefined : contracts.get(said.contract);
    const { application, links } = byDocument.get(document)!;
    const own = numbers.filter(({ payout }) => payout === id);
    payments.push({
      ...{ id, number, document, unit, stage, payee: said.payee, amount: said.amount, prepaid: said.prepaid },
      ...{ account: content.account, invoices: content.invoices, contract: contract?.number ?? '' },
      steps: all.slice(all.findLastIndex(({ step }) => step === 'hand')),
      reference: all.some(({ step }) => step === 'pay') ? (made.get(id)?.reference ?? '') : '',
      vouchers: all.some(({ step }) => step === 'post') ? namesOf(own, false) : [],
      reversals: stage === 'reversed' ? namesOf(own, true) : [],
      apart: handsIn({
        ...{ application, moves: links, contract, steps: all },
        releasedBy: released.get(document)?.by,
      }),
    });
  }
  return payments.sort((one, other) => (one.number < other.number ? -1 : 1));
}

type StepRow = DatedStep & { readonly content: string };

/** Every step with what was said at it, the oldest first. */
async function readDatedSteps(
  db: BooksReader,
  payouts: readonly number[],
  made: Awaited<ReturnType<typeof readMade>>,
): Promise<ReadonlyMap<number, readonly StepRow[]>> {
  const steps = new Map<number, StepRow[]>(payouts.map((id) => [id, []]));
  if (payouts.length === 0) return steps;
  const rows = await db
    .selectFrom('approval_payout_step')
    .selectAll()
    .where('payout', 'in', [...payouts])
    .orderBy('id')
    .execute();
  for (const { id: _, ...row } of rows) {
    const recorded = chinaDay(Date.parse(row.instant)) as AccountingDate;
    const day = row.step === 'pay' ? made.get(row.payout)!.day : recorded;
    steps.get(row.payout)!.push({ ...row, step: row.step as StepRow['step'], day });
  }
  return steps;
}

interface Said {
  readonly contract: number | null;
  readonly payee: string;
  readonly amount: Fen;
  readonly prepaid: boolean;
  readonly content: PayoutContent;
}

/** What a payment said when a step was made of it. */
function saidAt({ content: text }: StepRow): Said {
  const { contract, payee, amount, prepaid, content } = JSON.parse(text) as Record<'payee' | 'content', string> & {
    readonly contract: number | null;
    readonly amount: number;
    readonly prepaid: number;
  };
  return { contract, payee, amount: fen(amount), prepaid: prepaid === 1, content: contentIn(content) };
}

interface NumberOf {
  readonly payout: number;
  readonly number: string;
  readonly reversal: boolean;
}

/** 凭证号 of payments, with its month: numbers begin anew in each. */
async function readNumbers(db: BooksReader, payouts: readonly number[]): Promise<NumberOf[]> {
  const kept = await readVouchersOfPayouts(db, payouts);
  const vouchers = await readVouchersOf(
    db,
    kept.map(({ voucher }) => voucher),
  );
  const byId = new Map(vouchers.map((voucher) => [voucher.id, `${voucher.period} ${voucherNumber(voucher)}`]));
  return kept.flatMap(({ payout, voucher, reversal }) => {
    const number = byId.get(voucher);
    return number === undefined ? [] : [{ payout, number, reversal }];
  });
}

const namesOf = (numbers: readonly NumberOf[], reversed: boolean): string[] =>
  numbers.filter(({ reversal }) => reversal === reversed).map(({ number }) => number);
