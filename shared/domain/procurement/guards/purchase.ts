import type { AccountingDate } from '../../../kernel/date.ts';
import type { Period } from '../../../kernel/period.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { Item } from '../item.ts';
import type { Price } from '../price.ts';
import type { Supplier } from '../supplier.ts';
import type { SupplierSettings } from '../suppliers/settings.ts';
import type { GuardRules } from './rules.ts';

/** Where a price was met: 验收 of a unit, or 进货发票 to the one account. */
export type Source = 'receipt' | 'invoice';

/** A document that a finding rests on. */
export interface GuardPaper {
  readonly kind: 'order' | Source;
  readonly id: number;
  readonly number: string;
  /** Whose it is; '' where it is of several. */
  readonly unit: UnitCode | '';
}

/** A line that was accepted or billed, in packs and at a price of a pack. */
export interface Purchase {
  readonly source: Source;
  readonly paper: GuardPaper;
  /** Undefined where an invoice's line is bound to none. */
  readonly order: GuardPaper | undefined;
  /** The day of the order, which its price is held to; its own day where there is no order. */
  readonly ordered: AccountingDate;
  /** '' on an invoice that bills several units. */
  readonly unit: UnitCode | '';
  readonly day: AccountingDate;
  readonly supplier: string;
  readonly item: string;
  /** Packs, above nil: what was taken off again as a mistake is not there. */
  readonly packs: number;
  readonly packSize: number;
  readonly price: Price;
}

/** What a unit sells a product at in a month, in 万分之一元 of a pack or of a smallest unit. */
export interface Sale {
  readonly unit: UnitCode;
  readonly month: Period;
  readonly item: string;
  readonly price: Price;
  readonly per: 'pack' | 'unit';
}

/** Everything that findings are drawn from. Purchases go back as far as the rules look. */
export interface GuardWorld {
  /** Days on which findings are looked for. */
  readonly first: AccountingDate;
  readonly last: AccountingDate;
  /** In the order of their days. */
  readonly purchases: readonly Purchase[];
  /** A product as the formulary had it on a day; undefined where it was not in it. */
  readonly itemOn: (code: string, day: AccountingDate) => Item | undefined;
  readonly agreedOn: (code: string, day: AccountingDate) => Price | undefined;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly supplierRules: SupplierSettings;
  readonly sales: readonly Sale[];
  readonly rules: GuardRules;
}

/** Documents of purchases, each named once: the order first, then what came of it. */
export function papersOf(purchases: Iterable<Purchase>): GuardPaper[] {
  const papers = new Map<string, GuardPaper>();
  for (const { paper, order } of purchases)
    for (const each of [order, paper]) if (each) papers.set(`${each.kind} ${each.id}`, each);
  return [...papers.values()];
}
