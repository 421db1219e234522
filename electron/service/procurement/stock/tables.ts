import type { Migration } from '../../store/port.ts';

/** The table of 药品库存. */
export interface StockTables {
  /**
   * 库存变动 of a lot at a unit, in smallest units: above nil what came in. `price` of a pack is in 万分之一元, `pack_size`
   * smallest units are a pack; `paper` is the document that it follows. What is in stock is their sum. A fact.
   */
  stock_move: {
    id: number;
    unit: string;
    item: string;
    lot: string;
    expiry: string;
    day: string;
    kind: string;
    quantity: number;
    price: number;
    pack_size: number;
    paper: number;
  };
}

export const stockMigrations: readonly Migration[] = [
  {
    id: 44,
    name: 'procurement-stock',
    statements: [
      `CREATE TABLE stock_move (id INTEGER PRIMARY KEY, unit TEXT NOT NULL REFERENCES unit(code), item TEXT NOT NULL, lot TEXT NOT NULL, expiry TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, quantity INTEGER NOT NULL CHECK (quantity <> 0), price INTEGER NOT NULL CHECK (price >= 0), pack_size INTEGER NOT NULL CHECK (pack_size > 0), paper INTEGER NOT NULL REFERENCES procurement_paper(id)) STRICT`,
      `CREATE INDEX stock_move_of ON stock_move (unit, item, id)`,
      `CREATE INDEX stock_move_by ON stock_move (paper, id)`,
      `CREATE INDEX stock_move_on ON stock_move (kind, day)`,
    ],
    facts: ['stock_move'],
  },
];
