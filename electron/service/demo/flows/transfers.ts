import { ACCOUNT, accumulatedDepreciation, fixedAsset, type Stock, stockAccount } from '../accounts.ts';
import { yuan } from '../amounts.ts';
import { cr, dr, spent } from '../books.ts';
import type { Month } from '../calendar.ts';
import type { County } from '../desk.ts';
import { inside } from '../parties.ts';

const OTHER = { fund: 'other' } as const;

interface Transfer {
  readonly month: number;
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly asset:
    | { readonly kind: 'equipment'; readonly gross: number; readonly depreciated: number }
    | { readonly kind: 'stock'; readonly stock: Stock; readonly cost: number };
  /** Freight, paid by the receiver (part of the asset's cost) or by the giver (资产处置费用). */
  readonly freight?: { readonly by: 'giver' | 'receiver'; readonly amount: number };
}

const TRANSFERS: readonly Transfer[] = [
  {
    month: 3,
    from: 'H01',
    to: 'T05',
    what: '便携式彩超',
    asset: { kind: 'equipment', gross: 180_000, depreciated: 60_000 },
  },
  { month: 5, from: 'H01', to: 'T03', what: '储备药品', asset: { kind: 'stock', stock: 'western', cost: 40_000 } },
  {
    month: 6,
    from: 'H02',
    to: 'T14',
    what: '中医理疗设备',
    asset: { kind: 'equipment', gross: 60_000, depreciated: 12_000 },
    freight: { by: 'receiver', amount: 1_200 },
  },
  {
    month: 9,
    from: 'H01',
    to: 'C02',
    what: '心电图机（已提足折旧）',
    asset: { kind: 'equipment', gross: 48_000, depreciated: 48_000 },
  },
  {
    month: 11,
    from: 'H03',
    to: 'T20',
    what: '婴儿培养箱',
    asset: { kind: 'equipment', gross: 95_000, depreciated: 35_000 },
    freight: { by: 'giver', amount: 800 },
  },
];

/**
 * 无偿调拨 (P19, P20, DOMAIN 2.3 G1): the giver takes the asset out at its carrying amount and the receiver takes it in at
 * the same; over the community 3401 is nil. Freight is each one's own (5301/7901). Nothing left to carry: gross and
 * depreciation move, 3401 does not (解释第1号 五).
 */
export function transfers(county: County, month: Month): void {
  for (const transfer of TRANSFERS.filter((each) => each.month === month.number)) {
    const giver = county.desk(transfer.from);
    const receiver = county.desk(transfer.to);
    const document = `DB-${month.tag}-${transfer.to}`;
    const toReceiver = { counterparty: inside(transfer.to), document };
    const fromGiver = { counterparty: inside(transfer.from), document };
    const date = month.workday(17);
    const { asset, freight } = transfer;
    const carrying = yuan(asset.kind === 'equipment' ? asset.gross - asset.depreciated : asset.cost);
    const freightOf = (who: 'giver' | 'receiver') => (freight?.by === who ? yuan(freight.amount) : 0);
    const freightSpent = (amount: number) => [
      cr(ACCOUNT.basicBank, amount),
      ...spent(amount, ACCOUNT.otherSpending, OTHER),
    ];
    giver.books.post(date, `向${receiver.member.name}无偿调出${transfer.what}`, [
      dr(ACCOUNT.transfer, carrying, toReceiver),
      ...(asset.kind === 'equipment'
        ? [
            dr(accumulatedDepreciation('medical'), yuan(asset.depreciated), OTHER),
            cr(fixedAsset('medical'), yuan(asset.gross), OTHER),
          ]
        : [cr(stockAccount(giver.member, asset.stock), carrying)]),
      dr(ACCOUNT.disposal, freightOf('giver')),
      ...freightSpent(freightOf('giver')),
    ]);
    const worthless = asset.kind === 'equipment' && carrying === 0;
    receiver.books.post(date, `${giver.member.name}无偿调入${transfer.what}`, [
      ...(worthless
        ? [
            dr(fixedAsset('medical'), yuan(asset.gross), OTHER),
            cr(accumulatedDepreciation('medical'), yuan(asset.depreciated), OTHER),
          ]
        : asset.kind === 'equipment'
          ? [dr(fixedAsset('medical'), carrying + freightOf('receiver'), OTHER)]
          : [dr(stockAccount(receiver.member, asset.stock), carrying)]),
      cr(ACCOUNT.transfer, carrying, fromGiver),
      ...freightSpent(freightOf('receiver')),
    ]);
  }
}
