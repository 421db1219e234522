import { ledger } from '../../../../shared/contract/ledger.ts';
import { documentsOf } from '../../../../shared/domain/ledger/papers/documents.ts';
import type { PaperKind } from '../../../../shared/domain/ledger/papers/kinds.ts';
import { untied } from '../../../../shared/domain/ledger/papers/untied.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { loadDisplays, loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import type { LedgerParts } from '../parts.ts';
import { readCarrier, readPapers } from './carriers.ts';
import { invoiceOut } from './out.ts';

/** 附件 of a draft or voucher, and a file back as it came. */
export const paperQueries = (parts: LedgerParts): readonly Implementation[] => [
  query(ledger.papers, async (context, input) => {
    const { db, nowMs } = context;
    const carrier = await readCarrier(db, input);
    const own = await loadUnit(db, input.unit);
    if (!carrier || !own)
      throw context.notFound(input.draft === undefined ? `凭证 ${input.voucher ?? ''}` : `凭证草稿 ${input.draft}`);
    const papers = await readPapers(db, carrier);
    const at = { unit: own.name, today: chinaDay(nowMs) as AccountingDate };
    return {
      documents: documentsOf(papers).map(({ invoice, papers: forms }) => ({
        invoice: invoice ? invoiceOut(invoice) : null,
        untied: invoice ? untied(invoice, at) : [],
        papers: forms.map(({ invoice: _, sha256, ...paper }) => ({ ...paper, sha256: sha256 || null })),
      })),
      open: carrier.closed === undefined,
      names: await loadDisplays(
        db,
        papers.map(({ by }) => by),
      ),
    };
  }),

  // The bytes are read from disk when nobody waits for the books, and given under the caller's own name as every file is.
  longQuery(
    ledger.paperFile,
    async (context, { unit, paper }) => {
      const columns = ['sha256', 'name', 'kind', 'bytes'] as const;
      const found =
        (await context.db
          .selectFrom('voucher_paper')
          .select(columns)
          .where('unit', '=', unit)
          .where('id', '=', paper)
          .executeTakeFirst()) ??
        (await context.db
          .selectFrom('draft_paper')
          .select(columns)
          .where('unit', '=', unit)
          .where('id', '=', paper)
          .where('removed', 'is', null)
          .executeTakeFirst());
      if (!found) throw context.notFound(`附件 ${paper}`);
      return found;
    },
    async (context, _input, { sha256, name, kind, bytes }) => {
      if (sha256 === '') throw context.refused('no-file', '这张发票只登记了号码，没有文件');
      const kept = parts.blobs.readBlob(sha256);
      if (!kept) throw context.refused('damaged', `附件“${name}”的文件丢失或已被改动，请用备份恢复`);
      const { sha256: file } = await context.files.put(context.actor, kept);
      return { file, name, kind: kind as PaperKind, bytes };
    },
  ),
];
