import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';

const { costing } = contract;

/** What some departments are measured by instead of by their class's driver, by a word of their names. */
const OWN_DRIVERS: readonly (readonly [RegExp, string])[] = [
  [/消毒|供应/, 'packs'],
  [/食堂|营养/, 'meals'],
  [/洗衣|洗涤|被服/, 'laundry'],
  [/后勤|总务|基建|保卫/, 'area'],
];

/**
 * 成本分摊 of the sample: each member whose drivers are frozen has a scheme from the year's first month on, and every such
 * month is allocated by one person and locked by another.
 */
export async function costRuns(
  { pipeline }: Service,
  year: number,
  units: readonly UnitCode[],
  { accountant, reviewer }: { readonly accountant: Caller; readonly reviewer: Caller },
): Promise<void> {
  const since = periodOf(year, 1);
  for (const unit of units) {
    const { months } = await pipeline.perform(costing.runs, { unit, year }, accountant);
    const periods = months.filter(({ drivers }) => drivers).map(({ period }) => period);
    if (periods.length === 0) continue;
    const { scheme, departments } = await pipeline.perform(costing.scheme, { unit, period: since }, accountant);
    const handings = departments
      .filter(({ bearing, class: kind }) => bearing && (kind === 'admin' || kind === 'auxiliary'))
      .flatMap(({ code, name }) => {
        const driver = OWN_DRIVERS.find(([word]) => word.test(name))?.[1];
        return driver === undefined ? [] : [{ department: code, driver, perItem: {} }];
      });
    await pipeline.perform(
      costing.saveScheme,
      { unit, since, reason: '年初制定', scheme: { ...scheme, handings } },
      accountant,
    );
    const { runs } = await pipeline.perform(costing.run, { unit, periods }, accountant);
    await pipeline.perform(costing.lockRuns, { unit, runs: runs.map(({ id }) => id) }, reviewer);
  }
}
