import { addFen, type Fen, negateFen } from '../../../kernel/fen.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { firstLevel } from '../mirror.ts';
import type { InternalItem } from '../model.ts';
import { GROUP_NAMES } from '../rules.ts';
import { alike, likeAmounts, voucherOf } from './cross.ts';
import { byDocument, matchTotals, nearest } from './match.ts';
import { daysApart, openSlots, type Relation, relationKey, type Slot, sideOf, total } from './relation.ts';

/**
 * The verdict on what is still open after matching and after looking beyond the relation: an amount that differs, a
 * settlement in transit at the period's end, or no counterpart at all. Afterwards no slot is without a verdict.
 */
export class Judge {
  private readonly inTransit = new Map<string, ReadonlySet<string>>();
  private readonly passedOn = new Map<string, ReadonlySet<Fen>>();

  /**
   * @param endDay day number of the period's end, as slots count them.
   * @param silent members that have sent nothing.
   */
  constructor(
    private readonly relations: ReadonlyMap<string, Relation>,
    private readonly endDay: number,
    private readonly timingDays: number,
    private readonly silent: ReadonlySet<UnitCode>,
  ) {}

  /** Stocks before flows: a payment's budget entry is in transit when its settlement is. */
  judge(relation: Relation): void {
    judgeDocuments(relation);
    judgeAlike(relation, this.timingDays);
    this.judgeInTransit(relation);
    matchTotals(relation);
    judgeTotals(relation);
    for (const slot of [...openSlots(relation.debit), ...openSlots(relation.credit)]) {
      slot.verdict = { class: 'missing-counterpart', reason: this.missingReason(slot, relation) };
    }
  }

  /**
   * In-transit cash (在途资金): a settlement of the last days of the period that the other side has not booked yet. The
   * payment's budget entry in the same voucher goes with it.
   */
  private judgeInTransit(relation: Relation): void {
    for (const side of ['debit', 'credit'] as const) {
      for (const slot of openItems(sideOf(relation, side))) {
        if (this.endDay - slot.day > this.timingDays) continue;
        const settlement = relation.group === 'receivable-payable' && slot.item.amount < 0;
        const follows = relation.book === 'budget' && this.paysInTransit(slot, relation);
        if (!settlement && !follows) continue;
        const { unit, counterparty } = slot.item;
        slot.verdict = { class: 'timing', reason: `期末已由 ${unit} 结算，${counterparty} 尚未入账` };
      }
    }
  }

  private paysInTransit({ item }: Slot, relation: Relation): boolean {
    const voucher = voucherOf(item);
    const key = relationKey('financial', 'receivable-payable', relation.creditUnit, relation.debitUnit);
    const vouchers = remembered(this.inTransit, key, () => {
      const debts = this.relations.get(key);
      return [...(debts?.debit ?? []), ...(debts?.credit ?? [])]
        .filter(({ verdict }) => verdict?.class === 'timing')
        .flatMap(({ item: settled }) => voucherOf(settled) ?? []);
    });
    return voucher !== undefined && vouchers.has(voucher);
  }

  private missingReason({ item }: Slot, relation: Relation): string {
    if (this.silent.has(item.counterparty)) return `${item.counterparty} 尚未报送`;
    const income = relation.book === 'financial' && relation.group === 'service' && item.side === 'credit';
    if (income && this.passesThrough(item.unit, item.counterparty, item.amount)) {
      return `${item.counterparty} 的其他应付款有同额收付，疑为转拨资金：双方都不应标记为内部（T1）`;
    }
    return `${item.counterparty} 没有对应的${GROUP_NAMES[item.group]}记录`;
  }

  /** T1: the counterparty only handed the money on, through 2307. */
  private passesThrough(unit: UnitCode, counterparty: UnitCode, amount: Fen): boolean {
    const key = relationKey('financial', 'receivable-payable', unit, counterparty);
    const paid = remembered(this.passedOn, key, () =>
      (this.relations.get(key)?.credit ?? [])
        .filter(({ item }) => firstLevel(item.account) === '2307')
        .map(({ item }) => item.amount),
    );
    return paid.has(negateFen(amount));
  }
}

function remembered<T>(cache: Map<string, ReadonlySet<T>>, key: string, make: () => T[]): ReadonlySet<T> {
  const known = cache.get(key) ?? new Set(make());
  cache.set(key, known);
  return known;
}

const openItems = (slots: readonly Slot[]): Slot[] => openSlots(slots).filter((slot) => slot.item.detail === 'item');

const sameSign = (a: Slot, b: Slot): boolean => Math.sign(a.item.amount) === Math.sign(b.item.amount);

/** One document booked in different amounts. */
function judgeDocuments(relation: Relation): void {
  const credits = byDocument(openItems(relation.credit));
  for (const debit of openItems(relation.debit)) {
    const credit = nearest(debit, credits.get(debit.document) ?? [], (slot) => !slot.verdict && sameSign(debit, slot));
    if (credit) judgeAmount(relation, [debit], [credit]);
  }
}

/** However many items lie within a few days, only so many are looked at. */
const NEIGHBOURS = 1_000;

/** Two items near in date and like in size are probably one fact booked in different amounts. */
function judgeAlike(relation: Relation, timingDays: number): void {
  const credits = openItems(relation.credit);
  let first = 0;
  for (const debit of openItems(relation.debit)) {
    while (first < credits.length && credits[first]!.day < debit.day - timingDays) first += 1;
    const window: Slot[] = [];
    for (let index = first; index < credits.length && window.length < NEIGHBOURS; index += 1) {
      const credit = credits[index]!;
      if (credit.day > debit.day + timingDays) break;
      if (!credit.verdict) window.push(credit);
    }
    const credit = nearest(debit, window, (slot) => daysApart(debit, slot) <= timingDays && alike(debit, slot));
    if (credit) judgeAmount(relation, [debit], [credit]);
  }
}

function judgeAmount(relation: Relation, debit: readonly Slot[], credit: readonly Slot[]): void {
  const [left, right] = [total(debit), total(credit)];
  const smaller = Math.abs(left) < Math.abs(right) ? left : right;
  relation.contested = addFen(relation.contested, smaller);
  for (const [own, others] of [
    [debit, credit],
    [credit, debit],
  ] as const) {
    const counterpart = others.length === 1 ? others[0]!.item.id : undefined;
    const all = total(own);
    for (const slot of own) {
      if (own.length === 1) slot.shared = smaller;
      else if (all === smaller) slot.shared = slot.item.amount;
      slot.verdict = {
        class: 'amount',
        reason: `与 ${slot.item.counterparty} 的对应金额不一致`,
        ...(counterpart === undefined ? {} : { counterpart }),
      };
    }
  }
}

/** What is left of both sides, compared as totals: balances and openings always, items when the totals are alike. */
function judgeTotals(relation: Relation): void {
  const debit = openSlots(relation.debit);
  const credit = openSlots(relation.credit);
  const [left, right] = [total(debit), total(credit)];
  if (left === right || Math.sign(left) * Math.sign(right) <= 0) return;
  const undivided = [...debit, ...credit].some((slot) => slot.item.detail !== 'item');
  const clash = debit.every((d) => d.document !== '') && credit.every((c) => c.document !== '');
  if (!undivided && (clash || !likeAmounts(left, right))) return;
  judgeAmount(relation, debit, credit);
  const late = lateSettlement(relation, left - right);
  if (late === undefined) return;
  for (const slot of [...debit, ...credit]) {
    slot.verdict = { class: 'timing', reason: `${late.unit} 于 ${late.date} 入账，跨期`, counterpart: late.id };
  }
}

/** The item of the next days by which the side that holds more comes down to the other's total. */
function lateSettlement({ late }: Relation, difference: number): InternalItem | undefined {
  const settles = (slots: readonly Slot[], amount: number) =>
    slots.find((slot) => !slot.done && slot.item.amount === amount);
  return (settles(late.debit, -difference) ?? settles(late.credit, difference))?.item;
}
