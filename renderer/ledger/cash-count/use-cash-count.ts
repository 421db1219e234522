import { useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { groupedYuan } from '../../ui/amount.tsx';

export type CashCounts = ReplyOf<Contract['ledger']['cashCounts']>;
export type CashCount = ReplyOf<Contract['ledger']['cashCount']>;
export type CashOnHand = ReplyOf<Contract['ledger']['cashOnHand']>;

const LISTED = 200;

export const useCashCounts = (unit: string | undefined) =>
  useQuery({
    ...api.ledger.cashCounts.queryOptions({ input: { unit: unit ?? '', limit: LISTED } }),
    enabled: unit !== undefined,
  });

export const useCashCount = (unit: string, id: number) =>
  useQuery(api.ledger.cashCount.queryOptions({ input: { unit, id } }));

export const useCashOnHand = (unit: string, code: string, date: AccountingDate | undefined) =>
  useQuery({
    ...api.ledger.cashOnHand.queryOptions({ input: { unit, code, date: date as AccountingDate } }),
    enabled: date !== undefined,
    placeholderData: (before) => before,
  });

export const fenOf = (text: string): Fen => parseYuan(text) ?? ZERO;
/** Always 元 to the 分, whatever the person reads elsewhere: money in a drawer is counted so. */
export const exactly = (text: string): string => groupedYuan(fenOf(text));
