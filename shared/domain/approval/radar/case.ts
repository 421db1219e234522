import { type Fen, sumFen } from '../../../kernel/fen.ts';
import { LEVEL_CODES, type Level } from '../level.ts';
import { FINDING_KINDS, type Finding } from './finding.ts';
import { byDay, type Spending } from './spending.ts';

/** What warnings come to in the end, without their overlaps: three documents of one division are warned of twice and are one case. */
export interface Case extends Omit<Finding, 'ids' | 'sum'> {
  /** Every document that some warning tied to the others, the oldest first. */
  readonly ids: readonly string[];
  /** Of all of them, in 分. */
  readonly sum: Fen;
}

interface Open extends Omit<Finding, 'ids' | 'sum' | 'levels'> {
  readonly ids: Set<string>;
  readonly levels: Set<Level>;
}

/** Cases in the order in which they are looked at: the gravest kind first, and of a kind the largest sum. */
export function casesOf(findings: readonly Finding[], documents: ReadonlyMap<string, Spending>): readonly Case[] {
  const open = new Set<Open>();
  /** Of findings about one thing: which case each document is part of. */
  const owners = new Map<string, Map<string, Open>>();
  for (const finding of findings) {
    const { kind, by, value, ids, levels, limit } = finding;
    const owner = owners.get(keyOf(finding)) ?? new Map<string, Open>();
    owners.set(keyOf(finding), owner);
    const [first, ...others] = new Set(ids.flatMap((id) => owner.get(id) ?? []));
    const one = first ?? { kind, by, value, limit, ids: new Set<string>(), levels: new Set<Level>() };
    open.add(one);
    for (const id of [...others.flatMap((other) => [...other.ids]), ...ids]) {
      one.ids.add(id);
      owner.set(id, one);
    }
    for (const level of [...others.flatMap((other) => [...other.levels]), ...levels]) one.levels.add(level);
    for (const other of others) open.delete(other);
  }
  return [...open]
    .map(({ ids, levels, ...of }): Case => {
      const all = [...ids].map((id) => documents.get(id)!).sort(byDay);
      return {
        ...{ ...of, ids: all.map(({ id }) => id), sum: sumFen(all.map(({ amount }) => amount)) },
        levels: LEVEL_CODES.filter((level) => levels.has(level)),
      };
    })
    .sort(byGravity);
}

/** What findings of one case have in common. */
const keyOf = ({ kind, by, value }: Omit<Finding, 'ids' | 'sum'>): string => `${kind} ${by} ${value}`;

const byGravity = (one: Case, other: Case): number =>
  FINDING_KINDS.indexOf(one.kind) - FINDING_KINDS.indexOf(other.kind) ||
  other.sum - one.sum ||
  (one.ids[0]! < other.ids[0]! ? -1 : 1);

/** A case of one back-test beside those of another over the same documents. */
export interface Compared {
  readonly one: Case;
  /** By which settings it was found: those tried, those in force, or both; of both it stands as those tried found it. */
  readonly found: 'both' | 'tried' | 'in-force';
}

/** Found by both is what has a document in common and is of one kind over the same payees, project or invoice. */
export function comparedOf(tried: readonly Case[], inForce: readonly Case[]): readonly Compared[] {
  const [byTried, byInForce] = [idsBy(tried), idsBy(inForce)];
  return [
    ...tried.map((one): Compared => ({ one, found: meets(one, byInForce) ? 'both' : 'tried' })),
    ...inForce.flatMap((one): Compared[] => (meets(one, byTried) ? [] : [{ one, found: 'in-force' }])),
  ].sort((one, other) => byGravity(one.one, other.one));
}

const meets = (one: Case, others: ReadonlyMap<string, ReadonlySet<string>>): boolean =>
  one.ids.some((id) => others.get(keyOf(one))?.has(id));

function idsBy(cases: readonly Case[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const one of cases) {
    const ids = all.get(keyOf(one)) ?? new Set<string>();
    all.set(keyOf(one), ids);
    for (const id of one.ids) ids.add(id);
  }
  return all;
}
