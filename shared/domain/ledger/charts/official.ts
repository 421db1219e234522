import type { ChartName } from '../../organisation/unit.ts';
import type { Account } from '../account.ts';
import { type Chart, chartOf, parseAccounts } from './chart.ts';
import { FIRST_LEVEL } from './first-level.ts';
import { HOSPITAL_SUPPLEMENT } from './hospital.ts';
import { PRIMARY_SUPPLEMENT } from './primary.ts';

const byCode = (a: Account, b: Account): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** Sorting by code as text puts each parent before its children and siblings in the regulation's order. */
const build = (name: ChartName, supplement: string): Chart =>
  chartOf(name, [...parseAccounts(FIRST_LEVEL), ...(supplement ? parseAccounts(supplement) : [])].sort(byCode));

const CHARTS: Readonly<Record<ChartName, Chart>> = {
  hospital: build('hospital', HOSPITAL_SUPPLEMENT),
  primary: build('primary', PRIMARY_SUPPLEMENT),
  institution: build('institution', ''),
};

/**
 * An official chart (标准科目表): `hospital` and `primary` are the 103 first-level accounts with their supplement,
 * `institution` the first-level accounts alone.
 */
export const officialChart = (name: ChartName): Chart => CHARTS[name];
