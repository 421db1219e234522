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
import { readAccepted } from './accepted.ts';
import { HOLDS, type Note, noteOf, readNotes, readNoteVouchers } from './notes.ts';

/** What stands in notes, each to who may see the unit. */
export const settlementReading: readonly Implementation[] = [
  query(procurement.settlementYear, async ({ db, scope, caller }, { year }) => {
    const [first, last] = [`${year}-01-01` as AccountingDate, `${year}-12-31` as AccountingDate];
    const names = await namesOf(db);
    const all = (await readNotes(db)).filter(({ unit }) => reaches(scope, unit));
    const months = new Map<string, Month>();
    const monthOf = (unit: string, period: string): Month => {
      const key = `${period} ${unit}`;
      const own = months.get(key) ?? { unit, period, received: ZERO, settled: ZERO, confirmed: ZERO, posted: ZERO };
      months.set(key, own);
      return own;
    };
    for (const { unit, day, amount } of await readAccepted(db, first, last)) {
      if (!reaches(scope, unit)) continue;
      const month = monthOf(unit, day.slice(0, 7));
      month.received = addFen(month.received, amount);
    }
    for (const { unit, stage, rows } of all)
      for (const { day, amount } of rows) {
        if (!HOLDS.has(stage) || day < first || day > last) continue;
        const month = monthOf(unit, day.slice(0, 7));
        month.settled = addFen(month.settled, amount);
        if (stage !== 'draft') month.confirmed = addFen(month.confirmed, amount);
        if (stage === 'posted') month.posted = addFen(month.posted, amount);
      }
    const shown = all.filter(({ day }) => day >= first && day <= last);
    return {
      notes: await notesOut(db, shown, caller),
      months: [...months]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { received, settled, confirmed, posted, unit, period }]) => ({
          ...{ unit, unitName: names(unit), period, received: formatYuan(received), settled: formatYuan(settled) },
          ...{ confirmed: formatYuan(confirmed), posted: formatYuan(posted) },
        })),
    };
  }),

  query(procurement.settlementNote, async (context, { id }) => {
    const { db, caller } = context;
    const paper = await readPaper(db, 'settlement', id);
    const note = paper && noteOf(paper);
    if (!note || !reaches(context.scope, note.unit)) throw context.notFound(`内部结算单 ${id}`);
    const suppliers = await readSuppliers(
      db,
      note.rows.map(({ supplier }) => supplier),
    );
    const names = await namesOf(db);
    const [out] = await notesOut(db, [note], caller);
    return {
      ...{ note: out!, holder: note.holder, holderName: names(note.holder) },
      kept: (await readKeptHere(db, periodOfDate(note.day)))(note.unit),
      rows: note.rows.map((row) => ({
        ...row,
        supplierName: suppliers.get(row.supplier)?.name ?? row.supplier,
        ...{ price: formatPrice(row.price), amount: formatYuan(row.amount) },
      })),
    };
  }),
];

interface Month {
  readonly unit: string;
  readonly period: string;
  received: Fen;
  settled: Fen;
  confirmed: Fen;
  posted: Fen;
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
