import type { InvoiceLine, SupplierInvoice } from '../../../shared/domain/procurement/invoices/invoice.ts';
import type { Item } from '../../../shared/domain/procurement/item.ts';
import { amountOf, parsePrice } from '../../../shared/domain/procurement/price.ts';
import type { Supplier } from '../../../shared/domain/procurement/supplier.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { sumFen } from '../../../shared/kernel/fen.ts';

export const CAPSULES: Item = {
  ...{ code: 'XJ01CAA040A001010102699', kind: 'western', name: '阿莫西林胶囊', generic: '阿莫西林', form: '胶囊剂' },
  ...{ strength: '0.25g', unit: '粒', pack: '盒', packSize: 24, maker: '甲制药', flags: [], units: [], doctor: '' },
  ...{ otherCode: '', remark: '' },
};

export const firm = (code: string, name: string, more: Partial<Supplier> = {}): Supplier => ({
  ...{ code, name, roles: ['distributor'], chain: '', group: '', licences: [], units: [], hours: 48, urgentHours: 4 },
  ...{ contact: '', phone: '', stopped: false },
  ...more,
});

export const lineOf = (packs: number, price: string, more: Partial<InvoiceLine> = {}): InvoiceLine => {
  const each = parsePrice(price)!;
  const line = {
    id: 1,
    orderLine: 1,
    answers: null,
    item: CAPSULES.code,
    lot: 'A1',
    packs,
    price: each,
    amount: amountOf(each, packs),
  };
  return { ...line, ...more };
};

export const invoiceOf = (
  id: number,
  said: { seller: string; buyer?: string; day?: string; number?: string },
  lines: readonly InvoiceLine[],
): SupplierInvoice => ({
  ...{ id, seller: said.seller, buyer: said.buyer ?? '', level: said.buyer === undefined ? 2 : 1, code: '' },
  ...{ number: said.number ?? String(id).padStart(20, '0'), day: (said.day ?? '2025-03-10') as AccountingDate },
  amount: sumFen(lines.map(({ amount }) => amount)),
  ...{ red: lines.some(({ packs }) => packs < 0), original: null, lines },
});
