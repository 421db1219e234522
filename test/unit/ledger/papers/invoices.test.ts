import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOf, isSame } from '../../../../shared/domain/ledger/papers/documents.ts';
import { duplicateSentence } from '../../../../shared/domain/ledger/papers/duplicate.ts';
import { dayOf, exactFen, type Invoice, itemsOf, numberText } from '../../../../shared/domain/ledger/papers/invoice.ts';
import type { KeptKind } from '../../../../shared/domain/ledger/papers/kinds.ts';
import { untied } from '../../../../shared/domain/ledger/papers/untied.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';

const invoice = (more: Partial<Invoice> = {}): Invoice => ({
  sort: 'digital',
  title: '',
  code: '',
  number: '25137000000000000017',
  check: '',
  date: '2025-03-10' as AccountingDate,
  seller: { name: '冀中医药有限公司', id: '' },
  buyer: { name: '青石县人民医院', id: '' },
  net: fen(10000),
  tax: fen(1300),
  total: fen(11300),
  red: false,
  remark: '',
  ...itemsOf([]),
  ...more,
});
const here = { unit: '青石县人民医院', today: '2025-03-31' as AccountingDate };
const codes = (more: Partial<Invoice>) => untied(invoice(more), here).map(({ code }) => code);

describe('what does not tie in an invoice', () => {
  it('is its buyer, its day and its sums, each with a sentence', () => {
    expect(codes({})).toEqual([]);
    expect(untied(invoice({ buyer: { name: '柳河镇卫生院', id: '' } }), here)).toEqual([
      { code: 'other-buyer', message: '购买方是“柳河镇卫生院”，不是本单位“青石县人民医院”' },
    ]);
    expect(codes({ date: '2025-04-01' as AccountingDate })).toEqual(['future']);
    expect(codes({ total: fen(11301) })).toEqual(['total']);
    expect(codes({ itemsNet: fen(9999), itemsTax: fen(1301) })).toEqual(['items', 'items-tax']);
  });

  it('is nothing where the unit issued it itself, where names differ in their brackets only, and where little is said', () => {
    expect(codes({ buyer: { name: '王某', id: '' }, seller: { name: '青石县人民医院', id: '' } })).toEqual([]);
    const named = { unit: '青石县（城关）医院', today: here.today };
    expect(untied(invoice({ buyer: { name: '青石县(城关) 医院', id: '' } }), named)).toEqual([]);
    const { net: _, tax: __, date: ___, ...little } = invoice({ buyer: { name: '', id: '' } });
    expect(untied(little, here)).toEqual([]);
  });

  it('compares the lines of a bill without tax with its whole', () => {
    const { net: _, tax: __, ...bill } = invoice({ sort: 'fiscal', itemsNet: fen(11299) });
    expect(untied(bill, here).map(({ code }) => code)).toEqual(['items']);
  });
});

describe('amounts, days and numbers', () => {
  it('are read as they stand, or not at all', () => {
    expect(['113', '113.0', '￥1,130.50', '-0.01', '1.23000'].map(exactFen)).toEqual([11300, 11300, 113050, -1, 123]);
    for (const text of ['', '.', '1.234', '1e3', '0x10', '--1', '1 13 x', '9'.repeat(17)])
      expect(exactFen(text), text).toBeUndefined();
    const days = ['2025-03-10', '2025/3/10 09:00', '20250310', '20250310101112', '2025年03月10日'];
    expect(new Set(days.map(dayOf))).toEqual(new Set(['2025-03-10']));
    for (const text of ['', '2025-02-30', '20251301', '3月10日']) expect(dayOf(text), text).toBeUndefined();
    expect(numberText(' ２５１３ 7000-0001 ')).toBe('251370000001');
  });

  it('every amount that our own text says comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (amount) => {
        expect(exactFen(formatYuan(fen(amount)))).toBe(amount);
        expect(exactFen(`${formatYuan(fen(amount))}0000`)).toBe(amount);
      }),
    );
  });
});

describe('papers that are one invoice', () => {
  const paper = (kind: KeptKind, of?: Invoice) => ({ kind, invoice: of });

  it('are one document, told by the best of its forms: XML, then OFD, then PDF', () => {
    const [pdf, ofd, xml] = [invoice({ remark: 'pdf' }), invoice({ remark: 'ofd' }), invoice({ remark: 'xml' })];
    const photo = paper('jpeg');
    const documents = documentsOf([paper('pdf', pdf), photo, paper('xml', xml), paper('ofd', ofd)]);
    expect(documents.map((each) => each.papers.map(({ kind }) => kind))).toEqual([['xml', 'ofd', 'pdf'], ['jpeg']]);
    expect(documents[0]?.invoice?.remark).toBe('xml');
    expect(documents[1]?.invoice).toBeUndefined();
  });

  it('never lose a paper nor count more documents than papers', () => {
    const papersTyped = fc.record({
      kind: fc.constantFrom<KeptKind>('xml', 'ofd', 'pdf', 'paper', 'png'),
      number: fc.constantFrom(undefined, '1111', '2222', '3333'),
    });
    fc.assert(
      fc.property(fc.array(papersTyped), (all) => {
        const papers = all.map(({ kind, number }) =>
          paper(kind, number === undefined ? undefined : invoice({ number })),
        );
        const documents = documentsOf(papers);
        expect(documents.flatMap((each) => each.papers).length).toBe(papers.length);
        const loose = papers.filter(({ invoice: its }) => its === undefined).length;
        expect(documents.length).toBe(loose + new Set(all.flatMap(({ number }) => number ?? [])).size);
      }),
    );
  });

  it('are the same by number, and by code where both say one', () => {
    const of = (code: string, number = '12345678') => ({ code, number });
    expect(isSame(of('0130'), of('0130'))).toBe(true);
    expect(isSame(of('0130'), of(''))).toBe(true);
    expect(isSame(of('0130'), of('0131'))).toBe(false);
    expect(isSame(of(''), of('', '12345679'))).toBe(false);
  });
});

describe('an invoice that is used already', () => {
  const use = {
    unitName: '柳河镇卫生院',
    voucher: '2025-03 记-12',
    draft: undefined,
    date: '2025-03-10' as AccountingDate,
  };
  const named = { code: '', number: '25137000000000000017' };

  it('is refused with where, to whom may see it', () => {
    expect(duplicateSentence(named, use, true)).toBe(
      '发票 25137000000000000017 已在 柳河镇卫生院 2025-03 记-12 号凭证上（2025-03-10），不能重复入账；该凭证冲销后才能再用',
    );
    expect(duplicateSentence(named, { ...use, voucher: undefined, draft: 3 }, true)).toBe(
      '发票 25137000000000000017 已在 柳河镇卫生院 的凭证草稿 3 上（2025-03-10），不能重复入账',
    );
  });

  it('and tells whoever may not see it neither unit nor voucher nor day', () => {
    const said = duplicateSentence(named, use, false);
    expect(said).toBe('发票 25137000000000000017 已由医共体内另一家单位使用，不能重复入账');
    for (const secret of ['柳河', '记-12', '2025-03']) expect(said).not.toContain(secret);
  });
});
