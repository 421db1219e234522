import { useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';

export type BankAccounts = ReplyOf<Contract['ledger']['bankAccounts']>;
export type BankAccount = BankAccounts[number];
export type BankMonth = ReplyOf<Contract['ledger']['bankMonth']>;
export type BankLine = BankMonth['bank'][number];

/** Which account's month. */
export interface At {
  readonly unit: string;
  readonly account: number;
  readonly period: Period;
}

export const useBankAccounts = (unit: string | undefined, period: Period | undefined) =>
  useQuery({
    ...api.ledger.bankAccounts.queryOptions({ input: { unit: unit ?? '', period: period as Period } }),
    enabled: unit !== undefined && period !== undefined,
  });

export const useBankMonth = (at: At) => useQuery(api.ledger.bankMonth.queryOptions({ input: at }));
