import type { Payee, PayeeCode } from '../../../../shared/domain/approval/payee.ts';
import { partyOfPayee, payeeOfParty } from '../../../../shared/domain/approval/payee.ts';
import {
  type PayeeBeside,
  type PayeeDoubt,
  type PayeeProposal,
  proposalDoubts,
} from '../../../../shared/domain/approval/payee-proposal.ts';
import type { BankAccount } from '../../../../shared/domain/organisation/bank-account.ts';
import type { BooksReader } from '../../database.ts';
import { loadParties } from '../../organisation/queries.ts';
import { readSupplierAccounts, readSuppliers } from '../../procurement/queries.ts';
import type { ProposalKept } from './reading.ts';

/** An account that purchasing approved, of the firm with the same 统一社会信用代码 as a party. */
export interface PurchasingAccount extends BankAccount {
  readonly supplier: string;
  readonly phone: string;
  readonly representative: string;
}

/** Accounts that purchasing approved (统一采购), and for each payee the one of its own firm. */
export async function readPurchasing(db: BooksReader): Promise<{
  readonly of: (payee: PayeeCode) => PurchasingAccount | undefined;
  /** Of firms that are not one with a party of the register. */
  readonly strangers: readonly PayeeBeside[];
}> {
  const accounts = await readSupplierAccounts(db);
  const cards = await readSuppliers(db);
  const parties = await loadParties(db);
  const supplierOf = new Map(parties.map(({ code, creditCode }) => [payeeOfParty(code) as string, creditCode]));
  const known = new Set(parties.flatMap(({ creditCode }) => creditCode ?? []));
  const of = (payee: PayeeCode): PurchasingAccount | undefined => {
    const code = partyOfPayee(payee) === undefined ? undefined : supplierOf.get(payee);
    const account = code === undefined ? undefined : accounts.get(code);
    if (code === undefined || account === undefined || cards.get(code)?.stopped !== false) return undefined;
    const { name, bank, number } = account;
    const { phone = '', contact = '' } = cards.get(code) ?? {};
    return { ...{ supplier: code, name, bank, number, phone }, representative: contact };
  };
  const strangers = [...accounts.values()]
    .filter(({ supplier }) => !known.has(supplier))
    .map(({ supplier, number }) => {
      const { name = supplier, phone = '' } = cards.get(supplier) ?? {};
      return { code: `supplier:${supplier}`, name, number, phone, representative: '' };
    });
  return { of, strangers };
}

/** What is doubtful about proposals that wait, each in a sentence, and whether purchasing approved the very same account. */
export async function doubtsOf(
  db: BooksReader,
  proposal: ProposalKept,
  register: ReadonlyMap<PayeeCode, Payee>,
  waiting: readonly ProposalKept[],
): Promise<{ readonly doubts: readonly string[]; readonly purchasing: boolean }> {
  const { payee: code, content } = proposal;
  const { of, strangers } = await readPurchasing(db);
  const own = of(code);
  const others = [
    ...[...register.values()].map(besideOf),
    ...waiting.map(({ payee, content: { payee: name, number, phone, representative } }) => ({
      ...{ code: payee, name, number, phone, representative },
    })),
    ...strangers,
  ].filter((other) => other.code !== code);
  const doubts = proposalDoubts(code, content, { standing: register.get(code), others, purchasing: own });
  return {
    // What is in force and waits again at the same payee is told once.
    doubts: [...new Set(doubts.map((doubt) => sayDoubt(doubt, content)))],
    purchasing: own !== undefined && own.number === content.number && own.name === content.name,
  };
}

const besideOf = ({ code, name, account, phone, representative }: Payee): PayeeBeside => ({
  ...{ code, name, number: account.number, phone, representative },
});

function sayDoubt(doubt: PayeeDoubt, { name }: PayeeProposal): string {
  switch (doubt.doubt) {
    case 'name':
      return `户名“${name}”与收款单位名称不一致`;
    case 'number':
      return `与“${doubt.name}”是同一个账号`;
    case 'phone':
      return '电话核实用的号码不是原来登记的号码';
    case 'tie':
      return doubt.by === 'phone' ? `与“${doubt.name}”的联系电话相同` : `与“${doubt.name}”的法定代表人或联系人相同`;
    case 'namesake':
      return `登记簿里已有同名的“${doubt.name}”，请核对是不是同一人`;
    case 'opening':
      return `写明自 ${doubt.since} 起一直使用，冷静期从那天算起，须写明依据`;
    case 'stopped':
      return '这个收款单位已经停用，核准后恢复付款';
    case 'purchasing':
      return '与采购核准的同一供应商的账户不同';
  }
}
