import type { VoucherLine } from '../../../../shared/domain/ledger/voucher.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { readCharts, readVouchersOf, voucherNumber } from '../../ledger/queries.ts';
import { loadParties, loadUnits } from '../../organisation/queries.ts';
import { type Drafts, readDrafts } from './drafts.ts';
import { type Note, readNoteVouchers, STANDS } from './notes.ts';

interface Book {
  readonly unit: UnitCode;
  readonly voucher: number | null;
  readonly number: string;
  readonly summary: string;
  readonly lines: readonly VoucherLine[];
}

/** The vouchers of both sides, as they were posted or as they would be, and the accounts that are not chosen yet. */
export async function booksOut(db: BooksReader, note: Note) {
  const posted = await readPosted(db, note);
  const drafted = posted.length === 0 && STANDS.has(note.stage) && note.stage !== 'posted';
  const { drafts, missing }: Pick<Drafts, 'drafts' | 'missing'> = drafted
    ? await readDrafts(db, note)
    : { drafts: [], missing: [] };
  const books: readonly Book[] = drafted
    ? drafts.map(({ unit, summary, lines }) => ({ unit, voucher: null, number: '', summary, lines }))
    : posted;
  const charts = await readCharts(db, [...new Set(books.map(({ unit }) => unit))]);
  const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
  const parties = new Map((await loadParties(db)).map(({ code, name }) => [code, name]));
  const counterpartyName = ({ counterparty, summary }: VoucherLine, whole: string): string => {
    // A supplier that is no party of these books stands in its line's own words.
    if (!counterparty) return summary === whole ? '' : summary;
    return counterparty.kind === 'unit'
      ? (names.get(counterparty.unit) ?? counterparty.unit)
      : (parties.get(counterparty.party) ?? counterparty.party);
  };
  return {
    missing: missing.map((each) => ({ ...each })),
    books: books.map(({ unit, lines, summary, ...book }) => ({
      ...{ ...book, unit, unitName: names.get(unit) ?? unit },
      lines: lines.map((line) => ({
        ...{
          code: line.code,
          name: charts.get(unit)?.fullNameOf(line.code) ?? '',
          counterparty: counterpartyName(line, summary),
        },
        ...{ debit: formatYuan(line.debit), credit: formatYuan(line.credit) },
      })),
    })),
  };
}

async function readPosted(db: BooksReader, { id }: Note): Promise<readonly Book[]> {
  const kept = (await readNoteVouchers(db, id)).filter(({ reversal }) => !reversal);
  if (kept.length === 0) return [];
  const vouchers = await readVouchersOf(
    db,
    kept.map(({ voucher }) => voucher),
  );
  return vouchers.map((voucher) => ({
    ...{ unit: voucher.unit, voucher: voucher.id, number: voucherNumber(voucher) },
    ...{ summary: voucher.summary, lines: voucher.lines },
  }));
}
