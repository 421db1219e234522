import type { AccountFigure } from '../../../../shared/domain/ledger/figures.ts';
import { ASSET_KINDS, type AssetKind } from '../../../../shared/domain/ledger/provisions/card.ts';
import { type CardInMonth, totalsOf } from '../../../../shared/domain/ledger/provisions/cards-in-month.ts';
import { monthOfLife } from '../../../../shared/domain/ledger/provisions/schedule.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { AssetList } from './kept-cards.ts';

/** What the contract says of lists and cards. */

/** `displays`: people's names by their sign-in names. */
export const listOut = (list: AssetList, displays: Readonly<Record<string, string>>) => ({
  id: list.id,
  period: list.period,
  fileName: list.file_name,
  cards: list.cards,
  by: displays[list.actor] ?? list.actor,
  at: list.instant,
});

export const cardOut = (row: CardInMonth, period: Period) => ({
  number: row.card.number,
  name: row.card.name,
  kind: row.card.kind,
  category: row.card.category,
  department: row.card.department ?? null,
  date: row.card.date,
  cost: formatYuan(row.card.cost),
  taken: formatYuan(row.taken),
  months: row.months ?? null,
  monthOfLife: monthOfLife(row.card, period),
  lifeFrom: row.lifeFrom ?? null,
  life: row.life?.name ?? null,
  fund: row.card.fund,
  stage: row.stage,
  due: formatYuan(row.due),
  posted: formatYuan(row.posted),
  rest: formatYuan(row.rest),
});

export function stagesOf(rows: readonly CardInMonth[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { stage } of rows) counts[stage] = (counts[stage] ?? 0) + 1;
  return counts;
}

/** Accounts of cost and of what was taken of it. */
export const ASSET_ACCOUNTS: Readonly<Record<AssetKind, { readonly cost: string; readonly contra: string }>> = {
  fixed: { cost: '1601', contra: '1602' },
  intangible: { cost: '1701', contra: '1702' },
};

const closing = (figures: readonly AccountFigure[], first: string): number =>
  figures.filter(({ code }) => code.startsWith(first)).reduce((sum, figure) => sum + figure.closing, 0);

/** What stood on a contra account when the month began, less what was written off in it: without the month's own depreciation, whoever posted it. */
const takenBefore = (figures: readonly AccountFigure[], first: string): number =>
  figures.filter(({ code }) => code.startsWith(first)).reduce((sum, figure) => sum - figure.opening - figure.debit, 0);

/** The cards beside the books: 原值 as the month leaves it, 累计折旧 as the month before left it, which is what cards say. */
export const comparisonOf = (rows: readonly CardInMonth[], figures: readonly AccountFigure[]) =>
  ASSET_KINDS.flatMap((kind) => {
    const { cost, contra } = ASSET_ACCOUNTS[kind];
    const own = rows.filter(({ card }) => card.kind === kind);
    const totals = totalsOf(rows, kind);
    const book = { cost: fen(closing(figures, cost)), taken: fen(takenBefore(figures, contra)) };
    if (own.length === 0 && book.cost === 0 && book.taken === 0) return [];
    return [
      {
        kind,
        cards: own.filter(({ stage }) => stage !== 'gone').length,
        cost: formatYuan(totals.cost),
        bookCost: formatYuan(book.cost),
        accumulated: formatYuan(totals.accumulated),
        bookAccumulated: formatYuan(book.taken),
      },
    ];
  });
