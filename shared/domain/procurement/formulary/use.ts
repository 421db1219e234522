import type { AccountingDate } from '../../../kernel/date.ts';
import type { Item } from '../item.ts';
import type { Price } from '../price.ts';

/** Whether a unit may use a product: one that names no units is everybody's. */
export const mayUse = (item: Pick<Item, 'units'>, unit: string): boolean =>
  item.units.length === 0 || item.units.includes(unit);

/** 挂网价 of a pack as it holds on a day; undefined where none is listed or it holds no more. */
export const listedOn = (
  { listed, listedUntil }: Pick<Item, 'listed' | 'listedUntil'>,
  day: AccountingDate,
): Price | undefined => (listedUntil !== undefined && listedUntil < day ? undefined : listed);

/** 可替代品种: the other products of the same kind and generic name, in the order in which they are given. */
export const substitutesOf = (item: Item, items: Iterable<Item>): Item[] =>
  [...items].filter(({ code, kind, generic }) => code !== item.code && kind === item.kind && generic === item.generic);

/** `阿莫西林胶囊 0.25g×24粒/盒`: a product as it is called wherever one of several must be told apart. */
export const itemTitle = ({ name, strength, packSize, unit, pack }: Item): string =>
  `${name} ${strength}×${packSize}${unit}/${pack}`;
