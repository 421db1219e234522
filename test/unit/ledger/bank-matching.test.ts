import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frozenSentence } from '../../../shared/domain/ledger/bank/freezing.ts';
import type { BankItem } from '../../../shared/domain/ledger/bank/item.ts';
import { documentKey, proposeMatches } from '../../../shared/domain/ledger/bank/match.ts';
import { reconcile } from '../../../shared/domain/ledger/bank/reconcile.ts';
import { USUAL_BANK_SETTINGS } from '../../../shared/domain/ledger/bank/settings.ts';
import { subsetFor } from '../../../shared/domain/ledger/bank/subset.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import type { Period } from '../../../shared/kernel/period.ts';

const item = (key: string, day: number, amount: number, more: Partial<BankItem> = {}): BankItem => ({
  key,
  date: `2026-03-${String(day).padStart(2, '0')}` as AccountingDate,
  amount: fen(amount),
  document: '',
  text: '',
  ...more,
});
const propose = (bank: readonly BankItem[], book: readonly BankItem[], settings = USUAL_BANK_SETTINGS) =>
  proposeMatches(bank, book, settings).map(({ rule, sure, bank: b, book: v }) => [
    rule,
    sure ? 'sure' : 'look',
    `${b.join('+')}=${v.join('+')}`,
  ]);

describe('what is proposed', () => {
  it('is the same amount with the same number first, however each side writes it', () => {
    expect(documentKey('现支-0012')).toBe(documentKey('00000012'));
    expect(
      propose(
        [item('b1', 20, -5000, { document: '00000012' }), item('b2', 3, -5000)],
        [item('v1', 3, -5000, { document: '现支-0012' }), item('v2', 2, -5000)],
      ),
    ).toEqual([
      ['document', 'sure', 'b1=v1'],
      ['window', 'sure', 'b2=v2'],
    ]);
  });

  it('is sure on one day where both sides have as many; words tell which, and a person looks where they differ', () => {
    const bank = [item('b1', 3, 100, { text: '县医保局' }), item('b2', 3, 100, { text: '青石药业' })];
    expect(propose(bank, [item('v1', 3, 100, { text: '收青石药业退款' }), item('v2', 3, 100)])).toEqual([
      ['same-day', 'sure', 'b2=v1'],
      ['same-day', 'sure', 'b1=v2'],
    ]);
    expect(propose(bank, [item('v1', 3, 100, { text: '收青石药业退款' })])).toEqual([['same-day', 'look', 'b2=v1']]);
  });

  it('is the nearest day within the days allowed, and sure only where nothing else fits', () => {
    expect(propose([item('b1', 10, 700)], [item('v1', 4, 700), item('v2', 8, 700)])).toEqual([
      ['window', 'look', 'b1=v2'],
    ]);
    expect(propose([item('b1', 20, 700)], [item('v1', 9, 700)])).toEqual([]);
    expect(propose([item('b1', 20, 700)], [item('v1', 9, 700)], { ...USUAL_BANK_SETTINGS, windowDays: 11 })).toEqual([
      ['window', 'sure', 'b1=v1'],
    ]);
    expect(propose([item('b1', 10, 700)], [item('v1', 10, -700)]), 'in is not out').toEqual([]);
  });

  it('is several lines for one, either way about, and never unseen', () => {
    expect(propose([item('b1', 10, -600)], [item('v1', 9, -100), item('v2', 10, -200), item('v3', 11, -300)])).toEqual([
      ['one-to-many', 'look', 'b1=v2+v1+v3'],
    ]);
    expect(propose([item('b1', 9, 250), item('b2', 10, 50)], [item('v1', 10, 300)])).toEqual([
      ['many-to-one', 'look', 'b2+b1=v1'],
    ]);
  });

  it('looks for no more lines together than the settings say, and gives up in time', () => {
    const parts = [1, 2, 3, 4].map((n) => item(`v${n}`, 10, n));
    expect(subsetFor(10, parts, 3)).toBeUndefined();
    expect(subsetFor(10, parts, 4)?.map(({ key }) => key)).toEqual(['v1', 'v2', 'v3', 'v4']);
    const even = Array.from({ length: 24 }, (_, at) => item(`v${at}`, 10, 2 * (at + 500)));
    expect(subsetFor(4999, even, 6)).toBeUndefined();
  });
});

const side = (letter: string) =>
  fc
    .array(
      fc.record({
        day: fc.integer({ min: 1, max: 28 }),
        amount: fc.constantFrom(100, 200, 300, 500, -100, -300, -400, 700),
        document: fc.constantFrom('', '', '12', '13'),
      }),
      { maxLength: 14 },
    )
    .map((rows) => rows.map(({ day, amount, document }, at) => item(`${letter}${at}`, day, amount, { document })));

describe('an amount that comes again and again', () => {
  it('is still proposed in time, each line once and near', () => {
    const many = (letter: string, shift: number) =>
      Array.from({ length: 4000 }, (_, at) => item(`${letter}${at}`, 1 + ((at + shift) % 28), 1000));
    const proposals = proposeMatches(many('b', 0), many('v', 3), USUAL_BANK_SETTINGS);
    const taken = proposals.flatMap(({ bank, book }) => [...bank, ...book]);
    expect(new Set(taken).size).toBe(taken.length);
    expect(proposals.length).toBeGreaterThan(3900);
  });
});

describe('any two sides', () => {
  it('have no line taken twice, each match ties, and the order given does not matter', () => {
    fc.assert(
      fc.property(side('b'), side('v'), (bank, book) => {
        const proposals = proposeMatches(bank, book, USUAL_BANK_SETTINGS);
        const amounts = new Map([...bank, ...book].map(({ key, amount }) => [key, amount]));
        const taken = proposals.flatMap((each) => [...each.bank, ...each.book]);
        expect(new Set(taken).size).toBe(taken.length);
        for (const each of proposals) {
          const sum = (keys: readonly string[]) => keys.reduce((all, key) => all + amounts.get(key)!, 0);
          expect(sum(each.bank)).toBe(sum(each.book));
          expect(each.bank.length * each.book.length).toBeGreaterThan(0);
        }
        expect(proposeMatches(bank.toReversed(), book.toReversed(), USUAL_BANK_SETTINGS)).toEqual(proposals);
      }),
      { seed: 20_260_201, numRuns: 300 },
    );
  });

  it('tie after adjusting whatever was matched; and a gap in either is named to the 分', () => {
    const gap = fc.integer({ min: -999, max: 999 });
    fc.assert(
      fc.property(side('b'), side('v'), side('o'), gap, gap, gap, (bank, book, late, statement, beginning, books) => {
        const end = '2026-03-31' as AccountingDate;
        const matched = new Set(
          proposeMatches(bank, book, USUAL_BANK_SETTINGS).flatMap((each) => [...each.bank, ...each.book]),
        );
        const begun = late.map((each, at) => ({ ...each, side: at % 2 === 0 ? ('bank' as const) : ('book' as const) }));
        const sum = (items: readonly BankItem[]) => items.reduce((all, { amount }) => all + amount, 0);
        const of = (which: string) => sum(begun.filter((each) => each.side === which));
        const bankOpening = 10_000;
        const bookOpening = bankOpening + of('book') - of('bank') - beginning;
        const made = reconcile(
          {
            end,
            bankOpening: fen(bankOpening),
            bankBalance: fen(bankOpening + sum(bank) + statement),
            bookOpening: fen(bookOpening),
            bookBalance: fen(bookOpening + sum(book) - books),
            bankMoved: fen(sum(bank)),
            bookMoved: fen(sum(book)),
            beginning: begun,
            open: [
              ...bank.filter(({ key }) => !matched.has(key)).map((each) => ({ ...each, side: 'bank' as const })),
              ...book.filter(({ key }) => !matched.has(key)).map((each) => ({ ...each, side: 'book' as const })),
              ...begun,
            ],
          },
          USUAL_BANK_SETTINGS,
        );
        expect(made.difference).toBe(statement + beginning + books);
        expect(made.adjustedBank - made.adjustedBook).toBe(made.difference);
        expect(Object.fromEntries(made.causes.map(({ cause, amount }) => [cause, amount]))).toEqual(
          Object.fromEntries(
            Object.entries({ statement, beginning, book: books }).filter(([, amount]) => amount !== 0),
          ),
        );
      }),
      { seed: 20_260_202 },
    );
  });
});

describe('the reconciliation', () => {
  it('is the textbook’s: both balances adjusted for what only the other side has', () => {
    const open = (key: string, which: 'bank' | 'book', amount: number) => ({ ...item(key, 31, amount), side: which });
    const made = reconcile(
      {
        end: '2026-06-30' as AccountingDate,
        bankBalance: fen(8_300_000),
        bookBalance: fen(5_400_000),
        bankOpening: fen(0),
        bookOpening: fen(0),
        bankMoved: fen(8_300_000),
        bookMoved: fen(5_400_000),
        beginning: [],
        open: [
          open('v1', 'book', 6_000_000),
          open('v2', 'book', -4_500_000),
          open('b1', 'bank', 4_800_000),
          open('b2', 'bank', -400_000),
        ],
      },
      USUAL_BANK_SETTINGS,
    );
    expect(made).toMatchObject({
      sums: { 'book-in': 6_000_000, 'book-out': 4_500_000, 'bank-in': 4_800_000, 'bank-out': 400_000 },
      adjustedBank: 9_800_000,
      adjustedBook: 9_800_000,
      difference: 0,
      causes: [],
    });
    expect(made.items.map(({ days, ageing }) => [days, ageing])).toEqual(Array(4).fill([91, 'old']));
  });

  it('is frozen by its own review, by a later one, and by the month', () => {
    const period = '2026-03' as Period;
    expect(frozenSentence({ period, state: 'open', reviewedUpTo: '2026-02' as Period })).toBeUndefined();
    expect(frozenSentence({ period, state: 'open', reviewedUpTo: '2026-04' as Period })).toMatch('2026-04');
    expect(frozenSentence({ period, state: 'locked', reviewedUpTo: undefined })).toMatch('已锁定');
    expect(frozenSentence({ period, state: 'submitted', reviewedUpTo: undefined })).toMatch('已上报');
  });
});
