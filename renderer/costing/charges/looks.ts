import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { ChargeStage } from '../../../shared/domain/costing/charges/route.ts';

type Costing = Contract['costing'];
export type Register = ReplyOf<Costing['chargeRegister']>;
export type Centre = Register['centres'][number];
export type Agreement = Register['agreements'][number];
export type Month = ReplyOf<Costing['chargeMonth']>[number];
export type ChargedRow = NonNullable<Month['charge']>['rows'][number];

/** How a stage is marked. */
export const STAGE_CHIPS: Readonly<Record<ChargeStage, string>> = {
  draft: 'chip warn',
  reviewed: 'chip accent',
  posted: 'chip ok',
  reversed: 'chip',
  withdrawn: 'chip',
};
