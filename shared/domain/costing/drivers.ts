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

const VALUE = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,6}))?$/;

/** Reads a number of up to nine digits, plain or in thousands (`1,234`), and six places; undefined for anything else. */
export function parseValue(text: string): number | undefined {
  const [, whole, places = ''] = VALUE.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole.replaceAll(',', '')) * PARTS + Number(places.padEnd(6, '0'));
}

/** The number as one writes it, without the places that are nil. */
export function valueText(value: number | bigint): string {
  const [whole, parts] = [BigInt(value) / BigInt(PARTS), BigInt(value) % BigInt(PARTS)];
  const places = String(parts).padStart(6, '0').replace(/0+$/, '');
  return `${whole}${places === '' ? '' : `.${places}`}`;
}

export const driverKey = ({ driver, giver, receiver }: Omit<DriverValue, 'value'>): string =>
  [driver, giver, receiver].join('\u0000');

/** Those that hand cost over by what others ordered of them. */
const GIVING: readonly DepartmentClass[] = ['technology', 'auxiliary'];

/** The departments that drivers are held against. */
export interface DriverGround {
  readonly departments: ReadonlyMap<string, CostDepartment>;
  /** Codes of those that have others below them, which take no drivers of their own. */
  readonly above: ReadonlySet<string>;
}

export const driverGround = (departments: readonly CostDepartment[]): DriverGround => ({
  departments: new Map(departments.map((department) => [department.code, department])),
  above: new Set(departments.flatMap(({ parent }) => (parent === undefined ? [] : [parent]))),
});

/** Whether a department may be an executing one (执行科室). */
export const mayGive = ({ class: kind }: CostDepartment): boolean => GIVING.includes(kind);

/** Why a value of a driver cannot stand, in one sentence; undefined where it can. */
export function againstDriver(
  { driver: code, giver, receiver, value }: DriverValue,
  { departments, above }: DriverGround,
): string | undefined {
  const driver = driverOf(code);
  if (!driver) return `没有分摊参数 ${code}`;
  if (!departments.has(receiver)) return `没有科室 ${receiver}`;
  if (above.has(receiver)) return `科室 ${receiver} 下面还有科室，参数填在末级科室`;
  if (driver.of === 'receiver' && giver !== '') return `${driver.name}只按受益科室计，不填执行科室`;
  if (driver.of === 'pair') {
    const from = departments.get(giver);
    if (!from) return giver === '' ? `${driver.name}要填执行科室` : `没有科室 ${giver}`;
    if (above.has(giver)) return `科室 ${giver} 下面还有科室，参数填在末级科室`;
    if (!mayGive(from)) return `执行科室 ${giver} ${from.name} 不是医疗技术类或医疗辅助类`;
  }
  if (driver.whole && value % PARTS !== 0) return `${driver.name}按整数计，${valueText(value)} 有小数`;
  return undefined;
}

/**
 * The departments that values stand on and that bear no cost (any more): what is said of them would be shared with nobody,
 * so a month with such values is not worked out.
 */
export const strayDepartments = (values: readonly DriverValue[], { departments, above }: DriverGround): string[] =>
  [...new Set(values.flatMap(({ giver, receiver }) => (giver === '' ? [receiver] : [giver, receiver])))]
    .filter((code) => !departments.has(code) || above.has(code))
    .sort();

/** What a text that is no value has wrong, in one sentence. */
export function sayBadValue(text: string): string {
  if (/^-/.test(text.trim())) return `${text} 是负数，分摊参数不能为负`;
  if (/^\d+(?:\.\d{7,})$/.test(text.trim())) return `${text} 的小数超过六位`;
  if (/^(?:\d{10,}|\d{1,3}(?:,\d{3}){3,})(?:\.\d+)?$/.test(text.trim())) return `${text} 超过九位整数`;
  return `“${text}”不是数`;
}

/** Values with some of them said anew; nil takes one away, so that what is not there and nil are the same. */
export function withValues(before: readonly DriverValue[], said: readonly DriverValue[]): DriverValue[] {
  const values = new Map(before.map((value) => [driverKey(value), value]));
  for (const value of said)
    if (value.value === 0) values.delete(driverKey(value));
    else values.set(driverKey(value), value);
  return sortedValues([...values.values()]);
}

const PLACE = new Map(DRIVERS.map(({ code }, at) => [code, at]));

/** By driver as they are listed, then by giver and receiver. */
export const sortedValues = (values: readonly DriverValue[]): DriverValue[] =>
  [...values].sort(
    (a, b) =>
      (PLACE.get(a.driver) ?? 0) - (PLACE.get(b.driver) ?? 0) ||
      compare(a.giver, b.giver) ||
      compare(a.receiver, b.receiver),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Values as they are kept and signed: driver → giver ('' of none) → receiver → millionths. */
export type PackedValues = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

export function packValues(values: readonly DriverValue[]): PackedValues {
  const packed: Record<string, Record<string, Record<string, number>>> = {};
  for (const { driver, giver, receiver, value } of values) {
    packed[driver] ??= {};
    packed[driver][giver] ??= {};
    packed[driver][giver][receiver] = value;
  }
  return packed;
}

export const unpackValues = (packed: PackedValues): DriverValue[] =>
  sortedValues(
    Object.entries(packed).flatMap(([driver, givers]) =>
      Object.entries(givers).flatMap(([giver, receivers]) =>
        Object.entries(receivers).map(([receiver, value]) => ({ driver, giver, receiver, value })),
      ),
    ),
  );
