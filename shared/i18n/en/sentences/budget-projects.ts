/** What the project library and its performance sheets say. */
export const budgetProjects: Readonly<Record<string, string>> = {
  概算金额须大于零: 'The estimate must be above nil',
  '概算金额不能超过 100 亿元，请核对单位是不是元': 'An estimate is at most 10 billion: is it in yuan?',
  '{0} 年的{1}重复：同一年度同一来源只能有一行': '{1} of {0} stands twice: one row for each year and source',
  申报须写明立项依据和必要性: 'Say why the project is needed and on what it rests',
  申报须写明项目负责人: 'Name the person responsible for the project',
  申报须按年度和资金来源填写概算: 'Give the estimate by year and source',
  '项目库没有项目 {0}：先申报、审核入库，再安排预算（事业单位财务规则 第22条）':
    'The library has no project {0}: it is declared, reviewed and listed before it gets a budget (Rules of Public Institutions, Article 22)',
  '项目 {0} {1} 已终止或不予入库，不能再安排预算': 'Project {0} {1} was ended or turned down: it gets no more budget',
  '项目 {0} {1} 还没有入库，不能安排预算（事业单位财务规则 第22条）':
    'Project {0} {1} is not listed yet: it gets no budget (Rules of Public Institutions, Article 22)',
  指标须有名称: 'Each indicator has a name',
  '指标“{0}”重复': 'The indicator “{0}” stands twice',
  '“{0}”是收入指标：不得向成员单位和医务人员下达创收指标（贵 三(十二)）':
    '“{0}” is a target of income: no revenue target is given to member units or staff (Guizhou, 3(12))',
  '指标“{0}”须写明目标值': 'The indicator “{0}” needs its target',
  '指标“{0}”的目标值须是数字，定性目标请选“定性”':
    'The target of “{0}” must be a number; choose “定性” (in words) for another',
  '指标“{0}”的权重须是 1 到 100 的整数': 'The weight of “{0}” must be a whole number from 1 to 100',
  还没有绩效指标: 'There are no indicators yet',
  '指标权重合计 {0}，须为 100': 'The weights come to {0}; they must come to 100',
  自评的行数与指标不一致: 'The scores do not match the indicators row by row',
  复核的行数与指标不一致: 'The review does not match the indicators row by row',
  '“{0}”的得分须在 0 到 {1} 之间，至多一位小数': 'The points of “{0}” must be from 0 to {1}, with one decimal at most',
  '“{0}”的完成值须是数字': 'The result of “{0}” must be a number',
  '“{0}”没有达到目标，不能得满分': '“{0}” missed its target and cannot get all points',
  '“{0}”还没有填完成值': '“{0}” has no result yet',
  '“{0}”还没有自评得分': '“{0}” has no points yet',
  '“{0}”须写明佐证材料（凭证号、合同号、验收单等）':
    'Name what proves “{0}” (the number of a voucher, a contract, an acceptance)',
  '“{0}”没有达到目标或没有得满分，须说明原因': '“{0}” missed its target or lost points: say why',
  '先编制并上报 {0} 年的绩效目标：没有绩效目标的项目不入库':
    'First prepare and submit the goals of {0}: no project is listed without its goals',
  '项目 {0}': 'project {0}',
  '项目现在不能这样办理：它已经到了别的环节，请看现在的状态':
    'This cannot be done to the project now: it has gone on; see where it stands',
  '项目在查看之后有了变动，请看过现在的内容再办理': 'The project has changed since you saw it; look again first',
  填报或提交项目的人不能审核同一个项目: 'Whoever prepared or submitted a project does not review it',
  '退回、不予入库或终止须写明原因': 'Say why it is returned, turned down or ended',
  '项目编码 {0} 已经有了': 'There is a project {0} already',
  '绩效表现在不能这样办理：请看它和项目现在的状态':
    'This cannot be done to the sheet now: see where it and its project stand',
  '项目已经完工、终止或不予入库，绩效目标不能再撤回或退回：请按已定的目标自评':
    'The project is finished, ended or turned down: its goals are not taken back or returned; score by the goals as set',
  '项目已经送审，绩效目标不能由单位自行撤回：请财务中心说明原因后退回':
    'The project was handed in with these goals: the unit does not take them back; ask the centre to return them',
  '绩效表在查看之后有了变动，请看过现在的内容再办理': 'The sheet has changed since you saw it; look again first',
  '填报项目、编制目标或自评的人不能复核同一份绩效':
    'Whoever declared the project, set its goals or scored it does not review it',
  '等级分数线须由优到良到中逐级降低，且不超过 100':
    'The bounds must fall from excellent to good to medium, and none is above 100',
  '得分在 0 到 100 之间，至多一位小数': 'points are from 0 to 100, with one decimal at most',
  绩效等级: 'performance grades',
};
