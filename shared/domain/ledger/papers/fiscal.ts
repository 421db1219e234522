import { first, havingChildren, textOf, type XmlElement } from './element.ts';
import { dayOf, exactFen, fieldOf, type Invoice, itemsOf, numberText, optional } from './invoice.ts';

/**
 * 财政电子票据 (医疗门诊、住院收费, 往来, 非税): a code of 8 digits, a number of 10 and a 校验码 (RandomNumber); the unit that issues it
 * (InvoicingParty) and who paid (PayerParty). There is no tax. Undefined where it is none.
 */
export function fiscalInvoice(root: XmlElement): Invoice | undefined {
  const [code, number] = [numberText(textOf(root, 'einvoicecode')), numberText(textOf(root, 'einvoicenumber'))];
  if (code === '' || number === '') return undefined;
  const [issuer, payer] = [first(root, 'invoicingparty'), first(root, 'payerparty')];
  const total = exactFen(textOf(root, 'totalamount'));
  return {
    sort: 'fiscal',
    title: fieldOf(textOf(root, 'einvoicename')),
    code,
    number,
    check: numberText(textOf(root, 'randomnumber')),
    ...optional('date', dayOf(textOf(root, 'issuedate'))),
    seller: {
      name: fieldOf(textOf(issuer ?? root, 'invoicingpartyname')),
      id: numberText(textOf(issuer ?? root, 'invoicingpartycode')),
    },
    buyer: {
      name: fieldOf(textOf(payer ?? root, 'payerpartyname')),
      id: numberText(textOf(payer ?? root, 'payerpartycode')),
    },
    ...optional('total', total),
    red: (total ?? 0) < 0,
    remark: fieldOf(textOf(root, 'remark')),
    ...itemsOf(
      // What the items lie in differs between provinces; an item always has its name and its amount.
      havingChildren(root, 'itemname', 'itemamount').map((item) => ({
        name: fieldOf(textOf(item, 'itemname')),
        spec: '',
        quantity: fieldOf(textOf(item, 'itemnumber', 'itemquantity')),
        measure: fieldOf(textOf(item, 'itemunit')),
        price: fieldOf(textOf(item, 'itemprice', 'itemstd')),
        ...optional('amount', exactFen(textOf(item, 'itemamount'))),
        rate: '',
      })),
    ),
  };
}
