import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, negateFen, sumFen, ZERO } from '../../../kernel/fen.ts';
import type { VoucherDraft, VoucherLine } from '../../ledger/voucher.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { ItemKind } from '../item.ts';

/** What a unit received through the one account, by the receipt that it came with: in 分, below nil for a return. */
export interface SettledRow {
  /** The line of a receipt or return that it is of: settled once. */
  readonly receipt: string;
  readonly supplier: string;
  readonly kind: ItemKind;
  readonly amount: Fen;
}

/** Where 库存物品 of a kind stand in a unit's chart, and what the two sides owe each other on. */
export interface SettlementAccounts {
  readonly stock: (kind: ItemKind) => string;
  /** 应付账款 of the holder of the account, by the kind of goods: what the community owes suppliers. */
  readonly payable: (kind: ItemKind) => string;
  /** 其他应收款 of the holder, 其他应付款 of the unit: eliminated against each other (解释第4号 八（三）1（1）, DOMAIN 2.3 E1). */
  readonly receivable: string;
  readonly owed: string;
}

export interface ToSettle {
  /** 结算单号: the document on both sides, by which the elimination finds the pair. */
  readonly number: string;
  readonly day: AccountingDate;
  readonly holder: { readonly unit: UnitCode; readonly name: string };
  readonly unit: { readonly unit: UnitCode; readonly name: string };
  readonly rows: readonly SettledRow[];
  readonly accounts: SettlementAccounts;
  /** The party's code that a supplier has in the books, where it has one. */
  readonly party: (supplier: string) => string | undefined;
  /** What a supplier is called: each stands on its own line, whether the books know it as a party or not. */
  readonly supplierName: (supplier: string) => string;
}

/** Σ of a note, in 分. */
export const noteTotal = (rows: readonly Pick<SettledRow, 'amount'>[]): Fen => sumFen(rows.map(({ amount }) => amount));

/**
 * 内部结算 of what a member received (DOMAIN 1.6 P27): the holder of the account books 其他应收款 of the member against
 * 应付账款 of the suppliers, the member 库存物品 against 其他应付款 of the holder; both name each other and the note. For what the
 * holder itself received there is one voucher (P7): 库存物品 against 应付账款. No cash moves, so there is no budget block.
 * Zero mark-up: the member owes what the community owes. What comes to nil is booked nowhere; returns take back in red.
 */
export function settlementVouchers(of: ToSettle): VoucherDraft[] {
  const { number, day, holder, unit, rows, accounts, party, supplierName } = of;
  const total = noteTotal(rows);
  const head = { date: day, type: '记', attachments: 0 };
  const line = (
    more: Omit<VoucherLine, 'book' | 'debit' | 'credit' | 'document'>,
    side: 'debit' | 'credit',
    amount: Fen,
  ): VoucherLine => ({ book: 'financial', debit: ZERO, credit: ZERO, document: number, ...more, [side]: amount });
  const payables = sums(rows, ({ kind, supplier }) => [accounts.payable(kind), supplier]).map(
    ([[code, supplier], amount]) => {
      const known = party(supplier!);
      return line(
        {
          ...{ code: code!, summary: `应付${supplierName(supplier!)} ${number}` },
          ...(known === undefined ? {} : { counterparty: { kind: 'party' as const, party: known } }),
        },
        'credit',
        amount,
      );
    },
  );
  const stocks = (summary: string) =>
    sums(rows, ({ kind }) => [accounts.stock(kind)]).map(([[code], amount]) =>
      line({ code: code!, summary }, 'debit', amount),
    );
  if (payables.length === 0 && stocks('').length === 0) return [];
  if (unit.unit === holder.unit) {
    const summary = `药品耗材验收入库 ${number}`;
    return [{ ...head, unit: holder.unit, summary, lines: [...stocks(summary), ...payables] }];
  }
  const [bought, received] = [`代${unit.name}采购药品耗材 ${number}`, `统一采购药品耗材验收入库 ${number}`];
  const withUnit = { counterparty: { kind: 'unit' as const, unit: unit.unit } };
  const withHolder = { counterparty: { kind: 'unit' as const, unit: holder.unit } };
  const between = (more: Parameters<typeof line>[0], side: 'debit' | 'credit') =>
    total === 0 ? [] : [line(more, side, total)];
  return [
    {
      ...{ ...head, unit: holder.unit, summary: bought },
      lines: [...between({ code: accounts.receivable, summary: bought, ...withUnit }, 'debit'), ...payables],
    },
    {
      ...{ ...head, unit: unit.unit, summary: received },
      lines: [...stocks(received), ...between({ code: accounts.owed, summary: received, ...withHolder }, 'credit')],
    },
  ];
}

/** Sums of rows under their keys, in the order of the keys; what comes to nil is left out. */
function sums(
  rows: readonly SettledRow[],
  keyOf: (row: SettledRow) => readonly string[],
): (readonly [readonly string[], Fen])[] {
  const found = new Map<string, { key: readonly string[]; amounts: Fen[] }>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = found.get(key.join('\u0000')) ?? { key, amounts: [] };
    own.amounts.push(row.amount);
    found.set(key.join('\u0000'), own);
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, amounts }]) => [key, sumFen(amounts)] as const)
    .filter(([, amount]) => amount !== 0);
}

/** What the two sides of the same note owe each other after it: nil, whatever was in it. */
export const owedBetween = (drafts: readonly VoucherDraft[], { receivable, owed }: SettlementAccounts): Fen =>
  sumFen(
    drafts
      .flatMap(({ lines }) => lines)
      .filter(({ code }) => code === receivable || code === owed)
      .flatMap(({ debit, credit }) => [debit, negateFen(credit)]),
  );
