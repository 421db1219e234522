import { Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/**
 * A link to another module's page, by its path in the table of pages; where this console has no such page, the text alone.
 * `search` is put beside what the address says of the period already.
 */
export function PageLink(props: {
  /** As the table has it: `/vouchers/$id`. */
  readonly page: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}) {
  const known: Readonly<Record<string, unknown>> = useRouter().routesByPath;
  if (known[props.page] === undefined) return <span>{props.children}</span>;
  const to = Object.entries(props.params ?? {}).reduce(
    (path, [name, value]) => path.replace(`$${name}`, value),
    props.page,
  );
  return (
    <Link to={to} search={props.search as never} className="ws-link">
      {props.children}
    </Link>
  );
}
