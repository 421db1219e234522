/**
 * What a run must pass before it is approved, and again before it is paid: lines still matched, suppliers that may be paid,
 * their approved accounts as they were when the run was prepared, what the advance of the insurance fund reaches where the run is
 * paid out of one, the one account and its books, the budget.
 */
export const PAYMENT_GATES = ['matched', 'suppliers', 'payees', 'advance', 'account', 'budget'] as const;
export type PaymentGate = (typeof PAYMENT_GATES)[number];
