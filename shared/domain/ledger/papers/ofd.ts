import { within, type XmlElement } from './element.ts';
import { dayOf, exactFen, fieldOf, type Invoice, itemsOf, numberText, optional, sumOfAll } from './invoice.ts';

/** Parts of an OFD that hold pages, fonts and seals, and no fields: what they are called, in small letters. */
const NOT_FIELDS = /(^|\/)(pages?|tpls?|res|signs?|annots?|tags)\/|(public|document)res\.xml$|page_?\d*\.xml$/;

/** Whether a part of an OFD (its path in small letters) may hold an invoice's fields. */
export const mayHoldFields = (path: string): boolean => path.endsWith('.xml') && !NOT_FIELDS.test(path);

/**
 * What an OFD says of its invoice in its own properties (`OFD.xml`: `CustomData Name="发票号码"`), which is all that a 数电票
 * without its XML says. Undefined where they name no number.
 */
export function customInvoice(root: XmlElement): Invoice | undefined {
  const said = new Map<string, string>();
  for (const { name, label, text } of within(root))
    if (name === 'customdata' && label !== '' && text !== '' && !said.has(label)) said.set(label, text);
  const of = (...names: string[]): string => names.map((name) => said.get(name) ?? '').find(Boolean) ?? '';
  const number = numberText(of('发票号码'));
  if (number === '') return undefined;
  const code = numberText(of('发票代码'));
  const [net, tax] = [exactFen(of('合计金额', '不含税金额')), exactFen(of('合计税额', '税额'))];
  const sum = sumOfAll([net, tax]);
  const total = exactFen(of('价税合计', '含税金额')) ?? sum;
  return {
    sort: code === '' ? 'digital' : 'tax-control',
    title: fieldOf(of('发票类型', '票种')),
    code,
    number,
    check: numberText(of('校验码')),
    ...optional('date', dayOf(of('开票日期'))),
    seller: { name: fieldOf(of('销售方名称', '销售方')), id: numberText(of('销售方纳税人识别号')) },
    buyer: { name: fieldOf(of('购买方名称', '购买方')), id: numberText(of('购买方纳税人识别号')) },
    ...optional('net', net),
    ...optional('tax', tax),
    ...optional('total', total),
    red: (total ?? 0) < 0,
    remark: fieldOf(of('备注')),
    ...itemsOf([]),
  };
}
