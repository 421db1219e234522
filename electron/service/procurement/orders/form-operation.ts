import { procurement } from '../../../../shared/contract/procurement.ts';
import { standing } from '../../../../shared/domain/procurement/orders/allocation.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { loadCommunity, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readItems } from '../formulary/reading.ts';
import { readSuppliers } from '../suppliers/reading.ts';
import { readOrders } from './documents.ts';
import { linesStanding } from './order-out.ts';
import { readOrderRequests } from './order-parts.ts';
import { type FormLine, type OrderForm, orderFormName, orderWorkbook } from './order-workbook.ts';

/** The order as a workbook for the supplier; it says what every unit gets, and is the centre's alone. */
export const orderFormOperations: readonly Implementation[] = [
  longQuery(
    procurement.orderForm,
    async (context, { id }): Promise<Omit<OrderForm, 'creator' | 'created'>> => {
      const { db } = context;
      const [order] = await readOrders(db, { ids: [id] });
      if (!order) throw context.notFound(`采购订单 ${id}`);
      const lines = linesStanding(order);
      if (lines.length === 0) throw context.refused('nothing-ordered', '这张订单没有还在订的数量');
      const items = await readItems(
        db,
        order.first as AccountingDate,
        lines.map(({ item }) => item),
      );
      const supplier = (await readSuppliers(db, [order.subject])).get(order.subject);
      const units = new Map<string, string>((await loadUnits(db)).map(({ code, name }) => [code, name]));
      const requests = await readOrderRequests(db, id);
      const contact = [supplier?.contact, supplier?.phone].filter((part) => part).join(' ');
      return {
        ...{ number: order.number, day: order.first, promised: order.last, contact },
        ...{ urgent: order.urgent, settlement: order.settlement, supplier: supplier?.name ?? order.subject },
        community: (await loadCommunity(db))?.name ?? '',
        lines: lines.map(({ item: code, price, allocations }): FormLine => {
          const item = items.get(code);
          return {
            ...{ code, price, name: item?.name ?? code, maker: item?.maker ?? '', pack: item?.pack ?? '' },
            strength: item ? `${item.strength}×${item.packSize}${item.unit}/${item.pack}` : '',
            allocations: allocations
              .filter((each) => standing(each) > 0)
              .map((each) => ({
                ...{ unit: each.unit, unitName: units.get(each.unit) ?? each.unit, packs: standing(each) },
                ...(requests.get(each.requestLine) ?? { request: '', needed: '' }),
              })),
          };
        }),
      };
    },
    async (context, _asked, form) => {
      const book = orderWorkbook({ ...form, creator: context.actor, created: context.instant });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(orderFormName(form)) };
    },
  ),
];
