import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Doubt } from '../../../shared/domain/approval/coverage.ts';
import type { Rule } from '../../../shared/domain/approval/rule.ts';
import { casesOf, faultOf, type RowFault } from '../../../shared/domain/approval/table.ts';
import { type Fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';

export type Rules = ReplyOf<Contract['approval']['rules']>;
export type Version = Rules['versions'][number];
export type Row = Version['rows'][number];

/** A row of the table as it is typed; `key` stays with it while it is moved. */
export interface DraftRow extends Omit<Rule, 'from'> {
  readonly key: number;
  /** Undefined while it is no amount. */
  readonly from: Fen | undefined;
}

/** A whole table as it is typed; `first` is the day from which it shall hold. */
export interface Draft {
  readonly rows: readonly DraftRow[];
  readonly first: string;
  readonly reason: string;
}

export const ruleOfRow = ({ from, below, ...rest }: Row): Rule => ({
  ...rest,
  from: parseYuan(from) ?? ZERO,
  below: below === undefined ? undefined : parseYuan(below),
});

export const keyed = (rules: readonly Rule[]): readonly DraftRow[] =>
  rules.map((rule, at) => ({ ...rule, key: at + 1 }));

/** The rules of a table; undefined while some amount cannot be read. */
export function rulesOf(rows: readonly DraftRow[]): readonly Rule[] | undefined {
  const rules = rows.flatMap(({ key: _, from, ...rest }): Rule[] => (from === undefined ? [] : [{ ...rest, from }]));
  return rules.length === rows.length ? rules : undefined;
}

/** What is wrong with a row by itself. */
export const rowFault = ({ from, ...row }: DraftRow): RowFault | undefined =>
  from === undefined ? 'span' : faultOf({ ...row, from });

const nextKey = (rows: readonly DraftRow[]): number => Math.max(0, ...rows.map(({ key }) => key)) + 1;

/** A new row, for everything or for what a doubt says nobody decides; its levels are still to be named. */
export function withRow(rows: readonly DraftRow[], gap?: Extract<Doubt, { kind: 'uncovered' }>): readonly DraftRow[] {
  const cases = gap ? casesOf(gap.asked) : { kinds: [], categories: [], sources: [], budget: 'either' as const };
  const span = gap?.span ?? { from: ZERO, below: undefined };
  return [...rows, { key: nextKey(rows), ...cases, ...span, steps: [] }];
}

/** The rows with one moved by so many places. */
export function movedRow(rows: readonly DraftRow[], at: number, by: number): readonly DraftRow[] {
  const next = [...rows];
  const [row] = next.splice(at, 1);
  if (row) next.splice(at + by, 0, row);
  return next;
}

/** To which row a doubt leads, by its place; undefined where it speaks of none. */
export const placeOfDoubt = (doubt: Doubt): number | undefined =>
  doubt.kind === 'hidden' || doubt.kind === 'lighter' ? doubt.rule : doubt.kind === 'overlap' ? doubt.lower : undefined;

/** What a rule says, to tell whether two tables have it alike. */
export const rowText = ({ kinds, categories, sources, budget, from, below, steps }: Rule): string =>
  JSON.stringify([
    kinds,
    categories,
    sources,
    budget,
    from,
    below ?? null,
    steps.map((one) => [one.level, one.mode, one.days]),
  ]);
