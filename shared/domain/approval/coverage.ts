import { type Fen, fen } from '../../kernel/fen.ts';
import type { UnitKind } from '../organisation/unit.ts';
import { CATEGORY_CODES, type Category } from './category.ts';
import { rankOf } from './level.ts';
import { type Asked, isWithin, type Rule, type Step, speaksOf } from './rule.ts';

/** Amounts in 分 of which something holds: `from` counts, `below` does not; no `below` is without limit. */
export interface Span {
  readonly from: Fen;
  readonly below: Fen | undefined;
}

/**
 * What is wrong with a table. `uncovered`: nobody decides these amounts; `hidden`: a rule that never holds, because those above it take
 * all it speaks of; `overlap`: two rules that speak of the same and ask for different things, the upper holds; `lighter`: a
 * larger amount needs less than a smaller one.
 */
export type Doubt =
  | { readonly kind: 'uncovered'; readonly span: Span; readonly asked: readonly Asked[] }
  | { readonly kind: 'hidden'; readonly rule: number; readonly by: readonly number[] }
  | { readonly kind: 'overlap'; readonly upper: number; readonly lower: number; readonly span: Span }
  | { readonly kind: 'lighter'; readonly rule: number; readonly than: number; readonly at: Fen; readonly asked: Asked };

/** Doubts for which a table cannot be put in force. */
export const isGrave = ({ kind }: Doubt): boolean => kind === 'uncovered' || kind === 'hidden';

/** Everything a document can be, but for its amount. */
export interface World {
  readonly kinds: readonly UnitKind[];
  readonly sources: readonly string[];
}

function everything({ kinds, sources }: World): Asked[] {
  return kinds.flatMap((kind) =>
    CATEGORY_CODES.flatMap((category: Category) =>
      sources.flatMap((source) => [true, false].map((inBudget) => ({ kind, category, source, inBudget }))),
    ),
  );
}

/**
 * All that a table leaves open or contradicts. Every amount counts: between two neighbouring limits of the table nothing changes, so
 * that one amount of each such span stands for all of it.
 */
export function doubtsOf(rules: readonly Rule[], world: World): Doubt[] {
  const limits = [...new Set([0, ...rules.flatMap(({ from, below }) => [from, below ?? 0])])].sort((a, b) => a - b);
  const spans = limits.map((from, at): Span => ({ from: fen(from), below: below(limits[at + 1]) }));
  const open = new Map<string, { readonly span: Span; readonly asked: Asked[] }>();
  const overlaps = new Map<string, Extract<Doubt, { kind: 'overlap' }>>();
  const lighter = new Map<string, Extract<Doubt, { kind: 'lighter' }>>();
  const holding = new Set<number>();
  const above = rules.map(() => new Set<number>());
  for (const asked of everything(world)) {
    const speaking = rules.flatMap((rule, place) => (speaksOf(rule, asked) ? [place] : []));
    let before: number | undefined;
    for (const span of spans) {
      const [first, ...rest] = speaking.filter((place) => isWithin(rules[place]!, span.from));
      if (first === undefined) {
        gather(open, span, asked);
        before = undefined;
        continue;
      }
      holding.add(first);
      for (const lower of rest) {
        above[lower]!.add(first);
        if (!sameSteps(rules[first]!.steps, rules[lower]!.steps)) widen(overlaps, first, lower, span);
      }
      if (before !== undefined && before !== first && isLighter(rules[first]!.steps, rules[before]!.steps)) {
        const key = `${first} ${before}`;
        if (!lighter.has(key)) lighter.set(key, { kind: 'lighter', rule: first, than: before, at: span.from, asked });
      }
      before = first;
    }
  }
  const hidden = rules.flatMap((_, rule): Doubt[] =>
    holding.has(rule) ? [] : [{ kind: 'hidden', rule, by: [...above[rule]!].sort((a, b) => a - b) }],
  );
  const isHidden = (place: number): boolean => !holding.has(place);
  return [
    ...joinedSpans([...open.values()]),
    ...hidden,
    ...[...overlaps.values()].filter(({ lower }) => !isHidden(lower)),
    ...lighter.values(),
  ];
}

const below = (limit: number | undefined): Fen | undefined => (limit === undefined ? undefined : fen(limit));

function gather(open: Map<string, { span: Span; asked: Asked[] }>, span: Span, asked: Asked): void {
  const key = String(span.from);
  const there = open.get(key);
  if (there) there.asked.push(asked);
  else open.set(key, { span, asked: [asked] });
}

/** Neighbouring open spans of the same cases are one. */
function joinedSpans(open: readonly { readonly span: Span; readonly asked: readonly Asked[] }[]): Doubt[] {
  const joined: Extract<Doubt, { kind: 'uncovered' }>[] = [];
  for (const { span, asked } of [...open].sort((a, b) => a.span.from - b.span.from)) {
    const last = joined.at(-1);
    if (last && last.span.below === span.from && sameCases(last.asked, asked))
      joined[joined.length - 1] = { ...last, span: { from: last.span.from, below: span.below } };
    else joined.push({ kind: 'uncovered', span, asked });
  }
  return joined;
}

const sameCases = (one: readonly Asked[], other: readonly Asked[]): boolean =>
  one.length === other.length && one.every((asked, at) => asked === other[at] || sameAsked(asked, other[at]!));
const sameAsked = (one: Asked, other: Asked): boolean =>
  one.kind === other.kind &&
  one.category === other.category &&
  one.source === other.source &&
  one.inBudget === other.inBudget;

/** The whole stretch over which two rules overlap, whatever lies between. */
function widen(
  overlaps: Map<string, Extract<Doubt, { kind: 'overlap' }>>,
  upper: number,
  lower: number,
  span: Span,
): void {
  const key = `${upper} ${lower}`;
  const there = overlaps.get(key)?.span;
  const from = there && there.from < span.from ? there.from : span.from;
  const endless = span.below === undefined || (there !== undefined && there.below === undefined);
  const end = endless ? undefined : fen(Math.max(there?.below ?? 0, span.below ?? 0));
  overlaps.set(key, { kind: 'overlap', upper, lower, span: { from, below: end } });
}

const sameSteps = (one: readonly Step[], other: readonly Step[]): boolean =>
  one.length === other.length &&
  one.every(({ level, mode, days }, at) => {
    const its = other[at]!;
    return its.level === level && its.mode === mode && its.days === days;
  });

/** Whether the first asks for less than the second: a level is missing, and no higher one takes its place. */
function isLighter(now: readonly Step[], before: readonly Step[]): boolean {
  const rank = (steps: readonly Step[]): number => Math.max(-1, ...steps.map(({ level }) => rankOf(level)));
  return rank(now) < rank(before);
}
