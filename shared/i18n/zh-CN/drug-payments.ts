/** 统一支付. */
export const drugPayments = {
  'told.procurement.savePayment': '编制了付款单 {subject}',
  'told.procurement.cancelPayment': '放弃支付付款单 {subject}',
  'told.procurement.exportPayment': '导出了付款单 {subject}',
  'told.procurement.payPayment': '登记付款单 {subject} 已支付',
  'told.procurement.postPayment': '记了付款单 {subject} 的账',
  'told.procurement.reversePayment': '冲销了付款单 {subject}',
  'told.procurement.setPaymentRules': '设定了{subject}',
  'told.procurement.choosePaymentAccounts': '选定了{subject}',
  'command.procurement.savePayment': '编制付款单',
  'command.procurement.cancelPayment': '放弃支付付款单',
  'command.procurement.exportPayment': '导出付款单',
  'command.procurement.payPayment': '登记付款单已支付',
  'command.procurement.postPayment': '记付款单的账',
  'command.procurement.reversePayment': '冲销付款单',
  'command.procurement.setPaymentRules': '设定付款期限与支付控制',
  'command.procurement.choosePaymentAccounts': '选定付款的记账科目',
  'help.drug-payments.what': '看已匹配、还没有付的药品耗材款到期没有，编制付款单，审核以后从唯一采购账户支付并记账。',
  'help.drug-payments.why':
    '只付对得上的货款，付给审核过的账户；审核、支付、记账由不同的人办理，成员单位不再各付各的。',
  'help.drug-payments.clause':
    '结清时间不超过交货验收合格后次月底（国办发〔2021〕2号）；不相容岗位相互分离（财会〔2012〕21号）。付款期限和控制是本医共体的设定。',
} as const;
