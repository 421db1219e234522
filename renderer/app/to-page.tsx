import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Permission } from '../../shared/domain/organisation/permission.ts';
import { useIdentity } from './identity.ts';

export interface PageLink {
  /** A path of the table of pages, e.g. `/vouchers/$voucher`. */
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Words of the address beside period and unit, which go along by themselves unless they are said here. */
  readonly search?: Readonly<Record<string, string | undefined>>;
  /** Who may open it; without one, everybody. */
  readonly permission?: Permission;
}

/** Whether the console has a page at that path and this person may open it. */
export function usePageExists(): (link: PageLink) => boolean {
  const { routesByPath } = useRouter() as { routesByPath: Readonly<Record<string, unknown>> };
  const { may } = useIdentity();
  return ({ to, permission }) => Object.hasOwn(routesByPath, to) && (permission === undefined || may(permission));
}

/** A link to another page; nothing where there is no such page for this person. */
export function ToPage({ children, className, ...link }: PageLink & { children: ReactNode; className?: string }) {
  const exists = usePageExists();
  if (!exists(link)) return null;
  const { to, params, search } = link;
  return (
    <Link
      to={to as '/'}
      params={(params ?? {}) as Record<never, string>}
      search={(search ?? {}) as Record<never, string>}
      className={className}
    >
      {children}
    </Link>
  );
}
