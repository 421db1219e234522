import type { DepartmentClass } from '../organisation/department.ts';
import type { CostDepartment } from './department.ts';

/** 分摊参数: what a department's part is measured by, and what its output is counted in. */
export interface Driver {
  readonly code: string;
  readonly name: string;
  /** 计量单位. */
  readonly measure: string;
  /** By receiving department alone, or by who gave it to whom (开单科室 × 执行科室). */
  readonly of: 'receiver' | 'pair';
  /** Counted in whole ones. */
  readonly whole: boolean;
  /** For the cost of a visit and a bed-day; nothing is shared by it unless a scheme says so. */
  readonly output?: boolean;
}

export const DRIVERS: readonly Driver[] = [
  { code: 'headcount', name: '人数', measure: '人', of: 'receiver', whole: false },
  { code: 'workload', name: '工作量', measure: '次', of: 'receiver', whole: false },
  { code: 'area', name: '面积', measure: '平方米', of: 'receiver', whole: false },
  { code: 'meals', name: '餐次', measure: '次', of: 'receiver', whole: true },
  { code: 'packs', name: '消毒包数', measure: '包', of: 'receiver', whole: true },
  { code: 'laundry', name: '洗涤重量', measure: '公斤', of: 'receiver', whole: false },
  { code: 'power', name: '用电量', measure: '千瓦时', of: 'receiver', whole: false },
  { code: 'water', name: '用水量', measure: '吨', of: 'receiver', whole: false },
  { code: 'income', name: '科室收入', measure: '元', of: 'receiver', whole: false },
  { code: 'outpatient-income', name: '门急诊收入', measure: '元', of: 'receiver', whole: false, output: true },
  { code: 'inpatient-income', name: '住院收入', measure: '元', of: 'receiver', whole: false, output: true },
  { code: 'ordered-income', name: '开单收入', measure: '元', of: 'pair', whole: false },
  { code: 'visits', name: '门急诊人次', measure: '人次', of: 'receiver', whole: true, output: true },
  { code: 'bed-days', name: '实际占用床日数', measure: '床日', of: 'receiver', whole: true, output: true },
  { code: 'discharges', name: '出院人次', measure: '人次', of: 'receiver', whole: true, output: true },
];

const BY_CODE = new Map(DRIVERS.map((driver) => [driver.code, driver]));
const BY_NAME = new Map(DRIVERS.map((driver) => [driver.name, driver]));

/** The driver with this code or name, or undefined. */
export const driverOf = (text: string): Driver | undefined => BY_CODE.get(text) ?? BY_NAME.get(text);

/** One amount of one driver in a month; `value` in millionths of its measure, whole and not negative. */
export interface DriverValue {
  readonly driver: string;
  /** 执行科室 of a pair; '' where the driver is of the receiver alone. */
  readonly giver: string;
  readonly receiver: string;
  readonly value: number;
}

/** So many parts a measure is kept in: exact, and six places are more than anybody counts. */
export const PARTS = 1_000_000;

const VALUE = /^(\d{1,9})(?:\.(\d{1,6}))?$/;

/** Reads a plain number of up to nine digits and six places; undefined for anything else. */
export function parseValue(text: string): number | undefined {
  const [, whole, places = ''] = VALUE.exec(text.trim().replaceAll(',', '')) ?? [];
  return whole === undefined ? undefined : Number(whole) * PARTS + Number(places.padEnd(6, '0'));
}

/** The number as one writes it, without the places that are nil. */
export function valueText(value: number): string {
  const places = String(value % PARTS)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${Math.floor(value / PARTS)}${places === '' ? '' : `.${places}`}`;
}

export const driverKey = ({ driver, giver, receiver }: Omit<DriverValue, 'value'>): string =>
  [driver, giver, receiver].join('\u0000');

/** Those that hand cost over by what others ordered of them. */
const GIVING: readonly DepartmentClass[] = ['technology', 'auxiliary'];

/** Why a row of drivers cannot stand, in one sentence; undefined where it can. */
export function againstDriver(
  { driver: code, giver, receiver, value }: DriverValue,
  departments: ReadonlyMap<string, CostDepartment>,
): string | undefined {
  const driver = driverOf(code);
  if (!driver) return `没有分摊参数 ${code}`;
  if (!departments.has(receiver)) return `没有科室 ${receiver}`;
  if (driver.of === 'receiver' && giver !== '') return `${driver.name}只按受益科室计，不填执行科室`;
  if (driver.of === 'pair') {
    const from = departments.get(giver);
    if (!from) return giver === '' ? `${driver.name}要填执行科室` : `没有科室 ${giver}`;
    if (!GIVING.includes(from.class)) return `执行科室 ${giver} ${from.name} 不是医疗技术类或医疗辅助类`;
  }
  if (driver.whole && value % PARTS !== 0) return `${driver.name}按整数计，${valueText(value)} 有小数`;
  return undefined;
}

/** What looks wrong against the month before; the preparer explains or mends it, nothing is refused for it. */
export type DriverDoubt =
  | { readonly kind: 'gone'; readonly of: Omit<DriverValue, 'value'>; readonly before: number }
  | {
      readonly kind: 'changed';
      readonly of: Omit<DriverValue, 'value'>;
      readonly before: number;
      readonly now: number;
    };

/**
 * Holds a month's drivers against the month before: what is missing now, and what changed by more than a share.
 *
 * @param percent the share, above nil; a setting [U].
 */
export function driverDoubts(
  now: readonly DriverValue[],
  before: readonly DriverValue[],
  percent: number,
): DriverDoubt[] {
  const today = new Map(now.map((value) => [driverKey(value), value.value]));
  return before.flatMap((was): DriverDoubt[] => {
    if (was.value === 0) return [];
    const { value, ...of } = was;
    const is = today.get(driverKey(was));
    if (is === undefined || is === 0) return [{ kind: 'gone', of, before: value }];
    const changed = BigInt(Math.abs(is - value)) * 100n > BigInt(value) * BigInt(percent);
    return changed ? [{ kind: 'changed', of, before: value, now: is }] : [];
  });
}
