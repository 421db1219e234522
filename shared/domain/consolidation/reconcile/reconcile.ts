import { daysBetween } from '../../../kernel/date.ts';
import { absFen, type Fen, fen } from '../../../kernel/fen.ts';
import { endOf, type Period, periodOf, startOf, yearOf } from '../../../kernel/period.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type {
  ConsolidationSettings,
  DifferenceKey,
  InternalItem,
  MirrorGroup,
  Pair,
  PairDifference,
} from '../model.ts';
import { ruleOn } from '../rules.ts';
import {
  explainRepayments,
  explainTreasury,
  judgeAccounts,
  judgeCounterparties,
  judgeLate,
  judgeVat,
} from './cross.ts';
import { Judge } from './judge.ts';
import { matchAmounts, matchDocuments, matchOpenings, matchTotals, matchVat } from './match.ts';
import { matchNets, matchReversals } from './net.ts';
import { mirrored, type Relation, relationsOf, total } from './relation.ts';
import { rowOf } from './row.ts';

export interface ReconcileOptions {
  readonly period: Period;
  readonly settings: ConsolidationSettings;
  /** Units in scope; items of or against others are not intra-group. All units when not given. */
  readonly members?: ReadonlySet<UnitCode>;
  /** Members that have sent nothing: their counterparts' items say so. */
  readonly silent?: ReadonlySet<UnitCode>;
  readonly carried?: readonly (DifferenceKey & { readonly since: Period })[];
}

export interface Reconciliation {
  /** One row a pair and mirror group, in the order of book, pair and group. */
  readonly differences: readonly PairDifference[];
  /** Directions at or below the 抵销阈值 (N3): neither reconciled nor eliminated. */
  readonly below: readonly BelowThreshold[];
}

export interface BelowThreshold {
  readonly kind: MirrorGroup;
  readonly debitUnit: UnitCode;
  readonly creditUnit: UnitCode;
  readonly amount: Fen;
}

/**
 * Reconciles the intra-group items of a period (内部往来对账, DOMAIN 2.5).
 *
 * Stocks (往来) run from the year's opening through the period, charges and settlements alike; flows are those of the year
 * so far. Inside a direction of a pair: documents, then equal amounts, then openings, one-to-many, and totals. What is
 * left is looked for after the period's end, with other units and on other accounts, and then judged. Deterministic:
 * the order of the items does not matter.
 */
export function reconcileAll(items: readonly InternalItem[], options: ReconcileOptions): Reconciliation {
  const { period, settings } = options;
  const eligible = ruleOn(settings, 'B1') ? items : items.filter((item) => item.book === 'financial');
  const relations = relationsOf(eligible, period, settings.timingDays, options.members);
  const below = dropBelowThreshold(relations, settings);
  for (const relation of relations.values()) if (relation.group !== 'treasury') match(relation, settings);
  lookBeyond(relations, settings);
  const endDay = daysBetween(startOf(periodOf(yearOf(period), 1)), endOf(period));
  const judge = new Judge(relations, endDay, settings.timingDays, options.silent ?? new Set());
  const ordered = [...relations.values()].filter((relation) => relation.group !== 'treasury');
  for (const stocks of [true, false]) {
    for (const relation of ordered) if ((relation.group === 'receivable-payable') === stocks) judge.judge(relation);
  }
  return { differences: rows(ordered, options), below };
}

/** The rows of the reconciliation alone. */
export const reconcile = (items: readonly InternalItem[], options: ReconcileOptions): readonly PairDifference[] =>
  reconcileAll(items, options).differences;

function match(relation: Relation, settings: ConsolidationSettings): void {
  const vat = ruleOn(settings, 'E5');
  matchDocuments(relation);
  if (vat) matchVat(relation);
  matchAmounts(relation, settings.timingDays);
  matchOpenings(relation);
  matchNets(relation);
  matchReversals(relation);
  matchTotals(relation);
}

function lookBeyond(relations: ReadonlyMap<string, Relation>, settings: ConsolidationSettings): void {
  for (const relation of relations.values()) {
    judgeLate(relation);
    if (ruleOn(settings, 'N1')) explainTreasury(relation, relations);
    explainRepayments(relation, relations);
  }
  judgeCounterparties(relations);
  judgeAccounts(relations);
  for (const relation of relations.values()) if (relation.group === 'service') judgeVat(relation);
}

function dropBelowThreshold(relations: Map<string, Relation>, settings: ConsolidationSettings): BelowThreshold[] {
  if (settings.thresholdFen === 0 || !ruleOn(settings, 'N3')) return [];
  const dropped: BelowThreshold[] = [];
  for (const [key, relation] of relations) {
    const amount = fen(Math.max(absFen(total(relation.debit)), absFen(total(relation.credit))));
    if (relation.group === 'transfer' || amount > settings.thresholdFen) continue;
    relations.delete(key);
    const { group: kind, debitUnit, creditUnit } = relation;
    if (amount !== 0) dropped.push({ kind, debitUnit, creditUnit, amount });
  }
  return dropped;
}

const pairOf = ({ debitUnit, creditUnit }: Relation): Pair =>
  debitUnit < creditUnit ? [debitUnit, creditUnit] : [creditUnit, debitUnit];

function rows(relations: readonly Relation[], options: ReconcileOptions): PairDifference[] {
  const groups = new Map<string, { readonly pair: Pair; readonly relations: Relation[] }>();
  for (const relation of relations) {
    const pair = pairOf(relation);
    const key = rowKey({ pair, kind: relation.group, book: relation.book });
    const group = groups.get(key) ?? { pair, relations: [] };
    group.relations.push(relation);
    groups.set(key, group);
  }
  const since = new Map((options.carried ?? []).map((row) => [rowKey(row), row.since]));
  return [...groups]
    .filter(([, group]) => group.relations.some((relation) => involved(relation)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) =>
      rowOf(group.pair, group.relations, options.settings.rest, (open) =>
        open ? (since.get(key) ?? options.period) : options.period,
      ),
    );
}

/** Whether anything of the period itself is in it, not only what comes after. */
const involved = (relation: Relation): boolean => mirrored([...relation.debit, ...relation.credit]).length > 0;

/** Identifies a row from month to month: book (financial first), pair and mirror group. */
export const rowKey = ({ pair, kind, book = 'financial' }: DifferenceKey): string =>
  `${book === 'financial' ? 0 : 1}|${pair[0]}|${pair[1]}|${kind}`;
