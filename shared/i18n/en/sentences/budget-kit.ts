/** What the reading of a filled-in budget kit says. */
export const budgetKit: Readonly<Record<string, string>> = {
  '预算表!{0}：{1}': '“预算表”!{0}: {1}',
  '结转结余!{0}：{1}': '“结转结余”!{0}: {1}',
  '还有 {0} 处，改好以上各处后再交回': 'There are {0} more: mend those above and hand it in again',
  '这是 {0} {1} {2} 年的填报表，这里是 {3} {4} 年：请在它自己的预算页面交回':
    'This is the kit of {0} {1} for {2}, and here is {3} for {4}: hand it in on the page of its own budget',
  '这不是从系统下载的预算填报表，或它的签名页已被删掉：请重新下载，把金额粘贴过去':
    'This is no budget kit of this system, or its signature sheet is gone: download a new one and paste the amounts into it',
  '这份填报表的格式不是本系统现在的格式，或签名与内容不符：请重新下载，把金额粘贴过去':
    'This kit has another form than this system’s, or its signature does not fit what is in it: download a new one and paste the amounts into it',
  填报表与现在的预算没有差异: 'The kit does not differ from the budget as it stands',
  '缺少这张工作表，请重新下载填报表': 'this sheet is missing: download the kit again',
  '与第 {0} 行是同一项目、科室、来源和专项，请合并填在一行':
    'the same item, department, source and project as row {0}: put them into one row',
  请选预算项目: 'choose a budget item',
  '没有预算项目“{0}”': 'there is no budget item “{0}”',
  '“{0} {1}”不属于这一段，请填在它自己的一段': '“{0} {1}” does not belong to this block: put it into its own',
  '没有科室“{0}”': 'there is no department “{0}”',
  请选资金来源: 'choose a fund source',
  '没有资金来源“{0}”': 'there is no fund source “{0}”',
  '没有专项“{0}”': 'there is no project “{0}”',
  '填报表以外多出了内容，请删去': 'stands outside the form: take it out',
  '这里是公式，请换成算好的金额（粘贴为数值）': 'is a formula: put the amount that it makes instead (paste as values)',
  '与旁边的单元格合并了，请取消合并': 'is merged with the cells beside it: take the merging back',
  '“{0}”是错误值，请填金额': '“{0}” is an error: put an amount',
  '“{0}”是文字，这里只能填金额（元）': '“{0}” is text: here stands an amount in yuan',
  '是日期，这里只能填金额（元）': 'is a date: here stands an amount in yuan',
  '{0} 超过两位小数': '{0} has more than two decimals',
  '{0} 不是金额': '{0} is not an amount',
  '{0} 是负数，预算金额不能为负': '{0} is below nil, which no amount of a budget is',
  '{0} 太大，请核对单位是不是元': '{0} is too large: is it in yuan?',
  '公式被改成了数值，应为 ={0}': 'was a formula and is a value now; it must be ={0}',
  '公式被改过，应为 ={0}': 'the formula was changed; it must be ={0}',
  '这里是公式，请从下拉名单里选': 'is a formula: choose from the list',
  公式: 'a formula',
  空白: 'empty',
  '应为空白，现在是{0}：行不能移动、插入或删除':
    'must be empty and is {0}: rows are not to be moved, inserted or taken out',
  '应为“{0}”，现在是{1}：行不能移动、插入或删除':
    'must be “{0}” and is {1}: rows are not to be moved, inserted or taken out',
};
