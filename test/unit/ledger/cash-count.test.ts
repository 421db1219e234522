import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CashItem, reckonCash } from '../../../shared/domain/ledger/cash-count/count.ts';
import { CASH_FACES, countedOf, faceName } from '../../../shared/domain/ledger/cash-count/faces.ts';
import { CASH_STEPS, cashVoucher, stepsNow } from '../../../shared/domain/ledger/cash-count/voucher.ts';
import { initialChart } from '../../../shared/domain/ledger/charts/unit-chart.ts';
import { fen, parseYuan } from '../../../shared/kernel/fen.ts';

/** 库存现金盘点: what was counted against the books, and the vouchers of what differs. */

const chart = initialChart('T01', 'primary');
const of = (difference: number) => ({ date: '2025-12-31' as never, code: '1001', difference: fen(difference), chart });
const shortly = (step: (typeof CASH_STEPS)[number], difference: number) =>
  cashVoucher(step, of(difference)).lines.map(
    ({ code, debit, credit }) => `${debit ? '借' : '贷'} ${code} ${debit || credit}`,
  );

describe('a count', () => {
  it('holds the drawer against the books, vouchers not posted, and what has none yet', () => {
    const reckoned = reckonCash({
      posted: fen(100_000),
      pending: [{ draft: 1, date: '2025-12-30', summary: '付差旅费', state: 'submitted', amount: fen(-20_050) }],
      items: [
        { kind: 'received', text: '门诊收款', amount: fen(5_000) },
        { kind: 'paid', text: '邮费', amount: fen(1_200) },
        { kind: 'slip', text: '王某借条', amount: fen(3_000) },
      ],
      drawer: [
        { face: 10_000, pieces: 8 },
        { face: 50, pieces: 1 },
      ],
    });
    expect(reckoned).toEqual({
      ...{ pending: -20_050, received: 5_000, paid: 1_200, slips: 3_000 },
      ...{ expected: 83_750, counted: 80_050, difference: -3_700, unexplained: -700 },
    });
  });

  it('of nothing is nothing', () => {
    const reckoned = reckonCash({ posted: fen(0), pending: [], items: [], drawer: [] });
    expect(reckoned).toMatchObject({ expected: 0, counted: 0, difference: 0, unexplained: 0 });
  });

  it('names each face as people do', () => {
    expect(CASH_FACES.map(faceName).join(' ')).toBe('100元 50元 20元 10元 5元 1元 5角 1角 5分 2分 1分');
  });

  const amount = fc.integer({ min: 1, max: 10_000_000 }).map(fen);
  const drawer = fc
    .array(fc.nat({ max: 5_000 }), { minLength: CASH_FACES.length, maxLength: CASH_FACES.length })
    .map((pieces) => CASH_FACES.map((face, at) => ({ face, pieces: pieces[at]! })));
  const items = fc.array(
    fc.record({
      kind: fc.constantFrom('received', 'paid', 'slip'),
      text: fc.constant('x'),
      amount,
    }) as fc.Arbitrary<CashItem>,
    { maxLength: 12 },
  );

  it('always comes back to the drawer: what should be there and what differs are what lies there', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }).map(fen), items, drawer, (posted, named, lies) => {
        const reckoned = reckonCash({ posted, pending: [], items: named, drawer: lies });
        expect(reckoned.expected + reckoned.difference).toBe(countedOf(lies));
        expect(reckoned.expected - reckoned.received + reckoned.paid).toBe(posted);
        expect(reckoned.difference + reckoned.slips).toBe(reckoned.unexplained);
      }),
    );
  });

  it('is not changed by a slip: what it stands for is missing all the same', () => {
    fc.assert(
      fc.property(amount, items, drawer, (slip, named, lies) => {
        const facts = { posted: fen(0), pending: [], drawer: lies };
        const without = reckonCash({ ...facts, items: named });
        const withSlip = reckonCash({ ...facts, items: [...named, { kind: 'slip', text: '借条', amount: slip }] });
        expect(withSlip.difference).toBe(without.difference);
      }),
    );
  });
});

describe('the voucher of a difference', () => {
  it('takes a shortage into 待处理财产损溢, and into 其他支出 of the budget', () => {
    expect(shortly('found', -1_234)).toEqual([
      '借 1902 12.34',
      '贷 1001 12.34',
      '借 7901 12.34',
      expect.stringMatching(/^贷 8001\d* 12\.34$/),
    ]);
  });

  it('takes a surplus the other way about, and into 其他预算收入 of the budget', () => {
    expect(shortly('found', 500)).toEqual([
      '借 1001 5.00',
      '贷 1902 5.00',
      expect.stringMatching(/^借 8001\d* 5\.00$/),
      '贷 6609 5.00',
    ]);
  });

  it('is settled by whoever answers for it, or by approval', () => {
    expect(shortly('recover', -100)).toEqual(['借 1218 1.00', '贷 1902 1.00']);
    expect(shortly('expense', -100)).toEqual(['借 5301 1.00', '贷 1902 1.00']);
    expect(shortly('owed', 100)).toEqual(['借 1902 1.00', '贷 2307 1.00']);
    expect(shortly('income', 100)).toEqual(['借 1902 1.00', '贷 4609 1.00']);
  });

  it('leaves the account to the person where several stand below it', () => {
    const below = ['190201', '190202'].map((code) => ({
      ...chart.find((one) => one.code === '1902')!,
      code,
      leaf: true,
    }));
    const grown = [...chart.map((one) => (one.code === '1902' ? { ...one, leaf: false } : one)), ...below];
    const [pending] = cashVoucher('found', { ...of(-100), chart: grown }).lines;
    expect(pending!.code).toBe('');
  });

  it('balances in each of its books, whatever differs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.boolean(),
        fc.constantFrom(...CASH_STEPS),
        (size, over, step) => {
          const difference = over ? size : -size;
          if (step !== 'found' && !stepsNow(difference, ['found']).includes(step)) return;
          const { lines } = cashVoucher(step, of(difference));
          for (const book of ['financial', 'budget'])
            expect(
              lines
                .filter((line) => line.book === book)
                .reduce(
                  (sum, line) => sum + (parseYuan(line.debit || '0') ?? 0) - (parseYuan(line.credit || '0') ?? 0),
                  0,
                ),
            ).toBe(0);
        },
      ),
    );
  });

  it('is found first, and settled once', () => {
    expect(stepsNow(0, [])).toEqual([]);
    expect(stepsNow(-1, [])).toEqual(['found']);
    expect(stepsNow(-1, ['found'])).toEqual(['recover', 'expense']);
    expect(stepsNow(1, ['found'])).toEqual(['owed', 'income']);
    expect(stepsNow(1, ['found', 'income'])).toEqual([]);
  });
});
