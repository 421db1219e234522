import type { AccountingDate } from '../../../kernel/date.ts';
import type { Item } from '../item.ts';
import type { Supplier, SupplierRole } from '../supplier.ts';
import { type LicenceProblem, licenceProblems } from '../suppliers/licences.ts';
import type { SupplierSettings } from '../suppliers/settings.ts';

/**
 * What a firm lacks on a day to sell a product here: licences asked of distributors (药品管理法 第51条, 医疗器械监督管理条例
 * 第42条) by the settings of suppliers that are missing or have expired. A maker may sell what it makes itself by those asked
 * of makers.
 */
export function licencesLacking(
  item: Pick<Item, 'kind' | 'maker'>,
  supplier: Supplier,
  day: AccountingDate,
  rules: SupplierSettings,
): readonly LicenceProblem[] {
  const lackingAs = (role: SupplierRole) =>
    licenceProblems(supplier, item.kind, day, rules, [role]).filter(({ state }) => state !== 'soon');
  const asDistributor = lackingAs('distributor');
  const makesIt = supplier.roles.includes('maker') && supplier.name === item.maker;
  return makesIt && asDistributor.length > 0 ? lackingAs('maker') : asDistributor;
}
