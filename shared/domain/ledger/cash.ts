/**
 * 货币资金: the group accounts of which 日记账 is kept, those of the line 货币资金 (财会〔2017〕25号 第五部分 一): 库存现金,
 * 银行存款, 零余额账户用款额度, 其他货币资金.
 */
const CASH = /^(1001|1002|1011|1021)/;

/** Whether a unit's account is cash or at a bank, by its group account. */
export const isCashAccount = (group: string | undefined): boolean => group !== undefined && CASH.test(group);
