/** 医保预付. */
export const drugAdvances: Readonly<Record<string, string>> = {
  医保预付的时限: 'the terms of fund advances',
  '{0} 的医保预付 {1}': 'Fund advance {1} of {0}',
  '{0} 的医保预付': 'Fund advances of {0}',
  金额须大于零: 'The amount must be above nil',
  '冲抵 {0} 元，超过尚欠医保的 {1} 元': '{0} yuan set off, more than the {1} yuan owed to the fund',
  '退回 {0} 元，超过还可付的 {1} 元': '{0} yuan returned, more than the {1} yuan left to pay out',
  '退回 {0} 元，超过尚欠医保的 {1} 元': '{0} yuan returned, more than the {1} yuan owed to the fund',
  '到账的 {0} 元里已有列入付款单或退回的，还可付的只有 {1} 元':
    'Of the {0} yuan received some is in runs or was returned: only {1} yuan are left to pay out',
  '到账的 {0} 元里已有冲抵的，尚欠医保的只有 {1} 元':
    'Of the {0} yuan received some was set off: only {1} yuan are owed to the fund',
  '发票 {0} 的品种 {1} 不在批次 {2} 里，不能用它的医保预付支付':
    'Product {1} of invoice {0} is not in batch {2}: its advance cannot pay it',
  '付款单 {0} 元，超过批次 {1} 的医保预付还可付的 {2} 元':
    'The run is {0} yuan, more than the {2} yuan left of the advance for batch {1}',
  医保直接结算的付款单不从医保预付支付: 'A run that the fund settles directly is not paid out of an advance',
  '没有集采批次 {0}': 'There is no batch {0}',
  '还没有登记唯一采购账户，不能登记医保预付':
    'The one purchasing account is not registered yet: no advance can be entered',
  '单据 {0} 已登记在 {1}': 'Document {0} is entered already as {1}',
  日期不能晚于今天: 'The day cannot be after today',
  同一笔医保预付的登记和记账须由不同的人办理: 'One advance is entered and posted by different people',
  与现行的时限相同: 'These are the terms in force',
  医保预付的银行存款: 'the bank account of fund advances',
  预收医保款: 'advances from the insurance fund',
  '事业预算收入（预算会计）': 'operating budget revenue (budget book)',
  '天数至多 120': 'At most 120 days',
};
