import { namesBelow, type UnitAccount } from '../account.ts';

/** Accounts whose details are of fiscal money throughout: 基本 and 项目 alone say which. */
const FISCAL = new Set(['4001', '6001', '8101', '8102']);

/** Accounts that hospitals divide by 经费性质 or 资金性质, as accounts instead of a dimension (医院补充规定 一). */
const DIVIDED = new Set(['1601', '1602', '1613', '1701', '1702', '1703', '5001', '5101', '7101', '7201', '7901']);

/**
 * The fund source that names of accounts say, or undefined. `first` is the official first-level account, `path` the unit's
 * own names below it, joined.
 */
export function sourceByName(first: string, path: string): string | undefined {
  if (!FISCAL.has(first) && !DIVIDED.has(first)) return undefined;
  if (path.includes('政府性基金')) return 'government-fund';
  const fiscal = FISCAL.has(first) || /(^|[^非])财政/.test(path);
  if (fiscal && path.includes('项目')) return 'fiscal-project';
  if (fiscal && (path.includes('基本') || /(^|[^非])财政(拨款)?(支出|经费|资金)/.test(path))) return 'fiscal-basic';
  if (FISCAL.has(first)) return undefined;
  if (/科教(经费|资金|项目)/.test(path)) return 'research';
  return /其他(经费|资金)/.test(path) ? 'other' : undefined;
}

/** Gives the fund source that an account of the unit stands for by name; remembers what it found. */
export function sourceResolver(accounts: ReadonlyMap<string, UnitAccount>): (code: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const find = (code: string): string | undefined => {
    const first = accounts.get(code)?.official?.slice(0, 4);
    return first && sourceByName(first, namesBelow(code, (each) => accounts.get(each)).join(' '));
  };
  return (code) => {
    if (!known.has(code)) known.set(code, find(code));
    return known.get(code);
  };
}
