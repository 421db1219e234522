import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Vouchers that were made and stand, each leading to itself. */
export function PostedList(props: {
  readonly title: string;
  readonly posted: readonly { readonly id: number; readonly number: string; readonly summary: string }[];
  readonly unit: string;
  readonly period: string;
  /** What may be done with all of them. */
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { posted, unit, period } = props;
  if (posted.length === 0) return null;
  return (
    <section className="card period-end-posted">
      <div className="period-end-posted-head">
        <h2>{props.title}</h2>
        {props.action}
      </div>
      <ul>
        {posted.map(({ id, number, summary }) => (
          <li key={id}>
            <Link to={`/vouchers/${id}` as string} search={{ unit, period } as never}>
              {number}
            </Link>
            {summary}
          </li>
        ))}
      </ul>
      {props.children}
    </section>
  );
}
