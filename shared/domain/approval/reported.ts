import type { AccountingDate } from '../../kernel/date.ts';
import { endOf, monthOf, type Period } from '../../kernel/period.ts';
import type { FindingKind } from './radar/finding.ts';
import type { ApplicationStage } from './stage.ts';

/** What a report says is remarkable of a document: what the radar found, and what its papers and its way show. */
export const APPROVAL_FLAGS = [
  ...(['split', 'near-threshold', 'duplicate-invoice', 'duplicate-payment', 'same-day'] as const),
  ...(['payee-changed', 'minutes-missing', 'over-budget'] as const),
] as const;
export type ApprovalFlag = (typeof APPROVAL_FLAGS)[number];

export const FLAG_OF_FINDING: Readonly<Record<FindingKind, ApprovalFlag>> = {
  ...{ split: 'split', near: 'near-threshold', invoice: 'duplicate-invoice', repeat: 'duplicate-payment' },
  'same-day': 'same-day',
};

/** Where a document stands in a report; `paid`: approved, and payments have brought all of it out (已付清). */
export const REPORTED_STATES = ['deciding', 'approved', 'paid', 'closed', 'rejected', 'withdrawn'] as const;
export type ReportedState = (typeof REPORTED_STATES)[number];

const STATES: Readonly<Record<ApplicationStage, ReportedState>> = {
  // What was never handed in is in no report.
  ...{ draft: 'withdrawn', deciding: 'deciding', approved: 'approved' },
  ...{ closed: 'closed', refused: 'rejected', withdrawn: 'withdrawn' },
};

export const reportedState = (stage: ApplicationStage, isPaid: boolean): ReportedState =>
  stage === 'approved' && isPaid ? 'paid' : STATES[stage];

/**
 * As of which day a report of a budget year up to a month tells: the month's end; of the whole year today, where its end has passed,
 * since what a year's budget was asked for is decided, signed and paid after it too.
 */
export function toldAsOf(period: Period, today: AccountingDate): AccountingDate {
  const last = endOf(period);
  return monthOf(period) === 12 && today > last ? today : last;
}
