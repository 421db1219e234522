import { procurement } from '../../../../shared/contract/procurement.ts';
import type { Rate } from '../../../../shared/domain/procurement/cockpit/figures.ts';
import type { SpendBy } from '../../../../shared/domain/procurement/cockpit/spend.ts';
import { itemTitle } from '../../../../shared/domain/procurement/item.ts';
import { formatPrice } from '../../../../shared/domain/procurement/price.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { daysOf } from '../guards/finding-operations.ts';
import type { KeptPurchases } from '../kept-purchases.ts';
import { cockpitBookName, cockpitWorkbook } from './cockpit-workbook.ts';
import { type Cockpit, linesOf, readCockpit, readSeen, readWatch } from './figures.ts';
import { priceOperations } from './price-operations.ts';
import { savingOperations } from './saving-operation.ts';
import { shortageOperations } from './shortage-operations.ts';

const moneyOut = ({ part, whole, bps }: Rate) => ({
  ...{ part: formatYuan(fen(part)), whole: formatYuan(fen(whole)), bps: bps ?? null },
});
const countOut = ({ part, whole, bps }: Rate) => ({ part, whole, bps: bps ?? null });

const rowsOut = (rows: Cockpit['spendBy'][SpendBy]) =>
  rows.map(({ amount, shareBps, upToBps, ...row }) => ({
    ...{ ...row, amount: formatYuan(amount), shareBps: shareBps ?? null, upToBps: upToBps ?? null },
  }));

/** 采购驾驶舱: the page, what a bar is made of, and the workbook. */
export const cockpitOperations = (kept: KeptPurchases): readonly Implementation[] => [
  query(procurement.cockpit, async ({ db, scope }, { period, span, unit }) => {
    const [first, last] = daysOf(period, span);
    const read = await readCockpit(db, { first, last, scope, unit, register: await kept.register(db) });
    const { figures, spendBy } = read;
    return {
      ...{ first, last, spend: formatYuan(read.spend), receipts: read.receipts },
      figures: {
        ...{ essential: moneyOut(figures.essential), essentialItems: countOut(figures.essentialItems) },
        ...{ selected: moneyOut(figures.selected), filled: moneyOut(figures.filled) },
        progress: { ...moneyOut(figures.progress), timeBps: figures.timeBps ?? null },
        onTime: countOut(figures.onTime),
        ...{ savedListed: moneyOut(figures.listed), savedBefore: moneyOut(figures.before) },
      },
      spendBy: {
        ...{ unit: rowsOut(spendBy.unit), item: rowsOut(spendBy.item) },
        ...{ supplier: rowsOut(spendBy.supplier), month: rowsOut(spendBy.month) },
      },
    };
  }),

  query(procurement.cockpitWatch, async ({ db, scope }, { period, span, unit }) => {
    const [first, last] = daysOf(period, span);
    const { paid, guards } = await readWatch(db, { first, last, scope, unit }, await kept.matching(db));
    return { paid: moneyOut(paid), guards };
  }),

  query(procurement.cockpitLines, async ({ db, scope }, { period, span, unit, by, key }) => {
    const [first, last] = daysOf(period, span);
    const seen = await readSeen(db, { first, last, scope, unit, register: await kept.register(db) });
    return linesOf(seen, by, key).map(({ ordered: _, price, amount, ...line }) => {
      const item = seen.world.itemOf(line.item);
      return {
        ...{ ...line, price: formatPrice(price), amount: formatYuan(amount), name: item ? itemTitle(item) : line.item },
        maker: item?.maker ?? '',
        unitName: seen.names.get(line.unit) ?? line.unit,
        supplierName: seen.world.suppliers.get(line.supplier)?.name ?? line.supplier,
      };
    });
  }),

  longQuery(
    procurement.cockpitBook,
    async ({ db, scope }, { period, span, unit }) => {
      const [first, last] = daysOf(period, span);
      const matching = await kept.matching(db);
      const asked = { first, last, scope, unit, register: matching.register };
      return { ...(await readCockpit(db, asked)), watch: await readWatch(db, asked, matching) };
    },
    async (context, { period, span, unit }, read) => {
      const book = cockpitWorkbook(read, { creator: context.actor, created: context.instant, unit: unit ?? '' });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(cockpitBookName(period, span)) };
    },
  ),
  ...priceOperations(kept),
  ...savingOperations(kept),
  ...shortageOperations(kept),
];
