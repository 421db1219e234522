import { type Fen, fen } from '../../../kernel/fen.ts';
import { shareFen } from '../../../kernel/share.ts';
import { type ItemAmounts, NO_AMOUNTS, totalOf } from '../direct-cost.ts';
import { type DriverValue, PARTS } from '../drivers.ts';
import type { Output } from './structure-table.ts';

/**
 * What each department earned and did in a month, from its drivers: 科室收入 (门急诊收入 with 住院收入 where it is not given),
 * 门急诊人次, 实际占用床日. Its full cost is divided between 门急诊 and 住院 by their income (财会〔2021〕26号 第22条: by
 * income, among others); where there is none, by whether it had visits or bed-days at all.
 */
export function outputsOf(
  drivers: readonly DriverValue[],
  full: ReadonlyMap<string, ItemAmounts>,
): ReadonlyMap<string, Output> {
  const values = new Map(drivers.map(({ driver, receiver, value }) => [`${driver} ${receiver}`, value]));
  return new Map(
    [...new Set(drivers.map(({ receiver }) => receiver))].map((code) => {
      const of = (driver: string): number => values.get(`${driver} ${code}`) ?? 0;
      const [outpatient, inpatient] = [of('outpatient-income'), of('inpatient-income')];
      const [visits, bedDays] = [Math.round(of('visits') / PARTS), Math.round(of('bed-days') / PARTS)];
      const income = of('income') || outpatient + inpatient;
      const weights = outpatient + inpatient > 0 ? [outpatient, inpatient] : [visits > 0 ? 1 : 0, bedDays > 0 ? 1 : 0];
      const total = totalOf(full.get(code) ?? NO_AMOUNTS);
      const outpatientCost = shareFen(total, weights)?.[0] ?? fen(0);
      return [code, { revenue: fenOfParts(income), outpatientCost, visits, bedDays }];
    }),
  );
}

/** Millionths of a 元 as 分, half up. */
const fenOfParts = (parts: number): Fen => fen(Math.floor((parts + PARTS / 200) / (PARTS / 100)));
