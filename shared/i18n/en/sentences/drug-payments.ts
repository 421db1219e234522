/** 统一支付. */
export const drugPayments: Readonly<Record<string, string>> = {
  付款期限与支付控制: 'payment terms and controls',
  付款的记账科目: 'accounts of payments',
  '付款单 {0}': 'Payment run {0}',
  '{0} 的付款单 {1}': 'Payment run {1} of {0}',
  '{0} 的付款科目': 'Accounts of payments of {0}',
  '发票行 {0} 写了两次': 'Invoice line {0} is written twice',
  '发票行 {0} 没有匹配，或匹配异常还没有放行，不能付款':
    'Invoice line {0} is not matched, or its exception was not let pass: it cannot be paid',
  '{0} 的结算方式与付款单不同': '{0} is settled in another way than this run',
  '{0} 的付款金额不能为零': 'What is paid of {0} cannot be nil',
  '{0} 的付款金额正负不对：红字是抵扣，写负数': 'The sign of {0} is wrong: a red invoice is set off, below nil',
  '{0} 本次 {1} 元，超过已匹配未付的 {2} 元': '{0}: {1} yuan here, more than the {2} yuan matched and not paid',
  '发票 {0}': 'Invoice {0}',
  '供应商 {0} 的抵扣多于应付 {1} 元': 'Supplier {0}: credits are {1} yuan more than what is paid',
  '还没有登记唯一采购账户，不能统一支付':
    'The one purchasing account is not registered yet: nothing can be paid from it',
  '没有登记供应商 {0}': 'There is no supplier {0}',
  '供应商“{0}”已停用': 'Supplier “{0}” was stopped',
  '供应商“{0}”没有审核过的收款账户': 'Supplier “{0}” has no approved account',
  '供应商“{0}”的收款账户在编制之后变更，请退回重新编制':
    'The account of supplier “{0}” changed after the run was prepared: send it back and prepare it anew',
  '还没有选定付款的记账科目：{0}': 'No account is chosen for: {0}',
  '科目 {0} 不能用作{1}：须是规定总账科目之下的末级科目':
    'Account {0} cannot stand for {1}: take a last account below the right first level',
  应付药品款: 'payables for drugs',
  应付材料款: 'payables for materials',
  付款的银行存款: 'the bank account that pays',
  应收医保款: 'receivable from the insurance fund',
  '药品支出（预算会计）': 'spending on drugs (budget book)',
  '材料支出（预算会计）': 'spending on materials (budget book)',
  '资金结存（预算会计）': 'funds (budget book)',
  '同一份付款单的审核、支付和记账须由不同的人办理': 'One run is approved, paid and posted by different people',
  支付日期不能晚于今天: 'The day of payment cannot be after today',
  '采购账户的单位按科目余额表报账，不能在这里记账':
    'The unit that holds the account sends trial balances: nothing can be posted here',
  付款不超过匹配: 'Nothing is paid beyond what was matched',
  付款单已入账: 'Payment runs are in the books',
  '发票 {0} 已列入付款 {1} 元，现在匹配的是 {2} 元：退货或改动之后还欠红字发票':
    'Invoice {0}: {1} yuan in runs, {2} yuan matched now: goods went back or it was changed, and a red invoice is owed',
  '付款单 {0} 已记账 {1} 元，没有凭证': 'Run {0} was posted over {1} yuan and has no voucher',
  '天数至多 180': 'At most 180 days',
  天数为整数: 'Whole days',
  天数不能为负: 'Days cannot be below nil',
};
