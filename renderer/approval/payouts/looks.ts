import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import type { PayoutStage, PayoutStep } from '../../../shared/domain/approval/payout.ts';
import type { Permission } from '../../../shared/domain/organisation/permission.ts';
import { parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';

export type PayoutRow = ReplyOf<Contract['approval']['payouts']>[number];
export type PayoutDetail = ReplyOf<Contract['approval']['payout']>;
export type Payable = ReplyOf<Contract['approval']['payable']>[number];
export type PayoutBegun = ReplyOf<Contract['approval']['payoutForm']>;
export type Door = PayoutDetail['doors'][number];
export type PayoutSaid = Omit<RequestOf<Contract['approval']['weighPayout']>, 'id'>;

/** What is paid, as the form says it above. */
export interface Heading {
  readonly documentNumber: string;
  readonly contractNumber: string;
  readonly purpose: string;
  readonly unitName: string;
  readonly payee: string;
  readonly payeeName: string;
  /** In 元: what may be paid on the whole, and what payments before take of it. */
  readonly granted: string;
  readonly taken: string;
  readonly early: boolean;
}

export const STAGE_LOOKS = {
  ...{ draft: 'chip', handed: 'chip accent', checked: 'chip accent', paid: 'chip warn', posted: 'chip ok' },
  ...{ reversed: 'chip danger', struck: 'chip' },
} as const satisfies Record<PayoutStage, string>;

/** What the lists are: what can be paid, one stage of those under way, or all of the year. */
export const VIEWS = ['payable', 'draft', 'handed', 'checked', 'paid', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** Whose list it is: who takes the next step of what stands in it. */
export const NEXT = {
  ...{ handed: 'ledger.review', checked: 'funds.pay', paid: 'ledger.post' },
  ...{ draft: 'approval.apply', payable: 'approval.apply' },
} as const satisfies Partial<Record<View, Permission>>;

/** The list that a person begins with: the first of theirs in which something waits; else all. */
export function firstView(counts: Readonly<Record<View, number>>, may: (permission: Permission) => boolean): View {
  const own = (['handed', 'checked', 'paid', 'draft', 'payable'] as const).filter((view) => may(NEXT[view]));
  return own.find((view) => counts[view] > 0) ?? 'all';
}

/** Where in the order of work a stage stands; what is done comes last. */
const ORDER: Readonly<Record<PayoutStage, number>> = {
  ...{ handed: 0, checked: 1, paid: 2, draft: 3, posted: 4, reversed: 5, struck: 6 },
};

/** What waits stands before what is done, and the one planned for the earliest day before the others; what is done, the latest first. */
export function inOrder(rows: readonly PayoutRow[]): readonly PayoutRow[] {
  return [...rows].sort(
    (one, other) =>
      ORDER[one.stage] - ORDER[other.stage] ||
      (ORDER[one.stage] < ORDER.posted ? one.day.localeCompare(other.day) : other.instant.localeCompare(one.instant)) ||
      one.id - other.id,
  );
}

/** Whether what was typed is found in a payment: its numbers, whom it goes to, what for. */
export function isFound(row: PayoutRow, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  const { number, documentNumber, contractNumber, payeeName, purpose, reference } = row;
  return [number, documentNumber, contractNumber, payeeName, purpose, reference].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

/** Steps that a person takes of what stands in a drawer, besides reading it. */
export type Doing = PayoutStep | 'export';

/** Σ of payments, in 分. */
export const totalOf = (rows: readonly Pick<PayoutRow, 'amount'>[]) =>
  sumFen(rows.map(({ amount }) => parseYuan(amount) ?? ZERO));
