import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPaper } from '../../../../electron/service/ledger/papers/reading.ts';
import type { Invoice } from '../../../../shared/domain/ledger/papers/invoice.ts';
import { PAPER_LIMITS } from '../../../../shared/domain/ledger/papers/kinds.ts';
import {
  digitalOfd,
  digitalPdf,
  digitalXml,
  fiscalXml,
  JPEG,
  ofd,
  PNG,
  taxControlOfd,
} from '../../../support/invoices.ts';

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? strToU8(content) : content;

async function kindOf(content: string | Uint8Array): Promise<string> {
  const read = await readPaper(bytesOf(content));
  return read.ok ? read.value.kind : read.error.code;
}

async function invoiceIn(content: string | Uint8Array): Promise<Invoice> {
  const read = await readPaper(bytesOf(content));
  if (!read.ok) return expect.fail(read.error.message);
  return read.value.invoice ?? expect.fail('no invoice in it');
}

describe('what a file is', () => {
  it('is told from its content', async () => {
    expect(await kindOf(PNG)).toBe('png');
    expect(await kindOf(JPEG)).toBe('jpeg');
    expect(await kindOf('junk before\n%PDF-1.4')).toBe('pdf');
    expect(await kindOf(digitalOfd())).toBe('ofd');
    expect(await kindOf(digitalXml())).toBe('xml');
    expect(await kindOf('\ufeff  <!-- 回单 --><receipt/>')).toBe('xml');
  });

  it('and what is none of them is refused, whatever it may be called', async () => {
    for (const content of [
      'MZ\x90',
      '发票',
      '',
      '<html><script>alert(1)</script></html>',
      '<!DOCTYPE html><p>',
      'GIF89a',
      zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }),
    ])
      expect(await kindOf(content), String(content).slice(0, 20)).toBe('not-a-paper');
  });

  it('a file that is hostile or damaged is refused with a sentence', async () => {
    expect(await kindOf(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`)).toBe(
      'unreadable',
    );
    expect(await kindOf('<a>&x;</a>')).toBe('unreadable');
    expect(await kindOf('<a><b></a>')).toBe('unreadable');
    expect(await kindOf('<a>'.repeat(5000))).toBe('unreadable');
    expect(await kindOf(digitalOfd().subarray(0, 200))).toBe('unreadable');
    expect(await kindOf(ofd({ 'OFD.xml': '<!DOCTYPE x><OFD/>' }))).toBe('unreadable');
    expect(await kindOf(new Uint8Array(PAPER_LIMITS.bytes + 1))).toBe('too-large');
    expect(await kindOf(`<a>${' '.repeat(PAPER_LIMITS.xmlBytes)}</a>`)).toBe('too-large');
  });

  it('an archive that would unpack without end is refused before it has', async () => {
    const bomb = zipSync({ 'OFD.xml': new Uint8Array(64 * 1024 * 1024).fill(32) }, { level: 9 });
    expect(bomb.length).toBeLessThan(PAPER_LIMITS.xmlBytes);
    expect(await kindOf(bomb)).toBe('unreadable');
  });

  it('nothing that anybody sends is more than a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', '<', '<?xml version="1.0"?>', '%PDF-', 'PK\x03\x04', '<EInvoice>'),
        async (bytes, head) => {
          expect(typeof (await kindOf(Uint8Array.of(...strToU8(head), ...bytes)))).toBe('string');
        },
      ),
    );
  });
});

describe('an electronic invoice', () => {
  it('数电票 XML says number, day, parties, amounts and lines', async () => {
    expect(await invoiceIn(digitalXml())).toMatchObject({
      sort: 'digital',
      title: '电子发票 普通发票',
      code: '',
      number: '25137000000000000017',
      date: '2025-03-10',
      seller: { name: '冀中医药有限公司', id: '91130000MA0TEST001' },
      buyer: { name: '青石县人民医院' },
      net: 10000,
      tax: 1300,
      total: 11300,
      red: false,
      remark: '三月第一批',
      lines: 1,
      itemsNet: 10000,
      itemsTax: 1300,
      items: [{ name: '*药品*阿莫西林', quantity: '10', rate: '0.130000', amount: 10000, tax: 1300 }],
    });
  });

  it('with prefixes, in another case, and without the supervision part is the same invoice', async () => {
    const plain = await invoiceIn(digitalXml());
    const prefixed = digitalXml()
      .replaceAll(/<(\/?)([A-Za-z])/g, '<$1fp:$2')
      .replace('<fp:EInvoice>', '<fp:EInvoice xmlns:fp="urn:x">');
    expect(await invoiceIn(prefixed)).toEqual(plain);
    expect(await invoiceIn(digitalXml().replaceAll(/<\/?[A-Za-z-]+>/g, (tag) => tag.toLowerCase()))).toEqual(plain);
    const unsupervised = digitalXml().replace(/<TaxSupervisionInfo>[\s\S]*<\/TaxSupervisionInfo>/, '');
    expect(await invoiceIn(unsupervised)).toEqual({ ...plain, date: '2025-03-09' });
  });

  it('that is red says so, by its mark or by its amounts', async () => {
    expect((await invoiceIn(digitalXml({ blue: 'N', total: '-113.00', net: '-100.00', tax: '-13.00' }))).red).toBe(
      true,
    );
    expect((await invoiceIn(digitalXml({ total: '-113.00' }))).red).toBe(true);
  });

  it('with an amount that is not whole 分 does not say it, and nothing is rounded', async () => {
    expect((await invoiceIn(digitalXml({ total: '113.000000' }))).total).toBe(11300);
    expect((await invoiceIn(digitalXml({ total: '113.005' }))).total).toBeUndefined();
    expect((await invoiceIn(digitalXml({ total: '1e3' }))).total).toBeUndefined();
    expect((await invoiceIn(digitalXml({ total: '9'.repeat(15) }))).total).toBeUndefined();
  });

  it('数电票 OFD says it in its properties, 税控 OFD in the XML inside', async () => {
    expect(await invoiceIn(digitalOfd())).toMatchObject({
      sort: 'digital',
      number: '25137000000000000017',
      date: '2025-03-10',
      net: 10000,
      tax: 1300,
      total: 11300,
    });
    expect(await invoiceIn(taxControlOfd())).toMatchObject({
      sort: 'tax-control',
      code: '013001900104',
      number: '12345678',
      check: '09876543210987654321',
      date: '2025-03-10',
      seller: { name: '县印刷厂' },
      buyer: { name: '青石县人民医院' },
      total: 20600,
      itemsNet: 20000,
    });
  });

  it('财政电子票据 says code, number, check code, issuer and payer', async () => {
    expect(await invoiceIn(fiscalXml())).toMatchObject({
      sort: 'fiscal',
      title: '河北省医疗门诊收费票据（电子）',
      code: '13060125',
      number: '0012345678',
      check: 'A1B2C3',
      date: '2025-03-10',
      seller: { name: '青石县人民医院' },
      buyer: { name: '王某' },
      total: 8850,
      lines: 2,
      itemsNet: 8850,
    });
  });

  it('PDF says its number where its properties do', async () => {
    expect(await invoiceIn(digitalPdf())).toMatchObject({
      number: '25137000000000000017',
      total: 11300,
      date: '2025-03-10',
    });
    const read = await readPaper(strToU8('%PDF-1.7\nno properties'));
    expect(read).toEqual({ ok: true, value: { kind: 'pdf', invoice: undefined } });
  });

  it('XML that is no invoice is a paper all the same', async () => {
    const read = await readPaper(strToU8('<回单><金额>100.00</金额></回单>'));
    expect(read).toEqual({ ok: true, value: { kind: 'xml', invoice: undefined } });
  });
});
