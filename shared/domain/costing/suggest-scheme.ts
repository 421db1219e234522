import { DEFAULT_SCHEME, type Scheme, type SharedCost } from './scheme.ts';

/** Names of accounts that hold what all departments use together, and what such a cost is usually measured by [U]. */
const SHARED_WORDS: readonly { readonly name: string; readonly words: readonly string[]; readonly driver: string }[] = [
  { name: '电费', words: ['水电费', '电费', '水电'], driver: 'power' },
  { name: '水费', words: ['水费'], driver: 'water' },
  { name: '取暖费', words: ['取暖', '供暖', '暖气', '采暖'], driver: 'area' },
  { name: '燃气费', words: ['燃气', '燃料动力'], driver: 'area' },
  { name: '物业管理费', words: ['物业'], driver: 'area' },
  { name: '房屋折旧', words: ['房屋折旧', '房屋及构筑物'], driver: 'area' },
];

/**
 * A scheme to begin with: the usual one, and the shared costs (公共费用) that the names of the unit's own accounts tell.
 *
 * @param accounts the unit's accounts of 5001 and 5101, in the order of their codes.
 */
export function suggestedScheme(accounts: readonly { readonly code: string; readonly name: string }[]): Scheme {
  const taken: string[] = [];
  const found = new Map<string, SharedCost>();
  for (const { code, name } of accounts) {
    const word = SHARED_WORDS.find(({ words }) => words.some((each) => name.includes(each)));
    if (!word || taken.some((above) => code.startsWith(above))) continue;
    taken.push(code);
    // The unit's own name stands for it: 水电费 is not 电费.
    const before = found.get(word.name) ?? { name, driver: word.driver, accounts: [] };
    found.set(word.name, { ...before, accounts: [...before.accounts, code] });
  }
  return { ...DEFAULT_SCHEME, shared: [...found.values()] };
}
