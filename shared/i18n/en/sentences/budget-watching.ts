/** 差异说明、上级同意 and 预算设置. */
export const budgetWatching: Readonly<Record<string, string>> = {
  '{0}使用{1}：预算设置规定这项资金不得调剂': '{0} is paid out of {1}: by the budget settings this money is not moved',
  '这项说明已经采纳，数字也没有变动': 'This explanation is accepted, and its figures have not changed',
  这项差异没有等待采纳的说明: 'No explanation of this variance is waiting to be accepted',
  写差异说明的人不能采纳或退回同一份说明: 'Who wrote an explanation cannot accept or return it',
  退回差异说明须写明原因: 'Say why the explanation goes back',
  '说明以后数字有变动，请退回，由单位按现在的数字重新说明':
    'The figures have changed since they were explained: return it, and let the unit explain them as they are now',
  '这个项目的执行没有超出须说明的差异，或这个月还没有结束':
    'The execution of this item is within what needs no explanation, or the month has not ended',
  '差异说明在查看之后有了变动，请看过现在的内容再办理':
    'The explanation has changed since you looked: see it as it is now, then go on',
  执行差异已说明: 'Budget variances are explained',
  '{0} {1}，差异 {2} 元：{3}': '{0}: {1}, {2} apart; {3}',
  没有预算: 'nothing planned',
  '进度偏差 {0} 个百分点': '{0} percentage points from the time gone by',
  还没有说明: 'not explained yet',
  说明还没有采纳: 'the explanation is not accepted yet',
  '说明已退回，须重新说明': 'the explanation was returned and must be written anew',
  '说明以后数字有变动，须重新说明': 'the figures have changed since and must be explained anew',
  '凭证草稿 {0}': 'Draft {0}',
  '上级同意申请 {0}': 'Permit {0}',
  '这张凭证没有须报上级同意的超预算支出，可以直接提交': 'Nothing of this voucher needs a permit: submit it',
  '这张凭证已经申请，等待上级同意': 'A permit was asked for this voucher and waits to be decided',
  申请上级同意的人不能自己同意: 'Who asks for a permit cannot grant it',
  不同意须写明原因: 'Say why it is declined',
  这份申请已经有了结论: 'This permit was decided already',
  '这张凭证已经记账或作废，不再需要上级同意': 'This voucher is posted or discarded and needs no permit any more',
};
