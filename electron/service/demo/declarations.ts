import type { UnitAccount } from '../../../shared/domain/ledger/account.ts';
import type { VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { type Period, periodOfDate } from '../../../shared/kernel/period.ts';
import type { OpeningRow, SampleDeclaration } from './model.ts';

/** Accounts whose internal items are declared as transactions, document by document; the others as balances. */
const byDocument = (code: string): boolean => code.startsWith('3401') || (code >= '4' && code < '8');

const unitOf = (counterparty: string | undefined): string | undefined =>
  counterparty?.startsWith('unit:') ? counterparty.slice('unit:'.length) : undefined;

/**
 * 内部往来及交易申报表 of a month, with which a member in summary takes part in the reconciliation (DOMAIN 2.5): what it
 * is owed and owes at the month's end by member, and every internal transaction of the month with its document.
 * Amounts are in the account's own direction.
 */
export function declarationsOf(
  accounts: readonly UnitAccount[],
  openings: readonly OpeningRow[],
  drafts: readonly VoucherDraft[],
  period: Period,
): SampleDeclaration[] {
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const inDirection = (code: string, amount: number) => (byCode.get(code)?.side === 'credit' ? -amount : amount);
  const balances = new Map<string, { code: string; counterparty: string; amount: number }>();
  const hold = (code: string, counterparty: string, amount: number) => {
    const key = `${code}|${counterparty}`;
    const known = balances.get(key)?.amount ?? 0;
    balances.set(key, { code, counterparty, amount: known + inDirection(code, amount) });
  };
  for (const { code, counterparty, amount } of openings) {
    const unit = unitOf(counterparty);
    if (unit !== undefined) hold(code, unit, amount);
  }
  const transactions: SampleDeclaration[] = [];
  for (const draft of drafts) {
    const when = periodOfDate(draft.date);
    if (when > period) continue;
    for (const line of draft.lines) {
      const { code, counterparty, debit, credit, document } = line;
      if (counterparty?.kind !== 'unit') continue;
      if (!byDocument(code)) hold(code, counterparty.unit, debit - credit);
      else if (when === period)
        transactions.push({
          code,
          name: byCode.get(code)?.name ?? '',
          counterparty: counterparty.unit,
          amount: fen(inDirection(code, debit - credit)),
          measure: 'movement',
          ...(document ? { document } : {}),
          date: draft.date,
        });
    }
  }
  const standing = [...balances.values()]
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => (a.code + a.counterparty < b.code + b.counterparty ? -1 : 1))
    .map(
      ({ code, counterparty, amount }): SampleDeclaration => ({
        code,
        name: byCode.get(code)?.name ?? '',
        counterparty,
        amount: fen(amount),
        measure: 'balance',
      }),
    );
  return [...standing, ...transactions];
}
