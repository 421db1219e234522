import { budget } from '../../../../shared/contract/budget.ts';
import { budgetItem } from '../../../../shared/domain/budget/plan.ts';
import {
  monthsTogether,
  type Progress,
  progressTogether,
  rateOf,
  timeProgress,
} from '../../../../shared/domain/budget/progress.ts';
import type { MovementKind } from '../../../../shared/domain/budget/standing.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { monthOf, type Period, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readBookMonths } from '../../ledger/queries.ts';
import { loadDepartments, loadDisplays, loadUnit, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readExplained } from '../watching/explained.ts';
import { type LineProgress, readProgress } from './progress.ts';
import { progressWorkbook } from './progress-workbook.ts';
import { readVoucherHeads } from './voucher-heads.ts';

/** 预算执行: the community's board, one unit's lines, one line's movements, and the sheet as a workbook. */
export const progressOperations: readonly Implementation[] = [
  // Which months there are is no unit's secret: whoever reads budgets must be able to name one.
  query(budget.bookMonths, ({ db }) => readBookMonths(db)),

  query(budget.progressBoard, async ({ db, scope }, { period }) => {
    const units = withinScope(scope, await loadUnits(db), ({ code }) => code);
    const all = await readProgress(
      db,
      units.map(({ code }) => code),
      yearOf(period),
      monthOf(period),
    );
    return {
      units: units.flatMap(({ code, name }) => {
        const own = all.filter(({ line }) => line.unit === code);
        return own.length === 0
          ? []
          : [{ unit: code, name, byBalance: own.some((line) => line.byBalance), ...figuresOut(together(own)) }];
      }),
      absent: await countAbsent(db, [...new Set(all.map(({ line }) => line.unit))], period),
      ...commonOut(all, period),
    };
  }),

  query(budget.progress, async (context, { unit, period }) => {
    if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
    const lines = await readProgress(context.db, [unit], yearOf(period), monthOf(period));
    return {
      lines: lines.map(({ line: { department, item, source, project }, progress, byBalance }) => ({
        ...{ department, item, source, project, byBalance },
        ...figuresOut(progress),
      })),
      ...commonOut(lines, period),
    };
  }),

  query(budget.movements, async ({ db }, { limit, offset, ...line }) => {
    const of = db
      .selectFrom('budget_movement as movement')
      .innerJoin('budget_line as line', 'line.id', 'movement.line')
      .where((eb) =>
        eb.and([
          eb('unit', '=', line.unit),
          eb('year', '=', line.year),
          eb('department', '=', line.department),
          eb('item', '=', line.item),
          eb('source', '=', line.source),
          eb('project', '=', line.project),
        ]),
      );
    const { count } = await of.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    const rows = await of
      .select(['movement.id', 'kind', 'month', 'approved', 'adjusted', 'reserved', 'committed', 'spent'])
      .select(['claim', 'made_by', 'instant', 'movement.voucher'])
      .orderBy('movement.id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    const names = await loadDisplays(
      db,
      rows.map((row) => row.made_by),
    );
    const vouchers = await readVoucherHeads(db, rows.flatMap(voucherOf));
    return {
      total: Number(count),
      rows: rows.map(({ claim, made_by, kind, voucher, ...row }) => ({
        ...{ id: row.id, kind: kind as MovementKind, month: row.month, instant: row.instant },
        approved: formatYuan(fen(row.approved)),
        adjusted: formatYuan(fen(row.adjusted)),
        reserved: formatYuan(fen(row.reserved)),
        committed: formatYuan(fen(row.committed)),
        spent: formatYuan(fen(row.spent)),
        by: names[made_by] ?? made_by,
        voucher: vouchers.get(voucherOf({ claim, voucher })[0] ?? 0) ?? null,
        draft: carried(claim, 'draft')[0] ?? null,
      })),
    };
  }),

  longQuery(
    budget.progressBook,
    async (context, { unit: code, period }) => {
      const unit = await loadUnit(context.db, code);
      if (!unit) throw context.notFound(`单位 ${code}`);
      const lines = await readProgress(context.db, [code], yearOf(period), monthOf(period));
      const explained = await readExplained(context.db, unit.code, period);
      return { unit, lines, explained, departments: await loadDepartments(context.db, code) };
    },
    async (context, { period }, { unit, lines, explained, departments }) => {
      const who = `${unit.code} ${unit.name}`;
      const names = new Map(departments.map(({ code, name }) => [code, name]));
      const book = progressWorkbook({
        ...{ who, period, time: timeProgress(monthOf(period)), lines },
        item: (code) => budgetItem(code)?.name ?? code,
        source: (code) => fundSource(code)?.name ?? code,
        department: (code) => names.get(code) ?? code,
        explained: ({ item, source }) => explained.get(`${item} ${source}`) ?? '',
        creator: context.actor,
        created: context.instant,
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`预算执行情况表-${who}-${period}.xlsx`) };
    },
  ),
];

/** How many of the units sent nothing for the month: neither vouchers nor a trial balance. */
async function countAbsent(db: BooksReader, units: readonly UnitCode[], period: Period): Promise<number> {
  if (units.length === 0) return 0;
  const rows = await db
    .selectFrom('period')
    .select('unit')
    .where('unit', 'in', [...units])
    .where('period', '=', period)
    .where('basis', 'in', ['summary', 'detail'])
    .execute();
  return units.length - rows.length;
}

const together = (lines: readonly LineProgress[]): Progress => progressTogether(lines.map(({ progress }) => progress));

const figuresOut = (progress: Progress) => ({
  approved: formatYuan(progress.approved),
  adjusted: formatYuan(progress.adjusted),
  reserved: formatYuan(progress.reserved),
  committed: formatYuan(progress.committed),
  spent: formatYuan(progress.spent),
  available: formatYuan(progress.available),
  soFar: formatYuan(progress.soFar),
  rate: rateOf(progress) ?? null,
  forecast: formatYuan(progress.forecast.amount),
  forecastBy: progress.forecast.by,
  warning: progress.warning,
});

function commonOut(lines: readonly LineProgress[], period: Period) {
  const planned = monthsTogether(lines.map((line) => line.planned));
  const spent = monthsTogether(lines.map((line) => line.spent));
  return {
    time: timeProgress(monthOf(period)),
    total: figuresOut(together(lines)),
    months: planned.map((amount, at) => ({
      month: at + 1,
      planned: formatYuan(amount),
      spent: formatYuan(spent[at]!),
    })),
  };
}

/** The voucher that moved it; what was kept before movements said so names it in its claim. */
const voucherOf = ({ claim, voucher }: { readonly claim: string | null; readonly voucher: number | null }) =>
  voucher === null ? carried(claim, 'voucher') : [voucher];

/** The number in a claim's name, where it is of such a document. */
function carried(claim: string | null, kind: 'voucher' | 'draft'): [] | [number] {
  const [what, id] = (claim ?? '').split(':');
  return what === kind ? [Number(id)] : [];
}
