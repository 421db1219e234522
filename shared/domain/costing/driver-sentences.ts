import { groupedYuan } from '../../kernel/fen.ts';
import type { DriverDoubt } from './driver-doubts.ts';
import { type DriverValue, driverOf, valueText } from './drivers.ts';

/** A doubt as one sentence with its place and amounts. */
export function sayDoubt(doubt: DriverDoubt, nameOf: (department: string) => string): string {
  switch (doubt.kind) {
    case 'gone':
      return sayGone(doubt, nameOf);
    case 'new':
      return sayNew(doubt, nameOf);
    case 'changed':
      return sayChanged(doubt, nameOf);
    case 'books':
      return doubt.department === ''
        ? `账上有医疗收入 ${groupedYuan(doubt.booked)} 没有记到科室`
        : `${nameOf(doubt.department)}的科室收入 ${valueText(doubt.said)}，与账上医疗收入 ${groupedYuan(doubt.booked)} 不符`;
    case 'ordered':
      return `${nameOf(doubt.department)}的开单收入合计 ${valueText(doubt.ordered)}，与科室收入 ${valueText(doubt.income)} 不符`;
    case 'none':
      return doubt.driver === 'visits'
        ? `${nameOf(doubt.department)}是临床服务类科室，没有门急诊人次，也没有床日`
        : `${nameOf(doubt.department)}没有填参数“${nameOfDriver(doubt)}”`;
  }
}

/** The department that a doubt is about; '' for none. */
export const departmentOf = (doubt: DriverDoubt): string =>
  'of' in doubt ? doubt.of.receiver || doubt.of.giver : doubt.department;

type Of<Kind> = Extract<DriverDoubt, { readonly kind: Kind }>;

function sayGone({ of, before }: Of<'gone'>, nameOf: (code: string) => string): string {
  const [name, was] = [nameOfDriver(of), amount(of, before)];
  if (of.giver !== '') return `${nameOf(of.giver)}执行的${name}：上月 ${was}，本月没有`;
  if (driverOf(of.driver)?.of === 'pair') return `${nameOf(of.receiver)}开单的${name}：上月 ${was}，本月没有`;
  return `${nameOf(of.receiver)}的${name}：上月 ${was}，本月没有`;
}

function sayNew({ of, now }: Of<'new'>, nameOf: (code: string) => string): string {
  const [name, is] = [nameOfDriver(of), amount(of, now)];
  if (of.giver !== '') return `${nameOf(of.giver)}执行的${name}：上月没有，本月 ${is}`;
  if (driverOf(of.driver)?.of === 'pair') return `${nameOf(of.receiver)}开单的${name}：上月没有，本月 ${is}`;
  return `${nameOf(of.receiver)}的${name}：上月没有，本月 ${is}`;
}

function sayChanged({ of, before, now }: Of<'changed'>, nameOf: (code: string) => string): string {
  const [name, was, is] = [nameOfDriver(of), amount(of, before), amount(of, now)];
  if (of.giver !== '') return `${nameOf(of.giver)}执行的${name}：上月 ${was}，本月 ${is}`;
  if (driverOf(of.driver)?.of === 'pair') return `${nameOf(of.receiver)}开单的${name}：上月 ${was}，本月 ${is}`;
  return `${nameOf(of.receiver)}的${name}：上月 ${was}，本月 ${is}`;
}

const nameOfDriver = ({ driver }: Pick<DriverValue, 'driver'>): string => driverOf(driver)?.name ?? driver;

const amount = ({ driver }: Pick<DriverValue, 'driver'>, value: bigint): string =>
  `${valueText(value)} ${driverOf(driver)?.measure ?? ''}`;
