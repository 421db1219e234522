/** What settling between the units says. */
export const settlements: Readonly<Record<string, string>> = {
  '还没有登记唯一采购账户，不能结算': 'No purchasing account is registered yet: nothing can be settled',
  '编制内部结算单的人不能自己确认，编制或确认的人不能自己记账':
    'Who prepared a settlement note cannot confirm it, and who prepared or confirmed it cannot post it',
  '科目 {0} 不能用在这里：须是 {1} 的末级财务会计科目，并在规定的总账科目之下':
    'Account {0} cannot stand here: it must be a financial account of {1}, the last of its branch, below the first-level account prescribed',
  内部结算等于验收减退货: 'Settlements are receipts less returns',
  内部结算的双方凭证相符: 'Both vouchers of a settlement agree',
  '结算 {0}，验收减退货 {1}': 'Settled {0}, receipts less returns {1}',
  '{0} 没有记账凭证': '{0} has no voucher of it',
  '{0} 的凭证借贷相差 {1}': 'Debits and credits of {0}’s voucher differ by {1}',
  凭证上的单据号与结算单不同: 'The vouchers’ document number is not the note’s',
  '双方的内部往来相差 {0}': 'What the two owe each other differs by {0}',
  西药库存: 'stock of western drugs',
  中成药库存: 'stock of Chinese patent drugs',
  中药饮片库存: 'stock of herbal pieces',
  院内制剂库存: 'stock of own preparations',
  医用耗材库存: 'stock of consumables',
  应付供应商药款: 'payable to suppliers, drugs',
  代成员单位采购应付药款: 'payable to suppliers, members’ drugs',
  应付供应商耗材款: 'payable to suppliers, consumables',
  应收成员单位款: 'receivable from members',
  应付采购账户单位款: 'payable to the account’s holder',
  '采购账户的单位按科目余额表报账，不能在这里记账':
    'The account’s holder sends trial balances: nothing can be posted here',
  '{0} 还没有选定内部结算的记账科目：{1}': '{0} has no account chosen yet for: {1}',
  '可由单位退回结算单，再按没有上报的月份重新编制':
    'The unit may send the note back, and it can be prepared anew for a month that is not handed in',
  结算到的日期不能晚于今天: 'The day to settle up to cannot be after today',
  '到 {0} 没有验收而未结算的药品耗材': 'Up to {0} nothing was accepted that is not settled',
  '内部结算单 {0}': 'Settlement note {0}',
  与现行的结算范围相同: 'The scope is this already',
  内部结算范围: 'the scope of internal settlement',
  '{0} 的 {1} 没有内部结算单': '{0} has no settlement note in {1}',
};
