import {
  type AccountCall,
  type AccountDoubt,
  accountDoubts,
  type BankAccount,
} from '../../organisation/bank-account.ts';

/** An account of a supplier as it is prepared: why, and how it was made sure of (电话核实). */
export interface PayeePaper extends BankAccount, AccountCall {
  readonly supplier: string;
  readonly reason: string;
  /** Whatever else proves it: an opening permit seen, a letter with its number; or ''. */
  readonly evidence: string;
}

/** What is doubtful about an account: shown to whoever approves it. */
export function payeeDoubts(
  paper: PayeePaper,
  supplier: { readonly name: string; readonly phone: string },
  others: readonly { readonly code: string; readonly name: string; readonly number: string }[],
): readonly string[] {
  const say = (doubt: AccountDoubt): string => {
    switch (doubt.doubt) {
      case 'name':
        return `户名“${paper.name}”与供应商名称不一致`;
      case 'number':
        return `与 ${doubt.code} ${doubt.name} 是同一个账号`;
      case 'phone':
        return '电话核实用的号码不是供应商资料上登记的号码';
    }
  };
  return accountDoubts(paper, { code: paper.supplier, ...supplier }, others).map(say);
}
