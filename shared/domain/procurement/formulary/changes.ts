import { withoutBlanks } from '../../ledger/reading/half-width.ts';
import type { Item } from '../item.ts';

export const ITEM_CHANGES = ['add', 'change', 'remove'] as const;
export type ItemChange = (typeof ITEM_CHANGES)[number];

/** What a version does to one product: `item` is the card as it will be, undefined where the product is removed. */
export interface PlannedChange {
  readonly code: string;
  readonly change: ItemChange;
  readonly item?: Item;
}

/** The fields of a product's card, in the order in which they are read. */
export const ITEM_FIELDS = [
  'kind',
  'name',
  'generic',
  'form',
  'strength',
  'unit',
  'pack',
  'packSize',
  'maker',
  'listed',
  'listedUntil',
  'flags',
  'units',
  'doctor',
  'otherCode',
  'remark',
] as const satisfies readonly (keyof Item)[];
export type ItemField = (typeof ITEM_FIELDS)[number];

const said = (value: Item[ItemField]): string =>
  Array.isArray(value) ? [...value].sort().join(' ') : value === undefined ? '' : String(value);

/** The fields in which two cards of one product differ; none where they say the same. */
export const differences = (before: Item, after: Item): ItemField[] =>
  ITEM_FIELDS.filter((field) => said(before[field]) !== said(after[field]));

/** What makes two cards the same goods though their codes differ: 通用名, 品名, 剂型, 规格, 转换比, 生产企业. */
const goodsOf = ({ generic, name, form, strength, packSize, maker }: Item): string =>
  [generic, name, form, strength, String(packSize), maker].map((part) => withoutBlanks(part).toLowerCase()).join('|');

/** A list beside the formulary as it will be without it. */
export interface Compared {
  readonly changes: readonly PlannedChange[];
  readonly same: number;
  /** Products of the formulary that the list does not name. */
  readonly absent: readonly Item[];
  /** The same goods under another code, in the list or in the formulary: 同品不同码. */
  readonly twins: readonly { readonly code: string; readonly other: string }[];
}

/**
 * What taking a list would change. `whole`: the list is the entire formulary, and what it does not name goes. No code stands
 * twice in the list (`read-items.ts` refused that).
 */
export function compareItems(list: readonly Item[], inForce: ReadonlyMap<string, Item>, whole: boolean): Compared {
  const changes: PlannedChange[] = [];
  const named = new Set<string>();
  const twins: { code: string; other: string }[] = [];
  let same = 0;
  for (const item of list) {
    const { code } = item;
    named.add(code);
    const before = inForce.get(code);
    if (!before) changes.push({ code, change: 'add', item });
    else if (differences(before, item).length > 0) changes.push({ code, change: 'change', item });
    else same += 1;
  }
  const absent = [...inForce.values()].filter(({ code }) => !named.has(code));
  const byGoods = new Map<string, string>();
  for (const item of absent) if (!whole) byGoods.set(goodsOf(item), item.code);
  for (const item of list) {
    const goods = goodsOf(item);
    const other = byGoods.get(goods);
    if (other === undefined) byGoods.set(goods, item.code);
    else twins.push({ code: item.code, other });
  }
  if (whole) changes.push(...absent.map(({ code }): PlannedChange => ({ code, change: 'remove' })));
  return { changes, same, absent, twins };
}
