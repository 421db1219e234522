import type { ComponentType } from 'react';
import type { Permission } from '../../shared/domain/organisation/permission.ts';
import type { PlainKey } from '../../shared/i18n/translate.ts';
import type { NavIconName } from '../ui/nav-icons.tsx';

/** The headings of the navigation, in their order; those without a page the person may see are not shown. */
export const GROUPS = [
  'home',
  'books',
  'group',
  'budget',
  'costing',
  'procurement',
  'approval',
  'proof',
  'settings',
] as const;
export type Group = (typeof GROUPS)[number];

/** One page (页面) of the console. */
export interface PageEntry {
  /** The address below the root, in TanStack Router's words: `/vouchers`, `/vouchers/$voucher`. */
  readonly path: `/${string}`;
  readonly title: PlainKey;
  /** The permission without which the page is neither offered nor opened. `self`: everyone who is signed in. */
  readonly permission: Permission;
  /** Where it stands in the navigation; a page without one is reached from others (a voucher, a unit). */
  readonly nav?: { readonly group: Group; readonly icon: NavIconName };
  /** The module's page, loaded when it is first wanted: each module is a file of its own. */
  readonly load: () => Promise<ComponentType>;
}
