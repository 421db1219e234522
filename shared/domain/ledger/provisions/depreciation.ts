import { type Fen, fen, ZERO } from '../../../kernel/fen.ts';
import { monthOf, type Period } from '../../../kernel/period.ts';
import type { ChartName } from '../../organisation/unit.ts';
import { natureAccounts } from '../charts/economic-nature.ts';
import { natureOf } from '../fund.ts';
import type { ClosingAccounts } from '../period-end/accounts.ts';
import type { VoucherLine } from '../voucher.ts';
import type { AssetCard, AssetKind } from './card.ts';
import type { CardInMonth } from './cards-in-month.ts';
import { type AssetClass, CLASS_NAMES } from './lives.ts';

/** What the vouchers of depreciation are made with. */
export interface Depreciating {
  readonly chart: ChartName;
  readonly accounts: ClosingAccounts;
  readonly period: Period;
  /** Whether a department is 行政后勤: its assets are 单位管理费用. */
  readonly isAdministrative: (department: string) => boolean;
  /** Whether a department is there for 公共卫生, whose expense the primary chart keeps apart. */
  readonly isPublicHealth: (department: string) => boolean;
}

/** A department by its name: no class of departments says 公共卫生. */
export const namesPublicHealth = (name: string): boolean => /公共卫生|公卫|预防保健|防保/.test(name);

/** Where a card's month goes: the expense account and the contra account, each with what divides it. */
export interface CardPlace {
  readonly expense: string;
  readonly contra: string;
}

const SUMMARIES: Readonly<Record<AssetKind, (month: number) => string>> = {
  fixed: (month) => `计提${month}月固定资产折旧`,
  intangible: (month) => `计提${month}月无形资产摊销`,
};

const EXPENSES = {
  fixed: { nature: 'fixed-asset-depreciation', name: '固定资产折旧费' },
  intangible: { nature: 'intangible-amortisation', name: '无形资产摊销费' },
} as const;

/** P13: Dr 5001/5101 by department and fund, Cr 1602/1702 by fund, of all that is still to be posted of a kind. */
export function depreciationLines(
  asked: Depreciating,
  kind: AssetKind,
  rows: readonly CardInMonth[],
): { readonly summary: string; readonly lines: VoucherLine[] } {
  const summary = SUMMARIES[kind](monthOf(asked.period));
  const expenses = new Sums();
  const contras = new Sums();
  for (const row of rows) {
    const { card, rest } = row;
    if (card.kind !== kind || rest === 0) continue;
    const { expense, contra } = placeOf(asked, row);
    expenses.add({ code: expense, department: card.department, fund: card.fund }, rest);
    contras.add({ code: contra, department: undefined, fund: card.fund }, rest);
  }
  return { summary, lines: [...expenses.lines('debit', summary), ...contras.lines('credit', summary)] };
}

export function placeOf(asked: Depreciating, row: CardInMonth): CardPlace {
  const { accounts, isAdministrative } = asked;
  const { card } = row;
  const administrative = card.department !== undefined && isAdministrative(card.department);
  const first = administrative ? '5101' : operatingOf(asked, card);
  const { name, nature: economic } = EXPENSES[card.kind];
  const nature = natureOf(card.fund);
  const [group = first] = natureAccounts(economic, first);
  return {
    expense: accounts.detailOf(first, { group, name }, nature),
    contra:
      card.kind === 'intangible'
        ? accounts.namedOf('1702', /./, '累计摊销', nature)
        : contraOf(accounts, row.class, nature),
  };
}

/**
 * The primary chart divides 5001 into 医疗、公共卫生 and 科教 (财会〔2018〕25号): by the money, and public health also by the
 * department that uses the asset. Where its unit does not divide it, it is 5001.
 */
function operatingOf(
  { chart, accounts, isPublicHealth }: Depreciating,
  { fund, department }: AssetCard,
): '5001' | '500101' | '500102' | '500103' {
  if (chart !== 'primary' || !accounts.isDivided('5001')) return '5001';
  if (natureOf(fund) === 'research') return '500103';
  const isPublic = fund === 'public-health' || (department !== undefined && isPublicHealth(department));
  return isPublic ? '500102' : '500101';
}

const CLASS_WORDS: Readonly<Record<AssetClass, RegExp>> = {
  building: /房屋|构筑|建筑/,
  general: /通用设备|一般设备/,
  special: /专用设备|医疗设备|医用/,
  furniture: /家具|用具/,
};

function contraOf(accounts: ClosingAccounts, own: AssetClass | undefined, nature: ReturnType<typeof natureOf>): string {
  const words = own === undefined ? /^$/ : CLASS_WORDS[own];
  return accounts.namedOf('1602', words, own === undefined ? '（类别不明）' : CLASS_NAMES[own], nature);
}

interface Place {
  readonly code: string;
  readonly department: string | undefined;
  readonly fund: string;
}

/** Amounts by place, in the order of their codes. */
class Sums {
  readonly #sums = new Map<string, { readonly place: Place; amount: number }>();

  add(place: Place, amount: Fen): void {
    const key = [place.code, place.department ?? '', place.fund].join('\u0000');
    const known = this.#sums.get(key);
    if (known) known.amount += amount;
    else this.#sums.set(key, { place, amount });
  }

  lines(side: 'debit' | 'credit', summary: string): VoucherLine[] {
    return [...this.#sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { place, amount }]) => ({
        book: 'financial',
        code: place.code,
        summary,
        debit: side === 'debit' ? fen(amount) : ZERO,
        credit: side === 'credit' ? fen(amount) : ZERO,
        ...(place.department === undefined ? {} : { department: place.department }),
        fund: place.fund,
      }));
  }
}
