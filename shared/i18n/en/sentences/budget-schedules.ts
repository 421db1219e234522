/** What the schedules of a budget and its remarks say. */
export const budgetSchedules: Readonly<Record<string, string>> = {
  '没有业务量指标 {0}': 'There is no measure {0}',
  '{0} {1} 每月只能是不小于 0 的整数': '{0} {1}: each month is a whole number, not below nil',
  '{0} {1} 不是支出或资本性支出，不能编列采购': '{0} {1} is no spending: nothing is bought out of it',
  采购须写明品名: 'Name what is bought',
  '{0} 的数量须是大于 0 的整数': 'The quantity of {0} is a whole number above nil',
  '{0} 的单价须大于 0': 'The unit price of {0} is above nil',
  '{0} 的金额太大，请核对数量和单价': 'The amount of {0} is too large: see its quantity and price',
  '采购 {0} 所属的{1}（{2}）不在预算表里：采购须有自己的预算行（政府采购法 第六条）':
    '{0} is to be bought out of {1} ({2}), which is not in the budget: what is bought has a row of its own (Government Procurement Law, Article 6)',
  '{0}（{1}）的采购合计比这一行的预算多 {2} 元：采购应严格按批准的预算执行（政府采购法 第六条）':
    'Procurement of {0} ({1}) is {2} more than the row has: purchases keep to the budget (Government Procurement Law, Article 6)',
  '附表第 {0} 行重复': 'Row {0} of the schedule stands twice',
  '预算里没有这一行，可能已被删去：请看过现在的预算再写批注':
    'The budget has no such row, it may be gone: see the budget as it is now, then remark',
  只有编制或审核这份预算的人能写批注: 'Only who prepares or decides on this budget may remark on it',
  '与第 {0} 行是同一指标和科室，请合并填在一行': 'The same measure and department as row {0}: put both into one row',
  请选业务量指标: 'Choose a measure',
  '没有业务量指标“{0}”': 'There is no measure “{0}”',
  '这里只能填不小于 0 的整数（人次、床日等，不填金额）':
    'Only a whole number, not below nil, goes here (counts, no amounts)',
  '业务量!{0}：{1}': 'Workload!{0}: {1}',
  '批注 {0}': 'remark {0}',
  '这条批注已经办结，需要再说时请另写一条': 'This remark is resolved: write another to say more',
  批注由写的人或财务中心办结: 'A remark is resolved by who wrote it or by the finance centre',
};
