import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { DoctorLevel, ItemFlag, ItemKind } from '../../../shared/domain/procurement/item.ts';
import type { Product } from './words.ts';

export type AskedItem = RequestOf<Contract['procurement']['saveFormularyChange']>['item'];

/** A product's card as it is being typed. */
export interface ItemDraft {
  readonly code: string;
  readonly kind: ItemKind;
  readonly name: string;
  readonly generic: string;
  readonly form: string;
  readonly strength: string;
  readonly unit: string;
  readonly pack: string;
  readonly packSize: string;
  readonly maker: string;
  readonly listed: string;
  readonly listedUntil: string;
  readonly flags: readonly ItemFlag[];
  readonly units: readonly string[];
  readonly doctor: DoctorLevel;
  readonly otherCode: string;
  readonly remark: string;
}

const EMPTY: ItemDraft = {
  ...{ code: '', kind: 'western', name: '', generic: '', form: '', strength: '', unit: '', pack: '', packSize: '' },
  ...{ maker: '', listed: '', listedUntil: '', flags: [], units: [], doctor: '', otherCode: '', remark: '' },
};

export const draftOf = (item: Product | undefined): ItemDraft =>
  item ? { ...item, packSize: String(item.packSize) } : EMPTY;

/** Fields without which there is no card. */
export const NEEDED_FIELDS = ['code', 'name', 'strength', 'unit', 'pack', 'packSize', 'maker'] as const;
export type NeededField = (typeof NEEDED_FIELDS)[number];

/** Those that are still empty, in the order of the form; a size that is no whole number is none. */
export const emptyFields = (draft: ItemDraft): NeededField[] =>
  NEEDED_FIELDS.filter((field) =>
    field === 'packSize' ? !/^\d{1,6}$/.test(draft.packSize.trim()) : draft[field].trim() === '',
  );

/** The card as it is asked for; undefined while something that must be there is not. */
export function askedItem(draft: ItemDraft): AskedItem | undefined {
  const { code, name, generic, strength, unit, pack, packSize, maker } = draft;
  if (emptyFields(draft).length > 0) return undefined;
  return {
    ...draft,
    ...{ code: code.trim().toUpperCase(), name: name.trim(), generic: generic.trim() || name.trim() },
    ...{
      form: draft.form.trim(),
      strength: strength.trim(),
      unit: unit.trim(),
      pack: pack.trim(),
      maker: maker.trim(),
    },
    ...{ packSize: Number(packSize), listed: draft.listed.trim(), otherCode: draft.otherCode.trim() },
    ...{ remark: draft.remark.trim(), flags: [...draft.flags], units: [...draft.units] },
    listedUntil: draft.listedUntil as AskedItem['listedUntil'],
  };
}
