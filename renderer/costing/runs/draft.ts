import type { Contract } from '../../../shared/contract/index.ts';
import type { RequestOf } from '../../../shared/contract/operation.ts';
import type { CostItem } from '../../../shared/domain/costing/cost-item.ts';
import type { SchemeSeen } from './words.ts';

type Scheme = SchemeSeen['scheme'];

/** A shared cost and a department of the scheme while they are typed; `id` only tells rows apart. */
export type SharedDraft = Scheme['shared'][number] & { readonly id: number };
export type HandingDraft = Omit<Scheme['handings'][number], 'perItem'> & {
  readonly id: number;
  readonly perItem: Partial<Readonly<Record<CostItem, string>>>;
};

/** A scheme while it is typed. */
export interface SchemeDraft extends Omit<Scheme, 'shared' | 'handings'> {
  readonly shared: readonly SharedDraft[];
  readonly handings: readonly HandingDraft[];
}

export const draftOf = ({ shared, handings, ...scheme }: Scheme): SchemeDraft => ({
  ...scheme,
  shared: shared.map((cost, id) => ({ ...cost, id })),
  handings: handings.map((handing, id) => ({ ...handing, id })),
});

export const nextId = (rows: readonly { readonly id: number }[]): number =>
  rows.reduce((most, { id }) => Math.max(most, id), -1) + 1;

/** As it is sent; what was begun and left empty is not. */
export const schemeOf = ({
  shared,
  handings,
  ...scheme
}: SchemeDraft): RequestOf<Contract['costing']['saveScheme']>['scheme'] => ({
  ...scheme,
  shared: shared
    .filter(({ name, accounts }) => name.trim() !== '' || accounts.length > 0)
    .map(({ name, accounts, driver }) => ({ name, driver, accounts: [...accounts] })),
  handings: handings
    .filter(({ department }) => department !== '')
    .map(({ department, driver, perItem }) => ({ department, driver, perItem: { ...perItem } })),
});
