/**
 * What a budget item is about (全面预算: 业务、收入支出、采购、项目、资本、筹资). Workload is counted, not money; there is no
 * kind for income that a department or a person should earn (贵 三(十二)).
 */
export type ItemKind = 'revenue' | 'expenditure' | 'capital' | 'financing' | 'procurement' | 'project' | 'workload';

/**
 * A budget item (预算项目). The list is a community's own; these are its first entries: revenue after 预算收入支出表
 * (会政预01), expenditure after 部门预算支出经济分类 (政府收支分类科目, 类 301, 302, 303, 310) as a health institution uses it.
 */
export interface BudgetItem {
  /** Digits; an item is below the item whose code begins its own. */
  readonly code: string;
  readonly name: string;
  readonly kind: ItemKind;
  /** First-level accounts that it stands for: financial (4xxx, 5xxx) and budget (6xxx, 7xxx). */
  readonly financial: readonly string[];
  readonly budget: readonly string[];
  /** Words of a unit's own detail accounts; without any the accounts above belong to it whole. */
  readonly words: readonly string[];
  /** Planned so that the year is whole, but costs no money when it comes (折旧、摊销、计提): nothing is claimed of it. */
  readonly cashless?: boolean;
  /** 4201/4301 or 5401/5501: internal in the community, eliminated where budgets are summed (DOMAIN 2.3). */
  readonly internal?: boolean;
}

const REVENUE = `
101 财政基本拨款收入|4001|6001|基本
102 财政项目拨款收入|4001|6001|项目
201 医疗收入|4101|6101|医疗 门急诊 住院
202 公共卫生收入|4101|6101|公共卫生
203 科教收入|4101|6101|科教 科研 教学
301 上级补助收入|4201|6201||internal
302 附属单位上缴收入|4301|6301||internal
401 非同级财政拨款收入|4601|6601|
402 投资收益|4602|6602|
403 捐赠收入|4603|6609|捐赠
404 利息收入|4604|6609|利息
405 租金收入|4605|6609|租金
406 其他收入|4609|6609|
407 经营收入|4401|6401|
`;

const EXPENDITURE = `
501 工资福利支出|5001 5101|7201|工资福利
50101 基本工资|5001 5101|7201|基本工资
50102 津贴补贴|5001 5101|7201|津贴补贴
50103 奖金|5001 5101|7201|奖金
50107 绩效工资|5001 5101|7201|绩效工资
50108 社会保障缴费|5001 5101|7201|养老保险 职业年金 医疗保险 公务员医疗补助 社会保障缴费
50113 住房公积金|5001 5101|7201|住房公积金
50199 其他工资福利支出|5001 5101|7201|其他工资福利
502 商品和服务支出|5001 5101|7201|商品和服务
50201 办公费|5001 5101|7201|办公费 印刷费
50205 水电费|5001 5101|7201|水费 电费 水电费
50207 邮电费|5001 5101|7201|邮电费
50209 物业管理费|5001 5101|7201|物业管理费
50211 差旅费|5001 5101|7201|差旅费
50213 维修（护）费|5001 5101|7201|维修
50214 租赁费|5001 5101|7201|租赁费
50216 培训费|5001 5101|7201|培训费 会议费
50217 公务接待费|5001 5101|7201|公务接待费
50218 卫生材料费|5001 5101|7201|卫生材料 专用材料费
50219 药品费|5001 5101|7201|药品费
50226 劳务费|5001 5101|7201|劳务费
50227 委托业务费|5001 5101|7201|委托业务费
50231 公务用车运行维护费|5001 5101|7201|公务用车
50299 其他商品和服务支出|5001 5101|7201|其他商品和服务
503 对个人和家庭的补助|5001 5101|7201|对个人和家庭
504 上缴上级支出|5401|7401||internal
505 对附属单位补助支出|5501|7501||internal
506 其他支出|5901|7901|
507 固定资产折旧费|5001 5101||固定资产折旧|cashless
508 无形资产摊销费|5001 5101||无形资产摊销|cashless
509 计提专用基金|5001 5101||专用基金 医疗风险基金|cashless
510 经营支出|5201|7301|
`;

const CAPITAL = `
601 房屋建筑物购建||7201|房屋建筑
602 专用设备购置||7201|专用设备
603 办公设备购置||7201|办公设备
604 信息网络及软件购置更新||7201|信息网络 软件
605 大型修缮||7201|大型修缮
699 其他资本性支出||7201|资本性支出
`;

const FINANCING = `
701 债务预算收入||6501|
702 债务还本支出||7701|
703 投资支出||7601|
`;

const list = (kind: ItemKind, text: string): BudgetItem[] =>
  text
    .trim()
    .split('\n')
    .map((row) => {
      const [head = '', financial = '', budget = '', words = '', mark = ''] = row.split('|');
      const [code = '', name = ''] = head.split(' ');
      const several = (part: string): string[] => part.split(' ').filter((one) => one !== '');
      return {
        code,
        name,
        kind,
        financial: several(financial),
        budget: several(budget),
        words: several(words),
        ...(mark === 'cashless' ? { cashless: true } : {}),
        ...(mark === 'internal' ? { internal: true } : {}),
      };
    });

export const BUDGET_ITEMS: readonly BudgetItem[] = [
  ...list('revenue', REVENUE),
  ...list('expenditure', EXPENDITURE),
  ...list('capital', CAPITAL),
  ...list('financing', FINANCING),
];

/**
 * The item that a posted line belongs to, or undefined where none does: among the items of its first-level account the one
 * whose word stands in the closest of its names, the longest word first; else the item that has the account whole.
 *
 * @param account the official first-level account (`7201`).
 * @param names the unit's own names from just below it down to the line's account.
 */
export function itemOf(account: string, names: readonly string[]): BudgetItem | undefined {
  const own = BUDGET_ITEMS.filter(({ financial, budget }) => financial.includes(account) || budget.includes(account));
  for (const name of [...names].reverse()) {
    let best: { readonly item: BudgetItem; readonly length: number } | undefined;
    for (const item of own)
      for (const word of item.words)
        if (name.includes(word) && word.length > (best?.length ?? 0)) best = { item, length: word.length };
    if (best) return best.item;
  }
  return own.find(({ words }) => words.length === 0);
}
