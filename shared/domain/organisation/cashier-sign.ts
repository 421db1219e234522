/**
 * 出纳签字: whether vouchers of cash and bank wait for the cashier's sign before they are posted. A community begins with
 * it, because the rule asks for it (会计基础工作规范 第五十一条: 收款和付款记账凭证还应当由出纳人员签名或者盖章); one whose cashier
 * does not work at this console, and signs on paper, turns it off with a reason. Books that were kept before there was
 * a sign go on without until somebody turns it on, so that no month is held up by an update.
 */
export interface CashierSign {
  readonly required: boolean;
}

export const CASHIER_SIGNS: CashierSign = { required: true };
