import { formatPrice, type Price } from '../price.ts';

/** Why a price is stopped: it is above the agreed one, above the listed one, or nothing was agreed at all. */
export type PriceFault = 'above-agreed' | 'above-listed' | 'no-agreement';

export interface PriceFinding {
  readonly code: PriceFault;
  readonly message: string;
}

/** What is known of a product's price on a day, each of a pack; undefined where there is none. */
export interface KnownPrices {
  readonly agreed?: Price | undefined;
  readonly listed?: Price | undefined;
}

/**
 * What stands against a price of a pack on an order or an invoice (浙 2018-67 二十三: above 挂网价 or 协议价 → refused).
 * Equal or below is fine; without an agreement that is said, and the listed price still holds.
 */
export function againstPrice(given: Price, { agreed, listed }: KnownPrices): PriceFinding[] {
  const found: PriceFinding[] = [];
  if (agreed === undefined) found.push({ code: 'no-agreement', message: '当日没有价格协议' });
  else if (given > agreed)
    found.push({
      code: 'above-agreed',
      message: `单价 ${formatPrice(given)} 元高于协议价 ${formatPrice(agreed)} 元`,
    });
  if (listed !== undefined && given > listed)
    found.push({
      code: 'above-listed',
      message: `单价 ${formatPrice(given)} 元高于挂网价 ${formatPrice(listed)} 元`,
    });
  return found;
}
