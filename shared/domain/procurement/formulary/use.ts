import type { Item } from '../item.ts';

/** Whether a unit may use a product: one that names no units is everybody's. */
export const mayUse = (item: Pick<Item, 'units'>, unit: string): boolean =>
  item.units.length === 0 || item.units.includes(unit);

/** 可替代品种: the other products of the same kind and generic name, in the order in which they are given. */
export const substitutesOf = (item: Item, items: Iterable<Item>): Item[] =>
  [...items].filter(({ code, kind, generic }) => code !== item.code && kind === item.kind && generic === item.generic);

/** `阿莫西林胶囊 0.25g×24粒/盒`: a product as it is called wherever one of several must be told apart. */
export const itemTitle = ({ name, strength, packSize, unit, pack }: Item): string =>
  `${name} ${strength}×${packSize}${unit}/${pack}`;
