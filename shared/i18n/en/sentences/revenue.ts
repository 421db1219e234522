/** What the daily revenue sheets say. */
export const revenue: Readonly<Record<string, string>> = {
  门诊收入日报: 'outpatient revenue sheet',
  住院收入日报: 'inpatient revenue sheet',
  出院结算日报: 'discharge settlement sheet',
  住院预交金日报: 'inpatient deposit sheet',
  全部收入: 'all charges',
  全部应收: 'all that is due',
  '第{0}列': 'column {0}',
  '{0} 至 {1}': '{0} to {1}',
  '文件有 {0} 行，超过上限 {1} 行，请按月分开导出。':
    'The file has {0} rows, more than the limit of {1}; export it month by month.',
  '文件有 {0} 天，超过上限 {1} 天，请分段导出。':
    'The file has {0} days, more than the limit of {1}; export it in parts.',
  '没有找到收入日报：表里应有收费项目（如西药、检查、治疗）或支付方式（如现金、医保）和金额。':
    'No revenue sheet was found: it should have charge items (drugs, examinations, treatment) or payment ways (cash, insurance) with amounts.',
  '没有读到日期：标题、日期栏、工作表名和文件名里都没有，请指定是哪一天的。':
    'No date was found in the title, in a date column, or in the names of the sheet and the file; say which day it is of.',
  '文件有 {0} 张表是同一天的，请选择读哪一张。': 'The file has {0} sheets of the same day; choose which to read.',
  '表头下面没有读到任何金额。': 'No amount was found below the heading.',
  '表里有 {0} 个项目、{1} 个科室，不像收入日报。':
    'The sheet has {0} items and {1} departments, which is not like a revenue sheet.',
  '文件太大（上限 {0} MB），不像收入日报': 'The file is too large (at most {0} MB) for a revenue sheet',
  这一行没有日期: 'This row has no date',
  '日期“{0}”不存在': 'The calendar has no day “{0}”',
  '日期“{0}”的日和月分不清': 'Day and month of “{0}” cannot be told apart',
  '日期“{0}”读不懂': 'The date “{0}” cannot be read',
  '这一行有金额，没有项目名称': 'This row has an amount and names no item',
  '红字读作负数。': 'Figures in red ink are read as negative.',
  '“{0}”按退款读作减项。': '“{0}” is read as a refund, taken off.',
  '“{0}”与各项之和不符，没有用它核对。': '“{0}” is not the sum of the items; nothing was checked against it.',
  '“{0}”写的是 {1}，各项加起来是 {2}，相差 {3}': '“{0}” says {1}, the items add up to {2}, a difference of {3}',
  '合计行“{0}”写的是 {1}，逐行加起来是 {2}': 'The row of totals says {1} for “{0}”, the rows add up to {2}',
  '合计写的是 {0}，各项加起来是 {1}': 'The total says {0}, the items add up to {1}',
  '{0} {1}与 {2}（{3}）重叠，同一天的收入会记两次':
    '{0} {1} overlaps {2} ({3}): the revenue of a day would be booked twice',
  '{0} {1}已经生成凭证：{2}': '{0} {1} is made into vouchers already: {2}',
  '{0} {1}：收费项目合计 {2}，支付方式合计 {3}，相差 {4}':
    '{0} {1}: charge items add up to {2}, payment ways to {3}, a difference of {4}',
  '{0} {1}与 {2} 不同，它已提交：请先撤回或退回，再重新生成':
    '{0} {1} differs from {2}, which is submitted: take it back first, then make it again',
  '{0} 已上报或锁定，不能生成 {1} {2}的凭证': '{0} is submitted or locked; no voucher of {1} {2} can be made',
  '{0} {1}与已记账的 {2} 不同：生成一张更正凭证，只记差额':
    '{0} {1} differs from {2}, which is posted: a correcting voucher books the difference only',
  '{0} {1}与 {2} 不同：作废它，按这张表重新生成':
    '{0} {1} differs from {2}: it is discarded and made again from this sheet',
  '{0} 里没有 {1}': '{0} does not have {1}',
  '草稿 {0} 还含有 {1}，这张表里没有：请导入含这一天的表，或先作废草稿 {2}':
    'Draft {0} has {1} as well, which this sheet does not: import a sheet that has that day, or discard draft {2} first',
  '{0} 不是本单位财务会计的末级科目': "{0} is not a lowest-level account of the unit's financial accounting",
  '“{0}”还没有对应的科目': '“{0}” has no account yet',
  '“{0}”的往来单位 {1} 不在名册里': 'Counterparty {1} of “{0}” is in no register',
  '“{0}”还没有对应的科室': '“{0}” has no department yet',
  '{0} 在科目上没有差额，不需要凭证': '{0} makes no difference in any account; no voucher is needed',
  '{0} 的凭证有 {1} 行，超过 {2} 行：请按日生成，或不分科室':
    'The voucher of {0} has {1} lines, more than {2}: make one a day, or leave departments out',
};
