import { assert } from '../../../kernel/assert.ts';
import type { ChartName } from '../../organisation/unit.ts';
import type { Account } from '../account.ts';
import { type Chart, chartOf } from './chart.ts';
import { natureDetails } from './economic-nature.ts';
import { natureOfCode } from './element.ts';
import { EQUAL_MEANING } from './equal-meaning.ts';
import { officialChart } from './official.ts';
import { detailAccounts } from './standard-details.ts';

/** Before a code that means something else in the hospital chart: `P300102` is the primary chart's 公共卫生盈余. */
const FOREIGN = 'P';

/** A group code as it sorts and nests: the marker away, so that `P300102` stands among the accounts below 3001. */
const bare = (code: string): string => (code.startsWith(FOREIGN) ? code.slice(1) : code);

const byPlace = (a: Account, b: Account): number => {
  const left = bare(a.code);
  const right = bare(b.code);
  if (left !== right) return left < right ? -1 : 1;
  return a.code < b.code ? -1 : 1;
};

/** Group code of each account of the primary chart; the others' codes are the group's own. */
function primaryCodes(): Map<string, string> {
  const hospital = officialChart('hospital');
  const primary = officialChart('primary');
  const equal = new Map(EQUAL_MEANING.map((entry) => [entry.primary, entry.hospital]));
  const codes = new Map<string, string>();
  for (const account of primary.accounts) {
    const path = primary.pathOf(account.code);
    assert(path !== undefined, 'an account of a chart has a path');
    const same = equal.get(account.code) ?? hospital.byPath(path)?.code;
    const own = hospital.get(account.code) ? `${FOREIGN}${account.code}` : account.code;
    codes.set(account.code, same ?? own);
  }
  return codes;
}

const PRIMARY_CODES = primaryCodes();

function buildGroupChart(): Chart {
  const accounts = new Map(officialChart('hospital').accounts.map((account) => [account.code, account]));
  for (const account of officialChart('primary').accounts) {
    const code = PRIMARY_CODES.get(account.code);
    assert(code !== undefined, 'every primary account has a group code');
    if (accounts.has(code)) continue;
    const parent = account.parent === undefined ? undefined : PRIMARY_CODES.get(account.parent);
    accounts.set(code, { ...account, code, parent });
  }
  for (const account of detailAccounts((code) => accounts.has(code))) accounts.set(account.code, account);
  for (const account of natureAccounts()) accounts.set(account.code, account);
  return chartOf('group', [...accounts.values()].sort(byPlace));
}

/** The economic natures of expense as accounts below each account that they divide. */
const natureAccounts = (): Account[] =>
  natureDetails().map(({ code, name, under }) => {
    const nature = natureOfCode(under);
    assert(nature, `a nature below no account: ${under}`);
    return { code, name, ...nature, parent: under, level: code.length / 2 - 1 };
  });

const GROUP = buildGroupChart();

/**
 * The community's chart (合并科目表), into which every official account maps. The hospital chart's codes, plus what only
 * another chart has: under its own code where that is free, with a `P` before it where the hospital means something else
 * (DOMAIN 1.5); the standard details of the regulation's text (standard-details.ts); and the economic natures of expense
 * (economic-nature.ts).
 */
export const groupChart = (): Chart => GROUP;

/** The group account of an official account (合并科目). Asserts that the code is one of the chart's. */
export function groupAccountOf(chart: ChartName, code: string): string {
  assert(officialChart(chart).get(code), `not an account of the ${chart} chart: ${code}`);
  const group = chart === 'primary' ? PRIMARY_CODES.get(code) : code;
  assert(group !== undefined && GROUP.get(group), `an official account without a group account: ${chart} ${code}`);
  return group;
}

/**
 * Prefixes that together select a group account and everything below it: `3001` gives `3001` and `P300102`.
 * Statements' terms are written with it, so that no account of another chart is left out of a total.
 */
export function groupPrefixes(code: string): string[] {
  const foreign = GROUP.accounts.filter((account) => account.code.startsWith(FOREIGN) && standsBelow(account, code));
  return [code, ...foreign.map((account) => account.code)];
}

/** Whether `code` is above the account without another foreign account between, whose prefix would select it already. */
function standsBelow(account: Account, code: string): boolean {
  for (let above = account.parent; above !== undefined; above = GROUP.get(above)?.parent) {
    if (above === code) return true;
    if (above.startsWith(FOREIGN)) return false;
  }
  return false;
}
