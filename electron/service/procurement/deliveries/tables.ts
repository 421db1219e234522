import type { Migration } from '../../store/port.ts';

/** Tables of 配送与验收. The delivery itself is a paper `receipt` of the unit, whose subject is the supplier. */
export interface DeliveryTables {
  /**
   * What came of a lot for a row of an order, in packs: `accepted` of `delivered`, the rest refused for a `reason`. `price` of
   * a pack is the order's, in 万分之一元; `pack_size` is how many smallest units a pack had on that day. It counts while its
   * receipt is `accepted`. A fact.
   */
  receipt_line: {
    id: number;
    receipt: number;
    allocation: number;
    item: string;
    lot: string;
    produced: string;
    expiry: string;
    delivered: number;
    accepted: number;
    reason: string;
    why: string;
    price: number;
    pack_size: number;
  };
  /** 追溯码 (一物一码): once in all books while its receipt stands; given free again when that is withdrawn or taken off. */
  receipt_code: { code: string; line: number };
  /** Packs of a receipt's line that a paper `return` gives back; `form` is `goods` or `reversal`. A fact. */
  return_line: { id: number; return_id: number; receipt_line: number; packs: number; form: string };
}

export const deliveryMigrations: readonly Migration[] = [
  {
    id: 43,
    name: 'procurement-deliveries',
    statements: [
      `CREATE TABLE receipt_line (id INTEGER PRIMARY KEY, receipt INTEGER NOT NULL REFERENCES procurement_paper(id), allocation INTEGER NOT NULL REFERENCES order_allocation(id), item TEXT NOT NULL, lot TEXT NOT NULL, produced TEXT NOT NULL, expiry TEXT NOT NULL, delivered INTEGER NOT NULL CHECK (delivered > 0), accepted INTEGER NOT NULL CHECK (accepted >= 0 AND accepted <= delivered), reason TEXT NOT NULL, why TEXT NOT NULL, price INTEGER NOT NULL CHECK (price >= 0), pack_size INTEGER NOT NULL CHECK (pack_size > 0)) STRICT`,
      `CREATE INDEX receipt_line_of ON receipt_line (receipt, id)`,
      `CREATE INDEX receipt_line_for ON receipt_line (allocation, id)`,
      `CREATE TABLE receipt_code (code TEXT PRIMARY KEY, line INTEGER NOT NULL REFERENCES receipt_line(id)) STRICT`,
      `CREATE INDEX receipt_code_of ON receipt_code (line)`,
      `CREATE TABLE return_line (id INTEGER PRIMARY KEY, return_id INTEGER NOT NULL REFERENCES procurement_paper(id), receipt_line INTEGER NOT NULL REFERENCES receipt_line(id), packs INTEGER NOT NULL CHECK (packs > 0), form TEXT NOT NULL) STRICT`,
      `CREATE INDEX return_line_of ON return_line (return_id, id)`,
      `CREATE INDEX return_line_for ON return_line (receipt_line, id)`,
    ],
    facts: ['receipt_line', 'return_line'],
  },
];
