import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { REFUSED_REASONS, type RefusedReason } from '../../../shared/domain/procurement/deliveries/receipt.ts';
import { parseDate } from '../../../shared/kernel/date.ts';

export type Awaited = ReplyOf<Contract['procurement']['awaited']>;
export type AwaitedLine = Awaited['lines'][number];
type Line = RequestOf<Contract['procurement']['registerReceipts']>['arrivals'][number]['lines'][number];

/** A row as it is typed: one lot of a product. */
export interface TypedRow {
  readonly key: string;
  readonly allocation: number;
  readonly lot: string;
  readonly produced: string;
  readonly expiry: string;
  readonly delivered: string;
  readonly accepted: string;
  readonly reason: RefusedReason | '';
  readonly why: string;
  readonly codes: string;
}

export const newRow = (allocation: number, key: string): TypedRow => ({
  ...{ key, allocation, lot: '', produced: '', expiry: '', delivered: '', accepted: '', reason: '', why: '' },
  codes: '',
});

export const isTyped = ({ delivered, lot, expiry }: TypedRow): boolean =>
  delivered !== '' || lot !== '' || expiry !== '';

export const codesOf = (text: string): string[] => text.split(/[\s,，;；]+/).filter((code) => code !== '');

export const reasonOf = (text: string): RefusedReason | '' => REFUSED_REASONS.find((each) => each === text) ?? '';

const WHOLE = /^\d{1,9}$/;

/** The row as the service takes it; undefined where something is missing or is no number. */
export function lineOf(row: TypedRow): Line | undefined {
  const [produced, expiry] = [row.produced === '' ? ('' as const) : parseDate(row.produced), parseDate(row.expiry)];
  if (!WHOLE.test(row.delivered) || !WHOLE.test(row.accepted) || row.lot.trim() === '') return undefined;
  if (produced === undefined || expiry === undefined || Number(row.delivered) === 0) return undefined;
  return {
    ...{ allocation: row.allocation, lot: row.lot.trim(), produced, expiry, reason: row.reason, why: row.why },
    ...{ delivered: Number(row.delivered), accepted: Number(row.accepted), codes: codesOf(row.codes) },
  };
}

/** Degrees with one decimal at most, as tenths; undefined for anything else, null where nothing is typed. */
export function tenthsOf(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  return /^-?\d{1,2}(\.\d)?$/.test(typed) ? Math.round(Number(typed) * 10) : undefined;
}
