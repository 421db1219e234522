import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { procurement } from '../../../shared/contract/procurement.ts';

type Procurement = typeof procurement;
export type Payables = ReplyOf<Procurement['payables']>;
export type AgedSupplier = Payables['suppliers'][number];
export type PayableRow = Payables['rows'][number];
export type RunRow = ReplyOf<Procurement['paymentRuns']>[number];
export type RunDetail = ReplyOf<Procurement['paymentRun']>;
export type Proposal = ReplyOf<Procurement['proposePayment']>;
export type ProposedLine = Proposal['lines'][number];
export type Rules = ReplyOf<Procurement['paymentRules']>;
export type Accounts = ReplyOf<Procurement['paymentAccounts']>;
