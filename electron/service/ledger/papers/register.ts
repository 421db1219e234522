import { type RawBuilder, sql } from 'kysely';
import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import { USE_STATES } from '../../../../shared/domain/ledger/papers/duplicate.ts';
import type { InvoiceSort } from '../../../../shared/domain/ledger/papers/invoice.ts';
import type { KeptKind } from '../../../../shared/domain/ledger/papers/kinds.ts';
import type { UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadDisplays, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { all, contains, some } from '../like.ts';
import { voucherNumber } from '../vouchers.ts';
import { USE_STATE, uses } from './in-use.ts';
import { registerFile, registerWorkbook, spanName } from './register-workbook.ts';

/** Rows of one workbook. */
const MAX_ROWS = 100_000;

/** 发票登记簿. */
export const registerQueries: readonly Implementation[] = [
  query(ledger.invoices, async ({ db, scope }, { offset, limit, ...filter }) => {
    const wanted = all(conditionsOf(filter, scope));
    const { count, sum } = await uses(db)
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<number | null>('invoice.total').as('sum')])
      .where(wanted)
      .executeTakeFirstOrThrow();
    const rows = await readRows(db, wanted, limit, offset);
    return {
      total: Number(count),
      rows,
      sum: Number.isSafeInteger(Number(sum ?? 0)) ? formatYuan(fen(Number(sum ?? 0))) : null,
      names: await loadDisplays(
        db,
        rows.map(({ by }) => by),
      ),
    };
  }),

  longQuery(
    ledger.invoicesBook,
    async (context, filter) => {
      const rows = await readRows(context.db, all(conditionsOf(filter, context.scope)), MAX_ROWS + 1, 0);
      if (rows.length > MAX_ROWS) throw context.refused('too-many', `发票超过 ${MAX_ROWS} 张，请按单位或期间分别导出`);
      const names = await loadDisplays(
        context.db,
        rows.map(({ by }) => by),
      );
      return { rows, names, units: await loadUnits(context.db) };
    },
    async (context, { unit, from, to }, { rows, names, units }) => {
      const named = new Map(units.map(({ code, name }) => [code, name]));
      const who = unit === undefined ? '' : `${unit} ${named.get(unit) ?? ''}`.trim();
      const when = spanName(from, to);
      const book = { who, when, creator: context.actor, created: context.instant };
      const listed = rows.map((row) => ({
        ...row,
        unitName: named.get(row.unit) ?? row.unit,
        person: names[row.by] ?? row.by,
      }));
      const { bytes } = await writeWorkbook(registerWorkbook({ ...book, rows: listed }), { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: registerFile(who, when), rows: rows.length };
    },
  ),
];

type Filter = InputOf<typeof ledger.invoicesBook>;

/** The month in which the invoice stands: the voucher's, or the draft's as it is dated now. */
const PERIOD = sql<string>`coalesce(voucher.period, voucher_draft.period)`;

function conditionsOf({ unit, from, to, number, seller, least, most, states }: Filter, scope: UnitScope) {
  const wanted: RawBuilder<boolean>[] = [sql<boolean>`1 = 1`];
  if (unit !== undefined) wanted.push(sql<boolean>`invoice.unit = ${unit}`);
  else if (scope.kind === 'units')
    wanted.push(some([...scope.units].map((code) => sql<boolean>`invoice.unit = ${code}`)));
  if (from !== undefined) wanted.push(sql<boolean>`${PERIOD} >= ${from}`);
  if (to !== undefined) wanted.push(sql<boolean>`${PERIOD} <= ${to}`);
  if (number !== undefined) wanted.push(some([contains('invoice.number', number), contains('invoice.code', number)]));
  if (seller !== undefined) wanted.push(contains('invoice.seller', seller));
  if (least !== undefined) wanted.push(sql<boolean>`invoice.total >= cast(${least} as bigint)`);
  if (most !== undefined) wanted.push(sql<boolean>`invoice.total <= cast(${most} as bigint)`);
  if (states !== undefined && states.length < USE_STATES.length)
    wanted.push(some(states.map((state) => sql<boolean>`${USE_STATE} = ${state}`)));
  return wanted;
}

async function readRows(db: BooksReader, wanted: RawBuilder<boolean>, limit: number, offset: number) {
  const rows = await uses(db)
    .selectAll('invoice')
    .select([
      PERIOD.as('period'),
      USE_STATE.as('state'),
      'voucher.type as voucher_type',
      'voucher.number as voucher_number',
    ])
    .where(wanted)
    .orderBy(PERIOD, 'desc')
    .orderBy('invoice.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    unit: row.unit,
    sort: row.sort as InvoiceSort,
    code: row.code,
    number: row.number,
    date: row.date,
    seller: row.seller,
    buyer: row.buyer,
    total: row.total === null ? null : formatYuan(fen(Number(row.total))),
    red: row.red === 1,
    form: row.form as KeptKind,
    state: row.state,
    period: row.period,
    draft: row.draft,
    voucher:
      row.voucher === null
        ? null
        : { id: row.voucher, number: voucherNumber({ type: row.voucher_type ?? '', number: row.voucher_number ?? 0 }) },
    by: row.person,
    at: row.instant,
  }));
}

export type RegisterRow = Awaited<ReturnType<typeof readRows>>[number];
