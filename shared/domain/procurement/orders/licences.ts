import type { AccountingDate } from '../../../kernel/date.ts';
import type { Item } from '../item.ts';
import type { LicenceKind, Supplier } from '../supplier.ts';

/**
 * Any of which lets a firm sell a kind of goods (药品管理法 第51条, 医疗器械监督管理条例 第42条). A maker sells what it makes
 * itself by its making licence. 院内制剂 come from a hospital's own pharmacy, which trades in nothing.
 */
function licencesFor({ kind, maker }: Item, { name, roles }: Supplier): readonly LicenceKind[] {
  if (kind === 'preparation') return [];
  const goods = kind === 'consumable' ? 'device' : 'drug';
  return roles.includes('maker') && name === maker ? [`${goods}-trading`, `${goods}-making`] : [`${goods}-trading`];
}

/** Whether a supplier may sell a product on a day: `none` was ever registered, or all that were have `expired`. */
export function licenceLack(item: Item, supplier: Supplier, day: AccountingDate): 'none' | 'expired' | undefined {
  const wanted = licencesFor(item, supplier);
  if (wanted.length === 0) return undefined;
  const held = supplier.licences.filter(({ kind }) => wanted.includes(kind));
  if (held.length === 0) return 'none';
  return held.some(({ until }) => until === undefined || until >= day) ? undefined : 'expired';
}
