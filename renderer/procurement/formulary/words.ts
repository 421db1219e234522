import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { ItemField } from '../../../shared/domain/procurement/formulary/changes.ts';
import type { Translate } from '../../../shared/i18n/translate.ts';

export type Product = ReplyOf<Contract['procurement']['formularyItems']>['rows'][number];
export type Version = ReplyOf<Contract['procurement']['formularyVersions']>['versions'][number];
export type Change = ReplyOf<Contract['procurement']['formularyChanges']>['rows'][number];
export type Wish = ReplyOf<Contract['procurement']['wishes']>['wishes'][number];

export const CHANGE_LOOKS = { add: 'chip ok', change: 'chip accent', remove: 'chip danger' } as const;
const FLAG_LOOKS = {
  selected: 'accent',
  essential: 'ok',
  shortage: 'danger',
  watched: 'warn',
  restricted: 'warn',
} as const;
export const flagLook = (flag: keyof typeof FLAG_LOOKS): string => `chip ${FLAG_LOOKS[flag]}`;

/** `0.25g×24粒/盒`. */
export const packingOf = ({ strength, packSize, unit, pack }: Product): string =>
  `${strength}×${packSize}${unit}/${pack}`;
/** `阿莫西林胶囊 0.25g×24粒/盒`: never the name alone. */
export const titleOf = (item: Product): string => `${item.name} ${packingOf(item)}`;

/** A field of a card as people read it; '–' where it says nothing. */
export function fieldText(item: Product, field: ItemField, t: Translate): string {
  const list = (words: readonly string[]): string => (words.length === 0 ? '–' : words.join('、'));
  switch (field) {
    case 'kind':
      return t(`procurement.kind.${item.kind}`);
    case 'flags':
      return list(item.flags.map((flag) => t(`procurement.flag.${flag}`)));
    case 'units':
      return item.units.length === 0 ? t('formulary.allUnits') : list(item.units);
    case 'doctor':
      return item.doctor === '' ? t('formulary.anyDoctor') : t(`procurement.doctor.${item.doctor}`);
    case 'listedUntil':
      return item.listed === '' ? '–' : item.listedUntil === '' ? t('formulary.noEnd') : item.listedUntil;
    default:
      return item[field] === '' ? '–' : String(item[field]);
  }
}
