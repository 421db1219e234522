import { type RawBuilder, sql } from 'kysely';
import { DIMENSIONS, type Dimension } from '../../../../shared/domain/ledger/crossing.ts';
import { all } from '../like.ts';

/** An account of which books are read, or a crossing of it: a dimension that is not named is any, '' is none. */
export type LineScope = { readonly code: string } & Readonly<Partial<Record<Dimension, string | undefined>>>;

/** An account and everything below it: codes are digits, and `:` follows 9. */
export const below = (column: string, code: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} >= ${code} and ${sql.ref(column)} < ${`${code}:`})`;

/** Which lines, and which kept balances, are of the scope: both carry the dimensions alike. */
export const lineScope = (table: string, scope: LineScope): RawBuilder<boolean> =>
  all([
    below(`${table}.code`, scope.code),
    ...DIMENSIONS.flatMap((dimension) => {
      const value = scope[dimension];
      return value === undefined ? [] : [sql<boolean>`${sql.ref(`${table}.${dimension}`)} = ${value}`];
    }),
  ]);

export const spanOf = (column: string, from: string | undefined, to: string | undefined): RawBuilder<boolean>[] => [
  ...(from === undefined ? [] : [sql<boolean>`${sql.ref(column)} >= ${from}`]),
  ...(to === undefined ? [] : [sql<boolean>`${sql.ref(column)} <= ${to}`]),
];

type Bounds = { readonly min?: number | undefined; readonly max?: number | undefined };

/** How large a line may be, in 分: its amount is that of its one side, without sign. */
export function boundsOf({ min, max }: Bounds): RawBuilder<boolean>[] {
  const amount = sql`abs(${sql.ref('line.debit')} + ${sql.ref('line.credit')})`;
  return [
    ...(min === undefined ? [] : [sql<boolean>`${amount} >= cast(${min} as bigint)`]),
    ...(max === undefined ? [] : [sql<boolean>`${amount} <= cast(${max} as bigint)`]),
  ];
}
