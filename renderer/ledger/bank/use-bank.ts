import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
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

/** Carries a command out, says so, and has the month asked anew. */
export function useBankActing() {
  const queries = useQueryClient();
  const { busy, problem, act } = useActing();
  const carryOut = useCallback(
    async (command: () => Promise<unknown>, done: string): Promise<boolean> => {
      const went = await act(command, done);
      await queries.invalidateQueries({ queryKey: api.ledger.key() });
      return went;
    },
    [act, queries],
  );
  return { busy, problem, act: carryOut };
}
