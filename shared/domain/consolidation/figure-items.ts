import { addFen, type Fen, fen, negateFen, ZERO } from '../../kernel/fen.ts';
import { type Period, periodOf, startOf, yearOf } from '../../kernel/period.ts';
import type { AccountFigure } from '../ledger/figures.ts';
import type { UnitCode } from '../organisation/unit.ts';
import { allowanceLineOf, mirrorOf } from './mirror.ts';
import type { InternalAllowance, InternalItem } from './model.ts';

const UNIT = 'unit:';

/** The member a figure is tagged with, or undefined. */
const taggedUnit = ({ counterparty, unit }: AccountFigure): UnitCode | undefined => {
  const code = counterparty?.startsWith(UNIT) ? counterparty.slice(UNIT.length) : undefined;
  return code === unit ? undefined : code;
};

/**
 * Intra-group balances at the beginning of the year (年初内部往来), one item for each account and counterparty; with the
 * year's vouchers they make up the balance at the period's end.
 */
export function openingItems(figures: Iterable<AccountFigure>, period: Period): InternalItem[] {
  const date = startOf(periodOf(yearOf(period), 1));
  const openings = new Map<string, InternalItem>();
  for (const figure of figures) {
    const counterparty = taggedUnit(figure);
    const mirror = figure.group === undefined ? undefined : mirrorOf(figure.group, figure.book);
    if (counterparty === undefined || figure.group === undefined || mirror?.group !== 'receivable-payable') continue;
    const id = `opening:${figure.unit}:${figure.code}:${counterparty}`;
    const amount = mirror.side === 'debit' ? figure.yearOpening : negateFen(figure.yearOpening);
    openings.set(id, {
      id,
      unit: figure.unit,
      counterparty,
      book: figure.book,
      group: mirror.group,
      side: mirror.side,
      code: figure.code,
      account: figure.group,
      amount: addFen(openings.get(id)?.amount ?? ZERO, amount),
      date,
      detail: 'opening',
      origin: { kind: 'balance' },
    });
  }
  return [...openings.values()].filter(({ amount }) => amount !== 0);
}

/** Allowances on intra-group receivables (1219 tagged with a member), as positive credit balances. */
export function allowancesOf(figures: Iterable<AccountFigure>): InternalAllowance[] {
  const allowances = new Map<string, InternalAllowance>();
  const credit = (balance: Fen): Fen => fen(-balance);
  for (const figure of figures) {
    const counterparty = taggedUnit(figure);
    const line = figure.group === undefined ? undefined : allowanceLineOf(figure.group);
    if (counterparty === undefined || line === undefined) continue;
    const key = `${figure.unit}|${counterparty}|${line}`;
    const before = allowances.get(key);
    allowances.set(key, {
      unit: figure.unit,
      counterparty,
      line,
      opening: addFen(before?.opening ?? ZERO, credit(figure.yearOpening)),
      closing: addFen(before?.closing ?? ZERO, credit(figure.closing)),
    });
  }
  return [...allowances.values()].filter(({ opening, closing }) => opening !== 0 || closing !== 0);
}
