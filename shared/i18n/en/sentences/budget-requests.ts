/** What spending requests say. */
export const budgetRequests: Readonly<Record<string, string>> = {
  '没有预算项目 {0}': 'There is no budget item {0}',
  '{0}不占用预算额度，不需要申请': 'Nothing is held against {0}: there is nothing to ask for',
  申请金额须大于零: 'The amount must be above nil',
  '申请金额不能超过 100 亿元，请核对单位是不是元': 'An amount is at most 10 billion: is it in yuan?',
  '合同金额不能超过 100 亿元，请核对单位是不是元': 'A contract amount is at most 10 billion: is it in yuan?',
  '{0}批准 {1} 元，已签约 {2} 元，本合同 {3} 元，超出 {4} 元：多用的部分请另行申请':
    '{0}: {1} was approved, {2} is under contract, this contract takes {3}, {4} too much: make another request for the more',
  '{0}没有单列的预算，凭证会从{1}的预算支出：这一行请改选{2}':
    '{0} has no budget of its own, vouchers will be paid from {1}: choose {2} for this row',
  同一预算明细只能有一行: 'One row for each budget line',
  '{0}没有批复的预算，申请要占用 {1} 元：无预算不支出':
    '{0} has no approved budget, and {1} is asked of it: no spending without a budget',
  '{0}预算可用 {1} 元，申请要占用 {2} 元，超出 {3} 元：须报上级同意':
    '{0} has {1} left, {2} is asked of it, {3} too much: a higher level must agree',
  '{0}预算可用 {1} 元，申请要占用 {2} 元，超出 {3} 元：超预算不支出，请先办理预算调整':
    '{0} has {1} left, {2} is asked of it, {3} too much: no spending beyond the budget; have the budget changed first',
  '{0} 的 {1} 年预算还没有批复，不能申请用款':
    'The budget of {0} for {1} is not approved yet: nothing can be asked of it',
  '用款申请 {0}': 'Spending request {0}',
  '没有用款申请 {0}': 'There is no spending request {0}',
  '用款申请现在不能这样办理：它已经到了别的环节，请看现在的状态':
    'This cannot be done to the request now: it has moved on; see where it stands',
  '用款申请在查看之后有了变动，请看过现在的内容再办理': 'The request has changed since you looked: see it as it is now',
  编制或提交用款申请的人不能审批同一份申请: 'Who prepared or submitted the request cannot decide on it',
  '{0} 的占用已于 {1} 到期，请申请人重新提交': '{0} held its budget until {1}: whoever asked submits it anew',
  '登记簿里没有往来单位 {0}': 'The register has no party {0}',
  '合同金额须按申请的各行填写，不能为负，合计大于零':
    'Give an amount for each row of the request, none below nil, above nil together',
  '合同 {0} 已经登记过': 'Contract {0} is registered already',
  '还有 {0} 张已提交、未记账的凭证要从 {1} 支出，请先记账或撤回':
    '{0} submitted vouchers will still be paid out of {1}: post or withdraw them first',
  '{0} 是 {1} 年的用款申请，凭证在 {2} 年': '{0} is a request of {1}, and the voucher is of {2}',
  '{0} 没有批准或已经办结，不能从它支出': '{0} is not approved, or over: nothing can be paid out of it',
  '凭证的预算支出都不在 {0} 的明细里，请改选用款申请或不选':
    'None of the voucher’s budget spending is among the rows of {0}: choose another request, or none',
  '支出依据的单据写作 request:编号': 'A document to pay out of is written request:number',
  到期自动: 'When its time was over',
  用款申请占用天数: 'How long a request holds',
};
