import { digitalInvoice } from './digital.ts';
import type { XmlElement } from './element.ts';
import { fiscalInvoice } from './fiscal.ts';
import type { Invoice } from './invoice.ts';
import { customInvoice } from './ofd.ts';
import { taxControlInvoice } from './tax-control.ts';

/** The invoice that an XML document is, of whichever sort; undefined where it is none that we know. */
export const invoiceOfXml = (root: XmlElement): Invoice | undefined =>
  fiscalInvoice(root) ?? taxControlInvoice(root) ?? digitalInvoice(root);

/** The invoice inside an OFD: its own XML where it has one, since that says most; else what the OFD's properties say. */
export function invoiceOfOfd(parts: readonly XmlElement[]): Invoice | undefined {
  for (const read of [invoiceOfXml, customInvoice])
    for (const part of parts) {
      const invoice = read(part);
      if (invoice) return invoice;
    }
  return undefined;
}
