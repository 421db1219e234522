import type { Migration } from '../../store/port.ts';

/** Tables of 统一支付. */
export interface PaymentTables {
  /**
   * What a payment run (paper `payment`) pays of an invoice line, in 分: never more than was matched; below nil for a credit
   * that is set off. `mode` is `insurance` (医保直接结算) or `community` (统一支付). It counts while its run was not given up.
   */
  payment_line: { id: number; payment: number; invoice_line: number; supplier: string; amount: number; mode: string };
  /** 支付: the day on which the bank, or the insurance fund, paid a run, and the number that it gave. A fact. */
  payment_made: { payment: number; day: string; reference: string };
  /**
   * 导出: who took a run's file, when, in which form; `digest` is the SHA-256 of what it asks the bank to pay, so that the same
   * file taken twice is seen. A fact.
   */
  payment_export: {
    id: number;
    payment: number;
    person: string;
    display: string;
    instant: string;
    form: string;
    digest: string;
  };
  /** The vouchers that a payment posted, and those that reversed them. A fact. */
  payment_voucher: { payment: number; voucher: number; unit: string; reversal: number };
}

export const paymentMigrations: readonly Migration[] = [
  {
    id: 46,
    name: 'procurement-payments',
    statements: [
      `CREATE TABLE payment_line (id INTEGER PRIMARY KEY, payment INTEGER NOT NULL REFERENCES procurement_paper(id), invoice_line INTEGER NOT NULL REFERENCES supplier_invoice_line(id), supplier TEXT NOT NULL, amount INTEGER NOT NULL, mode TEXT NOT NULL) STRICT`,
      `CREATE UNIQUE INDEX payment_line_once ON payment_line (payment, invoice_line)`,
      `CREATE INDEX payment_line_pays ON payment_line (invoice_line)`,
      `CREATE TABLE payment_made (payment INTEGER PRIMARY KEY REFERENCES procurement_paper(id), day TEXT NOT NULL, reference TEXT NOT NULL) STRICT`,
      `CREATE TABLE payment_export (id INTEGER PRIMARY KEY, payment INTEGER NOT NULL REFERENCES procurement_paper(id), person TEXT NOT NULL, display TEXT NOT NULL, instant TEXT NOT NULL, form TEXT NOT NULL, digest TEXT NOT NULL) STRICT`,
      `CREATE INDEX payment_export_of ON payment_export (payment, id)`,
      `CREATE TABLE payment_voucher (payment INTEGER NOT NULL REFERENCES procurement_paper(id), voucher INTEGER NOT NULL, unit TEXT NOT NULL, reversal INTEGER NOT NULL, PRIMARY KEY (payment, voucher)) STRICT`,
    ],
    facts: ['payment_made', 'payment_export', 'payment_voucher'],
  },
];
