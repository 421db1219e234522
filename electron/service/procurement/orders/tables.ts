import type { Migration } from '../../store/port.ts';

/** Tables of 采购订单. */
export interface OrderTables {
  /**
   * What an order (paper `order`) is besides a paper: its subject is the supplier, `first` the day on which it is placed,
   * `last` the promised day or ''. `urgent` is 0 or 1; `settlement` is `insurance`, `community` or `unit`.
   */
  order_head: { order_id: number; urgent: number; settlement: string };
  /**
   * Lines of an order: a product at one price of a pack, in 万分之一元. `agreement` is the price agreement, or null where an
   * approved exception lets another price stand.
   */
  order_line: { id: number; order_id: number; item: string; price: number; agreement: number | null };
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
  /** Packs of an allocation that were cancelled, by whom and why. A fact. */
  order_change: {
    id: number;
    allocation: number;
    packs: number;
    person: string;
    display: string;
    instant: string;
    reason: string;
  };
  /** 采购例外 (paper `override`) without which an allocation would have been refused. A fact. */
  order_override: { allocation: number; override: number };
}

export const orderMigrations: readonly Migration[] = [
  {
    id: 42,
    name: 'procurement-orders',
    statements: [
      `CREATE TABLE order_head (order_id INTEGER PRIMARY KEY REFERENCES procurement_paper(id), urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)), settlement TEXT NOT NULL) STRICT`,
      `CREATE TABLE order_line (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES procurement_paper(id), item TEXT NOT NULL, price INTEGER NOT NULL CHECK (price >= 0), agreement INTEGER REFERENCES price_agreement(id)) STRICT`,
      `CREATE INDEX order_line_of ON order_line (order_id, id)`,
      `CREATE INDEX order_line_item ON order_line (item)`,
      `CREATE TABLE order_allocation (id INTEGER PRIMARY KEY, line INTEGER NOT NULL REFERENCES order_line(id), request_line INTEGER NOT NULL REFERENCES request_line(id), unit TEXT NOT NULL REFERENCES unit(code), quantity INTEGER NOT NULL CHECK (quantity > 0), cancelled INTEGER NOT NULL CHECK (cancelled >= 0 AND cancelled <= quantity)) STRICT`,
      `CREATE INDEX order_allocation_of ON order_allocation (line, id)`,
      `CREATE INDEX order_allocation_for ON order_allocation (request_line, id)`,
      `CREATE TABLE order_change (id INTEGER PRIMARY KEY, allocation INTEGER NOT NULL REFERENCES order_allocation(id), packs INTEGER NOT NULL CHECK (packs > 0), person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, reason TEXT NOT NULL) STRICT`,
      `CREATE INDEX order_change_of ON order_change (allocation, id)`,
      `CREATE TABLE order_override (allocation INTEGER NOT NULL REFERENCES order_allocation(id), override INTEGER NOT NULL REFERENCES procurement_paper(id), PRIMARY KEY (allocation, override)) STRICT`,
    ],
    facts: ['order_change', 'order_override'],
  },
];
