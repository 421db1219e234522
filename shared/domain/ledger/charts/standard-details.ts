import { assert } from '../../../kernel/assert.ts';
import type { Account } from '../account.ts';
import { natureOfCode } from './element.ts';

/**
 * Details that the regulation's text requires below an account but gives no code for (明细科目, 财会〔2017〕25号 第三部分),
 * and that statements need: money held in trust, what falls due within a year, the movements of carry-overs.
 *
 * Each gets a group account: the official code and two digits from 90 on, which no official chart uses. A unit's own account below
 * `under` counts as the detail when its name, or the name of an account between, contains one of the words. A dated
 * mapping always goes before this table.
 */
export interface StandardDetail {
  readonly under: string;
  readonly group: string;
  readonly name: string;
  readonly words: readonly string[];
}

const detail = (under: string, suffix: string, name: string, ...words: string[]): StandardDetail => ({
  under,
  group: `${under}${suffix}`,
  name,
  words: words.length > 0 ? words : [name],
});

export const STANDARD_DETAILS: readonly StandardDetail[] = [
  detail('1001', '90', '受托代理资产', '受托代理'),
  detail('1002', '90', '受托代理资产', '受托代理'),
  // The plain chart has no codes for the two allowances; the supplements' codes serve for it too.
  detail('1219', '01', '应收账款坏账准备', '应收账款'),
  detail('1219', '02', '其他应收款坏账准备', '其他应收款'),
  detail('1502', '90', '一年内到期的长期债券投资', '一年内到期'),
  detail('2501', '90', '一年内到期的长期借款', '一年内到期'),
  detail('2502', '90', '一年内到期的长期应付款', '一年内到期'),
  // 医院补充规定 一（十二）: hospitals divide 4001 without codes; the primary chart's codes serve for them too.
  detail('4001', '01', '财政基本拨款收入', '财政基本', '基本支出', '基本拨款'),
  detail('4001', '02', '财政项目拨款收入', '财政项目', '项目支出', '项目拨款'),
  detail('6609', '91', '捐赠预算收入', '捐赠'),
  detail('6609', '92', '利息预算收入', '利息'),
  detail('6609', '93', '租金预算收入', '租金'),
  detail('7901', '91', '捐赠支出', '捐赠'),
  detail('7901', '92', '利息支出', '利息'),
  detail('8001', '91', '货币资金'),
  detail('8001', '92', '零余额账户用款额度', '零余额'),
  detail('8001', '93', '财政应返还额度', '应返还额度'),
  detail('8101', '91', '年初余额调整'),
  detail('8101', '92', '归集调入'),
  detail('8101', '93', '归集调出'),
  detail('8101', '94', '归集上缴'),
  detail('8101', '95', '单位内部调剂', '内部调剂'),
  detail('8101', '90', '本年收支结转'),
  detail('8101', '99', '累计结转'),
  detail('8102', '91', '年初余额调整'),
  detail('8102', '94', '归集上缴'),
  detail('8102', '95', '单位内部调剂', '内部调剂'),
  detail('8102', '96', '结转转入'),
  detail('8102', '99', '累计结余'),
  detail('8201', '91', '年初余额调整'),
  detail('8201', '97', '缴回资金'),
  detail('8201', '98', '项目间接费用或管理费', '间接费', '管理费'),
  detail('8201', '90', '本年收支结转'),
  detail('8201', '99', '累计结转'),
  detail('8202', '91', '年初余额调整'),
  detail('8202', '96', '结转转入'),
  detail('8202', '98', '项目间接费用或管理费', '间接费', '管理费'),
  detail('8202', '99', '累计结余'),
];

const BY_ACCOUNT = new Map<string, StandardDetail[]>();
for (const entry of STANDARD_DETAILS) {
  const list = BY_ACCOUNT.get(entry.under);
  if (list) list.push(entry);
  else BY_ACCOUNT.set(entry.under, [entry]);
}

/**
 * The standard detail that a unit's own account stands for.
 *
 * @param official the official account above it (its nearest, e.g. `1002`).
 * @param names the unit's own names from just below `official` down to the account itself.
 * @returns the group account's code, or undefined when no name says so.
 */
export function standardDetailOf(official: string, names: readonly string[]): string | undefined {
  const details = BY_ACCOUNT.get(official);
  if (!details) return undefined;
  for (const name of names) {
    const found = details.find((entry) => entry.words.some((word) => name.includes(word)));
    if (found) return found.group;
  }
  return undefined;
}

/** The details as group accounts, below the official account each belongs to. */
export function detailAccounts(exists: (code: string) => boolean): Account[] {
  return STANDARD_DETAILS.filter((entry) => !exists(entry.group)).map((entry) => {
    const nature = natureOfCode(entry.under);
    assert(nature, `a standard detail below no account: ${entry.under}`);
    return { code: entry.group, name: entry.name, ...nature, parent: entry.under, level: 2 };
  });
}

/** The group account of a standard detail, by its account and name. Asserts that the table has it. */
export function detailCode(under: string, name: string): string {
  const found = STANDARD_DETAILS.find((entry) => entry.under === under && entry.name === name);
  assert(found, `no such standard detail: ${under} ${name}`);
  return found.group;
}

/**
 * First-level accounts that the regulation lets a unit set up by itself (可单独设置, 财会〔2017〕25号 5901, 6609, 7201, 7901)
 * and where they belong. They are not official: a balance on one is a mapping gap, and this is what the centre is
 * offered as the answer.
 */
export const OPTIONAL_FIRST_LEVEL: ReadonlyMap<string, string> = new Map([
  ['5701', '5901'],
  ['6603', '660991'],
  ['6604', '660992'],
  ['6605', '660993'],
  ['7202', '7201'],
  ['7203', '7201'],
  ['7204', '7201'],
  ['7205', '7201'],
  ['7902', '790192'],
  ['7903', '790191'],
]);
