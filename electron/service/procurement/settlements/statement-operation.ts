import { procurement } from '../../../../shared/contract/procurement.ts';
import { endOf, startOf } from '../../../../shared/kernel/period.ts';
import { readVouchersOf, voucherNumber } from '../../ledger/queries.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { readDebt } from './debt.ts';
import { readNotes, readNoteVouchers, STANDS } from './notes.ts';
import { statementName, statementWorkbook } from './statement-workbook.ts';

/** 对账单 of a unit: every note of a month that stands. */
export const settlementStatementOperations: readonly Implementation[] = [
  longQuery(
    procurement.settlementStatement,
    async (context, { unit: code, period }) => {
      const { db } = context;
      const units = new Map((await loadUnits(db)).map((unit) => [unit.code, `${unit.code} ${unit.name}`]));
      const who = units.get(code);
      if (who === undefined) throw context.notFound(`单位 ${code}`);
      const all = await readNotes(db, startOf(period), endOf(period));
      const own = all.filter(({ unit, stage }) => unit === code && STANDS.has(stage));
      if (own.length === 0) throw context.refused('no-note', `${code} 的 ${period} 没有内部结算单`);
      const kept = (await readNoteVouchers(db)).filter(({ settlement }) => own.some(({ id }) => id === settlement));
      const vouchers = await readVouchersOf(
        db,
        kept.map(({ voucher }) => voucher),
      );
      const notes = own.map((note) => ({
        ...note,
        vouchers: kept
          .filter(({ settlement }) => settlement === note.id)
          .map(({ voucher: id, unit }) => `${unit} ${voucherNumber(vouchers.find((voucher) => voucher.id === id)!)}`)
          .join('　'),
      }));
      const debt = await readDebt(db, { unit: code, holder: own[0]!.holder, period });
      const suppliers = await readSuppliers(
        db,
        own.flatMap(({ rows }) => rows.map(({ supplier }) => supplier)),
      );
      const names = new Map([...suppliers].map(([supplier, { name }]) => [supplier, name]));
      return { who, holder: units.get(own[0]!.holder) ?? own[0]!.holder, notes, names, debt };
    },
    async (context, { period }, { who, holder, notes, names, debt }) => {
      const book = statementWorkbook({
        ...{ who, holder, period, notes, debt, creator: context.actor, created: context.instant },
        supplierName: (supplier) => names.get(supplier) ?? supplier,
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(statementName(who, period)) };
    },
  ),
];
