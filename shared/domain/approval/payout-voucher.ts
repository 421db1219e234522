import type { AccountingDate } from '../../kernel/date.ts';
import { type Fen, sumFen, ZERO } from '../../kernel/fen.ts';
import { type Accounts, budgetedAs } from '../budget/item-of-account.ts';
import type { UnitAccount } from '../ledger/account.ts';
import { natureOf } from '../ledger/fund.ts';
import type { Counterparty, VoucherDraft, VoucherLine } from '../ledger/voucher.ts';
import type { UnitCode } from '../organisation/unit.ts';
import type { ApplicationRow } from './application.ts';
import type { Category } from './category.ts';

/** Where a row of a payment is booked: 财务会计 and 预算会计, accounts of the unit; '' while it is not chosen. */
export interface RowBooked {
  readonly charge: string;
  readonly spending: string;
}

/** The whole of what is chosen: `bank` 付款银行科目, `cash` 资金结存. */
export interface Booked {
  readonly booked: readonly RowBooked[];
  readonly bank: string;
  readonly cash: string;
}

/** First-level accounts that a category is bought into, the likeliest first (DOMAIN 1.6 P12, P23); its expense comes after them. */
const BOUGHT_INTO: Partial<Readonly<Record<Category, readonly string[]>>> = {
  works: ['1613', '1601'],
  equipment: ['1601', '1701', '1613'],
  supplies: ['1302'],
  staff: ['2201'],
  compensation: ['3101'],
  investment: ['1501', '1502', '1101'],
  donation: ['5901'],
};
/** What may be bought by a category that is an expense first. */
const OR_INTO: Partial<Readonly<Record<Category, readonly string[]>>> = {
  services: ['1701'],
  other: ['1601', '1701', '5901'],
};
/** 预付账款; and what was owed before it is paid (DOMAIN 1.6 P8). */
const PREPAID = ['1214'];
const OWED = ['2302', '2307', '3101'];
const EXPENSES = ['5001', '5101', '5201'];
/** What is paid from: 银行存款, 零余额账户, 财政授权; and 财政拨款收入 where the treasury pays directly (财政直接支付). */
const BANKS = ['1002', '1011', '4001', '1201', '1021'];
const CASHES = ['8001', '6001'];
const TREASURY_BANKS = ['4001', '1011', '1201', '1002', '1021'];
const TREASURY_CASHES = ['6001', '8001'];

/** Words by which the account of a category is told from its neighbours. */
const LIKELY: Partial<Readonly<Record<Category, RegExp>>> = {
  works: /在建|修缮|维修/,
  equipment: /专用设备|设备|仪器/,
  supplies: /材料|药品|物资/,
  services: /维修|维护|物业|委托|劳务/,
  staff: /培训/,
  compensation: /赔偿|风险/,
  donation: /捐赠/,
  reimbursement: /差旅|会议|公务/,
};

type Row = Pick<ApplicationRow, 'item' | 'source'>;

/** The same accounts, those first whose names say so. */
const likeliest = (accounts: readonly UnitAccount[], words: RegExp | undefined): UnitAccount[] =>
  words === undefined
    ? [...accounts]
    : [...accounts.filter(({ name }) => words.test(name)), ...accounts.filter(({ name }) => !words.test(name))];

const leaves = (accounts: readonly UnitAccount[], book: UnitAccount['book']): UnitAccount[] =>
  accounts.filter((account) => account.leaf && account.book === book);

/** Accounts below first-level ones, in the order of those. */
const below = (accounts: readonly UnitAccount[], firsts: readonly string[]): UnitAccount[] =>
  firsts.flatMap((first) => accounts.filter(({ code }) => code.startsWith(first)));

/** Whether an account is budgeted as a row asks: the same source, its item or one below it. */
function isBudgetedAs(code: string, { item, source }: Row, account: Accounts): boolean {
  const found = budgetedAs({ code, fund: source }, account);
  if (!found || found.source !== source) return false;
  return found.item.code === item || (item.length === 3 && found.item.code.startsWith(item));
}

/** 预算会计 accounts on which a row's spending takes the budget that the row asked for. */
export function spendingsFor(
  row: Row & { readonly category?: Category },
  accounts: readonly UnitAccount[],
  account: Accounts,
): UnitAccount[] {
  const fit = leaves(accounts, 'budget').filter(
    ({ code, element }) => element === 'budgetExpenditure' && isBudgetedAs(code, row, account),
  );
  return likeliest(fit, row.category && LIKELY[row.category]);
}

/**
 * 财务会计 accounts that a row may be charged to, the likeliest first: what its category is bought into, the expense of its own item,
 * what was owed before, an expense that no item names; of what is prepaid 预付账款 alone.
 */
export function chargesFor(
  row: Row & { readonly category: Category; readonly prepaid: boolean },
  accounts: readonly UnitAccount[],
  account: Accounts,
): UnitAccount[] {
  const own = leaves(accounts, 'financial');
  if (row.prepaid) return below(own, PREPAID);
  const expenses = below(own, EXPENSES);
  const named = expenses.filter(({ code }) => isBudgetedAs(code, row, account));
  const unnamed = expenses.filter(({ code }) => budgetedAs({ code, fund: row.source }, account) === undefined);
  const likely = LIKELY[row.category];
  const fit = [
    ...likeliest(below(own, BOUGHT_INTO[row.category] ?? []), likely),
    ...likeliest(named, likely),
    ...below(own, OR_INTO[row.category] ?? []),
    ...below(own, OWED),
    ...unnamed,
  ];
  return [...new Map(fit.map((each) => [each.code, each])).values()];
}

/** What is paid from, and 资金结存; where all of it is the treasury's money, as the treasury pays. */
export function sourcesFor(rows: readonly Pick<Row, 'source'>[], accounts: readonly UnitAccount[]) {
  const isTreasury = rows.length > 0 && rows.every(({ source }) => natureOf(source).startsWith('fiscal'));
  return {
    banks: below(leaves(accounts, 'financial'), isTreasury ? TREASURY_BANKS : BANKS),
    cashes: likeliest(
      below(leaves(accounts, 'budget'), isTreasury ? TREASURY_CASHES : CASHES),
      isTreasury ? undefined : /货币资金/,
    ),
  };
}

/** A payment as it is booked. */
export interface PayoutToBook extends Booked {
  readonly number: string;
  readonly unit: UnitCode;
  /** When it was paid. */
  readonly day: AccountingDate;
  readonly payeeName: string;
  /** The payee's code among the unit's parties, where it has one. */
  readonly party: string | undefined;
  readonly remark: string;
  readonly rows: readonly Omit<ApplicationRow, 'amount'>[];
  /** Of each row how much, in 分. */
  readonly amounts: readonly Fen[];
  /** 附件张数. */
  readonly papers: number;
  /** The document whose budget it spends; undefined where it takes of another year. */
  readonly carrier: string | undefined;
}

/**
 * The voucher of a payment (DOMAIN 1.6 P8, P12): each row Dr its charge, Cr what it is paid from; and Dr its spending, Cr 资金结存, with the
 * row's department, source and project, so that it takes the budget that the application holds. Rows of nil are left out.
 */
export function payoutVoucher(of: PayoutToBook): VoucherDraft {
  const { number, unit, day, payeeName, party, remark, rows, amounts, booked, bank, cash, papers, carrier } = of;
  const summary = `支付${payeeName}${remark} ${number}`;
  const counterparty: Counterparty | undefined = party === undefined ? undefined : { kind: 'party', party };
  const paid = rows.flatMap((row, at) => {
    const amount = amounts[at] ?? ZERO;
    return amount > 0 ? [{ row, amount, ...(booked[at] ?? { charge: '', spending: '' }) }] : [];
  });
  const total = sumFen(paid.map(({ amount }) => amount));
  const sources = new Set(paid.map(({ row }) => row.source));
  const fund = sources.size === 1 ? { fund: [...sources][0]! } : {};
  const line = (book: VoucherLine['book'], code: string, side: 'debit' | 'credit', amount: Fen, more: object) => ({
    ...{ book, code, summary, debit: ZERO, credit: ZERO, document: number, [side]: amount },
    ...more,
  });
  const dimensions = ({ department, source, project }: PayoutToBook['rows'][number]) => ({
    ...{ fund: source, ...(department === '' ? {} : { department }), ...(project === '' ? {} : { project }) },
  });
  const theirs = counterparty === undefined ? {} : { counterparty };
  return {
    ...{ unit, date: day, type: '记', summary, attachments: papers },
    lines: [
      ...paid.map(({ row, amount, charge }) =>
        line('financial', charge, 'debit', amount, { ...dimensions(row), ...theirs }),
      ),
      line('financial', bank, 'credit', total, bank.startsWith('4') ? fund : {}),
      ...paid.map(({ row, amount, spending }) => line('budget', spending, 'debit', amount, dimensions(row))),
      line('budget', cash, 'credit', total, cash.startsWith('6') ? fund : {}),
    ],
    ...(carrier === undefined ? {} : { carrier }),
  };
}
