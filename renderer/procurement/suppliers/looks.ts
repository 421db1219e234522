import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import type { Licence } from '../../../shared/domain/procurement/supplier.ts';
import { firstToExpire } from '../../../shared/domain/procurement/suppliers/licences.ts';

export type SupplierList = ReplyOf<Contract['procurement']['suppliers']>;
export type SupplierRow = SupplierList['rows'][number];
export type SupplierRules = SupplierList['settings'];
export type SupplierDetail = ReplyOf<Contract['procurement']['supplier']>;
export type Card = NonNullable<SupplierDetail['card']>;
export type OpenCard = NonNullable<SupplierDetail['open']>;
export type Account = SupplierDetail['payees'][number];
export type Score = SupplierDetail['scores'][number];
export type CardRequest = RequestOf<Contract['procurement']['saveSupplier']>['card'];

export const LICENCE_LOOKS = {
  ok: 'chip ok',
  soon: 'chip warn',
  missing: 'chip danger',
  expired: 'chip danger',
} as const;
export const STATE_LOOKS = { new: 'chip accent', active: 'chip ok', stopped: 'chip' } as const;

/** Whether somebody should look at it: licences, no account, or papers that are not decided. */
export const needsAttention = ({ state, licence, account, waiting }: SupplierRow): boolean =>
  waiting.length > 0 || (state === 'active' && (licence !== 'ok' || account === ''));

/** The licence that runs out first. */
export const firstUntil = ({ licences }: SupplierRow): Licence | undefined =>
  firstToExpire({ licences: licences as readonly Licence[] });
