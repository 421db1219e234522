import type { LotName } from '../../../../shared/domain/procurement/stock/move.ts';
import type { TransferForm } from '../../../../shared/domain/procurement/stock/transfer.ts';
import type { Paper } from '../papers/papers.ts';

/** 调剂单 as it is signed. */
export interface TransferContent {
  readonly form: TransferForm;
  readonly why: string;
  readonly lines: readonly (LotName & { readonly quantity: number })[];
}
export const transferOf = ({ content }: Pick<Paper, 'content'>): TransferContent =>
  JSON.parse(content) as TransferContent;
