import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { DRIVERS, type DriverValue, parseValue, valueText } from '../../../shared/domain/costing/drivers.ts';

export type Sheet = ReplyOf<Contract['costing']['driverSheet']>;
export type Department = Sheet['departments'][number];
export type Place = Omit<DriverValue, 'value'>;

export const OWN_DRIVERS = DRIVERS.filter(({ of }) => of === 'receiver');
export const PAIR_DRIVER = 'ordered-income';

/** Where a value stands on the sheet. */
export const keyOf = ({ driver, giver, receiver }: Place): string => `${driver}/${giver}/${receiver}`;

/** Values by their place, as plain decimals. */
export const valuesBy = (values: Sheet['values']): ReadonlyMap<string, string> =>
  new Map(values.map((value) => [keyOf(value), value.value]));

/** A sum of plain decimals; '' where nothing is to be added. */
export function sumText(values: readonly (string | undefined)[]): string {
  const parts = values.flatMap((text) => (text ? [BigInt(parseValue(text) ?? 0)] : []));
  return parts.length === 0 ? '' : valueText(parts.reduce((sum, part) => sum + part, 0n));
}

/** `12,345.5` of `12345.5`. */
export function grouped(text: string): string {
  const [whole = '', places] = text.split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return places === undefined ? separated : `${separated}.${places}`;
}

/** Codes of the lowest departments that stand below one, or its own. */
export function leavesBelow(departments: readonly Department[], at: number): string[] {
  const own = departments[at];
  if (!own || own.leaf) return own ? [own.code] : [];
  const after = departments.slice(at + 1);
  const end = after.findIndex(({ depth }) => depth <= own.depth);
  return (end < 0 ? after : after.slice(0, end)).filter(({ leaf }) => leaf).map(({ code }) => code);
}
