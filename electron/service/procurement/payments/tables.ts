import type { Migration } from '../../store/port.ts';

/** Tables of 统一支付. */
export interface PaymentTables {
  /**
   * What a payment run (paper `payment`) pays of an invoice line, in 分: never more than was matched. `mode` is `insurance`
   * (医保直接结算), `community` (统一支付) or `unit` (单位自付).
   */
  payment_line: { id: number; payment: number; invoice_line: number; supplier: string; amount: number; mode: string };
  /** The vouchers that a payment posted, and those that reversed them. A fact. */
  payment_voucher: { payment: number; voucher: number; unit: string; reversal: number };
}

export const paymentMigrations: readonly Migration[] = [
  {
    id: 46,
    name: 'procurement-payments',
    statements: [
      `CREATE TABLE payment_line (id INTEGER PRIMARY KEY, payment INTEGER NOT NULL REFERENCES procurement_paper(id), invoice_line INTEGER NOT NULL REFERENCES supplier_invoice_line(id), supplier TEXT NOT NULL, amount INTEGER NOT NULL, mode TEXT NOT NULL) STRICT`,
      `CREATE INDEX payment_line_of ON payment_line (payment, id)`,
      `CREATE INDEX payment_line_pays ON payment_line (invoice_line)`,
      `CREATE TABLE payment_voucher (payment INTEGER NOT NULL REFERENCES procurement_paper(id), voucher INTEGER NOT NULL, unit TEXT NOT NULL, reversal INTEGER NOT NULL, PRIMARY KEY (payment, voucher)) STRICT`,
    ],
    facts: ['payment_voucher'],
  },
];
