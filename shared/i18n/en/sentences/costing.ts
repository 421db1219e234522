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
  '第 {0} 步：{1} 的“{2}”{3} 元没有接收科室，分摊参数“{4}”没有可用的权重':
    'Stage {0}: {3} yuan of “{2}” of {1} have no receiver; the basis “{4}” has no weight that can be used',
  '{0} 的“{1}”{2} 元没有分摊出去：没有一步包含这个科室':
    '{2} yuan of “{1}” of {0} stay where they are: no stage names this department',
  '{0} 只互相服务，没有出口，费用无法分摊到其他科室':
    '{0} serve only each other: without an outlet their cost reaches no other department',
  '{0} 与其他辅助科室之间几乎是闭环，费用往返太多次才能分摊出去，请核对分摊参数':
    '{0} and other service departments form a loop that is all but closed, in which cost goes round too often: check the bases',
  '分摊明细超过 {0} 笔（分出科室×接收科室×项目），请分开计算':
    'More than {0} parts would be handed over (givers × receivers × items): reckon them apart',
  '交互分配法最多 {0} 个科室参与交互': 'The reciprocal method takes at most {0} departments that hand over',
  '成本项目不能叫“total”，它是合计的名字': 'A cost item must not be called “total”, which names the sum',
  '成本项目“{0}”重复': 'The cost item “{0}” stands here twice',
  '科室编码“{0}”重复': 'The department code “{0}” stands here twice',
  '“{0}”不在成本项目（items）中': '“{0}” is not among the cost items',
  '金额要写成元的十进制文字，最多 13 位整数、两位小数，例如 "1234.50"':
    'An amount is written in yuan as a decimal text with at most 13 digits and two decimals, e.g. "1234.50"',
  '直接成本合计超出可计算的范围，请核对单位是不是元':
    'The direct costs are too large to be added up: are they in yuan?',
  '分摊步骤没有“{0}”这一项': 'A stage has no “{0}”',
  '{0} 已在第 {1} 步分摊，不能再次分摊': '{0} hands over in stage {1} already and cannot again',
  这一步没有列出要分摊的科室: 'This stage names no department that hands over',
  '{0} 是临床服务类科室，成本归集到这里为止，不再分摊':
    '{0} is a clinical department, where costs come to rest: it hands nothing over',
  '没有分摊参数“{0}”': 'There is no basis “{0}”',
  '另外还有 {0} 处问题': 'There are {0} more problems',
  '模型要写成一个 JSON 对象': 'A model is written as a JSON object',
  '这里要写成一个对象（{ … }）': 'Here stands an object ({ … })',
  '不能用“__proto__”作名称': '“__proto__” cannot be a name',
  '这里要写成一个列表（[ … ]）': 'Here stands a list ([ … ])',
  '这里有 {0} 项，最多 {1} 项': 'There are {0} entries here, at most {1} are taken',
  '这里要写成 1 到 {0} 个字的文字，前后没有空格': 'Here stands a text of 1 to {0} characters without blanks around it',
  '这里只能是 {0}': 'This must be {0}',
  '权重超过 {0} 个，请分开计算': 'There are more than {0} weights: divide the model',
  '一个分摊参数要么按接收科室给权重，要么按分出科室分别给，不能混写':
    'A basis gives weights by receiver, or by giver and receiver, and does not mix both',
  '权重要写成不为负的十进制文字，最多 15 位整数、9 位小数，例如 "8" 或 "12.5"':
    'A weight is written as a decimal text that is not negative, with at most 15 digits and 9 decimals, e.g. "8" or "12.5"',
};
