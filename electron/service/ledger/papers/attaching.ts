import { ledger } from '../../../../shared/contract/ledger.ts';
import { documentsOf, isSame, rankOf } from '../../../../shared/domain/ledger/papers/documents.ts';
import { type Invoice, invoiceName, itemsOf, numberText } from '../../../../shared/domain/ledger/papers/invoice.ts';
import { type KeptKind, PAPER_LIMITS } from '../../../../shared/domain/ledger/papers/kinds.ts';
import { canonicalJson, type Json } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, type Implementation, preparedCommand } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import type { LedgerParts } from '../parts.ts';
import { type Carrier, type KeptPaper, type Named, readCarrier, readPapers } from './carriers.ts';
import { whyInUse } from './in-use.ts';
import { invoiceOut } from './out.ts';
import { readPaper } from './reading.ts';

/** 添加附件、登记发票、取下附件. */
export const attachingOperations = (parts: LedgerParts): readonly Implementation[] => [
  preparedCommand(
    ledger.attachPaper,
    async (context, input) => {
      const bytes = await context.files.bytes(context.actor, input.file);
      if (!bytes) throw context.notFound(`文件 ${input.fileName}`);
      const read = await readPaper(bytes);
      if (!read.ok) throw context.refused(read.error.code, read.error.message);
      // Nothing is kept for what is not there to carry it.
      if (!(await context.read((db) => readCarrier(db, input)))) throw context.notFound(nameOf(input));
      // On disk before the transaction that names it: a crash in between leaves bytes that nobody names, never a name without.
      return { ...read.value, sha256: parts.blobs.putBlob(bytes), bytes: bytes.byteLength };
    },
    async (context, input, prepared) => attach(context, input, { ...prepared, name: input.fileName }),
  ),

  command(ledger.registerInvoice, async (context, input) => {
    const { date, seller, total } = input;
    const invoice: Invoice = {
      sort: 'typed',
      title: '',
      code: numberText(input.code),
      number: numberText(input.number),
      check: '',
      date,
      seller: { name: seller, id: '' },
      buyer: { name: '', id: '' },
      total,
      red: total < 0,
      remark: '',
      ...itemsOf([]),
    };
    return attach(context, input, { kind: 'paper', invoice, sha256: '', bytes: 0, name: '' });
  }),

  command(ledger.removePaper, async (context, { unit, draft, paper }) => {
    const { db, instant } = context;
    const carrier = await readCarrier(db, { unit, draft });
    if (!carrier) throw context.notFound(`凭证草稿 ${draft}`);
    if (carrier.voucher !== undefined) throw context.refused('not-a-draft', '凭证已记账，附件不能取下，只能补充');
    if (carrier.closed !== undefined) throw context.refused('not-a-draft', carrier.closed);
    const before = await readPapers(db, carrier);
    const removed = before.find(({ id }) => id === paper);
    if (!removed) throw context.notFound(`附件 ${paper}`);
    await db.updateTable('draft_paper').set({ removed: instant }).where('id', '=', paper).execute();
    const papers = before.filter(({ id }) => id !== paper);
    if (removed.invoice) await keepInvoice(context, carrier, papers, removed.invoice);
    const said = saidOf(removed);
    context.audit({
      subject: carrier.subject,
      before: said,
      after: { period: carrier.period, document: said.document, removed: true },
    });
    return countsOf(before, papers);
  }),
];

type Attaching = Pick<
  CommandContext<typeof ledger.attachPaper>,
  'tx' | 'db' | 'actor' | 'instant' | 'caller' | 'refused' | 'notFound' | 'audit'
>;
type Writing = Pick<CommandContext<typeof ledger.removePaper>, 'tx' | 'db' | 'actor' | 'instant'>;

const nameOf = ({ draft, voucher }: Named): string =>
  draft === undefined ? `凭证 ${voucher ?? ''}` : `凭证草稿 ${draft}`;

interface Coming {
  readonly kind: KeptKind;
  readonly invoice: Invoice | undefined;
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string;
}

/** Puts a paper on its carrier, unless the invoice is used elsewhere or the very same file is there. */
async function attach(context: Attaching, named: Named, coming: Coming) {
  const { tx, db, actor, instant, caller } = context;
  const carrier = await readCarrier(db, named);
  if (!carrier) throw context.notFound(nameOf(named));
  if (carrier.closed !== undefined) throw context.refused('not-a-draft', carrier.closed);
  const before = await readPapers(db, carrier);
  const { invoice, sha256, kind } = coming;
  if (before.length >= PAPER_LIMITS.papers)
    throw context.refused('too-many', `一张凭证至多附 ${PAPER_LIMITS.papers} 个文件`);
  const same = before.find((paper) => sha256 !== '' && paper.sha256 === sha256);
  if (same) throw context.refused('attached-already', `这个文件已经附在本凭证上（${same.name}）`);
  if (invoice) {
    const typed = before.some((paper) => kind === 'paper' && paper.invoice && isSame(paper.invoice, invoice));
    if (typed) throw context.refused('attached-already', `发票 ${invoiceName(invoice)} 已经在本凭证上`);
    const why = await whyInUse(db, caller, carrier, invoice);
    if (why !== undefined) throw context.refused('invoice-in-use', why);
  }
  const id = await takeNumbers(tx, 'paper', 1);
  const row = {
    id,
    unit: carrier.unit,
    sha256,
    name: coming.name,
    kind,
    bytes: coming.bytes,
    invoice: invoice ? canonicalJson(invoice as unknown as Json) : '',
    person: actor,
    instant,
  };
  if (carrier.voucher === undefined)
    await tx.bulkInsert('draft_paper', [{ ...row, draft: carrier.draft ?? 0, removed: null }]);
  else await tx.bulkInsert('voucher_paper', [{ ...row, voucher: carrier.voucher, draft: null }]);
  const paper: KeptPaper = { ...coming, id, by: actor, at: instant, later: carrier.voucher !== undefined };
  const papers = [...before, paper];
  if (invoice) await keepInvoice(context, carrier, papers, invoice);
  context.audit({
    subject: carrier.subject,
    after: { period: carrier.period, ...saidOf(paper), ...(carrier.voucher === undefined ? {} : { later: true }) },
  });
  return { paper: id, invoice: invoice ? invoiceOut(invoice) : null, ...countsOf(before, papers) };
}

function countsOf(before: readonly KeptPaper[], after: readonly KeptPaper[]) {
  const documents = documentsOf(after).length;
  return { documents, change: documents - documentsOf(before).length };
}

/** A paper as the trail says it. */
const saidOf = ({ id, name, kind, sha256, invoice }: KeptPaper) => ({
  paper: id,
  kind,
  /** As people call it: the file's name, or the invoice's number. */
  document: name || (invoice ? invoiceName(invoice) : ''),
  ...(name === '' ? {} : { fileName: name, file: sha256 }),
  ...(invoice
    ? {
        invoice: invoiceName(invoice),
        ...(invoice.total === undefined ? {} : { total: formatYuan(invoice.total) }),
        ...(invoice.seller.name === '' ? {} : { seller: invoice.seller.name }),
      }
    : {}),
});

/** The register's row of an invoice on a carrier, as the best of the forms that are there says it; none where none is left. */
export async function keepInvoice(
  { tx, db, actor, instant }: Writing,
  carrier: Carrier,
  papers: readonly KeptPaper[],
  invoice: Invoice,
): Promise<void> {
  const on =
    carrier.voucher === undefined ? (['draft', carrier.draft ?? 0] as const) : (['voucher', carrier.voucher] as const);
  const rows = await db
    .selectFrom('invoice')
    .select(['id', 'code', 'number'])
    .where(on[0], '=', on[1])
    .where('number', '=', invoice.number)
    .execute();
  const was = rows.find((row) => isSame(row, invoice));
  const best = papers
    .filter((paper) => paper.invoice && isSame(paper.invoice, invoice))
    .sort((a, b) => rankOf(a.kind) - rankOf(b.kind))[0];
  if (!best?.invoice) {
    if (was) await db.deleteFrom('invoice').where('id', '=', was.id).execute();
    return;
  }
  const { code, number, sort, date, seller, buyer, total, red } = best.invoice;
  const said = {
    // One form may say the code that another leaves out.
    code: code || (was?.code ?? ''),
    number,
    sort,
    form: best.kind,
    date: date ?? null,
    seller: seller.name,
    buyer: buyer.name,
    total: total ?? null,
    red: red ? 1 : 0,
  };
  if (was) {
    await db.updateTable('invoice').set(said).where('id', '=', was.id).execute();
    return;
  }
  await tx.bulkInsert('invoice', [
    {
      ...said,
      id: await takeNumbers(tx, 'invoice', 1),
      unit: carrier.unit,
      draft: carrier.draft ?? null,
      voucher: carrier.voucher ?? null,
      person: actor,
      instant,
    },
  ]);
}
