import { procurement } from '../../../../shared/contract/procurement.ts';
import { savingsByItem } from '../../../../shared/domain/procurement/cockpit/savings.ts';
import { rateOf } from '../../../../shared/domain/procurement/cockpit/spend.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { daysOf } from '../guards/finding-operations.ts';
import type { KeptPurchases } from '../kept-purchases.ts';
import { listedOn, readSeen } from './figures.ts';

/** 节约 product by product, which the figure sums up. */
export const savingOperations = (kept: KeptPurchases): readonly Implementation[] => [
  query(procurement.cockpitSavings, async ({ db, scope }, { period, span, unit, against }) => {
    const [first, last] = daysOf(period, span);
    const { world, trail } = await readSeen(db, { first, last, scope, unit, register: await kept.register(db) });
    return savingsByItem(trail, first, listedOn(world), against).map(({ item: code, packs, saved, base }) => {
      const item = world.itemOf(code);
      return {
        ...{ item: code, name: item ? itemTitle(item) : code, maker: item?.maker ?? '', packs },
        ...{ saved: formatYuan(saved), base: formatYuan(base), bps: rateOf(saved, base) ?? null },
      };
    });
  }),
];
