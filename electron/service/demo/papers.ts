import { type Fen, formatYuan } from '../../../shared/kernel/fen.ts';

/** A 数电票 as XML, of a seller that does not exist. */
export function electronicInvoice(invoice: {
  readonly number: string;
  readonly date: string;
  readonly seller: string;
  readonly buyer: string;
  readonly item: string;
  readonly total: Fen;
}): string {
  const { number, date, seller, buyer, item, total } = invoice;
  const amount = formatYuan(total);
  return `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>${number}</EIid><EInvoiceTag>SWEI3200</EInvoiceTag><InherentLabel><InIssuType><LabelCode>Y</LabelCode></InIssuType><EInvoiceType><LabelName>电子发票</LabelName></EInvoiceType><GeneralOrSpecialVAT><LabelCode>02</LabelCode><LabelName>普通发票</LabelName></GeneralOrSpecialVAT></InherentLabel></Header>
<EInvoiceData><SellerInformation><SellerIdNum>91000000MA0SAMPLE1</SellerIdNum><SellerName>${seller}</SellerName></SellerInformation>
<BuyerInformation><BuyerIdNum>12000000000SAMPLE1</BuyerIdNum><BuyerName>${buyer}</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>${amount}</TotalAmWithoutTax><TotalTaxAm>0.00</TotalTaxAm><TotalTax-includedAmount>${amount}</TotalTax-includedAmount></BasicInformation>
<IssuItemInformation><ItemName>${item}</ItemName><Quantity>1</Quantity><UnPrice>${amount}</UnPrice><Amount>${amount}</Amount><TaxRate>免税</TaxRate><ComTaxAm>0.00</ComTaxAm></IssuItemInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>${number}</InvoiceNumber><IssueTime>${date}</IssueTime></TaxSupervisionInfo></EInvoice>`;
}

/** A bank slip (回单) as a one-page PDF; the page's own font has no Chinese, so it says little. */
export function bankSlip(lines: readonly string[]): string {
  const text = lines.map((line, at) => `BT /F1 14 Tf 60 ${760 - 28 * at} Td (${line}) Tj ET`).join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
}
