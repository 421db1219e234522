import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { kindOfCode } from '../../../../shared/domain/procurement/formulary/codes.ts';
import { type ItemKind, itemTitle } from '../../../../shared/domain/procurement/item.ts';
import type { PaperStage } from '../../../../shared/domain/procurement/papers.ts';
import { type Price, price } from '../../../../shared/domain/procurement/price.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Fen, fen, sumFen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readLatestItems } from '../formulary/reading.ts';
import { type Paper, papersOf } from '../papers/papers.ts';
import type { DueRow } from './accepted.ts';

/** A row of a note, with what it was called when the note was prepared. */
export interface NoteRow {
  readonly receipt: string;
  /** Numbers of the receipt or return, and of the order that it came for. */
  readonly document: string;
  readonly order: string;
  readonly day: AccountingDate;
  readonly supplier: string;
  readonly item: string;
  readonly itemName: string;
  readonly kind: ItemKind;
  readonly lot: string;
  readonly packs: number;
  readonly pack: string;
  readonly price: Price;
  readonly amount: Fen;
}

/** 内部结算单 of a unit: what it is charged for up to a day, as it is signed. */
export interface Note extends Paper {
  readonly unit: UnitCode;
  readonly holder: UnitCode;
  readonly day: AccountingDate;
  readonly rows: readonly NoteRow[];
  readonly amount: Fen;
}

interface Content {
  readonly holder: UnitCode;
  readonly rows: readonly NoteRow[];
}

export const noteContent = ({ holder, rows }: Content): string =>
  canonicalJson({ holder, rows: rows.map((row) => ({ ...row })) });

export const noteOf = (paper: Paper): Note => {
  const { holder, rows } = JSON.parse(paper.content) as Content;
  return {
    ...paper,
    ...{ unit: paper.unit as UnitCode, holder, day: paper.last as AccountingDate },
    rows: rows.map((row) => ({ ...row, price: price(row.price), amount: fen(row.amount) })),
    amount: sumFen(rows.map(({ amount }) => amount)),
  };
};

/** What came in as a note says it: each product by its card, that of one that left the formulary included. */
export async function noteRows(db: BooksReader, rows: readonly DueRow[]): Promise<readonly NoteRow[]> {
  const items = await readLatestItems(
    db,
    rows.map(({ item }) => item),
  );
  return rows.map(({ receipt, number: document, order, day, supplier, item: code, lot, packs, price, amount }) => {
    const item = items.get(code);
    return {
      ...{ receipt, document, order, day, supplier, item: code, lot, packs, price, amount },
      ...{ itemName: item ? itemTitle(item) : code, kind: item?.kind ?? kindOfCode(code) ?? 'western' },
      pack: item?.pack ?? '',
    };
  });
}

/** Every note up to a day from `first` to `last`, in the order of its preparing. */
export const readNotes = async (
  db: BooksReader,
  first: AccountingDate,
  last: AccountingDate,
): Promise<readonly Note[]> => {
  const papers = await papersOf(db, 'settlement').where('last', '>=', first).where('last', '<=', last).execute();
  return (papers as readonly Paper[]).map(noteOf);
};

/** Stages in which a note stands; the rows of one that was sent back, withdrawn or reversed are free again. */
export const STANDS: ReadonlySet<PaperStage> = new Set(['draft', 'confirmed', 'posted']);

export interface NoteVoucher {
  readonly settlement: number;
  readonly voucher: number;
  readonly unit: string;
  readonly reversal: boolean;
}

export async function readNoteVouchers(db: BooksReader, note?: number): Promise<readonly NoteVoucher[]> {
  const all = db.selectFrom('settlement_voucher').selectAll().orderBy('settlement').orderBy('voucher');
  const rows = await (note === undefined ? all : all.where('settlement', '=', note)).execute();
  return rows.map((row) => ({ ...row, reversal: row.reversal === 1 }));
}
