import { costing } from '../../../../shared/contract/costing.ts';
import type { SaidDrivers } from '../../../../shared/domain/costing/driver-reading.ts';
import { type DriverValue, driverKey, withValues } from '../../../../shared/domain/costing/drivers.ts';
import { previousPeriod } from '../../../../shared/kernel/period.ts';
import { loadUnit } from '../../organisation/queries.ts';
import type { BaseContext } from '../../pipeline/context.ts';
import { type Implementation, longQuery, preparedCommand } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readCostDepartments } from '../reading.ts';
import { keepSheet, withPreparer } from './keeping.ts';
import { openDriverFile } from './opening.ts';
import { readDoubts, readFreezes, sheetOf } from './reading.ts';
import { NOT_NOW, sheetAt, standingSheet, subjectOf } from './seen.ts';
import { driverWorkbook } from './workbook.ts';

/** 分摊参数 as a workbook: the template and the sheet as it stands, and a filled-in one read and taken. */
export const driverFileOperations: readonly Implementation[] = [
  longQuery(
    costing.driverBook,
    async (context, { unit: code, period }) => {
      const sheet = await standingSheet(context, code, period);
      return {
        sheet,
        unit: (await loadUnit(context.db, code))!,
        departments: await readCostDepartments(context.db, code, period),
        before: (await sheetOf(context.db, code, previousPeriod(period)))?.values ?? [],
        freeze: sheet.stage === 'frozen' ? (await readFreezes(context.db, code, period))[0] : undefined,
        doubts: await readDoubts(context.db, code, period, sheet.values),
      };
    },
    async (context, { period, form }, loaded) => {
      const who = `${loaded.unit.code} ${loaded.unit.name}`;
      const book = driverWorkbook({
        ...{ ...loaded, who, period, form, creator: context.actor, created: context.instant },
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      const title = form === 'template' ? '分摊参数填报表' : '分摊参数';
      return {
        ...{ file: sha256, name: fileName(`${title}-${who}-${period}.xlsx`) },
        rows: loaded.departments.length,
      };
    },
  ),

  longQuery(
    costing.readDrivers,
    async (context, { unit, period }) => {
      const sheet = await standingSheet(context, unit, period);
      return { sheet, departments: await readCostDepartments(context.db, unit, period) };
    },
    async (context, input, { sheet, departments }) => {
      const said = await opened(context, input, departments);
      const after = replaced(sheet.values, said);
      const changes = changesIn(sheet.values, after);
      return {
        ...{ revision: sheet.revision, stage: sheet.stage, changed: changes.length },
        drivers: said.drivers.map((driver) => ({
          driver,
          values: said.values.filter((value) => value.driver === driver).length,
          changed: changes.filter((change) => change.driver === driver).length,
        })),
      };
    },
  ),

  preparedCommand(
    costing.takeDrivers,
    async (context, input) =>
      opened(context, input, await context.read((db) => readCostDepartments(db, input.unit, input.period))),
    async (context, { file: _file, fileName: name, ...seen }, said) => {
      const sheet = await sheetAt(context, seen);
      if (sheet.stage !== 'draft') throw context.refused('not-yours-now', NOT_NOW);
      const values = replaced(sheet.values, said);
      const changed = changesIn(sheet.values, values).length;
      if (changed === 0) throw context.refused('nothing-new', '表里的分摊参数与现在的没有差异');
      const revision = await keepSheet(context.tx, {
        ...{ ...sheet, values, preparers: withPreparer(sheet, context.actor) },
      });
      context.audit({
        ...subjectOf(sheet),
        after: { period: seen.period, file: name, values: said.values.length, changed },
      });
      return { revision, changed };
    },
  ),
];

type Asked = { readonly unit: string; readonly file: string; readonly fileName: string };
type Opening = BaseContext<typeof costing.readDrivers> | BaseContext<typeof costing.takeDrivers>;

async function opened(
  context: Opening,
  input: Asked,
  departments: Awaited<ReturnType<typeof readCostDepartments>>,
): Promise<SaidDrivers> {
  const bytes = await context.files.bytes(context.actor, input.file);
  if (!bytes) throw context.notFound(`文件 ${input.fileName}`);
  const read = await openDriverFile(bytes, input.fileName, departments, context.signal);
  if (!read.ok) throw context.refused(read.error.code, read.error.reasons);
  return read.value;
}

/** Drivers that the file says are said whole; the others stay. */
const replaced = (before: readonly DriverValue[], { drivers, values }: SaidDrivers): DriverValue[] =>
  withValues(
    before.filter(({ driver }) => !drivers.includes(driver)),
    values,
  );

/** Values that are there in only one of the two, or are another in the second. */
function changesIn(before: readonly DriverValue[], after: readonly DriverValue[]): DriverValue[] {
  const was = new Map(before.map((value) => [driverKey(value), value.value]));
  const is = new Set(after.map(driverKey));
  return [
    ...before.filter((value) => !is.has(driverKey(value))),
    ...after.filter((value) => was.get(driverKey(value)) !== value.value),
  ];
}
