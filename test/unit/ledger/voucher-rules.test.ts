import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reverseVoucher } from '../../../shared/domain/ledger/reversal.ts';
import type { VoucherDraft, VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import { checkVoucher, VOUCHER_LIMITS, type VoucherContext } from '../../../shared/domain/ledger/voucher-rules.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { Books, C, D, date, zero } from './support/books.ts';

const books = new Books('hospital', { '100201': '工行基本户' });
const context: VoucherContext = {
  account: books.account,
  isUnit: (code) => code === 'H01' || code === 'T01',
  isParty: (code) => code === 'P001',
  periodState: (period) => (period === '2025-02' ? 'locked' : 'open'),
};
const draft = (lines: readonly VoucherLine[], head: Partial<VoucherDraft> = {}): VoucherDraft => ({
  unit: 'H01',
  date: date('2025-03-31'),
  type: '记',
  summary: '收医疗款',
  attachments: 1,
  lines,
  ...head,
});
const codes = (voucher: VoucherDraft): string[] => {
  const result = checkVoucher(voucher, context);
  return result.ok ? [] : result.error.map((error) => error.code);
};

describe('a voucher may be posted when', () => {
  it('its financial and its budget block balance each on its own (P4)', () => {
    expect(codes(draft([D('100201', 90), C('4101010102', 90), D('8001', 90), C('61010101', 90)]))).toEqual([]);
  });

  it('a red entry is negative on its own side', () => {
    const red = [D('130201', 0), C('2302', 0)].map((line, index) => ({
      ...line,
      ...(index === 0 ? { debit: fen(-560000) } : { credit: fen(-560000) }),
    }));
    expect(codes(draft(red))).toEqual([]);
  });
});

describe('a voucher is refused when', () => {
  it('one block does not balance though both together would', () => {
    const result = checkVoucher(
      draft([D('100201', 90), C('4101010102', 80), D('8001', 80), C('61010101', 90)]),
      context,
    );
    expect(result).toMatchObject({
      ok: false,
      error: [
        { code: 'unbalanced', book: 'financial', message: '财务会计分录借贷不平，借方减贷方为 10.00' },
        { code: 'unbalanced', book: 'budget', message: '预算会计分录借贷不平，借方减贷方为 -10.00' },
      ],
    });
  });

  it.each([
    ['an account is not in the chart', [D('1407', 1), C('100201', 1)], ['unknown-account']],
    ['a line has no account yet', [D('', 1), C('100201', 1)], ['no-account']],
    ['an account is no leaf', [D('1002', 1), C('4101', 1)], ['not-a-leaf', 'not-a-leaf']],
    ['there is no line', [], ['no-lines']],
    ['a line has no amount', [D('100201', 0), D('1001', 1), C('2307', 1)], ['no-amount']],
    ['a counterparty is no unit of the community', [D('1218', 1, { with: 'X99' }), C('1001', 1)], ['unknown-unit']],
    ['an outside party is not registered', [D('1218', 1, { with: '某公司' }), C('1001', 1)], ['unknown-party']],
  ])('%s', (_, lines, expected) => {
    expect(codes(draft(lines))).toEqual(expected);
  });

  it('its lines are called by the numbers that people know them by', () => {
    const result = checkVoucher(draft([D('1407', 1), C('100201', 1)]), context, (index) => 10 * (index + 1));
    expect(result).toMatchObject({ error: [{ line: 10, message: '第 10 行：科目 1407 不在单位科目表中' }] });
  });

  it('a line has amounts on both sides', () => {
    expect(codes(draft([{ ...D('1001', 5), credit: fen(500) }, D('1001', 0)]))).toEqual(['both-sides', 'no-amount']);
  });

  it('a line stands in the other book', () => {
    expect(codes(draft([{ ...D('8001', 1), book: 'financial' }, C('1001', 1)]))).toEqual(['wrong-book']);
  });

  it.each([
    ['2025-02-28', ['period-closed']],
    ['2025-02-30', ['bad-date']],
  ])('it is dated %s', (day, expected) => {
    expect(codes(draft([D('1001', 1), C('100201', 1)], { date: day as VoucherDraft['date'] }))).toEqual(expected);
  });

  it.each([
    [{ summary: '长'.repeat(501) }, ['text-too-long']],
    [{ summary: 'a\uD800' }, ['bad-text']],
    [{ type: ' ' }, ['no-type']],
    [{ type: '记账凭证字太长了吧' }, ['text-too-long']],
    [{ attachments: 1.5 }, ['bad-attachments']],
    [{ attachments: -1 }, ['bad-attachments']],
  ])('its head is %j', (head, expected) => {
    expect(codes(draft([D('1001', 1), C('100201', 1)], head))).toEqual(expected);
  });

  it('it has more lines than any month end needs, or an amount that is none of a county', () => {
    const many = Array.from({ length: VOUCHER_LIMITS.lines + 1 }, () => D('1001', 1));
    expect(codes(draft(many))).toEqual(['too-many-lines']);
    const large = fen(VOUCHER_LIMITS.amount + 1);
    expect(
      codes(
        draft([
          { ...D('1001', 0), debit: large },
          { ...C('100201', 0), credit: large },
        ]),
      ),
    ).toEqual(['amount-too-large', 'amount-too-large']);
  });

  it('property: it balances if and only if its blocks do, and a difference is never hidden by size', () => {
    const amount = fc.integer({ min: 1, max: VOUCHER_LIMITS.amount });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 0, max: 3 }),
        (parts, extra) => {
          const lines = parts.flatMap((part) => [
            { ...D('1001', 0), debit: fen(part) },
            { ...C('100201', 0), credit: fen(part) },
          ]);
          const all = extra === 0 ? lines : [...lines, { ...D('1001', 0), debit: fen(extra) }];
          expect(codes(draft(all))).toEqual(extra === 0 ? [] : ['unbalanced']);
        },
      ),
      { seed: 7, numRuns: 50 },
    );
  });
});

describe('a reversal (红字冲销)', () => {
  it('repeats the lines with the opposite sign on the same side, in an open period, and names what it answers', () => {
    const voucher = books.post('2025-02-10', [D('130201', 100, { with: 'P001', document: 'A1' }), C('2302', 100)]);
    const reversal = reverseVoucher(voucher, date('2025-03-01'), '退货');
    expect(reversal).toMatchObject({ date: '2025-03-01', type: '记', summary: '冲销 2025-02 记-1：退货' });
    expect(reversal.lines[0]).toMatchObject({
      code: '130201',
      debit: fen(-10000),
      credit: zero,
      document: 'A1',
      counterparty: { kind: 'party', party: 'P001' },
    });
    expect(codes(reversal)).toEqual([]);
    expect(codes(reverseVoucher(voucher, date('2025-02-28')))).toEqual(['period-closed']);
  });
});
