import type { Reason } from '../../../../shared/contract/errors.ts';
import { againstAdvance } from '../../../../shared/domain/procurement/advances/paying.ts';
import type { PaperStage } from '../../../../shared/domain/procurement/papers.ts';
import { PAYMENT_GATES, type PaymentGate } from '../../../../shared/domain/procurement/payments/gates.ts';
import type { Payable } from '../../../../shared/domain/procurement/payments/payable.ts';
import { againstLines, bySupplier } from '../../../../shared/domain/procurement/payments/run.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import { allLicenceProblems, sayLicence } from '../../../../shared/domain/procurement/suppliers/licences.ts';
import type { SupplierSettings } from '../../../../shared/domain/procurement/suppliers/settings.ts';
import { assert } from '../../../../shared/kernel/assert.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { commitVoucher } from '../../budget/commands.ts';
import { againstCommitting } from '../../budget/queries.ts';
import type { BooksReader } from '../../database.ts';
import { readPurchaseAccount } from '../account/reading.ts';
import { readAdvanceSource } from '../advances/reading.ts';
import type { Paper } from '../papers/papers.ts';
import type { PaperRules } from '../papers/rules.ts';
import { readPayees, readSupplierRules, readSuppliers } from '../suppliers/reading.ts';
import { readBooking } from './booking.ts';
import { readPayables } from './payables.ts';
import { PLACE_WORDS } from './place-words.ts';
import { loadPaymentRules } from './rules.ts';
import { carrierOfRun, type PaymentRun, runOf } from './runs.ts';

export const NO_HOLDER = '还没有登记唯一采购账户，不能统一支付';

export type Gates = readonly { readonly gate: PaymentGate; readonly problems: readonly string[] }[];

/** Stages at which the budget is bound for the run already. */
const BOUND: readonly PaperStage[] = ['approved', 'paid'];

/** What stands against a run on a day, gate by gate. */
export async function readGates(db: BooksReader, run: PaymentRun, today: string): Promise<Gates> {
  const payables = await readPayables(db, run.id);
  const account = await readPurchaseAccount(db);
  const rules = await loadPaymentRules(db);
  const suppliers = await readSuppliers(
    db,
    run.lines.map(({ supplier }) => supplier),
  );
  const asked = rules.licences ? await readSupplierRules(db) : undefined;
  const booking = account && (await readBooking(db, run, { holder: account.unit, day: run.day, payables }));
  const problems: Record<PaymentGate, readonly string[]> = {
    matched: againstLines(run.mode, run.lines, payables).map(({ message }) => message),
    suppliers: bySupplier(run.lines, linesOf(run)).flatMap(({ supplier }) =>
      againstSupplier(supplier, suppliers.get(supplier), today as AccountingDate, asked),
    ),
    payees: run.mode === 'insurance' ? [] : await againstPayees(db, run, suppliers),
    advance: await againstSource(db, run, run.id),
    account: !account
      ? [NO_HOLDER]
      : (booking?.missing ?? []).map((place) => `还没有选定付款的记账科目：${PLACE_WORDS[place]}`),
    budget:
      rules.budget && booking?.draft && !BOUND.includes(run.stage)
        ? await againstCommitting(db, { carrier: carrierOfRun(run), today: today as AccountingDate }, booking.draft)
        : [],
  };
  return PAYMENT_GATES.map((gate) => ({ gate, problems: problems[gate] }));
}

/** The same as reasons of a refusal. */
export const againstRun = async (db: BooksReader, run: PaymentRun, today: string): Promise<Reason[]> =>
  (await readGates(db, run, today)).flatMap(({ gate, problems }) =>
    problems.map((message) => ({ code: 'not-fit', place: gate, message })),
  );

export const linesOf = ({ lines }: PaymentRun): ReadonlyMap<number, Pick<Payable, 'supplier'>> =>
  new Map(lines.map((line) => [line.invoiceLine, line]));

function againstSupplier(
  code: string,
  supplier: Supplier | undefined,
  day: AccountingDate,
  asked: SupplierSettings | undefined,
): readonly string[] {
  if (!supplier) return [`没有登记供应商 ${code}`];
  const { name, stopped } = supplier;
  const expired = asked ? allLicenceProblems(supplier, day, asked).filter(({ state }) => state === 'expired') : [];
  return [
    ...(stopped ? [`供应商“${name}”已停用`] : []),
    ...expired.map((problem) => `供应商“${name}”：${sayLicence(problem)}`),
  ];
}

/** What stands against paying a run out of the advance that it names; `itself` is left out of what others take. */
export async function againstSource(
  db: BooksReader,
  { mode, lines, advance }: Pick<PaymentRun, 'mode' | 'lines' | 'advance'>,
  itself?: number,
): Promise<string[]> {
  if (advance === undefined) return [];
  if (mode !== 'community') return ['医保直接结算的付款单不从医保预付支付'];
  const source = await readAdvanceSource(db, advance, itself);
  return source ? againstAdvance(source, lines) : [`没有集采批次 ${advance}`];
}

/** 收款账户: approved, and still the one with which the run was prepared (变更后须重新编制). */
async function againstPayees(
  db: BooksReader,
  run: PaymentRun,
  suppliers: ReadonlyMap<string, Supplier>,
): Promise<string[]> {
  const payees = await readPayees(db);
  return bySupplier(run.lines, linesOf(run)).flatMap(({ supplier, amount }) => {
    if (amount === 0) return [];
    const name = suppliers.get(supplier)?.name ?? supplier;
    const now = payees.get(supplier);
    if (!now) return [`供应商“${name}”没有审核过的收款账户`];
    const kept = run.payees.find((payee) => payee.supplier === supplier);
    const same = kept && kept.number === now.number && kept.bank === now.bank && kept.name === now.name;
    return same ? [] : [`供应商“${name}”的收款账户在编制之后变更，请退回重新编制`];
  });
}

/** 付款单's part in the community's papers: every gate at handing in and at approving; approved, it binds the budget. */
export const paymentPapers: PaperRules = {
  kind: 'payment',
  name: ({ number }: Paper) => number,
  against: (db, paper, { today }) => againstRun(db, runOf(paper), today),
  async approved(context, paper) {
    const { db, tx, actor, instant, nowMs } = context;
    const run = runOf(paper);
    const account = await readPurchaseAccount(db);
    assert(account, 'a run passes its gates before it is approved');
    if (!(await loadPaymentRules(db)).budget) return;
    const payables = await readPayables(db, run.id);
    const { draft } = await readBooking(db, run, { holder: account.unit, day: run.day, payables });
    const moving = { by: actor, instant, nowMs };
    const passed = !draft || 'bound' in (await commitVoucher(tx, carrierOfRun(run), draft, moving));
    assert(passed, 'the gate of the budget was tried in the same transaction');
  },
};
