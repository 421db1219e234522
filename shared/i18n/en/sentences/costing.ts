/** 成本核算. */
export const costing: Readonly<Record<string, string>> = {
  '科室直接成本＝账上费用': 'Direct cost equals the expense of the books',
  费用已归集到科室: 'Expense is assigned to departments',
  '科室 {0}': 'Department {0}',
  '科目 {0} 的费用 {1} 没有科室，不能归集成本': 'Expense {1} of account {0} has no department, so it is nobody’s cost',
  '科目 {0} 的费用 {1} 记在没有的科室 {2}，不能归集成本':
    'Expense {1} of account {0} is booked to department {2}, which does not exist, so it is nobody’s cost',
  '收入费用表的业务活动费用和单位管理费用与科室直接成本、不计入成本、待归集之和相差 {0}':
    'Operating and administrative expense of the income statement differ by {0} from direct cost, excluded expense and what is not yet assigned',
};
