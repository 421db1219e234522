/** The four places on which 内部服务收费 stands: receivable and income at the centre, payable and expense at the member. */
export type ChargePlace = 'receivable' | 'income' | 'payable' | 'expense';

/**
 * First-level accounts of each place, by group account: those that the consolidation holds against each other and
 * eliminates (解释第4号 八（三）1（1）and（4）; DOMAIN 2.3 E1, E4).
 */
export const PLACE_ACCOUNTS: Readonly<Record<ChargePlace, readonly string[]>> = {
  receivable: ['1212', '1218'],
  income: ['4101', '4401', '4609'],
  payable: ['2302', '2307'],
  expense: ['5001', '5101'],
};

/** Payables that answer the receivables: one that does not would stand as a difference. */
const ANSWERS: Readonly<Record<string, string>> = { 1212: '2302', 1218: '2307' };

/** First-level code of a group account; the `P` of one that only the primary chart has is left away. */
const firstOf = (group: string): string => group.replace(/^P/, '').slice(0, 4);

export const standsAt = (place: ChargePlace, group: string | undefined): boolean =>
  group !== undefined && PLACE_ACCOUNTS[place].includes(firstOf(group));

/** Whether a member's payable answers a centre's receivable, both by group account. */
export const answersReceivable = (receivable: string, payable: string): boolean =>
  ANSWERS[firstOf(receivable)] === firstOf(payable);
