import type { Reason } from '../../../../shared/contract/errors.ts';
import { procurement } from '../../../../shared/contract/procurement.ts';
import { reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import { correctedUse } from '../../../../shared/domain/procurement/requests/suggest.ts';
import { USE_LIMITS } from '../../../../shared/domain/procurement/requests/use-table.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { endOf, type Period, periodOfDate, previousPeriod } from '../../../../shared/kernel/period.ts';
import type { BooksTx } from '../../database.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { command, type Implementation, longQuery, preparedCommand, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readItems } from '../formulary/reading.ts';
import { badRowsBook } from './bad-rows-book.ts';
import { productOut, readKnownItems, readLevels } from './supply.ts';
import { differences, openedUse, readList, readUse, readUseGround } from './use-reading.ts';

/** 用量与库存 of a unit: what its hospital system says month by month, and the levels that it keeps to. */
export const useOperations: readonly Implementation[] = [
  query(procurement.stockSheet, async ({ db, caller, nowMs, notFound }, { unit, period: asked }) => {
    if (!(await loadUnit(db, unit))) throw notFound(`单位 ${unit}`);
    const lists = await db
      .selectFrom('drug_list')
      .select('month')
      .where('unit', '=', unit)
      .where('month', '>', '')
      .orderBy('month')
      .execute();
    const months = lists.map(({ month }) => month as Period);
    const period = asked ?? months.at(-1) ?? previousPeriod(periodOfDate(chinaDay(nowMs) as AccountingDate));
    const [list, levelList] = [await readList(db, unit, period), await readList(db, unit, '')];
    const [use, levels] = [await readUse(db, unit, period), await readLevels(db, unit)];
    const codes = [...new Set([...use.keys(), ...levels.keys()])].sort();
    const items = await readKnownItems(db, endOf(period), codes);
    const scope = scopeOf(caller, 'procurement.request');
    return {
      ...{ period, months, revision: levelList?.revision ?? 0 },
      list: list ? { display: list.display, instant: list.instant, fileName: list.file_name, rows: list.rows } : null,
      rows: codes.map((code) => {
        const [own, level] = [use.get(code), levels.get(code)];
        const corrected = own && correctedUse({ month: period, ...own });
        return {
          ...productOut(items.get(code)!),
          ...{ used: own?.used ?? null, outDays: own?.outDays ?? null, closing: own?.closing ?? null },
          ...{ least: level?.least ?? null, most: level?.most ?? null, leadDays: level?.leadDays ?? null },
          stockDays: own && corrected ? Math.floor((own.closing * 30) / corrected) : null,
        };
      }),
      may: scope && reaches(scope, unit) ? (['import', 'levels'] as const).slice() : [],
    };
  }),

  longQuery(
    procurement.readDrugUse,
    async ({ db }, { unit, period }) => readUseGround(db, unit, period),
    async (context, asked, ground) => {
      const reading = await openedUse(context, asked, ground);
      const { changes, ...counts } = differences(reading, ground);
      return {
        ...{ rows: reading.rows.length, ...counts, changes: changes.slice(0, USE_LIMITS.listed) },
        rejected: reading.bad.length,
        rejections: reading.rejections
          .slice(0, USE_LIMITS.listed)
          .map(({ sheet = '', row, column = '', message }) => ({ sheet, row, column, message })),
        revision: ground.revision,
      };
    },
  ),

  longQuery(
    procurement.rejectedDrugUse,
    async ({ db }, { unit, period }) => readUseGround(db, unit, period),
    async (context, asked, ground) => {
      const reading = await openedUse(context, asked, ground);
      const book = badRowsBook(reading, { creator: context.actor, created: context.instant });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      const name = fileName(`${asked.unit}-${asked.period}-用量-待更正.xlsx`);
      return { file: sha256, name, rows: reading.bad.length };
    },
  ),

  preparedCommand(
    procurement.importDrugUse,
    async (context, asked) => {
      const ground = await context.read((db) => readUseGround(db, asked.unit, asked.period));
      const reading = await openedUse(context, asked, ground);
      if (reading.bad.length !== asked.leftOut || reading.rows.length === 0)
        throw context.refused(
          'bad-rows',
          reading.rejections.slice(0, USE_LIMITS.listed).map(
            ({ code, message, sheet, row, column }): Reason => ({
              ...{ code, message, row },
              ...(sheet === undefined ? {} : { sheet }),
              ...(column === undefined ? {} : { column }),
            }),
          ),
        );
      return reading;
    },
    async (context, asked, reading) => {
      const { unit, period, file, fileName: name, leftOut } = asked;
      if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
      const ground = await readUseGround(context.db, unit, period);
      if (ground.revision !== asked.revision)
        throw context.refused('changed', `${period} 的用量表在查看之后有了变动，请看过现在的内容再办理`);
      const { added, changed, removed } = differences(reading, ground);
      if (ground.revision > 0 && added + changed + removed === 0)
        throw context.refused('same', `与 ${period} 已导入的用量表相同，没有要改的`);
      await context.db.deleteFrom('drug_month').where('unit', '=', unit).where('month', '=', period).execute();
      await context.tx.bulkInsert(
        'drug_month',
        reading.rows.map(({ item, used, outDays, closing }) => ({
          ...{ unit, month: period, item, used, out_days: outDays, closing },
        })),
      );
      await keepList(context, { unit, month: period, rows: reading.rows.length, file, file_name: name });
      context.audit({
        ...{ unit, subject: `${unit} ${period}` },
        after: { rows: reading.rows.length, added, changed, removed, leftOut, file, fileName: name },
      });
      return { rows: reading.rows.length, added, changed, removed };
    },
  ),

  command(procurement.saveStockLevels, async (context, { unit, revision, levels }) => {
    if (!(await loadUnit(context.db, unit))) throw context.notFound(`单位 ${unit}`);
    const kept = await readList(context.db, unit, '');
    if ((kept?.revision ?? 0) !== revision)
      throw context.refused('changed', '库存上下限在查看之后有了变动，请看过现在的内容再办理');
    const today = chinaDay(context.nowMs) as AccountingDate;
    const items = await readItems(
      context.db,
      today,
      levels.map(({ item }) => item),
    );
    const before = await readLevels(context.db, unit);
    const seen = new Set<string>();
    const problems = levels.flatMap(({ item, least, most, none }, index): Reason[] => {
      const found: string[] = [];
      if (seen.has(item)) found.push(`${item} 重复`);
      seen.add(item);
      if (!none && !items.has(item) && !before.has(item)) found.push(`${item} 不在现行用药目录内`);
      if (!none && most > 0 && most < least) found.push(`${item} 的上限 ${most} 低于下限 ${least}`);
      return found.map((message) => ({ code: 'bad-level', message, row: index + 1 }));
    });
    if (problems.length > 0) throw context.refused('bad-rows', problems);
    for (const { item, least, most, leadDays, none } of levels) {
      await context.db.deleteFrom('stock_level').where('unit', '=', unit).where('item', '=', item).execute();
      if (!none)
        await context.db.insertInto('stock_level').values({ unit, item, least, most, lead_days: leadDays }).execute();
    }
    const { size } = await readLevels(context.db, unit);
    await keepList(context, { unit, month: '', rows: size, file: '', file_name: '' });
    context.audit({
      ...{
        unit,
        subject: `${unit}`,
        before: { levels: levels.flatMap(({ item }) => levelSaid(item, before.get(item))) },
      },
      after: { levels: levels.flatMap(({ none, ...level }) => levelSaid(level.item, none ? undefined : level)) },
    });
    return { revision: revision + 1 };
  }),
];

const levelSaid = (
  item: string,
  level: { readonly least: number; readonly most: number; readonly leadDays: number } | undefined,
) => (level ? [[item, level.least, level.most, level.leadDays]] : []);

type Kept = { unit: string; month: string; rows: number; file: string; file_name: string };

/** Notes where a list came from and who took it; its revision goes up by one. */
async function keepList(
  context: {
    readonly db: BooksTx['db'];
    readonly actor: string;
    readonly instant: string;
    readonly caller: { readonly kind: string; readonly display?: string };
  },
  kept: Kept,
): Promise<void> {
  const { db, caller, actor, instant } = context;
  const made = { ...kept, display: caller.display ?? actor, instant };
  await db
    .insertInto('drug_list')
    .values({ ...made, revision: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['unit', 'month'])
        .doUpdateSet((set) => ({ ...made, revision: set('drug_list.revision', '+', 1) })),
    )
    .execute();
}
