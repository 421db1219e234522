/** 唯一采购账户, 采购例外. */
export const purchaseAccount: Readonly<Record<string, string>> = {
  '已有一份采购账户资料在办理：请先办完或撤回它':
    'A document about the account is under way: finish or withdraw it first',
  '与现行的采购账户相同，没有要改的': 'This is the account as it is in force: there is nothing to change',
  '采购账户资料 {0}': 'Account document {0}',
  变更采购账户须写明原因: 'Say why the purchasing account is changed',
  '采购例外 {0}': 'Purchasing exception {0}',
  '请写明品种编码，没有编码的写明采购什么': 'Give the product’s code, or where it has none say what is bought',
  高于限价的例外须写明品种编码: 'An exception above the price needs the product’s code',
  '{0} 在目录里，不是目录外采购': '{0} is in the formulary: this is not bought outside of it',
  '{0} 不在 {1} 的目录里，请按目录外采购登记':
    '{0} is not in the formulary of {1}: record it as bought outside the formulary',
  截止日期早于起始日期: 'The last day is before the first',
  采购决策规则: 'rules of deciding in purchasing',
  '例外至多 {0} 天，期满再报': 'An exception lasts {0} days at most: ask again when it ends',
};
