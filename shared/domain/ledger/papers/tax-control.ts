import { first, textOf, within, type XmlElement } from './element.ts';
import { dayOf, exactFen, fieldOf, type Invoice, itemsOf, numberText, optional } from './invoice.ts';

/** 税控 (2020 on): the invoice inside an OFD, `original_invoice.xml`, with a code and a number of 8 digits. Undefined where it is none. */
export function taxControlInvoice(root: XmlElement): Invoice | undefined {
  const [code, number] = [numberText(textOf(root, 'invoicecode')), numberText(textOf(root, 'invoiceno'))];
  if (number === '' || first(root, 'taxinclusivetotalamount') === undefined) return undefined;
  const [seller, buyer] = [first(root, 'seller'), first(root, 'buyer')];
  const total = exactFen(textOf(root, 'taxinclusivetotalamount'));
  const goods = [...within(root)].filter(({ name, children }) => name === 'goodsinfo' && children.length > 0);
  return {
    sort: 'tax-control',
    title: fieldOf(textOf(root, 'title', 'typename')),
    code,
    number,
    check: numberText(textOf(root, 'invoicecheckcode')),
    ...optional('date', dayOf(textOf(root, 'issuedate'))),
    seller: {
      name: fieldOf(textOf(seller, 'sellername', 'name')),
      id: numberText(textOf(seller, 'sellertaxid', 'taxid')),
    },
    buyer: { name: fieldOf(textOf(buyer, 'buyername', 'name')), id: numberText(textOf(buyer, 'buyertaxid', 'taxid')) },
    ...optional('net', exactFen(textOf(root, 'taxexclusivetotalamount'))),
    ...optional('tax', exactFen(textOf(root, 'taxtotalamount'))),
    ...optional('total', total),
    red: (total ?? 0) < 0,
    remark: fieldOf(textOf(root, 'note', 'remark')),
    ...itemsOf(
      goods.map((item) => ({
        name: fieldOf(textOf(item, 'item', 'itemname')),
        spec: fieldOf(textOf(item, 'specification')),
        quantity: fieldOf(textOf(item, 'quantity')),
        measure: fieldOf(textOf(item, 'measurementdimension')),
        price: fieldOf(textOf(item, 'price')),
        ...optional('amount', exactFen(textOf(item, 'amount'))),
        rate: fieldOf(textOf(item, 'taxscheme', 'taxrate')),
        ...optional('tax', exactFen(textOf(item, 'taxamount'))),
      })),
    ),
  };
}
