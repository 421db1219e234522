import type { Migration } from '../../store/port.ts';

/** Tables of 采购订单. */
export interface OrderTables {
  /**
   * Lines of an order (paper `order`, whose subject is the supplier): a product at one price of a pack, in 万分之一元.
   * `agreement` is the price agreement, or null; `override` the approved exception that lets it stand, or null.
   */
  order_line: {
    id: number;
    order_id: number;
    item: string;
    price: number;
    agreement: number | null;
    override: number | null;
  };
  /**
   * For whom a line is ordered: one row a request line, in packs, so that what comes in is the unit's that asked.
   * `cancelled` of `quantity` are ordered no more. A line is ordered as often as Σ (quantity − cancelled).
   */
  order_allocation: {
    id: number;
    line: number;
    request_line: number;
    unit: string;
    quantity: number;
    cancelled: number;
  };
}

export const orderMigrations: readonly Migration[] = [
  {
    id: 42,
    name: 'procurement-orders',
    statements: [
      `CREATE TABLE order_line (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES procurement_paper(id), item TEXT NOT NULL, price INTEGER NOT NULL CHECK (price >= 0), agreement INTEGER REFERENCES price_agreement(id), override INTEGER REFERENCES procurement_paper(id)) STRICT`,
      `CREATE INDEX order_line_of ON order_line (order_id, id)`,
      `CREATE INDEX order_line_item ON order_line (item)`,
      `CREATE TABLE order_allocation (id INTEGER PRIMARY KEY, line INTEGER NOT NULL REFERENCES order_line(id), request_line INTEGER NOT NULL REFERENCES request_line(id), unit TEXT NOT NULL REFERENCES unit(code), quantity INTEGER NOT NULL CHECK (quantity > 0), cancelled INTEGER NOT NULL CHECK (cancelled >= 0 AND cancelled <= quantity)) STRICT`,
      `CREATE INDEX order_allocation_of ON order_allocation (line, id)`,
      `CREATE INDEX order_allocation_for ON order_allocation (request_line, id)`,
    ],
  },
];
