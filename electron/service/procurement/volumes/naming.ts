import { itemTitle } from '../../../../shared/domain/procurement/formulary/use.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';

/** A product as people know it, with strength and pack: `阿莫西林胶囊 0.25g×24粒/盒`; its code where nobody knows it any more. */
export function namedItem(code: string, items: ReadonlyMap<string, Item>) {
  const item = items.get(code);
  if (!item) return { item: code, name: code, measure: '', packSize: 1 };
  return { item: code, name: itemTitle(item), measure: item.unit, packSize: item.packSize };
}
