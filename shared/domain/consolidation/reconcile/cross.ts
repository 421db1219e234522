import { addFen, groupedYuan, negateFen } from '../../../kernel/fen.ts';
import { firstLevel } from '../mirror.ts';
import type { InternalItem, MirrorSide } from '../model.ts';
import { GROUP_NAMES } from '../rules.ts';
import { byAmount, nearest, push } from './match.ts';
import {
  agreeable,
  openSlots,
  otherSide,
  type Relation,
  relationKey,
  type Slot,
  sideOf,
  type Verdict,
} from './relation.ts';

/** What is looked at beyond one relation: the days after the period's end, other pairs, other accounts. */

const SIDES: readonly MirrorSide[] = ['debit', 'credit'];

/**
 * 未达账项: an item whose equal counterpart is dated within the days after the period's end. Items of those days that
 * answer each other on the same day or by document belong to the next period and are set aside first.
 */
export function judgeLate(relation: Relation): void {
  const { debit, credit } = relation.late;
  for (const slot of debit) {
    const sameFact = (other: Slot) =>
      !other.done &&
      other.item.amount === slot.item.amount &&
      ((slot.document !== '' && slot.document === other.document) ||
        (agreeable(slot, other) && slot.day === other.day));
    const other = credit.find(sameFact);
    if (other) {
      slot.done = true;
      other.done = true;
    }
  }
  for (const side of SIDES) {
    const late = relation.late[otherSide(side)];
    if (late.length === 0) continue;
    for (const slot of openSlots(sideOf(relation, side))) {
      const fits = (other: Slot) => !other.done && other.item.amount === slot.item.amount && agreeable(slot, other);
      const other = nearest(slot, late, fits);
      if (!other) continue;
      other.done = true;
      slot.verdict = {
        class: 'timing',
        reason: `${slot.item.counterparty} 于 ${other.item.date} 入账，跨期`,
        counterpart: other.item.id,
      };
    }
  }
}

/** N1: the payee put it to 应缴财政款 (2103); the payer's expense is neither eliminated nor a difference. */
export function explainTreasury(relation: Relation, relations: ReadonlyMap<string, Relation>): void {
  if (relation.group !== 'service') return;
  const treasury = relations.get(relationKey('financial', 'treasury', relation.debitUnit, relation.creditUnit));
  if (!treasury || relation.book !== 'financial') return;
  const paid = byAmount(treasury.credit);
  for (const slot of openSlots(relation.debit)) {
    const other = nearest(slot, paid.get(slot.item.amount) ?? [], (one) => !one.done && agreeable(slot, one));
    if (!other) continue;
    other.done = true;
    slot.done = true;
    slot.explained = { rule: 'N1', reason: `${slot.item.counterparty} 计入应缴财政款，不抵销` };
  }
}

/**
 * P27: a member repays what the lead paid for it. Its budget expenditure is the community's only one (the lead's
 * advance, 垫付, has no budget entry), so it has no counterpart and needs none. Known by the member's own voucher, which
 * settles a payable that the lead holds as 其他应收款 (1218).
 */
export function explainRepayments(relation: Relation, relations: ReadonlyMap<string, Relation>): void {
  if (relation.book !== 'budget' || relation.group !== 'service') return;
  const debts = relations.get(relationKey('financial', 'receivable-payable', relation.creditUnit, relation.debitUnit));
  const advanced = debts ? repaidAdvances(debts) : new Map<string, number>();
  if (advanced.size === 0) return;
  for (const slot of openSlots(relation.debit)) {
    const voucher = voucherOf(slot.item);
    const paid = voucher === undefined ? undefined : advanced.get(voucher);
    if (voucher === undefined || paid === undefined || paid < slot.item.amount) continue;
    advanced.set(voucher, paid - slot.item.amount);
    slot.done = true;
    slot.explained = { rule: 'P27', reason: `归还 ${slot.item.counterparty} 代垫款，对方无预算会计分录` };
  }
}

/** By the debtor's voucher, what it repays of advances: settlements that the creditor holds (or held) on 1218. */
function repaidAdvances(debts: Relation): Map<string, number> {
  const accounts = new Map(debts.debit.map(({ item }) => [item.id, firstLevel(item.account)]));
  const onAdvances = (id: string) => accounts.get(id) === '1218';
  const answered = new Map<string, boolean>();
  for (const match of debts.matches) {
    const advance = match.debitItems.some(onAdvances);
    for (const id of match.creditItems) answered.set(id, advance);
  }
  const allAdvances = debts.debit.length > 0 && debts.debit.every(({ item }) => firstLevel(item.account) === '1218');
  const repaid = new Map<string, number>();
  for (const { item } of debts.credit) {
    const voucher = voucherOf(item);
    if (voucher === undefined || item.amount >= 0 || !(answered.get(item.id) ?? allAdvances)) continue;
    repaid.set(voucher, (repaid.get(voucher) ?? 0) - item.amount);
  }
  return repaid;
}

export const voucherOf = (item: InternalItem): string | undefined =>
  item.origin.kind === 'voucher' ? item.origin.voucher : undefined;

/**
 * Wrong counterparty: A's item against B has no counterpart, while C tags an equal item against A, or B tags an equal
 * item against C. Both items are named; neither is eliminated.
 */
export function judgeCounterparties(relations: ReadonlyMap<string, Relation>): void {
  const credits = new Map<string, Slot[]>();
  for (const relation of relations.values()) {
    for (const slot of openSlots(relation.credit)) push(credits, equalKey(relation, slot), slot);
  }
  for (const relation of relations.values()) {
    for (const slot of openSlots(relation.debit)) {
      const candidates = credits.get(equalKey(relation, slot));
      if (!candidates) continue;
      const shares = (other: Slot) =>
        !other.verdict &&
        !other.done &&
        agreeable(slot, other) &&
        (other.item.counterparty === slot.item.unit) !== (other.item.unit === slot.item.counterparty);
      const sameDocument = (other: Slot) => shares(other) && slot.document !== '' && other.document === slot.document;
      const other = nearest(slot, candidates, sameDocument) ?? nearest(slot, candidates, shares);
      if (!other) continue;
      slot.verdict = tagVerdict(slot.item, other.item);
      other.verdict = tagVerdict(other.item, slot.item);
    }
  }
}

const equalKey = (relation: Relation, slot: Slot): string => `${relation.book}|${relation.group}|${slot.item.amount}`;

const tagVerdict = (item: InternalItem, other: InternalItem): Verdict => ({
  class: 'wrong-counterparty',
  reason:
    other.counterparty === item.unit
      ? `${other.unit} 有相同金额标记为对 ${item.unit}，本方标记的是 ${item.counterparty}`
      : `${other.unit} 的相同金额标记的是 ${other.counterparty}，不是 ${item.unit}`,
  counterpart: other.id,
});

/**
 * Wrong account: the other unit has an equal item against this one, but in another mirror group (a subsidy booked as
 * other income), or on its other side (a payment booked as a receivable, not against the payable).
 */
export function judgeAccounts(relations: ReadonlyMap<string, Relation>): void {
  const open = new Map<string, Slot[]>();
  for (const relation of relations.values()) {
    if (relation.group === 'treasury') continue;
    for (const slot of [...openSlots(relation.debit), ...openSlots(relation.credit)]) {
      push(open, betweenKey(slot.item, slot.item.unit, slot.item.counterparty), slot);
    }
  }
  for (const relation of relations.values()) {
    if (relation.group === 'treasury') continue;
    for (const slot of [...openSlots(relation.debit), ...openSlots(relation.credit)]) {
      const candidates = open.get(betweenKey(slot.item, slot.item.counterparty, slot.item.unit));
      if (!candidates || slot.verdict) continue;
      const fits = (other: Slot) => !other.verdict && !other.done && agreeable(slot, other) && crosses(slot, other);
      const other = nearest(slot, candidates, fits);
      if (!other) continue;
      slot.verdict = accountVerdict(slot.item, other.item);
      other.verdict = accountVerdict(other.item, slot.item);
    }
  }
}

const betweenKey = (item: InternalItem, from: string, to: string): string =>
  `${item.book}|${from}|${to}|${Math.abs(item.amount)}`;

function crosses({ item }: Slot, { item: other }: Slot): boolean {
  if (item.group !== other.group) return item.side !== other.side && item.amount === other.amount;
  return item.side === other.side && item.amount === negateFen(other.amount) && item.detail === other.detail;
}

const accountVerdict = (item: InternalItem, other: InternalItem): Verdict => ({
  class: 'wrong-account',
  reason: `${other.unit} 的相同金额记在 ${other.code}（${GROUP_NAMES[other.group]}），与 ${item.code} 不对应`,
  counterpart: other.id,
});

/** A seller that states VAT and a buyer that booked the gross amount, where rule E5 is switched off. */
export function judgeVat(relation: Relation): void {
  for (const credit of openSlots(relation.credit)) {
    const { vat } = credit.item;
    if (vat === undefined || vat <= 0) continue;
    const gross = addFen(credit.item.amount, vat);
    const debit = nearest(credit, openSlots(relation.debit), (slot) => slot.item.amount === gross);
    if (!debit) continue;
    const reason = `差额为增值税 ${groupedYuan(vat)} 元`;
    debit.verdict = { class: 'vat', reason, counterpart: credit.item.id };
    credit.verdict = { class: 'vat', reason, counterpart: debit.item.id };
  }
}

/** Whether two items can be the same fact in different amounts: one direction, like sizes, documents that do not clash. */
export const alike = (a: Slot, b: Slot): boolean =>
  agreeable(a, b) && Math.sign(a.item.amount) === Math.sign(b.item.amount) && likeAmounts(a.item.amount, b.item.amount);

/** Neither amount is less than half of the other. */
export const likeAmounts = (a: number, b: number): boolean =>
  2 * Math.min(Math.abs(a), Math.abs(b)) >= Math.max(Math.abs(a), Math.abs(b));
