/** 诊次、床日、项目和病种成本. */
export const costingUnits: Readonly<Record<string, string>> = {
  '科室 {0} {1} 没有门急诊人次和床日，成本 {2} 没有计入诊次和床日':
    'Department {0} {1} had no visits and no bed-days: its cost of {2} is in neither',
  '科室 {0} {1} 有门急诊也有住院，但没有划分的参数，成本 {2} 没有计入诊次和床日':
    'Department {0} {1} had visits and bed-days but nothing to split by: its cost of {2} is in neither',
  '科室 {0} {1}': 'Department {0} {1}',
  '{0} 的单独收费材料 {1} 大于科室的卫生材料费 {2}':
    'Separately charged materials of {1} of {0} are more than the materials of {2} that it used',
  '{0} 的项目总成本 {1} 没有可分配的{2}': 'The project cost of {1} of {0} has no {2} to be shared by',
  当量总值: 'equivalence weights',
  项目收入: 'item income',
  操作数: 'operations',
  工时: 'hours',
  作业工时: 'hours of activities',
  '{0} 还没有锁定的成本分摊': '{0} has no locked cost run yet',
  '{0} 还没有审核过的{1}': '{0} has no reviewed table of {1} yet',
  服务项目表: 'service items',
  作业工时表: 'activity hours',
  患者表: 'patients',
  患者明细表: 'patient lines',
  '患者明细的就诊号 {0} 不在患者表里': 'Stay {0} of the patient lines is not in the table of patients',
  '患者明细的项目 {0} 没有算出项目成本，患者没有分到它的成本':
    'Item {0} of the patient lines has no item cost: patients bear none of it',
  '患者明细的科室 {0} 没有算出服务单元成本，患者没有分到它的成本':
    'Department {0} of the patient lines has no cost as a service unit: patients bear none of it',
  '患者明细里项目 {0} 的数量 {1} 大于服务项目表的操作数 {2}':
    'The patient lines have {1} of item {0}, more than the {2} operations of the service items',
  '患者明细里科室 {0} 的收入大于服务项目表的收入':
    'The income of department {0} in the patient lines is more than that of the service items',
  '另外还有 {0} 处同样的问题': 'There are {0} more of the same kind',
  '（无编码）': '(no code)',
  '{0}在查看之后有了变动，请看过现在的内容再办理':
    '{0} changed since you looked: look at what stands now before you go on',
  单位成本核算办法: 'the unit-cost methods',
  '{0}与已导入的一批相同，没有要改的':
    'This table of {0} is the same as the batch imported before: nothing would change',
  '批次 {0}': 'Batch {0}',
  '{0}由您导入，须由另一个人审核': 'You imported the table of {0}: somebody else has to review it',
  退回须写明原因: 'A return needs a reason',
  '患者 {0}': 'Patient {0}',
  '文件太大（上限 {0} MB）': 'The file is too large (at most {0} MB)',
  '文件有 {0} 行，超过上限 {1} 行': 'The file has {0} rows; at most {1} are taken',
  '没有找到{0}：表头里应有 {1}': 'No table of {0} was found; its heading should name {1}',
  '表里有“{0}”，会认出患者是谁：请删掉这一列，只留住院号，再导入':
    'The table has “{0}”, which tells who patients are: take the column out, keep the stay number alone and import again',
  '{0}（第 {1} 行）': '{0} (row {1})',
  身份证号: 'identity number',
  手机号: 'mobile phone number',
  '表里没有这些栏目：{0}': 'The table lacks these columns: {0}',
  表头下面没有读到任何一行: 'No row was read below the heading',
  '{0} 与第 {1} 行重复': '{0} stands in row {1} already',
  '单元格是错误值 {0}': 'the cell is an error, {0}',
  没有填: 'is not filled in',
  '超过 {0} 个字': 'is longer than {0} characters',
  '单位没有科室“{0}”': 'the unit has no department “{0}”',
  '“{0}”不止一个科室，请写科室编码': 'more than one department is called “{0}”: write its code',
  '金额 {0} 是负数': 'amount {0} is negative',
  '“{0}”不是不小于 0、至多九位整数六位小数的数字':
    '“{0}” is no number of at least 0 with at most nine digits and six decimals',
  '日期“{0}”读不懂': 'date “{0}” cannot be read',
  '出院日期 {0} 在入院日期 {1} 之前': 'The discharge on {0} is before the admission on {1}',
  '项目 {0} 没有数量': 'Item {0} has no quantity',
  '一个床日折合的诊次要大于 0': 'A bed-day must count as more than 0 visits',
  '科室 {0} 的门急诊工时和住院工时不能都是 0':
    'Hours of department {0} cannot be 0 for outpatients and inpatients alike',
  '科室 {0} 写了不止一次': 'Department {0} stands here more than once',
};
