import { procurement } from '../../../../shared/contract/procurement.ts';
import { type ShortStock, shortages } from '../../../../shared/domain/procurement/cockpit/shortage.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import { standingsOn } from '../../../../shared/domain/procurement/stock/standing.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { loadDeliveryRules } from '../deliveries/rules.ts';
import { readLatestItems } from '../formulary/reading.ts';
import type { KeptPurchases } from '../kept-purchases.ts';
import { type KeptMove, readMoves } from '../stock/moves.ts';
import { deliveredOf, seesUnit } from './facts.ts';

/** 短缺地图: what is short by the stock ledgers, and what has not come though it was promised. */
export const shortageOperations = (kept: KeptPurchases): readonly Implementation[] => [
  query(procurement.shortageMap, async ({ db, scope }, { on, unit }) => {
    const sees = seesUnit(scope, unit);
    const rules = await loadDeliveryRules(db);
    const ledgers = new Map<string, KeptMove[]>();
    for (const move of await readMoves(db, { unit: unit === undefined ? undefined : (unit as KeptMove['unit']) })) {
      if (!sees(move.unit) || move.day > on) continue;
      const own = ledgers.get(move.unit);
      if (own) own.push(move);
      else ledgers.set(move.unit, [move]);
    }
    const short = [...ledgers.values()].flatMap((moves) =>
      standingsOn(moves, on, rules)
        .filter((standing) => standing.short)
        .map(({ item, quantity, cover }): ShortStock => ({ unit: moves[0]!.unit, item, quantity, cover })),
    );
    const awaited = deliveredOf(await kept.register(db), { last: on, open: true }).filter((row) => sees(row.unit));
    const cells = shortages(short, awaited, on);
    const items = await readLatestItems(
      db,
      cells.map(({ item }) => item),
    );
    const counts = new Map<string, number>();
    for (const { item } of cells) counts.set(item, (counts.get(item) ?? 0) + 1);
    const troubled = new Set<string>(cells.map((cell) => cell.unit));
    return {
      ...{ on, shortDays: rules.shortDays },
      units: (await loadUnits(db))
        .filter(({ code }) => troubled.has(code))
        .map(({ code, name }) => ({ unit: code, unitName: name })),
      // What is short at most units stands first.
      items: [...counts]
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
        .map(([code]) => {
          const item = items.get(code);
          return {
            ...{ item: code, name: item ? itemTitle(item) : code },
            flagged: item?.flags.includes('shortage') ?? false,
          };
        }),
      cells: cells.map(({ cover, quantity, order, ...cell }) => ({
        ...{ ...cell, cover: cover ?? null, quantity: quantity ?? null, order: order ?? null },
      })),
    };
  }),
];
