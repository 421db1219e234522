import type { PayMode } from '../invoices/ordered-line.ts';

/**
 * Which receipts are settled between the units [U]. What the one account pays for (医共体统一支付) always is (DOMAIN 1.6 P27);
 * what a unit pays for itself (单位自付) never is. Where the fund pays firms directly (医保直接结算), the holder lays nothing out and
 * the fund takes it off what it owes the unit, so it is the unit's own purchase; a community whose fund takes it off the
 * holder's share settles it here too.
 */
export interface SettlementScope {
  readonly insurance: boolean;
}

/** Until a community sets its own. */
export const USUAL_SCOPE: SettlementScope = { insurance: false };

export const isSettled = ({ insurance }: SettlementScope, mode: PayMode): boolean =>
  mode === 'community' || (mode === 'insurance' && insurance);
