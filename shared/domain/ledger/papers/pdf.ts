import { dayOf, exactFen, fieldOf, type Invoice, itemsOf, numberText, optional } from './invoice.ts';

const NAMES = [
  'InvoiceNumber',
  'SellerIdNum',
  'IssueTime',
  'TotalAmWithoutTax',
  'TotalTaxAm',
  'TotalTax-includedAmount',
];

/**
 * What a PDF of a 数电票 says of it in its own properties (document information), where it was made by the tax platform and they
 * are not packed away. Undefined where they name no number: its pages are not read.
 * @param text the file, one character a byte.
 */
export function pdfInvoice(text: string): Invoice | undefined {
  const said = new Map(NAMES.map((name) => [name, propertyOf(text, name)]));
  const of = (name: string): string => said.get(name) ?? '';
  const number = numberText(of('InvoiceNumber'));
  if (!/^\d{20}$/.test(number)) return undefined;
  const total = exactFen(of('TotalTax-includedAmount'));
  return {
    sort: 'digital',
    title: '',
    code: '',
    number,
    check: '',
    ...optional('date', dayOf(of('IssueTime'))),
    seller: { name: '', id: numberText(of('SellerIdNum')) },
    buyer: { name: '', id: '' },
    ...optional('net', exactFen(of('TotalAmWithoutTax'))),
    ...optional('tax', exactFen(of('TotalTaxAm'))),
    ...optional('total', total),
    red: (total ?? 0) < 0,
    remark: '',
    ...itemsOf([]),
  };
}

/** `/Name (text)` or `/Name <hex>`, in Latin-1 or UTF-16 with its mark. */
function propertyOf(text: string, name: string): string {
  const [, plain, hex] =
    new RegExp(`/${name}\\s*(?:\\(([^()\\\\]{1,200})\\)|<([0-9A-Fa-f\\s]{2,800})>)`).exec(text) ?? [];
  const bytes =
    hex === undefined
      ? (plain ?? '')
      : hex.replaceAll(/\s/g, '').replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  if (!bytes.startsWith('\xfe\xff')) return fieldOf(bytes);
  const codes = bytes.slice(2).match(/[\s\S]{2}/g) ?? [];
  return fieldOf(codes.map((pair) => String.fromCharCode(pair.charCodeAt(0) * 256 + pair.charCodeAt(1))).join(''));
}
