import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AdvanceFact } from '../../../../shared/domain/procurement/advances/advance.ts';
import type { PaperStage } from '../../../../shared/domain/procurement/papers.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type Paper, readPapers } from '../papers/papers.ts';

/** 到账, 冲抵 or 退回, as it was entered; its unit is the one whose books it belongs to. */
export interface AdvanceEntry extends Paper, AdvanceFact {
  readonly unit: UnitCode;
  readonly batch: number;
  readonly day: AccountingDate;
  readonly document: string;
  readonly remark: string;
}

type Content = Pick<AdvanceEntry, 'batch' | 'move' | 'day' | 'amount' | 'document' | 'remark'>;
const FORM = 'tongcai-advance-1';

export const entryContent = ({ batch, move, day, amount, document, remark }: Content): string =>
  canonicalJson({ form: FORM, batch, move, day, amount, document, remark });

export function entryOf(paper: Paper): AdvanceEntry {
  const { batch, move, day, amount, document, remark } = JSON.parse(paper.content) as Content;
  return {
    ...paper,
    ...{ unit: paper.unit as UnitCode, batch, move, day, amount: fen(amount), document, remark },
  };
}

/** Struck before it was booked, or taken back in red after it: it does not count. */
const GONE: readonly PaperStage[] = ['withdrawn', 'reversed'];
export const stands = ({ stage }: Pick<Paper, 'stage'>): boolean => !GONE.includes(stage);

/** Every entry, those that do not stand any more too, in the order of their entering. */
export const readEntries = async (db: BooksReader): Promise<AdvanceEntry[]> =>
  (await readPapers(db, 'advance')).map(entryOf);

export async function readEntryVouchers(db: BooksReader, advance?: number) {
  const all = db.selectFrom('advance_voucher').selectAll().orderBy('advance').orderBy('voucher');
  const rows = await (advance === undefined ? all : all.where('advance', '=', advance)).execute();
  return rows.map((row) => ({ ...row, reversal: row.reversal === 1 }));
}
