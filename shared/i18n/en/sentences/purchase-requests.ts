/** 采购申请. */
export const purchaseRequests: Readonly<Record<string, string>> = {
  '采购申请 {0}': 'Purchase request {0}',
  建议量规则: 'Rules of suggested quantities',
  '建议量规则在查看之后有了变动，请看过现在的内容再办理':
    'The rules of suggested quantities have changed since you looked at them: please look at them again first',
  '选中的行已没有可以终止的余量，请看现在的内容':
    'The chosen lines have nothing left to drop: please look at them again',
  '{0} 第 {1} 行：{2}': '{0}, line {1}: {2}',
  '{0} 没有要核定的这一行': '{0} has no such line to decide',
  '编制或送审申请的人不能核定同一张申请（申请与审批不相容）':
    'Whoever wrote or handed in a request cannot decide it (asking and approving are kept apart)',
  '{0} 的用量表在查看之后有了变动，请看过现在的内容再办理':
    'The use of {0} has changed since you looked at it: please look at it again first',
  '库存上下限在查看之后有了变动，请看过现在的内容再办理':
    'The stock levels have changed since you looked at them: please look at them again first',
  '与 {0} 已导入的用量表相同，没有要改的': 'The same as the use of {0} that is there already: nothing to change',
  '{0} 重复': '{0} stands twice',
  '{0} 不在现行用药目录内': '{0} is not in the formulary in force',
  '{0} 的上限 {1} 低于下限 {2}': 'The most of {0}, {1}, is below its least, {2}',
  '确需采购的，请在“采购账户”页办理例外审批':
    'what must be bought all the same needs an exception, on the page “Purchasing account”',
  需用日期不能早于申请日期: 'It cannot be needed before the day on which it is asked for',
  急救抢救和短缺替代须写明事由: 'An emergency or a substitute needs its reason',
  急救抢救须写明几小时内要用: 'An emergency says within how many hours it is needed',
  短缺替代须选定目录内哪个品种短缺: 'A substitute says which product of the formulary is in short supply',
  '{0} 与第 {1} 行重复：一个品种只写一行': '{0} stands in line {1} already: one line a product',
  '{0} 不在现行用药目录内：{1}': '{0} is not in the formulary in force: {1}',
  '{0} 不是 {1} 的替代品种：替代品种须通用名相同而编码不同':
    '{0} is no substitute of {1}: a substitute has the same generic name and another code',
  '{0} 在目录里限定了使用单位，本单位不在其内：{1}': 'The formulary keeps {0} for other units: {1}',
  '核定数与申请数不同，须写明原因，至少 4 个字':
    'approved otherwise than asked, which needs its reason in at least 4 characters',
  '没有找到用量表：表头里须有品种编码或名称、用量和月末库存':
    'No list of use was found: its headings name a product’s code or name, its use and its closing stock',
  '目录里没有“{0}”': '“{0}” is not in the formulary',
  '“{0}”不止一个品种，请写品种编码或补上规格和包装':
    '“{0}” may mean several products: give its code, or its strength and pack',
  '计量单位“{0}”既不是{1}也不是{2}': 'Counted in “{0}”, which is neither {1} nor {2}',
  用量: 'Use',
  月末库存: 'Closing stock',
  '缺货天数“{0}”须是 0 至 {1} 的整数': 'Days out of stock “{0}” must be a whole number from 0 to {1}',
  '全月缺货却用了 {0}（{1}），请核对缺货天数': 'Out of stock all month, yet {0} ({1}) were used: check the days',
  '{0}“{1}”不是数，或者折不成整{2}': '{0} “{1}” is no number, or does not come out whole in {2}',
  最小单位: 'smallest unit',
  制剂单位: 'unit of the preparation',
  包装: 'pack',
  包装单位: 'unit of packing',
  数量为整数: 'Quantities are whole',
  数量不能为负: 'Quantities are never below nil',
  '数量至多 1,000,000,000': 'Quantities are at most 1,000,000,000',
  天数为整数: 'Days are whole',
  天数不能为负: 'Days are never below nil',
};
