import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';

export type Happening = ReplyOf<Contract['audit']['changes']>['rows'][number];

/** The modules of the service, in the order in which their changes are told. */
export const MODULES = ['ledger', 'consolidation', 'audit', 'organisation'] as const;
export type Module = (typeof MODULES)[number];

/** What is done at the sign-in and told at all is about people. */
const moduleOf = (operation: string): string => operation.replace(/\..*/, '').replace('session', 'organisation');

/** What changed in one unit, or in the county as a whole (`unit` null), by kind of work. */
export interface UnitChanges {
  readonly unit: string | null;
  readonly count: number;
  readonly modules: readonly { readonly module: Module; readonly rows: readonly Happening[] }[];
}

/** Grouped by unit, the county first and the units in the register's order; within a unit by kind of work. */
export function byUnit(rows: readonly Happening[], register: readonly string[]): UnitChanges[] {
  const units = new Map<string | null, Happening[]>();
  for (const row of rows) units.set(row.unit, [...(units.get(row.unit) ?? []), row]);
  const place = (unit: string | null): number => (unit === null ? -1 : register.indexOf(unit) + 1 || Infinity);
  return [...units]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([unit, own]) => ({
      unit,
      count: own.length,
      modules: MODULES.map((module) => ({
        module,
        rows: own.filter(({ operation }) => moduleOf(operation) === module),
      })).filter((group) => group.rows.length > 0),
    }));
}

export const SPANS = ['visit', 'today', 'week', 'month', 'day'] as const;
export type Span = (typeof SPANS)[number];

const DAYS: Readonly<Partial<Record<Span, number>>> = { today: 1, week: 7, month: 30 };

/** The beginning of this desk's day, so many days ago. */
export function dayBegins(now: Date, daysAgo = 0): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo);
}

/** From when to when a span goes; nothing for the last visit, which the service knows. `day` is `YYYY-MM-DD`. */
export function spanOf(span: Span, day: string | undefined, now: Date): { from?: string; to?: string } {
  const days = DAYS[span];
  if (days !== undefined) return { from: dayBegins(now, days - 1).toISOString() };
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(span === 'day' ? (day ?? '') : '') ?? [];
  if (year === undefined) return {};
  const begins = (on: number) => new Date(Number(year), Number(month) - 1, on).toISOString();
  return { from: begins(Number(date)), to: begins(Number(date) + 1) };
}
