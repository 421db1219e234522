import type { PackPurchases } from '../../../electron/service/audit/pack/purchase-content.ts';
import type { PurchaseRow } from '../../../electron/service/procurement/queries.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { price } from '../../../shared/domain/procurement/price.ts';
import { traceLine } from '../../../shared/domain/procurement/trace/trace.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const day = (text: string) => text as AccountingDate;
const said = (display: string, instant: string, reason = '') => ({ person: 'p', display, instant, reason });
const CODE = 'XJ01CAA040E002010104021';

/** Purchases of one unit: one order followed to its end, one line billed too dear and let pass, one on its way. */
export function packPurchases(unit: UnitCode): PackPurchases {
  const line = (order: number, of: Parameters<typeof traceLine>[0]): PurchaseRow[] =>
    traceLine(of).map((row) => ({
      ...{
        order,
        orderNumber: `CG-2025-000${order}`,
        orderDay: day('2025-03-01'),
        stage: 'confirmed',
        orderLine: order,
      },
      ...{ supplier: 'S1', supplierName: '=示例配送', item: CODE, itemName: '阿莫西林胶囊 0.25g×24粒/盒' },
      ...{ price: price(84_000), mode: 'community', ...row },
    }));
  const receipt = { number: 'YS-1', day: day('2025-03-03'), unit, lot: 'A1', packs: 10, amount: fen(8_400) };
  const bill = { number: '2001', day: day('2025-03-10'), first: '1001', verdict: 'pay', packs: 8 } as const;
  return {
    rows: [
      ...line(1, {
        allocations: [],
        receipts: [{ ...receipt, settlement: 'JS-1', settled: fen(8_400) }],
        bills: [{ ...bill, amount: fen(6_800), payment: 'FK-1', paid: fen(6_000) }],
      }),
      ...line(2, { allocations: [{ unit, outstanding: 5 }], receipts: [], bills: [] }),
    ],
    exceptions: [
      {
        override: {
          ...{ id: 1, number: 'LW2025-001', kind: 'above-price', unit, item: CODE, what: '', supplier: 'S1' },
          ...{ quantity: 20, price: price(85_000), first: day('2025-03-01'), last: day('2025-03-31'), why: '急救断供' },
        },
        what: '阿莫西林胶囊',
        steps: [
          { ...said('示例·采购', '2025-02-28T01:00:00Z'), step: 'hand' },
          { ...said('示例·药师', '2025-03-01T01:00:00Z'), step: 'approve' },
        ],
        orders: [1, 2].map((id) => ({
          ...{ id, number: 'CG-2025-0001', day: day('2025-03-01'), unit, item: CODE, packs: 10 },
        })),
      },
    ],
    findings: [
      {
        finding: {
          ...{
            key: 'k',
            rule: 'above-price',
            level: 'error',
            unit: '',
            item: CODE,
            supplier: 'S1',
            day: day('2025-03-10'),
          },
          ...{ found: 85_000, held: 84_000, measure: 'pack-price', basis: 'agreed', beyondBps: 119, excess: fen(80) },
          ...{ note: '', ordered: [], papers: [{ kind: 'invoice', id: 1, number: '2001', unit: '' }] },
        },
        ...{
          state: 'explained',
          revision: 1,
          overrides: [],
          gone: false,
          what: '阿莫西林胶囊',
          supplierName: '=示例配送',
        },
        said: '阿莫西林胶囊：单价 8.50 元高于协议价 8.40 元',
        steps: [{ ...said('示例·采购', '2025-03-12T01:00:00Z', '下期抵扣'), step: 'explain' }],
      },
    ],
    released: [
      {
        ...{ number: '2001', day: day('2025-03-10'), seller: '=示例配送', units: [unit], item: CODE },
        ...{ what: '阿莫西林胶囊', packs: 8, price: price(85_000), amount: fen(6_800), reasons: ['price-above'] },
        ...{ faults: [], why: '合同补充协议', releasedBy: '示例·药师', released: '2025-03-11T01:00:00Z' },
      },
    ],
    prices: [
      {
        ...{ item: CODE, name: '阿莫西林胶囊 0.25g×24粒/盒', maker: '示例制药', agreed: price(84_000) },
        ...{ listed: price(86_000), lowest: price(84_000), highest: price(84_000), packs: 10, amount: fen(8_400) },
      },
    ],
  };
}
