import { addFen, type Fen, subtractFen } from '../../../kernel/fen.ts';
import { arePartners } from '../mirror.ts';
import { agreeable, daysApart, openSlots, type Relation, type Slot, settle, total } from './relation.ts';

/**
 * One-to-one matching inside a relation (DOMAIN 2.5): by document first, then by amount with the nearest dates; openings
 * and whole sides by total. An item is matched once; what is matched stays matched.
 */

/** Above this many combinations equal amounts are paired in order of date, without weighing each against each. */
const BUCKET_LIMIT = 40_000;

/** Items of the same document: equal amounts first, then the document's items on one side against those on the other. */
export function matchDocuments(relation: Relation): void {
  const credits = byDocument(relation.credit);
  for (const [document, debit] of byDocument(relation.debit)) {
    const credit = credits.get(document);
    if (!credit) continue;
    matchEqualAmounts(relation, debit, credit, 'document', () => true);
    const restDebit = openSlots(debit);
    const restCredit = openSlots(credit);
    if (restDebit.length === 0 || restCredit.length === 0) continue;
    const amount = total(restDebit);
    if (amount === total(restCredit)) settle(relation, restDebit, restCredit, amount, 'document');
  }
}

/** Equal amounts, one to one: usual partner accounts and near dates first, any date of the period last. */
export function matchAmounts(relation: Relation, timingDays: number): void {
  for (const detail of ['item', 'balance'] as const) {
    const near = (d: Slot, c: Slot) => daysApart(d, c) <= timingDays;
    const partners = (d: Slot, c: Slot) => arePartners(d.item.account, c.item.account);
    const accepts: readonly ((d: Slot, c: Slot) => boolean)[] = [
      (d, c) => agreeable(d, c) && near(d, c) && partners(d, c),
      (d, c) => agreeable(d, c) && near(d, c),
      agreeable,
      () => true,
    ];
    const debit = openSlots(relation.debit).filter((slot) => slot.item.detail === detail);
    const credit = openSlots(relation.credit).filter((slot) => slot.item.detail === detail);
    for (const accept of accepts) {
      const [left, right] = [openSlots(debit), openSlots(credit)];
      if (left.length === 0 || right.length === 0) break;
      matchEqualAmounts(relation, left, right, 'amount', accept);
    }
  }
}

/**
 * The payer's amount is the income plus the VAT that the seller charged (E5). Only stated VAT counts: that two amounts
 * stand in the proportion of a tax rate proves nothing.
 */
export function matchVat(relation: Relation): void {
  const gross = new Map<Fen, Slot[]>();
  for (const slot of openSlots(relation.credit)) {
    if (slot.item.vat !== undefined && slot.item.vat > 0) {
      push(gross, addFen(slot.item.amount, slot.item.vat), slot);
    }
  }
  if (gross.size === 0) return;
  for (const debit of openSlots(relation.debit)) {
    const sellers = openSlots(gross.get(debit.item.amount) ?? []);
    const credit = nearest(debit, sellers, (slot) => agreeable(debit, slot));
    if (!credit) continue;
    settle(relation, [debit], [credit], credit.item.amount, 'vat');
    debit.agreed = credit.item.amount;
  }
}

/**
 * Openings match by total. Where they differ because a difference of last year was settled in this one (a payment in
 * transit at year's end), the item that settled it explains the difference.
 */
export function matchOpenings(relation: Relation): void {
  const debit = openSlots(relation.debit).filter((slot) => slot.item.detail === 'opening');
  const credit = openSlots(relation.credit).filter((slot) => slot.item.detail === 'opening');
  if (debit.length === 0 && credit.length === 0) return;
  const delta = subtractFen(total(debit), total(credit));
  if (delta === 0) {
    settle(relation, debit, credit, total(debit), 'total');
    return;
  }
  const settled = (slots: readonly Slot[], amount: number) =>
    openSlots(slots).find((slot) => slot.item.detail === 'item' && slot.item.amount === amount);
  const onDebit = settled(relation.debit, -delta);
  const onCredit = onDebit ? undefined : settled(relation.credit, delta);
  if (onDebit) settle(relation, [...debit, onDebit], credit, total(credit), 'net');
  else if (onCredit) settle(relation, debit, [...credit, onCredit], total(debit), 'net');
}

/** What is left of one side equals what is left of the other: they agree as totals, whatever they are made of. */
export function matchTotals(relation: Relation): void {
  const debit = openSlots(relation.debit);
  const credit = openSlots(relation.credit);
  if (debit.length === 0 && credit.length === 0) return;
  const amount = total(debit);
  if (amount === total(credit)) settle(relation, debit, credit, amount, 'total');
}

function matchEqualAmounts(
  relation: Relation,
  debit: readonly Slot[],
  credit: readonly Slot[],
  by: 'document' | 'amount',
  accept: (d: Slot, c: Slot) => boolean,
): void {
  const credits = byAmount(credit);
  for (const [amount, debits] of byAmount(debit)) {
    const candidates = credits.get(amount);
    if (!candidates) continue;
    const exhaustive = debits.length * candidates.length <= BUCKET_LIMIT;
    let next = 0;
    for (const one of debits) {
      while (next < candidates.length && candidates[next]!.done) next += 1;
      const within = exhaustive ? candidates : candidates.slice(next, next + 1);
      const other = nearest(one, within, (slot) => !slot.done && accept(one, slot));
      if (other) settle(relation, [one], [other], amount, by);
    }
  }
}

/** The slot with the nearest date among those accepted; the earlier in order among equally near ones. */
export function nearest(
  to: Slot,
  candidates: readonly Slot[],
  accept: (slot: Slot) => boolean = () => true,
): Slot | undefined {
  let best: Slot | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const days = daysApart(to, candidate);
    if (days < distance && accept(candidate)) {
      best = candidate;
      distance = days;
    }
  }
  return best;
}

/** Open slots by their document; openings have none. */
export function byDocument(slots: readonly Slot[]): Map<string, Slot[]> {
  const found = new Map<string, Slot[]>();
  for (const slot of slots) {
    if (slot.document !== '' && !slot.done && slot.item.detail !== 'opening') push(found, slot.document, slot);
  }
  return found;
}

/** Open slots by their amount. */
export function byAmount(slots: readonly Slot[]): Map<Fen, Slot[]> {
  const found = new Map<Fen, Slot[]>();
  for (const slot of slots) if (!slot.done) push(found, slot.item.amount, slot);
  return found;
}

export function push<K>(map: Map<K, Slot[]>, key: K, slot: Slot): void {
  const list = map.get(key);
  if (list) list.push(slot);
  else map.set(key, [slot]);
}
