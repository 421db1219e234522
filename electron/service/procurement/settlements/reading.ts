import { procurement } from '../../../../shared/contract/procurement.ts';
import { type Caller, reaches } from '../../../../shared/domain/organisation/access.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { addFen, type Fen, formatYuan, ZERO } from '../../../../shared/kernel/fen.ts';
import { periodOfDate } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readKeptHere, readVouchersOf, voucherNumber } from '../../ledger/queries.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readPaper, readSteps } from '../papers/papers.ts';
import { paperOut } from '../papers/stepping.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { readDue } from './accepted.ts';
import { booksOut } from './books-out.ts';
import { readHolder } from './holder.ts';
import { type Note, type NoteRow, noteOf, noteRows, readNotes, readNoteVouchers } from './notes.ts';

/** What stands in notes, each to who may see the unit. */
export const settlementReading: readonly Implementation[] = [
  query(procurement.settlementYear, async ({ db, scope, caller }, { year }) => {
    const [first, last] = [`${year}-01-01` as AccountingDate, `${year}-12-31` as AccountingDate];
    const names = await namesOf(db);
    const notes = (await readNotes(db, first, last)).filter(({ unit }) => reaches(scope, unit));
    const months = new Map<string, Month>();
    for (const row of await readDue(db, first, last)) {
      const { unit, amount, note } = row;
      if (!reaches(scope, unit)) continue;
      const period = row.day.slice(0, 7);
      const month = months.get(`${period} ${unit}`) ?? { unit, period, ...NIL };
      months.set(`${period} ${unit}`, month);
      const add = (to: keyof typeof NIL): void => {
        month[to] = addFen(month[to], amount);
      };
      add(row.settled ? 'received' : 'elsewhere');
      if (note) add('settled');
      if (note && note.stage !== 'draft') add('confirmed');
      if (note?.stage === 'posted') add('posted');
    }
    return {
      holder: (await readHolder(db)) ?? '',
      notes: await notesOut(db, notes, caller),
      months: [...months]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { received, settled, confirmed, posted, elsewhere, unit, period }]) => ({
          ...{ unit, unitName: names(unit), period, received: formatYuan(received), settled: formatYuan(settled) },
          ...{ confirmed: formatYuan(confirmed), posted: formatYuan(posted), elsewhere: formatYuan(elsewhere) },
        })),
    };
  }),

  query(procurement.unsettledReceipts, async ({ db, scope }, { year }) => {
    const names = await namesOf(db);
    const due = await readDue(db, `${year}-01-01` as AccountingDate, `${year}-12-31` as AccountingDate);
    const rows = due
      .filter(({ unit, settled, note }) => settled && !note && reaches(scope, unit))
      .sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    const named = await rowsOut(db, await noteRows(db, rows));
    return named.map((row, at) => ({ ...row, unit: rows[at]!.unit, unitName: names(rows[at]!.unit) }));
  }),

  query(procurement.settlementNote, async (context, { id }) => {
    const { db, caller } = context;
    const paper = await readPaper(db, 'settlement', id);
    const note = paper && noteOf(paper);
    if (!note || !reaches(context.scope, note.unit)) throw context.notFound(`内部结算单 ${id}`);
    const names = await namesOf(db);
    const [out] = await notesOut(db, [note], caller);
    return {
      ...{ note: out!, holder: note.holder, holderName: names(note.holder) },
      kept: (await readKeptHere(db, periodOfDate(note.day)))(note.unit),
      rows: await rowsOut(db, note.rows),
      ...(await booksOut(db, note)),
    };
  }),
];

const NIL = { received: ZERO, settled: ZERO, confirmed: ZERO, posted: ZERO, elsewhere: ZERO };
type Month = { readonly unit: string; readonly period: string } & { [sum in keyof typeof NIL]: Fen };

async function rowsOut(db: BooksReader, rows: readonly NoteRow[]) {
  const suppliers = await readSuppliers(
    db,
    rows.map(({ supplier }) => supplier),
  );
  return rows.map((row) => ({
    ...row,
    supplierName: suppliers.get(row.supplier)?.name ?? row.supplier,
    ...{ price: formatPrice(row.price), amount: formatYuan(row.amount) },
  }));
}

async function namesOf(db: BooksReader): Promise<(unit: string) => string> {
  const names = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
  return (unit) => names.get(unit) ?? unit;
}

async function notesOut(db: BooksReader, notes: readonly Note[], caller: Caller) {
  const steps = await readSteps(
    db,
    notes.map(({ id }) => id),
  );
  const names = await namesOf(db);
  const kept = (await readNoteVouchers(db)).filter(({ settlement }) => notes.some(({ id }) => id === settlement));
  const vouchers = new Map(
    (
      await readVouchersOf(
        db,
        kept.map(({ voucher }) => voucher),
      )
    ).map((voucher) => [voucher.id, voucher]),
  );
  return notes.map((note) => ({
    ...paperOut(note, steps.get(note.id) ?? [], caller),
    ...{ unit: note.unit, unitName: names(note.unit), day: note.day, rows: note.rows.length },
    amount: formatYuan(note.amount),
    vouchers: kept
      .filter(({ settlement }) => settlement === note.id)
      .flatMap(({ voucher: id, unit, reversal }) => {
        const voucher = vouchers.get(id);
        return voucher ? [{ id, unit, number: voucherNumber(voucher), period: voucher.period, reversal }] : [];
      }),
  }));
}
