import { ledger } from '../../../../shared/contract/ledger.ts';
import type { InputOf } from '../../../../shared/contract/operation.ts';
import type { CardInMonth } from '../../../../shared/domain/ledger/provisions/cards-in-month.ts';
import { type Depreciating, placeOf } from '../../../../shared/domain/ledger/provisions/depreciation.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { loadDisplays } from '../../organisation/queries.ts';
import { query } from '../../pipeline/implementation.ts';
import { readFigures } from '../figures.ts';
import { readResolvers } from '../mapping.ts';
import { cardOut, comparisonOf, listOut, stagesOf } from './card-out.ts';
import { depreciatingOf } from './deciding.ts';
import { readCardsInMonth } from './kept-cards.ts';

type Asked = InputOf<typeof ledger.assetCards>;

/** 资产卡片 of a month: all, those of a stage, or those behind a line of the proposal. */
export const cardPages = query(ledger.assetCards, async (context, asked) => {
  const { db } = context;
  const { unit, period, offset, limit } = asked;
  const read = (await readFigures(db, period, [unit])).get(unit);
  if (!read) throw context.notFound(`单位 ${unit}`);
  const { list, lists, rows } = await readCardsInMonth(db, unit, period);
  const groupOf = (await readResolvers(db, new Map([[unit, read.chart]]), period)).get(unit)!;
  const wanted = wantedOf(asked, await depreciatingOf(db, read, period, groupOf));
  const found = rows.filter(wanted);
  // What is gone is listed but stands in no balance, unless it is what was asked for.
  const counted = asked.stage === 'gone' ? found : found.filter(({ stage }) => stage !== 'gone');
  const displays = await loadDisplays(db, [...new Set(lists.map(({ actor }) => actor))]);
  return {
    total: found.length,
    rows: found.slice(offset, offset + limit).map((row) => cardOut(row, period)),
    list: list ? listOut(list, displays) : null,
    lists: lists.map((each) => listOut(each, displays)),
    stages: stagesOf(rows),
    cost: formatYuan(sumFen(counted.map(({ card }) => card.cost))),
    taken: formatYuan(sumFen(counted.map(({ taken }) => taken))),
    due: formatYuan(sumFen(found.map(({ due }) => due))),
    rest: formatYuan(sumFen(found.map(({ rest }) => rest))),
    comparison: comparisonOf(rows, read.figures),
  };
});

function wantedOf({ stage, code, department, fund, search }: Asked, depreciating: Depreciating) {
  const word = search?.toLowerCase();
  return (row: CardInMonth): boolean => {
    const { card } = row;
    if (stage !== undefined && row.stage !== stage) return false;
    if (department !== undefined && card.department !== department) return false;
    if (fund !== undefined && card.fund !== fund) return false;
    if (
      word !== undefined &&
      ![card.number, card.name, card.category].some((text) => text.toLowerCase().includes(word))
    )
      return false;
    if (code === undefined) return true;
    const { expense, contra } = placeOf(depreciating, row);
    return row.rest > 0 && (expense === code || contra === code);
  };
}
