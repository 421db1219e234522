import { type Fen, fen } from '../../../kernel/fen.ts';
import { type CashPieces, countedOf } from './faces.ts';

/**
 * What a person names that the books do not have: money taken in (`received`) or paid out against good papers (`paid`) of
 * which there is no voucher yet, or a slip that lies in the drawer in place of money (`slip`, 白条抵库).
 */
export const CASH_ITEM_KINDS = ['received', 'paid', 'slip'] as const;
export type CashItemKind = (typeof CASH_ITEM_KINDS)[number];

export interface CashItem {
  readonly kind: CashItemKind;
  readonly text: string;
  /** Above 0. */
  readonly amount: Fen;
}

/** A voucher that is not posted yet and moves cash: money in positive. */
export interface PendingCash {
  readonly draft: number;
  readonly date: string;
  readonly summary: string;
  readonly state: string;
  readonly amount: Fen;
}

/** What a 库存现金盘点表 is reckoned from. */
export interface CashFacts {
  /** 账面余额: of posted vouchers up to the day. */
  readonly posted: Fen;
  readonly pending: readonly PendingCash[];
  readonly items: readonly CashItem[];
  readonly drawer: readonly CashPieces[];
}

export interface CashReckoning {
  /** Σ of the vouchers that are not posted, of what was received, paid, and of slips. */
  readonly pending: Fen;
  readonly received: Fen;
  readonly paid: Fen;
  readonly slips: Fen;
  /** 应存现金. */
  readonly expected: Fen;
  /** 实点现金. */
  readonly counted: Fen;
  /** Counted less expected: 盘盈 above 0, 盘亏 below. */
  readonly difference: Fen;
  /** What of the difference slips do not stand for. */
  readonly unexplained: Fen;
}

/**
 * Reckons a count: 应存 = 账面余额 + 未记账凭证 + 已收未入账 − 已付未入账; 盘盈（盘亏） = 实点 − 应存. A slip is no money
 * (现金管理暂行条例实施细则 第十二条: 不准用不符合财务制度的凭证顶替库存现金): what it stands for is missing until it is paid back or booked.
 */
export function reckonCash({ posted, pending, items, drawer }: CashFacts): CashReckoning {
  const sum = (amounts: readonly { readonly amount: Fen }[]): Fen =>
    fen(amounts.reduce((total, { amount }) => total + amount, 0));
  const of = (kind: CashItemKind): Fen => sum(items.filter((item) => item.kind === kind));
  const [received, paid, slips, moving] = [of('received'), of('paid'), of('slip'), sum(pending)];
  const expected = fen(posted + moving + received - paid);
  const counted = countedOf(drawer);
  const difference = fen(counted - expected);
  return {
    pending: moving,
    received,
    paid,
    slips,
    expected,
    counted,
    difference,
    unexplained: fen(difference + slips),
  };
}
