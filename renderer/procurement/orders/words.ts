import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { PaperStage } from '../../../shared/domain/procurement/papers.ts';

export type OrderHead = ReplyOf<Contract['procurement']['orders']>[number];
export type Order = ReplyOf<Contract['procurement']['order']>;
export type OrderRow = Order['rows'][number];

/** How a stage of an order is marked. */
export const STAGE_CHIPS: Readonly<Partial<Record<PaperStage, string>>> = {
  draft: 'chip warn',
  placed: 'chip accent',
  confirmed: 'chip accent',
  closed: 'chip ok',
};

export const KIND_CHIPS = { ordinary: 'chip', urgent: 'chip danger', shortage: 'chip warn' } as const;

/** Whole packs, grouped; nothing where there are none. */
export const packsText = (packs: number): string => (packs === 0 ? '–' : packs.toLocaleString('en'));

/** Packs of an allocation that have not come and can be cancelled. */
export const restOf = ({
  quantity,
  cancelled,
  received,
}: Pick<OrderRow['allocations'][number], 'quantity' | 'cancelled' | 'received'>): number =>
  quantity - cancelled - received;
