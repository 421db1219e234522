/** A price in 元 as the contract writes it, its 元 grouped: `1,180.00`, `0.0125`; what is no price stays as it is. */
export const priceText = (price: string): string =>
  price.replace(/^\d{4,}(?=\.|$)/, (yuan) => Number(yuan).toLocaleString('en'));
