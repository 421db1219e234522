import { type Fen, fen, groupedYuan, sumFen } from '../../kernel/fen.ts';
import { fundSource } from '../ledger/fund.ts';
import { AMOUNT_MAX } from './amounts.ts';
import { budgetItem, cellKey, cellTotal, type PlanCell } from './plan.ts';

/** 采购品目的大类 (政府采购法 第二条: 货物、工程和服务). */
export const GOODS_KINDS = ['goods', 'works', 'services'] as const;
export type GoodsKind = (typeof GOODS_KINDS)[number];

/** How it is bought (采购方式, 政府采购法 第二十六条; 框架协议、网上商城、集采平台 are where a county buys most). */
export const METHODS = [
  'open-tender',
  'invited-tender',
  'competitive-consultation',
  'competitive-negotiation',
  'inquiry',
  'single-source',
  'framework',
  'online-mall',
  'collective-platform',
  'self',
] as const;
export type Method = (typeof METHODS)[number];

/** One row of 采购预算: what is bought out of which row of the plan, how much of it, at which price, when and how. */
export interface ProcurementRow {
  readonly department: string;
  readonly item: string;
  readonly source: string;
  readonly project: string;
  readonly goods: string;
  readonly kind: GoodsKind;
  /** 集中采购目录以内. */
  readonly listed: boolean;
  /** A whole number of `unit`, at least 1. */
  readonly quantity: number;
  readonly unit: string;
  /** 单价 in 分. */
  readonly price: Fen;
  /** 1–12. */
  readonly month: number;
  readonly method: Method;
}

/** 数量 × 单价, exact, in 分. */
export const procurementAmount = ({ quantity, price }: Pick<ProcurementRow, 'quantity' | 'price'>): Fen =>
  fen(quantity * price);

/** The row's name within its plan: the same goods of one month stand in one row. */
export const procurementKey = (row: Pick<ProcurementRow, keyof Omit<PlanCell, 'months'> | 'goods' | 'month'>): string =>
  [cellKey(row), row.goods, String(row.month).padStart(2, '0')].join('\u0000');

/** Why a row cannot stand in a plan, in one sentence; undefined where it can. Nothing is bought out of revenue. */
export function againstProcurement(row: ProcurementRow): string | undefined {
  const item = budgetItem(row.item);
  if (!item) return `没有预算项目 ${row.item}`;
  if ((item.kind !== 'expenditure' && item.kind !== 'capital') || item.cashless)
    return `${item.code} ${item.name} 不是支出或资本性支出，不能编列采购`;
  if (!fundSource(row.source)) return `没有资金来源 ${row.source}`;
  if (row.goods === '') return '采购须写明品名';
  if (!Number.isSafeInteger(row.quantity) || row.quantity < 1) return `${row.goods} 的数量须是大于 0 的整数`;
  if (row.price <= 0) return `${row.goods} 的单价须大于 0`;
  if (row.quantity * row.price > AMOUNT_MAX) return `${row.goods} 的金额太大，请核对数量和单价`;
  return undefined;
}

/** What the procurement schedule breaks, each in a sentence that names the row of the plan. */
export type ProcurementBreach =
  /** 采购预算的每一行都属于预算表的一行. */
  | { readonly rule: 'procurement-homeless'; readonly message: string }
  /** 一行预算的采购合计不超过这一行的全年数. */
  | { readonly rule: 'procurement-over'; readonly message: string };

/** Σ 采购 of a plan row ≤ that row, and every procurement row belongs to one; by the order of the plan's rows. */
export function procurementBreaches(
  cells: readonly PlanCell[],
  rows: readonly ProcurementRow[],
): readonly ProcurementBreach[] {
  const planned = new Map(cells.map((cell) => [cellKey(cell), cellTotal(cell)]));
  const byRow = new Map<string, ProcurementRow[]>();
  for (const row of rows) {
    const key = cellKey(row);
    const own = byRow.get(key);
    if (own) own.push(row);
    else byRow.set(key, [row]);
  }
  return [...byRow]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, own]): ProcurementBreach[] => {
      const bought = sumFen(own.map(procurementAmount));
      const { item, source } = own[0]!;
      const [called, from] = [budgetItem(item)?.name ?? item, fundSource(source)?.name ?? source];
      const there = planned.get(key);
      if (there === undefined)
        return [
          {
            rule: 'procurement-homeless',
            message: `采购 ${own[0]!.goods} 所属的${called}（${from}）不在预算表里：采购须有自己的预算行（政府采购法 第六条）`,
          },
        ];
      const beyond = bought - there;
      return beyond > 0
        ? [
            {
              rule: 'procurement-over',
              message: `${called}（${from}）的采购合计比这一行的预算多 ${groupedYuan(fen(beyond))} 元：采购应严格按批准的预算执行（政府采购法 第六条）`,
            },
          ]
        : [];
    });
}

/** A sum of procurement by 大类 and 目录内外, in 分. */
export interface ProcurementSum {
  readonly kind: GoodsKind;
  readonly listed: boolean;
  readonly rows: number;
  readonly amount: Fen;
}

export function summedProcurement(rows: readonly ProcurementRow[]): ProcurementSum[] {
  return GOODS_KINDS.flatMap((kind) =>
    [true, false].flatMap((listed) => {
      const own = rows.filter((row) => row.kind === kind && row.listed === listed);
      return own.length === 0 ? [] : [{ kind, listed, rows: own.length, amount: sumFen(own.map(procurementAmount)) }];
    }),
  );
}

/** The rows after some were changed and some taken out, in the order of their names. */
export function changedProcurement(
  rows: readonly ProcurementRow[],
  changes: readonly ProcurementRow[],
  removed: readonly Parameters<typeof procurementKey>[0][],
): ProcurementRow[] {
  const byKey = new Map(rows.map((row) => [procurementKey(row), row]));
  for (const row of removed) byKey.delete(procurementKey(row));
  for (const row of changes) byKey.set(procurementKey(row), row);
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
