import { documentsOf, isSame } from '../../../../shared/domain/ledger/papers/documents.ts';
import { type Invoice, itemsOf, optional } from '../../../../shared/domain/ledger/papers/invoice.ts';
import type { BooksReader } from '../../database.ts';
import type { MadePaper } from '../../ledger/commands.ts';
import { type PayoutInvoice, type PayoutKept, readPayoutPapers, readSteps } from './reading.ts';

/** Everything that a payment brings to its voucher: its papers, and the invoices that were only typed. */
export async function papersToBook(db: BooksReader, payout: PayoutKept): Promise<MadePaper[]> {
  const papers = (await readPayoutPapers(db, payout.id)).map(({ id: _, display: __, ...paper }): MadePaper => paper);
  const typed = payout.invoices.filter(
    (invoice) => !papers.some((paper) => paper.invoice && isSame(paper.invoice, invoice)),
  );
  const person = ((await readSteps(db, [payout.id])).get(payout.id) ?? [])[0]?.person ?? '';
  return [
    ...papers,
    ...typed.map(
      (invoice): MadePaper => ({
        ...{ kind: 'paper', name: '', sha256: '', bytes: 0, person },
        invoice: typedInvoice(invoice),
      }),
    ),
  ];
}

/** 附件张数: an invoice in several forms is one. */
export const countOf = (papers: readonly MadePaper[]): number => documentsOf(papers).length;

const typedInvoice = ({ code, number, seller, day, amount }: PayoutInvoice): Invoice => ({
  ...{ sort: 'typed', title: '', code, number, check: '', red: false, remark: '' },
  ...optional('date', day === '' ? undefined : day),
  ...{ seller: { name: seller, id: '' }, buyer: { name: '', id: '' }, total: amount },
  ...itemsOf([]),
});
