/** What lists of assets and providing for a month say. */
export const provisions: Readonly<Record<string, string>> = {
  没有卡片编号: 'There is no card number',
  '卡片编号 {0} 与第 {1} 行重复': 'Card number {0} stands on row {1} already',
  没有资产名称: 'There is no name',
  '累计折旧 {0} 大于原值 {1}': 'Accumulated depreciation {0} is more than the cost {1}',
  '状态“{0}”读不懂：是在用还是报废': 'State “{0}” is not understood: in use, or disposed of?',
  '经费性质“{0}”读不懂：应为财政项目拨款经费、科教经费或其他经费':
    'Nature of money “{0}” is not understood: it should be “财政项目拨款经费” (fiscal project), “科教经费” (research and teaching) or “其他经费” (other)',
  没有原值: 'There is no cost',
  '{0} {1} 是负数': '{0} {1} is negative',
  原值: 'Cost',
  累计折旧: 'Accumulated depreciation',
  没有取得日期或入账日期: 'There is no day on which it was acquired or booked',
  '日期“{0}”读不懂': 'Date “{0}” is not understood',
  '使用年限 {0} 年读不懂：若是月数，请在表头写明（月）':
    'A life of {0} years is not understood; if months are meant, let the heading say so “（月）”',
  '使用年限“{0}”读不懂：应为整月数': 'Life “{0}” is not understood: it should be whole months',
  '单位没有使用部门“{0}”：请先增设科室，或改为单位已有的科室，或留空':
    'The unit has no department “{0}”: add it first, name one that the unit has, or leave it empty',
  '卡片编号（或资产编号）': 'card number (“卡片编号” or “资产编号”)',
  资产名称: 'name (“资产名称”)',
  '取得日期（或入账日期）': 'day acquired or booked (“取得日期” or “入账日期”)',
  '文件有 {0} 行，超过上限 {1} 行。': 'The file has {0} rows, more than the limit of {1}.',
  '没有找到资产卡片：表头里应有卡片编号、资产名称、类别、使用部门、入账日期、原值、累计折旧、使用年限这样的栏目。':
    'No list of assets was found: its heading should have columns such as “卡片编号” (card number), “资产名称” (name), “类别” (category), “使用部门” (department), “入账日期” (day booked), “原值” (cost), “累计折旧” (accumulated depreciation) and “使用年限” (life).',
  '表里没有这些栏目：{0}。': 'The table lacks these columns: {0}.',
  '表头下面没有读到任何一张卡片。': 'No card was read below the heading.',
  '{0} 的 {1} 已经上报或锁定，卡片清单请从之后的月份导入':
    '{1} of {0} is submitted or locked; let the list hold from a later month',
  '{0} 的 {1} 没有要计提的': '{1} of {0} has nothing to provide for',
  '账务或卡片在查看之后有了变动，计提凭证已经重新计算，请看过再记账':
    'The books or the cards changed after you looked; the vouchers were made anew, look at them before posting',
  '百分比为 0–100，至多四位小数': 'A percentage is 0 to 100 with at most four decimals',
  账龄分段应从小到大: 'The bands of age go upwards',
  往来单位的编码不正确: 'That is no code of a counterparty',
  应提数不能是负数: 'What is required cannot be negative',
  每一段账龄都应有比例: 'Every band of age needs its percentage',
};
