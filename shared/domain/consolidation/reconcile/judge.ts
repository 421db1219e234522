import { daysBetween } from '../../../kernel/date.ts';
import { addFen, negateFen } from '../../../kernel/fen.ts';
import { endOf, type Period } from '../../../kernel/period.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { firstLevel } from '../mirror.ts';
import { GROUP_NAMES } from '../rules.ts';
import { alike, daysNear, likeAmounts, sameDocument, voucherOf } from './cross.ts';
import { matchTotals, nearest } from './match.ts';
import { openSlots, type Relation, relationKey, type Slot, sideOf, total } from './relation.ts';

/**
 * The verdict on what is still open after matching and after looking beyond the relation: an amount that differs, a
 * settlement in transit at the period's end, or no counterpart at all. Afterwards no slot is without a verdict.
 */
export interface Judging {
  readonly period: Period;
  readonly timingDays: number;
  readonly relations: ReadonlyMap<string, Relation>;
  /** Members that have sent nothing. */
  readonly silent: ReadonlySet<UnitCode>;
}

export function judgeRest(relation: Relation, judging: Judging): void {
  judgePairs(relation, judging.timingDays);
  judgeInTransit(relation, judging);
  matchTotals(relation);
  judgeTotals(relation);
  for (const slot of [...openSlots(relation.debit), ...openSlots(relation.credit)]) {
    slot.verdict = { class: 'missing-counterpart', reason: missingReason(slot, relation, judging) };
  }
}

/** Two items that are probably one fact booked in different amounts: by document, else near in date and like in size. */
function judgePairs(relation: Relation, timingDays: number): void {
  for (const likely of [sameDocument, (a: Slot, b: Slot) => daysNear(a, b, timingDays) && alike(a, b)]) {
    const credits = openItems(relation.credit);
    if (credits.length === 0) return;
    for (const debit of openItems(relation.debit)) {
      const sameSign = (slot: Slot) => Math.sign(slot.item.amount) === Math.sign(debit.item.amount);
      const fits = (slot: Slot) => !slot.verdict && !slot.done && sameSign(slot) && likely(debit, slot);
      const credit = nearest(debit, credits, fits);
      if (credit) judgeAmount(relation, [debit], [credit]);
    }
  }
}

const openItems = (slots: readonly Slot[]): Slot[] => openSlots(slots).filter((slot) => slot.item.detail === 'item');

function judgeAmount(relation: Relation, debit: readonly Slot[], credit: readonly Slot[]): void {
  const [left, right] = [total(debit), total(credit)];
  const smaller = Math.abs(left) < Math.abs(right) ? left : right;
  relation.contested = addFen(relation.contested, smaller);
  for (const [own, others] of [
    [debit, credit],
    [credit, debit],
  ] as const) {
    const counterpart = others.length === 1 ? others[0]!.item.id : undefined;
    for (const slot of own) {
      if (own.length === 1) slot.shared = smaller;
      else if (total(own) === smaller) slot.shared = slot.item.amount;
      slot.verdict = {
        class: 'amount',
        reason: `与 ${slot.item.counterparty} 的对应金额不一致`,
        ...(counterpart === undefined ? {} : { counterpart }),
      };
    }
  }
}

/**
 * In-transit cash (在途资金): a settlement of the last days of the period that the other side has not booked yet. The
 * payment's budget entry in the same voucher goes with it.
 */
function judgeInTransit(relation: Relation, { period, timingDays, relations }: Judging): void {
  const end = endOf(period);
  for (const side of ['debit', 'credit'] as const) {
    for (const slot of openItems(sideOf(relation, side))) {
      const recent = daysBetween(slot.item.date, end) <= timingDays;
      const settlement = relation.group === 'receivable-payable' && slot.item.amount < 0;
      const follows = relation.book === 'budget' && settlesInTransit(slot, relation, relations);
      if (!recent || !(settlement || follows)) continue;
      slot.verdict = { class: 'timing', reason: `期末已由 ${slot.item.unit} 结算，${slot.item.counterparty} 尚未入账` };
    }
  }
}

function settlesInTransit(slot: Slot, relation: Relation, relations: ReadonlyMap<string, Relation>): boolean {
  const voucher = voucherOf(slot.item);
  if (voucher === undefined) return false;
  const debts = relations.get(relationKey('financial', 'receivable-payable', relation.creditUnit, relation.debitUnit));
  return [...(debts?.debit ?? []), ...(debts?.credit ?? [])].some(
    (other) => other.verdict?.class === 'timing' && voucherOf(other.item) === voucher,
  );
}

/** What is left of both sides, compared as totals: balances and openings always, items when the totals are alike. */
function judgeTotals(relation: Relation): void {
  const debit = openSlots(relation.debit);
  const credit = openSlots(relation.credit);
  const [left, right] = [total(debit), total(credit)];
  if (Math.sign(left) * Math.sign(right) <= 0) return;
  const undivided = [...debit, ...credit].some((slot) => slot.item.detail !== 'item');
  const clash = debit.every((d) => d.document !== '') && credit.every((c) => c.document !== '');
  if (undivided || (!clash && likeAmounts(left, right))) judgeAmount(relation, debit, credit);
}

function missingReason(slot: Slot, relation: Relation, { relations, silent }: Judging): string {
  const { item } = slot;
  if (silent.has(item.counterparty)) return `${item.counterparty} 尚未报送`;
  if (passesThrough(slot, relation, relations)) {
    return `${item.counterparty} 的其他应付款有同额收付，疑为转拨资金：双方都不应标记为内部（T1）`;
  }
  return `${item.counterparty} 没有对应的${GROUP_NAMES[item.group]}记录`;
}

/** T1: income tagged to a unit that only handed the money on through 2307. */
function passesThrough(slot: Slot, relation: Relation, relations: ReadonlyMap<string, Relation>): boolean {
  const { item } = slot;
  if (relation.book !== 'financial' || relation.group !== 'service' || item.side !== 'credit') return false;
  const debts = relations.get(relationKey('financial', 'receivable-payable', item.unit, item.counterparty));
  return (debts?.credit ?? []).some(
    (other) => firstLevel(other.item.account) === '2307' && other.item.amount === negateFen(item.amount),
  );
}
