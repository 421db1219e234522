import type { Reason } from '../../../../shared/contract/errors.ts';
import { differences, type PlannedChange } from '../../../../shared/domain/procurement/formulary/changes.ts';
import { itemFindings } from '../../../../shared/domain/procurement/formulary/item-rules.ts';
import type { Item } from '../../../../shared/domain/procurement/item.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';

/** A product as the contract writes it. */
export const itemOut = (item: Item) => ({
  ...item,
  ...{ listed: item.listed === undefined ? '' : formatPrice(item.listed), listedUntil: item.listedUntil ?? '' },
  ...{ flags: [...item.flags], units: [...item.units] },
});

/** A planned change beside the card that it changes. */
export const changeOut = ({ code, change, item }: PlannedChange, before: Item | undefined) => ({
  ...{ code, change },
  ...(before === undefined ? {} : { before: itemOut(before) }),
  ...(item === undefined ? {} : { after: itemOut(item) }),
  fields: before !== undefined && item !== undefined ? differences(before, item) : [],
});

/** What stands against a product as somebody wrote it, and what is only to be looked at. */
export function judged(
  item: Item,
  units: ReadonlySet<string>,
): { readonly refusals: Reason[]; readonly doubts: { readonly message: string }[] } {
  const findings = itemFindings(item);
  const unknown = item.units.filter((unit) => !units.has(unit));
  return {
    refusals: [
      ...findings
        .filter(({ level }) => level === 'refused')
        .map(({ field, message }): Reason => ({ code: 'bad-item', message, column: field })),
      ...unknown.map((unit): Reason => ({ code: 'bad-item', message: `没有成员单位“${unit}”`, column: 'units' })),
    ],
    doubts: findings.filter(({ level }) => level === 'doubt').map(({ message }) => ({ message })),
  };
}
