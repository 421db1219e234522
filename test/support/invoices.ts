import { strToU8, zipSync } from 'fflate';

/** Electronic invoices as the tax platform and the finance ministry's platform write them, made for the tests. */
export interface Said {
  readonly number?: string;
  readonly date?: string;
  readonly seller?: string;
  readonly buyer?: string;
  readonly net?: string;
  readonly tax?: string;
  readonly total?: string;
  readonly blue?: 'Y' | 'N';
  /** Amount and tax of each line. */
  readonly items?: readonly (readonly [amount: string, tax: string])[];
}

const NUMBER = '25137000000000000017';

/** 数电票 as XML. */
export function digitalXml(said: Said = {}): string {
  const { number = NUMBER, date = '2025-03-10', seller = '冀中医药有限公司', buyer = '青石县人民医院' } = said;
  const { net = '100.00', tax = '13.00', total = '113.00', blue = 'Y', items = [[net, tax]] } = said;
  const lines = items.map(
    ([amount, itemTax]) =>
      `<IssuItemInformation><ItemName>*药品*阿莫西林</ItemName><Quantity>10</Quantity><UnPrice>10</UnPrice><Amount>${amount}</Amount><TaxRate>0.130000</TaxRate><ComTaxAm>${itemTax}</ComTaxAm></IssuItemInformation>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>${number}</EIid><EInvoiceTag>SWEI3200</EInvoiceTag><InherentLabel><InIssuType><LabelCode>${blue}</LabelCode></InIssuType><EInvoiceType><LabelName>电子发票</LabelName></EInvoiceType><GeneralOrSpecialVAT><LabelCode>02</LabelCode><LabelName>普通发票</LabelName></GeneralOrSpecialVAT></InherentLabel></Header>
<EInvoiceData><SellerInformation><SellerIdNum>91130000MA0TEST001</SellerIdNum><SellerName>${seller}</SellerName></SellerInformation>
<BuyerInformation><BuyerIdNum>12130000400000001A</BuyerIdNum><BuyerName>${buyer}</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>${net}</TotalAmWithoutTax><TotalTaxAm>${tax}</TotalTaxAm><TotalTax-includedAmount>${total}</TotalTax-includedAmount><RequestTime>2025-03-09 23:59:59</RequestTime></BasicInformation>
${lines.join('\n')}<AdditionalInformation><Remark>三月第一批</Remark></AdditionalInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>${number}</InvoiceNumber><IssueTime>${date}</IssueTime></TaxSupervisionInfo></EInvoice>`;
}

/** 数电票 as OFD: what it says stands in its properties. */
export const digitalOfd = ({ number = NUMBER, net = '100.00', tax = '13.00' }: Said = {}): Uint8Array =>
  ofd({
    'OFD.xml': `<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas><ofd:CustomData Name="发票号码">${number}</ofd:CustomData><ofd:CustomData Name="开票日期">2025年03月10日</ofd:CustomData><ofd:CustomData Name="合计金额">${net}</ofd:CustomData><ofd:CustomData Name="合计税额">${tax}</ofd:CustomData><ofd:CustomData Name="销售方纳税人识别号">91130000MA0TEST001</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Pages/Page_0/Content.xml': '<not well-formed',
  });

/** 税控发票 as OFD: the whole invoice is attached inside. */
export const taxControlOfd = (): Uint8Array =>
  ofd({
    'OFD.xml': '<OFD/>',
    'Doc_0/Attachs/original_invoice.xml':
      '<eInvoice><InvoiceCode>013001900104</InvoiceCode><InvoiceNo>12345678</InvoiceNo><IssueDate>20250310</IssueDate><InvoiceCheckCode>09876543210987654321</InvoiceCheckCode><Buyer><BuyerName>青石县人民医院</BuyerName></Buyer><Seller><SellerName>县印刷厂</SellerName></Seller><TaxExclusiveTotalAmount>200.00</TaxExclusiveTotalAmount><TaxTotalAmount>6.00</TaxTotalAmount><TaxInclusiveTotalAmount>206.00</TaxInclusiveTotalAmount><GoodsInfos><GoodsInfo><Item>印刷</Item><Amount>200.00</Amount><TaxScheme>3%</TaxScheme><TaxAmount>6.00</TaxAmount></GoodsInfo></GoodsInfos></eInvoice>',
  });

/** 财政电子票据 as XML: 医疗门诊收费票据. */
export const fiscalXml = (): string =>
  `<?xml version="1.0" encoding="UTF-8"?><EInvoice><Header><EInvoiceTag>CZ-EI-13</EInvoiceTag></Header><EInvoiceData><Main><EInvoiceName>河北省医疗门诊收费票据（电子）</EInvoiceName><EInvoiceCode>13060125</EInvoiceCode><EInvoiceNumber>0012345678</EInvoiceNumber><RandomNumber>a1b2c3</RandomNumber><TotalAmount>88.50</TotalAmount><IssueDate>20250310</IssueDate><IssueTime>16:42:02</IssueTime><InvoicingParty><InvoicingPartyCode>130601</InvoicingPartyCode><InvoicingPartyName>青石县人民医院</InvoicingPartyName></InvoicingParty><PayerParty><PayerPartyType>1</PayerPartyType><PayerPartyName>王某</PayerPartyName></PayerParty></Main><Details><Item><ItemName>检查费</ItemName><ItemAmount>80.00</ItemAmount></Item><Item><ItemName>药费</ItemName><ItemAmount>8.50</ItemAmount></Item></Details></EInvoiceData></EInvoice>`;

/** A PDF whose properties name its invoice, as the tax platform makes them. */
export const digitalPdf = ({ number = NUMBER, total = '113.00' }: Said = {}): string =>
  `%PDF-1.7\n1 0 obj << /InvoiceNumber (${number}) /IssueTime (2025-03-10) /TotalTax-includedAmount <FEFF${hex(total)}> >> endobj\n%%EOF`;

const hex = (text: string): string => [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** A picture's first bytes; no test looks further. */
export const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
export const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16);

export const ofd = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
