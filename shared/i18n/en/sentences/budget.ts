/** What the budget says. */
export const budget: Readonly<Record<string, string>> = {
  '预算在查看之后有了变动，请看过现在的数字再改':
    'The budget has changed since you looked: see it as it is now, then change it',
  '预算现在不在单位手里：已经上报或批复，需要修改时请财务中心退回':
    'The budget is not with the unit now: it is submitted or approved; to change it, ask the finance centre to return it',
  '预算现在不在财务中心手里：单位还没有上报，或已经下达、批复':
    'The budget is not with the finance centre now: the unit has not submitted it, or it is issued or approved already',
  '没有科室 {0}': 'There is no department {0}',
  '{0} 的这一行重复': 'This row of {0} stands twice',
  '没有资金来源 {0}': 'There is no fund source {0}',
  '{0} 的结转结余不能为负': 'The carry-over of {0} cannot be below nil',
  '{0} 的 {1} 年预算还没有数字': 'The budget of {0} for {1} has no figures yet',
  退回预算须写明原因: 'Say why the budget goes back',
  上报预算的人不能核定或退回同一份预算: 'Who submitted a budget cannot decide on it',
  上报预算的人不能批复同一份预算: 'Who submitted a budget cannot approve it',
  '没有预算项目 {0}': 'There is no budget item {0}',
  '{0} {1} 的金额不能为负': '{0} {1} cannot be below nil',
  '{0} {1} 是收入：不得向科室和个人下达收入指标（贵 三(十二)），请按单位编列':
    '{0} {1} is revenue: no revenue target is given to a department or a person (Guizhou, 3(12)); plan it for the unit',
  '支出比收入和计划使用的结转结余多 {0} 元：不得编制赤字预算（事业单位财务规则 第9条）':
    'Spending is {0} more than revenue and the carry-over to be used: no deficit may be planned (Rules of Public Institutions, Article 9)',
  '{0}的支出比它的收入和结转多 {1} 元：每项资金只能安排自己的来源（事业单位财务规则 第18条、第24条）':
    'Spending out of {0} is {1} more than its revenue and carry-over: each source bears its own spending (Rules of Public Institutions, Articles 18 and 24)',
  '{0}计划使用的结转结余比年初数多 {1} 元': 'The carry-over of {0} to be used is {1} more than the opening balance',
  '{0}的支出比基金余额多 {1} 元：先提后用，支出不得超过基金规模（事业单位财务规则 第32条）':
    'Spending out of {0} is {1} more than the fund holds: set aside first, then spend (Rules of Public Institutions, Article 32)',
  '{0} {1} 元来自{2}：对附属单位补助不得使用财政拨款（政府会计制度 5501）':
    '{0}: {1} comes from {2}, but fiscal money may not be given to affiliated units (Government Accounting System, 5501)',
  '{0} 的可用额度与预算流水合计相差 {1}': 'What is available of {0} differs from the sum of its movements by {1}',
  '{0} 超预算 {1}，请办理预算调整或说明原因': '{0} is over its budget by {1}: adjust the budget or say why',
  '预算额度＝预算流水合计': 'Budget lines are the sums of their movements',
  支出未超预算: 'Spending is within the budget',
};
