/** What changes and controls of the budget say. */
export const budgetChanges: Readonly<Record<string, string>> = {
  调整单还没有明细: 'The document has no rows yet',
  调整须写明原因: 'Say why the budget is changed',
  '追加须写明收入依据的文号：未纳入预算的收入不得安排支出（事业单位财务规则 第18条）':
    'Name the document that gives the income: income outside the budget may not be spent (Rules of Public Institutions, Article 18)',
  '{0}不占用预算额度，不需要调整': 'Nothing is held against {0}: there is nothing to change',
  '{0}是收入：增加的收入请用追加': '{0} is revenue: where more comes in, make a supplement',
  '{0}是收入：不得向科室和个人下达收入指标（贵 三(十二)）':
    '{0} is revenue: no revenue target is given to a department or a person (Guizhou, 3(12))',
  调整金额不能为零: 'The amount cannot be nil',
  同一明细同一月份只能有一行: 'One row for each line and month',
  '追加和结转只有调增，没有调减': 'Supplements and carry-forwards only add',
  '{0} 不是这份调整单的单位：两个单位之间请用调剂': 'The document is not of {0}: between two units, make a transfer',
  '调剂是两个单位之间、或同一单位两个科室之间：明细须正好有两方':
    'A transfer is between two units, or two departments of one: its rows must have exactly two sides',
  '{0}调增与调减相差 {1} 元：调整不得改变资金来源，每个来源须各自平衡':
    '{0} is out of balance by {1}: money never changes its source, so each source balances by itself',
  '{0}追加的支出与追加的收入相差 {1} 元：追加的支出须有同一来源的收入（事业单位财务规则 第18条）':
    'Added spending and added income of {0} differ by {1}: spending needs income of the same source (Rules of Public Institutions, Article 18)',
  '{0}使用{1}：财政补助一般不予调剂，确需调剂须经主管部门审核、报财政部门（事业单位财务规则 第11条）':
    '{0} is paid out of {1}: fiscal money is not moved locally; where it must be, the department in charge and the finance authority decide (Rules of Public Institutions, Article 11)',
  '{0}须在原单位、原项目内使用：专款专用（事业单位财务规则 第24条）':
    '{0} stays in its unit and project: earmarked money is spent on what it was given for (Rules of Public Institutions, Article 24)',
  '{0}不得使用{1}（政府会计制度 5501）': '{0} may not be paid out of {1} (Government Accounting System, 5501)',
  '{0}还可安排 {1} 元，多出 {2} 元：先提后用，支出不得超过基金规模（事业单位财务规则 第32条）':
    '{0} has {1} left to plan, and this is {2} more: set aside first, then spend (Rules of Public Institutions, Article 32)',
  '{0}上年还可结转 {1} 元，多出 {2} 元：结转不得超过上年未用完、也未安排到今年的数':
    '{0} has {1} left to carry over, and this is {2} more: only what last year left unspent, and this year has not planned yet',
  '{0} {1} 月的预算只有 {2} 元，不够调减，还差 {3} 元':
    'The budget of {0} in month {1} is only {2}: it is {3} short of what is taken from it',
  '{0} {1} 年{2}调减后不够已占用、已签约和已支出的数，还差 {3} 元':
    '{0}, {1}, {2}: what would remain is {3} less than what is reserved, committed and spent',
  '调整单现在不能这样办理：它已经到了别的环节，请看现在的状态':
    'This cannot be done to the document now: it has moved on; see where it stands',
  '调整单在查看之后有了变动，请看过现在的内容再办理': 'The document has changed since you looked: see it as it is now',
  '{0} 的 {1} 年预算还没有批复，不能调整': 'The budget of {0} for {1} is not approved yet, and cannot be changed',
  不同意须写明原因: 'Say why you decline',
  '编制或提交调整单的人不能代对方确认：调剂由双方两个人签认':
    'Who prepared or submitted the document cannot confirm for the other side: two people sign a transfer',
  '编制或提交调整单的人不能代对方答复：调剂由双方两个人签认':
    'Who prepared or submitted the document cannot answer for the other side: two people sign a transfer',
  '编制、提交或确认调整单的人不能批准同一份调整单':
    'Who prepared, submitted or confirmed the document cannot approve it',
  '预算调整单 {0}': 'Budget change {0}',
  '还有一份控制规则等待批准，先由他人批准或不同意，或由提出人撤回':
    'A proposal still waits: somebody else approves it or turns it down first, or who made it withdraws it',
  只有提出的人可以撤回这份控制规则: 'Only who proposed these control rules can withdraw them',
  与现行的控制规则相同: 'These are the control rules in force',
  '预算控制规则 {0}': 'Control rules {0}',
  这份控制规则已经有了结论: 'This proposal is decided already',
  提出控制规则的人不能批准同一份规则: 'Who proposed control rules cannot approve them',
  '同一项目、来源和环节只能有一条规则': 'One rule for each item, source and stage',
  '没有以 {0} 开头、需要控制的预算项目': 'No controlled budget item begins with {0}',
};
