import { useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { api } from '../../app/client.ts';
import { useScope } from '../../app/scope.ts';

export type StockRow = ReplyOf<Contract['procurement']['stock']>['rows'][number];
export type StockLot = StockRow['lots'][number];

/** 库存 of the units in sight on a day; without one (what can be sent now), as the service looks at it. */
export function useStock(on: AccountingDate | undefined) {
  const { unit } = useScope();
  return useQuery(
    api.procurement.stock.queryOptions({
      input: { ...(unit === undefined ? {} : { unit }), ...(on === undefined ? {} : { on }) },
    }),
  );
}

export const counted = (quantity: number): string => quantity.toLocaleString('en');
