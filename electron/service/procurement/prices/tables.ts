import type { Migration } from '../../store/port.ts';

/** Tables of 议价 and 价格协议. */
export interface PriceTables {
  /**
   * 价格协议 in force (paper `price`, approved): one price of one product for all units on any day; spans of one product
   * never overlap. `price` is of a pack, in 万分之一元; `source` is `negotiation`, `volume` or `listed`, `origin` the paper
   * that it came from, or 0.
   */
  price_agreement: {
    id: number;
    item: string;
    price: number;
    first: string;
    last: string;
    source: string;
    origin: number;
    paper: number;
  };
  /** Who delivers at the agreed price; `units` is a JSON list of units, empty for all. */
  price_supplier: { agreement: number; supplier: string; units: string };
}

export const priceMigrations: readonly Migration[] = [
  {
    id: 39,
    name: 'procurement-prices',
    statements: [
      `CREATE TABLE price_agreement (id INTEGER PRIMARY KEY, item TEXT NOT NULL, price INTEGER NOT NULL CHECK (price >= 0), first TEXT NOT NULL, last TEXT NOT NULL, source TEXT NOT NULL, origin INTEGER NOT NULL, paper INTEGER NOT NULL REFERENCES procurement_paper(id), CHECK (first <= last)) STRICT`,
      `CREATE UNIQUE INDEX price_agreement_of ON price_agreement (item, first)`,
      `CREATE TABLE price_supplier (agreement INTEGER NOT NULL REFERENCES price_agreement(id), supplier TEXT NOT NULL REFERENCES supplier(code), units TEXT NOT NULL, PRIMARY KEY (agreement, supplier)) STRICT`,
    ],
  },
];
