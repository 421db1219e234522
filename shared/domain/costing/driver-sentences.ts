import { groupedYuan } from '../../kernel/fen.ts';
import type { DriverDoubt } from './driver-doubts.ts';
import { type DriverValue, driverOf, valueText } from './drivers.ts';

/** A doubt as one sentence with its place and amounts. */
export function sayDoubt(doubt: DriverDoubt, nameOf: (department: string) => string): string {
  switch (doubt.kind) {
    case 'gone':
      return `${placed(doubt.of, nameOf)}：上月 ${amount(doubt.of, doubt.before)}，本月没有`;
    case 'changed':
      return `${placed(doubt.of, nameOf)}：上月 ${amount(doubt.of, doubt.before)}，本月 ${amount(doubt.of, doubt.now)}`;
    case 'books':
      return doubt.department === ''
        ? `账上有医疗收入 ${groupedYuan(doubt.booked)} 没有记到科室`
        : `${nameOf(doubt.department)}的科室收入 ${valueText(doubt.said)}，与账上医疗收入 ${groupedYuan(doubt.booked)} 不符`;
    case 'ordered':
      return `${nameOf(doubt.department)}的开单收入合计 ${valueText(doubt.ordered)}，与科室收入 ${valueText(doubt.income)} 不符`;
    case 'none':
      return doubt.driver === 'visits'
        ? `${nameOf(doubt.department)}是临床服务类科室，没有门急诊人次，也没有床日`
        : `${nameOf(doubt.department)}没有${driverOf(doubt.driver)?.name ?? doubt.driver}`;
  }
}

/** The department that a doubt is about; '' for none. */
export const departmentOf = (doubt: DriverDoubt): string =>
  'of' in doubt ? doubt.of.receiver || doubt.of.giver : doubt.department;

const placed = ({ driver, giver, receiver }: Omit<DriverValue, 'value'>, nameOf: (code: string) => string): string => {
  const name = driverOf(driver)?.name ?? driver;
  if (driverOf(driver)?.of !== 'pair') return `${nameOf(receiver)}的${name}`;
  return receiver === '' ? `${nameOf(giver)}执行的${name}` : `${nameOf(receiver)}开单的${name}`;
};

const amount = ({ driver }: Pick<DriverValue, 'driver'>, value: bigint): string =>
  `${valueText(value)} ${driverOf(driver)?.measure ?? ''}`;
