import type { Reason } from '../../../../shared/contract/errors.ts';
import type { CostDepartment } from '../../../../shared/domain/costing/department.ts';
import { readDriverFile, type SaidDrivers } from '../../../../shared/domain/costing/driver-reading.ts';
import { driverGround } from '../../../../shared/domain/costing/drivers.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { readFile } from '../../workbook/read/read-file.ts';

export interface DriverFileRefusal {
  readonly code: 'unreadable' | 'not-drivers' | 'bad-cells';
  readonly reasons: readonly Reason[];
}

/** A sheet of drivers is a few hundred rows; what is much larger is none. */
const LIMITS = {
  ...{ bytes: 16 * 1024 * 1024, inflatedBytes: 128 * 1024 * 1024, entries: 256 },
  ...{ sheets: 32, rows: 20_000, cells: 2_000_000, timeMs: 20_000 },
};
/** Cells that a refusal names; the rest is repetition. */
const NAMED = 50;

const NONE = '没有找到分摊参数：表头要有“科室编码”一列和各项参数，或“执行科室编码”一列和各开单科室，请用下载的模板填写';

/** Reads a file as drivers of these departments, or says why not: where a cell is wrong, which. */
export async function openDriverFile(
  bytes: Uint8Array,
  name: string,
  departments: readonly CostDepartment[],
  signal: AbortSignal,
): Promise<Result<SaidDrivers, DriverFileRefusal>> {
  const file = await readFile(bytes, { name, limits: LIMITS, signal });
  if (!file.ok) return err({ code: 'unreadable', reasons: [{ code: 'unreadable', message: file.error.message }] });
  const { problems, ...said } = readDriverFile(file.value, driverGround(departments));
  if (said.drivers.length === 0 && problems.length === 0)
    return err({ code: 'not-drivers', reasons: [{ code: 'not-drivers', message: NONE }] });
  if (problems.length === 0) return ok(said);
  const reasons: Reason[] = problems.slice(0, NAMED).map(({ sheet, row, column, message }) => ({
    ...{ code: 'bad-cell', sheet, row, column, message: sayAt(sheet, `${column}${row}`, message) },
  }));
  if (problems.length > NAMED)
    reasons.push({ code: 'more', message: `还有 ${problems.length - NAMED} 处，改好以上各处后再导入` });
  return err({ code: 'bad-cells', reasons });
}

const sayAt = (sheet: string, cell: string, message: string): string => `工作表“${sheet}”的 ${cell}：${message}`;
