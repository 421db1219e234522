import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';

type Row = ReplyOf<Contract['audit']['readiness']>['rows'][number];
type Run = ReplyOf<Contract['consolidation']['runs']>[number];

/** What is not finished in the books that a pack would take away (未了事项), each with how many units or items it concerns. */
export interface PackNotice {
  readonly kind: 'draft' | 'no-run' | 'late' | 'unlocked' | 'no-books' | 'failed-checks' | 'differences';
  readonly count: number;
  /** The units it concerns, in the board's order; empty where it concerns the community as such. */
  readonly units: readonly PackUnit[];
}

export type PackUnit = Pick<Row, 'unit' | 'name'>;

/** Where a notice is dealt with: a page of the community, or of the unit that it names (its month, with the next step). */
export const PLACES: Readonly<Record<PackNotice['kind'], string>> = {
  draft: '/worksheet',
  'no-run': '/worksheet',
  late: '/',
  unlocked: '/',
  'no-books': '/',
  'failed-checks': '/checks',
  differences: '/reconciliation',
};

/** What a pack of these units would hold. */
export interface PackContents {
  readonly units: number;
  readonly withBooks: number;
  readonly detailed: number;
}

export const contentsOf = (rows: readonly Row[]): PackContents => ({
  units: rows.length,
  withBooks: rows.filter(hasBooks).length,
  detailed: rows.filter(({ basis }) => basis === 'detail').length,
});

/** A unit whose month has not come stands in the pack by an earlier one. */
const isLate = ({ standsIn }: Row): boolean => standsIn !== null;
const hasBooks = (row: Row): boolean => row.basis !== 'none' || isLate(row);

/**
 * What to know before a pack is made. `runs` are the consolidations of the period, or undefined for a single unit's pack,
 * which has none.
 */
export function noticesOf(rows: readonly Row[], runs: readonly Run[] | undefined): PackNotice[] {
  const about = (kind: PackNotice['kind'], found: readonly Row[], count = found.length): PackNotice[] =>
    found.length === 0 ? [] : [{ kind, count, units: found.map(({ unit, name }) => ({ unit, name })) }];
  const open = rows.filter(({ unexplained }) => (unexplained ?? 0) > 0);
  // Each difference stands with both its sides, hence twice among the units of the whole community.
  const sides = open.reduce((sum, { unexplained }) => sum + (unexplained ?? 0), 0);
  const consolidation: PackNotice[] =
    runs === undefined || runs.some(({ state }) => state === 'confirmed')
      ? []
      : [{ kind: runs.length === 0 ? 'no-run' : 'draft', count: runs.length, units: [] }];
  return [
    ...consolidation,
    ...about('late', rows.filter(isLate)),
    ...about(
      'no-books',
      rows.filter((row) => !hasBooks(row)),
    ),
    ...about(
      'unlocked',
      rows.filter((row) => hasBooks(row) && !isLate(row) && row.state !== 'locked'),
    ),
    ...about(
      'failed-checks',
      rows.filter(({ errors }) => errors > 0),
    ),
    ...about('differences', open, runs === undefined ? sides : Math.ceil(sides / 2)),
  ];
}

/** A file's size as people say it. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}

/** A digest in groups of eight, so that it can be compared by eye. */
export const inEights = (digest: string): readonly string[] => digest.match(/.{1,8}/g) ?? [];
