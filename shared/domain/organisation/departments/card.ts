import type { Period } from '../../../kernel/period.ts';
import type { DepartmentClass } from '../department.ts';

/** What a department (科室) is from a month on; '' as the month: from the beginning. */
export interface DepartmentCard {
  readonly from: Period | '';
  readonly name: string;
  readonly class: DepartmentClass;
  /** The code of the department it is part of (上级科室); '' at the top of the unit's tree. */
  readonly parent: string;
  /** Its speciality of 诊疗科目名录, by code; '' where it has none. */
  readonly standard: string;
  /** False: closed (停用) from that month on. */
  readonly open: boolean;
}

/** A department with its cards in the order in which they were made. */
export interface DepartmentHistory {
  readonly code: string;
  readonly cards: readonly DepartmentCard[];
}

/** The card in force: of the latest month at or before the given one, and of those the one made last. */
export function cardAt(cards: readonly DepartmentCard[], period: Period | ''): DepartmentCard | undefined {
  let found: DepartmentCard | undefined;
  for (const card of cards) if (card.from <= period && (!found || card.from >= found.from)) found = card;
  return found;
}

/** A department as it is at a month. */
export interface StandingDepartment extends DepartmentCard {
  readonly code: string;
  /** Steps below the top of the tree. */
  readonly depth: number;
}

/** The departments open in any month from `since` ('' for ever) to `period`, each as it was last, in the order of the tree. */
export function standingAt(
  histories: readonly DepartmentHistory[],
  period: Period,
  since: Period | '' = period,
): StandingDepartment[] {
  return inTree(
    histories.flatMap(({ code, cards }) => {
      const card = lastOpen(cards, period, since);
      return card ? [{ code, ...card }] : [];
    }),
  );
}

function lastOpen(cards: readonly DepartmentCard[], period: Period, since: Period | ''): DepartmentCard | undefined {
  let card = cardAt(cards, period);
  while (card && !card.open) {
    const closedFrom = card.from;
    // It was open at most until the month before, which must not lie before `since`.
    if (closedFrom <= since && since !== '') return undefined;
    card = cardAt(
      cards.filter(({ from }) => from < closedFrom),
      period,
    );
  }
  return card;
}

/** Each row after the one it is part of, those of one level by code; what has no such row stands at the top. */
export function inTree<Row extends { readonly code: string; readonly parent: string }>(
  rows: readonly Row[],
): (Row & { readonly depth: number })[] {
  const known = new Set(rows.map(({ code }) => code));
  const below = new Map<string, Row[]>();
  for (const row of [...rows].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const parent = known.has(row.parent) ? row.parent : '';
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const under = (parent: string, depth: number): (Row & { readonly depth: number })[] =>
    (below.get(parent) ?? []).flatMap((row) => [{ ...row, depth }, ...under(row.code, depth + 1)]);
  return under('', 0);
}
