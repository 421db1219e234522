import { first, textOf, within, type XmlElement } from './element.ts';
import { dayOf, exactFen, fieldOf, type Invoice, type InvoiceItem, itemsOf, numberText, optional } from './invoice.ts';

/**
 * 数电票 (全面数字化的电子发票) as XML: the number of 20 digits is `TaxSupervisionInfo/InvoiceNumber`, else `Header/EIid`; the day
 * `TaxSupervisionInfo/IssueTime`, else that of `RequestTime`. Undefined where it is none.
 */
export function digitalInvoice(root: XmlElement): Invoice | undefined {
  const supervised = first(root, 'taxsupervisioninfo');
  const number = numberText(textOf(supervised, 'invoicenumber') || textOf(root, 'eiid'));
  const [seller, buyer] = [first(root, 'sellerinformation'), first(root, 'buyerinformation')];
  if (number === '' || (seller === undefined && buyer === undefined)) return undefined;
  const basic = first(root, 'basicinformation') ?? root;
  const total = exactFen(textOf(basic, 'totaltax-includedamount', 'totaltaxincludedamount'));
  const label = first(root, 'inherentlabel');
  return {
    sort: 'digital',
    title: fieldOf(
      [textOf(first(label, 'einvoicetype'), 'labelname'), textOf(first(label, 'generalorspecialvat'), 'labelname')]
        .filter(Boolean)
        .join(' '),
    ),
    code: '',
    number,
    check: '',
    ...optional('date', dayOf(textOf(supervised, 'issuetime')) ?? dayOf(textOf(basic, 'requesttime', 'issuetime'))),
    seller: { name: fieldOf(textOf(seller, 'sellername')), id: numberText(textOf(seller, 'selleridnum')) },
    buyer: { name: fieldOf(textOf(buyer, 'buyername')), id: numberText(textOf(buyer, 'buyeridnum')) },
    ...optional('net', exactFen(textOf(basic, 'totalamwithouttax'))),
    ...optional('tax', exactFen(textOf(basic, 'totaltaxam'))),
    ...optional('total', total),
    // `InIssuType`: Y 蓝字, N 红字; a red one that does not say so still has negative amounts.
    red: textOf(first(label, 'inissutype'), 'labelcode').toUpperCase() === 'N' || (total ?? 0) < 0,
    remark: fieldOf(textOf(first(root, 'additionalinformation'), 'remark')),
    ...itemsOf([...within(root)].filter(({ name }) => name === 'issuiteminformation').map(itemOf)),
  };
}

const itemOf = (item: XmlElement): InvoiceItem => ({
  name: fieldOf(textOf(item, 'itemname')),
  spec: fieldOf(textOf(item, 'specmod')),
  quantity: fieldOf(textOf(item, 'quantity')),
  measure: fieldOf(textOf(item, 'meaunits')),
  price: fieldOf(textOf(item, 'unprice')),
  ...optional('amount', exactFen(textOf(item, 'amount'))),
  rate: fieldOf(textOf(item, 'taxrate')),
  ...optional('tax', exactFen(textOf(item, 'comtaxam'))),
});
