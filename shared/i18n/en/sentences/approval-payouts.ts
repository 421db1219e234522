/** 付款申请. */
export const approvalPayouts: Readonly<Record<string, string>> = {
  '付款申请 {0}': 'payment {0}',
  '付款申请在查看之后有了变动，请看过现在的内容再办理':
    'The payment was changed since you saw it: look at it again first',
  '付款申请 {0} 还没有办完，不能办结：先支付、记账，或作废':
    'Payment {0} is still under way: pay and post it, or strike it, first',
  申请办结: 'the application was closed',
  '减少的金额已经支付或申请付款，不能再减': 'What is taken away was paid or is asked to be paid already',
  预算会计科目不对应经费列支的预算项目: 'The budget account is not of the item that the application asked for',
  请选择记账科目: 'Choose an account',
  请选择收款单位: 'Choose the payee',
  '发票 {0} 没有写销售方': 'Invoice {0} does not name its seller',
  '发票 {0} 的销售方“{1}”不是收款单位“{2}”': 'The seller of invoice {0}, “{1}”, is not the payee “{2}”',
  '没有合同的支出不能预付，须凭发票付款': 'What has no contract is not prepaid: it is paid on an invoice',
  这个科目不适用于这笔支出: 'This account does not fit the payment',
  付款申请已入账: 'Payments of applications are in the books',
  付款不超过批准和合同: 'Nothing is paid beyond what was approved and signed',
  '付款申请 {0} 已记账 {1} 元，凭证已被冲销：在付款申请冲销它':
    'Payment {0} was posted for ¥{1} and its voucher was reversed: reverse the payment itself',
  '付款申请 {0} 已在 {1} 支付 {2} 元，还没有记账': 'Payment {0} was paid on {1} with ¥{2} and is not posted',
  '{0} 批准 {1} 元，付款 {2} 元': '{0} was approved for ¥{1}; payments come to ¥{2}',
  '合同 {0} 总额 {1} 元，付款 {2} 元': 'Contract {0} is worth ¥{1}; payments come to ¥{2}',
  '这份申请签了合同，须在合同下付款': 'A contract was signed for the application: pay under it',
  '第 {0} 行至多还可以付 {1} 元': 'At most ¥{1} may still be paid of row {0}',
  '第 {0} 行超出预算，批准之前不能先付': 'Row {0} is over budget and cannot be paid before it is approved',
  '申请没有批完，不能付款': 'The application is not fully approved: nothing may be paid',
  '各次付款合计不能超过批准的 {0} 元': 'All payments together must stay within the ¥{0} that were approved',
  '没有{0}的决议': 'There is no resolution of {0}',
  '{0}决议的金额少于申请的金额': 'The resolution of {0} is for less than was applied for',
  '{0}的决议晚于合同签订，决策程序倒置':
    '{0} resolved after the contract was signed, which reverses the order of decision',
  '{0} 元以上的支出须先登记合同': 'Spending of ¥{0} and more needs a contract first',
  '合同现在至多还可以付 {0} 元：没有验收的节点、没有到期的质量保证金不能付':
    'At most ¥{0} may be paid under the contract now: neither what was not accepted nor a retention before its day',
  '收款单位没有审核过的收款账户，或者已经停用': 'The payee has no approved account, or was stopped',
  '收款账户在提交之后变更过，须退回重新提交':
    'The payee’s account was changed since the payment was handed in: return it to be handed in again',
  '收款账户 {0} 才审核，满 {1} 天才能付款':
    'The payee’s account was approved on {0}: nothing is paid to it for {1} days',
  '发票不够：各次付款共须 {0} 元，现有 {1} 元': 'Invoices must come to ¥{0} for all payments; there are ¥{1}',
  '申请、审批、签约、验收、编制、复核或登记收款账户的人不能支付同一笔款':
    'Whoever applied, decided, signed, accepted, prepared, checked or registered the account cannot pay it',
  '发票 {0} 的其他付款已用 {1} 元，不能再付 {2} 元': 'Other payments use ¥{1} of invoice {0}: ¥{2} more is too much',
  '发票 {0} 已用在付款申请 {1}': 'Invoice {0} is used by payment {1}',
  '发票 {0} 已登记在采购发票，由统一支付付款': 'Invoice {0} is registered in purchasing and paid there',
  '支付日期不能早于复核的 {0}': 'Not paid before it was checked on {0}',
  '支付日期和计划付款日期不在同一年度，须退回重新提交':
    'It was paid in another year than planned: return it to be handed in again',
  '单位的账不在这里逐笔登记，请在单位自己的账上记账': 'The unit’s books are not kept here: post it in its own books',
  付款金额须按申请的经费列支逐行填写: 'The amount must be given for each row of the application',
  付款金额须大于零: 'The amount must be above zero',
  付款金额不能为负: 'No amount can be below zero',
  发票号码只能有字母和数字: 'An invoice’s number has letters and digits only',
  同一张发票只填一行: 'An invoice stands on one row only',
  用于本次付款的金额须大于零: 'What is used of it must be above zero',
  '不能超过发票的 {0} 元': 'At most the invoice’s ¥{0}',
  '申请、编制或提交的人不能复核同一份付款申请': 'Who applied for it, prepared it or handed it in cannot check it',
  支付的人不能给同一份付款申请记账或冲销: 'Who paid it can neither post nor reverse it',
};
