import type { Invoice } from '../../../../shared/domain/ledger/papers/invoice.ts';
import type { KeptKind } from '../../../../shared/domain/ledger/papers/kinds.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import type { BooksTx } from '../../database.ts';
import { takeNumbers } from '../counters.ts';
import { keepInvoice } from './attaching.ts';
import { type KeptPaper, readPapers } from './carriers.ts';

/** A paper of a document from which another module made a voucher; `sha256` and `name` are '' of an invoice that was typed. */
export interface MadePaper {
  readonly kind: KeptKind;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly invoice: Invoice | undefined;
  readonly person: string;
}

/** 附件 that a voucher made elsewhere brings, with their invoices in the one register; the caller has looked that they are free. */
export async function putPapers(
  { tx, actor, instant }: { readonly tx: BooksTx; readonly actor: string; readonly instant: string },
  { id: voucher, unit }: { readonly id: number; readonly unit: UnitCode },
  papers: readonly MadePaper[],
): Promise<void> {
  if (papers.length === 0) return;
  const first = await takeNumbers(tx, 'paper', papers.length);
  await tx.bulkInsert(
    'voucher_paper',
    papers.map(({ invoice, ...paper }, at) => ({
      ...{ ...paper, id: first + at, unit, voucher, instant },
      // They came with it, as a draft's do, and were not added later.
      draft: FROM_ELSEWHERE,
      invoice: invoice ? canonicalJson(invoice as unknown as Json) : '',
    })),
  );
  const carrier = { ...{ unit, voucher, draft: undefined, subject: '', period: '' }, closed: undefined };
  const kept: readonly KeptPaper[] = await readPapers(tx.db, carrier);
  for (const { invoice } of papers)
    if (invoice) await keepInvoice({ tx, db: tx.db, actor, instant }, carrier, kept, invoice);
}

/** No draft has this number. */
const FROM_ELSEWHERE = 0;
