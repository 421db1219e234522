import type { Reason } from '../../../../shared/contract/errors.ts';
import type { Operation } from '../../../../shared/contract/operation.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { PaperStep } from '../../../../shared/domain/procurement/papers.ts';
import { bySupplier, runTotal } from '../../../../shared/domain/procurement/payments/run.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import type { Failure } from '../../pipeline/failure.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readPurchaseAccount } from '../account/reading.ts';
import { readAdvanceNames } from '../advances/reading.ts';
import { readPaper, readSteps } from '../papers/papers.ts';
import { CHANGED, NOT_NOW, stepOn } from '../papers/stepping.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { bankBook, bankCsv, digestOf, fileName, type Transfer } from './bank-file.ts';
import { againstRun, linesOf } from './gates.ts';
import { type PaymentRun, readExports, runOf } from './runs.ts';
import { readForHolder } from './stepping.ts';
import { isForbidden, NOT_BOTH } from './who.ts';

interface GatedContext extends Pick<CommandContext<Operation>, 'db' | 'nowMs'> {
  refused(code: 'not-fit', reasons: readonly Reason[]): Failure;
}

async function heldToGates(context: GatedContext, run: PaymentRun): Promise<void> {
  const problems = await againstRun(context.db, run, chinaDay(context.nowMs));
  if (problems.length > 0) throw context.refused('not-fit', problems);
}

/** 银行批量文件 and 支付, by the cashier: never by who approved. */
export const payingOperations: readonly Implementation[] = [
  command(procurement.exportPayment, async (context, { form, ...seen }) => {
    const { db, tx, actor, caller, instant, nowMs } = context;
    const paper = await readPaper(db, 'payment', seen.id);
    if (!paper) throw context.notFound(`付款单 ${seen.id}`);
    if (paper.revision !== seen.revision) throw context.refused('changed', CHANGED);
    if (!['approved', 'paid', 'posted'].includes(paper.stage)) throw context.refused('not-now', NOT_NOW);
    const run = runOf(paper);
    const account = await readPurchaseAccount(db);
    if (account?.unit !== seen.unit) throw context.notFound(`${seen.unit} 的付款单 ${seen.id}`);
    const steps = (await readSteps(db, [run.id])).get(run.id) ?? [];
    if (isForbidden('pay', caller, steps)) throw context.refused('own-work', NOT_BOTH);
    // What is paid already is exported as it was; what will be paid by the file must still pass.
    if (run.stage === 'approved') await heldToGates(context, run);
    const transfers = await readTransfers(db, run);
    const digest = digestOf(run, transfers);
    const filed = { run, transfers, digest };
    const advance = run.advance === undefined ? undefined : (await readAdvanceNames(db)).get(run.advance);
    const nameOf = (asked: PaperStep): string => steps.findLast(({ step }) => step === asked)?.display ?? '';
    const people = { prepared: nameOf('prepare'), approved: nameOf('approve') };
    const made = { payer: account, advance, ...people, creator: actor, created: instant, day: run.day };
    const bytes =
      form === 'csv'
        ? new TextEncoder().encode(bankCsv(filed))
        : (await writeWorkbook(bankBook(filed, made), { signal: context.signal })).bytes;
    const { sha256 } = await context.files.put(actor, bytes);
    const times = (await readExports(db, run.id)).filter((each) => each.digest === digest).length + 1;
    await db
      .insertInto('payment_export')
      .values({
        ...{ id: await takeNumbers(tx, 'payment_export', 1), payment: run.id, person: actor, instant, form, digest },
        display: caller.kind === 'person' ? caller.display : actor,
      })
      .execute();
    context.audit({ subject: run.number, after: { form, digest, times, on: chinaDay(nowMs) } });
    return { file: sha256, name: fileName(filed, form), times, digest };
  }),

  command(procurement.payPayment, async (context, { day, reference, ...seen }) => {
    const { db, nowMs } = context;
    const { run } = await readForHolder(context, seen, 'pay');
    if (day > chinaDay(nowMs)) throw context.refused('not-fit', '支付日期不能晚于今天');
    await heldToGates(context, run);
    await db.insertInto('payment_made').values({ payment: run.id, day, reference }).execute();
    await stepOn(context, run, 'pay', { reason: reference });
    context.audit({ subject: run.number, after: { day, reference, amount: formatYuan(runTotal(run.lines)) } });
    return DONE;
  }),
];

/** What a run asks the bank, or the fund, to pay: one line a supplier, those that credits take whole left out. */
export async function readTransfers(db: BooksReader, run: PaymentRun): Promise<Transfer[]> {
  const suppliers = await readSuppliers(
    db,
    run.lines.map(({ supplier }) => supplier),
  );
  return bySupplier(run.lines, linesOf(run)).flatMap(({ supplier, amount, lines }) => {
    if (amount <= 0) return [];
    const payee = run.payees.find((each) => each.supplier === supplier);
    return [
      {
        ...{ supplier, supplierName: suppliers.get(supplier)?.name ?? supplier, invoices: lines, amount },
        ...{ payee: payee?.name ?? '', account: payee?.number ?? '', bank: payee?.bank ?? '' },
      },
    ];
  });
}
