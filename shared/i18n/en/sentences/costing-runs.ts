/** 分摊方案和成本分摊. */
export const costingRuns: Readonly<Record<string, string>> = {
  '成本分摊 {0}': 'Cost run {0}',
  '{0} {1} 第 {2} 版成本分摊': 'version {2} of the cost run of {0} {1}',
  '行政后勤类不能按{0}分摊': 'Administration cannot be shared by {0}',
  '公共费用和上级科室费用不能按{0}分摊': 'Shared cost, and cost booked above departments, cannot be shared by {0}',
  '公共费用“{0}”出现了两次': 'The shared cost “{0}” stands here twice',
  '科目 {0} 同时属于公共费用“{1}”和“{2}”': 'Account {0} belongs to the shared costs “{1}” and “{2}” at once',
  '科目 {0} 在“{1}”中重复': 'Account {0} stands in “{1}” twice',
  '科目 {0} 不是业务活动费用或单位管理费用的科目': 'Account {0} is no account of operating or administrative expense',
  '科室 {0} 是临床服务类，成本不再向外分摊': 'Department {0} is clinical and hands nothing over',
  '科室 {0} 在方案中出现了两次': 'Department {0} stands in the scheme twice',
  '分摊参数填在科室 {0}，它现在不是末级科室，请解冻后改填':
    'The drivers name department {0}, which bears no cost now: unfreeze them and move its figures',
  '科室 {0} 下面还有科室，由末级科室分摊': 'Department {0} has others below it, which hand over in its place',
  '科目 {0} 的费用 {1} 元没有科室，请先归集': 'Expense of {1} yuan of account {0} has no department: assign it first',
  '科目 {0} 的费用 {1} 元记在没有的科室 {2}，请先对照':
    'Expense of {1} yuan of account {0} is booked to department {2}, which does not exist: map it first',
  '{0} 的 {1} 元没有接收科室：没有科室填了{2}': '{1} yuan of {0} have no receiver: no department has a value of {2}',
  '上级科室 {0}': 'the department above, {0}',
  '分摊方案在查看之后有了新的版本，请看过现在的方案再保存':
    'The scheme has a newer version than the one you saw: look at it before you save',
  与在用的分摊方案相同: 'This is the scheme in force',
  '{0} {1} 没有业务活动费用和单位管理费用，没有成本可分摊':
    '{0} has no operating or administrative expense in {1}: there is no cost to allocate',
  '{0} {1} 的分摊参数没有冻结，先编报并由他人审核':
    'The drivers of {0} {1} are not frozen: report them and have them reviewed first',
  '{0} {1} 没有在用的分摊方案，先保存一份方案': '{0} has no allocation scheme in force in {1}: save one first',
  '{0} {1} 第 {2} 版成本分摊没有锁定，不用解除': 'Version {2} of {0} {1} is not locked',
  '{0} {1} 第 {2} 版成本分摊已经锁定': 'Version {2} of {0} {1} is locked already',
  '{0} {1} 第 {2} 版成本分摊已被新的版本代替，请锁定最新的版本':
    'Version {2} of {0} {1} was replaced by a later one: lock that',
  '{0} {1} 第 {2} 版成本分摊由您计算，应由他人审核锁定':
    'You worked version {2} of {0} {1} out: somebody else reviews and locks it',
  '{0} {1} 第 {2} 版成本分摊之后，账簿、科室、参数或方案有了变动，请重新分摊再锁定':
    'Books, departments, drivers or scheme changed after version {2} of {0} {1}: allocate anew, then lock',
  '{0} {1} 第 {2} 版成本分摊已损坏：{3}': 'Version {2} of the cost run of {0} {1} is damaged: {3}',
  '各科室参数（第{0}步）': 'the departments’ own drivers (step {0})',
  '各科室参数（第{0}步 {1}）': 'the departments’ own drivers (step {0}, {1})',
  '临床科室全成本＝直接成本＝账上成本': 'Clinical full cost = direct cost = cost of the books',
  '锁定的成本分摊与账簿、参数一致': 'Locked cost runs agree with books and drivers',
  成本分摊: 'Cost run',
  '临床科室全成本 {0}，直接成本 {1}，账上成本 {2}，应当相等':
    'Clinical full cost {0}, direct cost {1} and cost of the books {2} should be one',
  '分摊的费用 {0}，账上现在是 {1}': 'Expense {0} was allocated; the books now say {1}',
  '第 {0} 版锁定之后变动：{1}': 'Changed after version {0} was locked: {1}',
  科室: 'departments',
  账簿: 'books',
  分摊参数: 'drivers',
  分摊方案: 'scheme',
  保存的数据与它的摘要不符: 'what was kept does not have its digest',
  保存的数据不能再算出结果: 'what was kept no longer gives a result',
  重新计算的全成本与保存时不同: 'the full costs worked out again are others than those kept',
};
