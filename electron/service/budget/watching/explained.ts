import type { VarianceCause, VarianceState } from '../../../../shared/domain/budget/variance.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { monthOf, type Period, yearOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import { readSettings } from '../changes/controls.ts';
import { readVariances } from './variances.ts';

/** What workbooks call the causes and where an explanation stands. */
export const CAUSE_WORDS: Readonly<Record<VarianceCause, string>> = {
  policy: '政策',
  workload: '业务量',
  price: '价格',
  ahead: '进度提前',
  behind: '进度滞后',
  estimate: '编制不准',
  other: '其他',
};
const STATE_WORDS: Readonly<Record<VarianceState, string>> = {
  owed: '待说明',
  waiting: '待采纳',
  returned: '已退回',
  changed: '说明后数字有变动',
  accepted: '已采纳',
};

/** 差异说明 of a unit at a month's end as one text, by `item source`; what needs none is not in it. */
export async function readExplained(
  db: BooksReader,
  unit: UnitCode,
  period: Period,
): Promise<ReadonlyMap<string, string>> {
  const all = await readVariances(db, {
    ...{ units: [unit], year: yearOf(period), months: [monthOf(period)] },
    settings: await readSettings(db),
  });
  return new Map(
    all
      .filter(({ outside }) => outside)
      .map(({ item, source, state, steps }) => {
        const last = steps.findLast(({ cause }) => cause !== '');
        const said = last && last.cause !== '' ? `${CAUSE_WORDS[last.cause]}：${last.explanation}` : '';
        return [`${item} ${source}`, said === '' ? STATE_WORDS[state] : `${said}（${STATE_WORDS[state]}）`];
      }),
  );
}
