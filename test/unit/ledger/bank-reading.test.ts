import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chained } from '../../../shared/domain/ledger/bank/order.ts';
import { readStatement, type StatementReading } from '../../../shared/domain/ledger/bank/read-statement.ts';
import { keysOf, newLines } from '../../../shared/domain/ledger/bank/same-lines.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen, formatYuan } from '../../../shared/kernel/fen.ts';
import { fileOf } from '../reading/support.ts';

const read = (text: string, options = {}): StatementReading => {
  const reading = readStatement(fileOf(text), options);
  if (!reading.ok) throw new Error(`${reading.error.code}: ${reading.error.message}`);
  return reading.value;
};
const refusal = (text: string) => {
  const reading = readStatement(fileOf(text));
  return reading.ok ? 'was read' : reading.error.code;
};
const shown = ({ lines }: StatementReading) =>
  lines.map(({ date, amount, balance, counterparty }) =>
    [date, formatYuan(amount), balance === undefined ? '' : formatYuan(balance), counterparty].join(' '),
  );

const TWO = ['2026-03-03 -120.50 879.50 青石药业', '2026-03-08 300.00 1179.50 县医保局'];

describe('a bank statement', () => {
  it('is read as 工行 writes it: the bank’s debit is money out', () => {
    const reading = read(`
[HISTORYDETAIL]
凭证号|本方账号|对方账号|交易时间|借/贷|借方发生额|贷方发生额|摘要|用途|对方单位名称|余额
00000007|6222000011112222|6222000099998888|2026-03-03 10:11:12|借|120.50|0.00|转账|付药款|青石药业|879.50
00000000|6222000011112222|6222000077776666|2026-03-08 15:00:00|贷|0.00|300.00|结算|医保款|县医保局|1,179.50`);
    expect(shown(reading)).toEqual(TWO);
    expect(reading).toMatchObject({ account: '6222000011112222', opening: 100_000, closing: 117_950, breaks: [] });
    expect(reading.lines[0]).toMatchObject({ time: '10:11:12', document: '00000007', purpose: '转账 付药款' });
    expect(reading.lines[1], 'noughts are no number').toMatchObject({ document: '' });
  });

  it('is read with one amount and a flag, and with 转出 and 转入', () => {
    expect(
      shown(
        read(`
对方账号|交易时间|借贷标志|对方单位|摘要|发生额|余额
6222000099998888|20260303 101112|借|青石药业|付药款|120.50|879.50
6222000077776666|20260308 150000|贷|县医保局|医保款|300.00|1179.50`),
      ),
    ).toEqual(TWO);
    expect(
      shown(
        read(`
对方单位|交易时间|转出金额|转入金额|余额
青石药业|2026-03-03|120.50||879.50
县医保局|2026-03-08||300.00|1179.50`),
      ),
    ).toEqual(TWO);
  });

  it('is read as 农行 writes it, newest first, with a foot that is no line', () => {
    const reading = read(`
账户明细
账号：6222000011112222|户名：青石县人民医院
交易时间|收入金额|支出金额|账户余额|对方账号|对方户名|交易用途
2026-03-08 15:00:00|300.00||1,179.50|6222000077776666|县医保局|医保款
2026-03-03 10:11:12||120.50|879.50|6222000099998888|青石药业|付药款
|1|收|300.00|1|支|120.50`);
    expect(shown(reading)).toEqual(TWO);
    expect(reading).toMatchObject({ account: '6222000011112222', holder: '青石县人民医院' });
    expect(reading.skipped).toMatchObject([{ row: 6, reason: 'footer' }]);
  });

  it('is read as 中行 writes it: a signed amount, and whichever of payer and payee is the other side', () => {
    const reading = read(`
查询账号[ Inquirer account number ]|6222000011112222
借方发生总额[ Total Debit Amount ]|120.50
贷方发生总额[ Total Credit Amount ]|301.00
交易类型[ Transaction Type ]|付款人账号[ Debit Account No. ]|付款人名称[ Payer's Name ]|收款人账号[ Payee's Account Number ]|收款人名称[ Payee's Name ]|交易日期[ Transaction Date ]|交易时间[ Transaction time ]|交易金额[ Trade Amount ]|交易后余额[ After-transaction balance ]|交易流水号[ Transaction reference number ]
往账|6222000011112222|本院|6222000099998888|青石药业|20260303|10:11:12|-120.50|879.50|9001
来账|6222000077776666|县医保局|6222000011112222|本院|20260308|15:00:00|+300.00|1,179.50|9002`);
    expect(shown(reading)).toEqual(TWO);
    expect(reading.lines.map(({ serial, counterpartyAccount }) => [serial, counterpartyAccount])).toEqual([
      ['9001', '6222000099998888'],
      ['9002', '6222000077776666'],
    ]);
    expect(reading.remarks, 'what it says of its sums is held against its lines').toEqual([
      '文件写的收入合计是 301.00，逐行读出来是 300.00。',
    ]);
  });

  it('is read as 建行 and 农商行 write it, each account by its own words', () => {
    expect(
      read(`
账号|账户名称|交易时间|借方发生额（支取）|贷方发生额（收入）|余额|币种|对方户名|对方账号|记账日期|摘要|账户明细编号-交易流水号|凭证号
6222000011112222|本院|20260303 10:11:12|120.50|0.00|879.50|人民币元|青石药业|6222000099998888|20260303|付药款|7-3301|
6222000011112222|本院|20260308 15:00:00|0.00|300.00|1179.50|人民币元|县医保局|6222000077776666|20260308|医保款|8-3302|`).lines.map(
        ({ serial, amount }) => [serial, amount],
      ),
    ).toEqual([
      ['7-3301', -12_050],
      ['8-3302', 30_000],
    ]);
    expect(
      shown(
        read(`
青石农商银行账户明细|||||
户名：本院||账号：6222000011112222|||
收入合计：300.00||支出合计：120.50|||
交易日期|对方户名|收入金额|支出金额|余额|用途|核心流水号
2026年3月3日|青石药业||120.50|879.50|付药款|A1
2026年3月8日|县医保局|300.00||1179.50|医保款|A2
合计||300.00|120.50||| `),
      ),
    ).toEqual(TWO);
  });

  it('is read below a long preamble, with other words and other columns: 招行, 邮储, 平安', () => {
    expect(
      shown(
        read(`
招商银行企业银行|||||||
账号：6222 0000 1111 2222|||||||
交易笔数|2||||||
交易日|交易时间|起息日|交易类型|借方金额|贷方金额|余额|摘要|收(付)方名称|收(付)方账号
20260303|101112|20260303|转账|120.50||879.50|付药款|青石药业|6222000099998888
20260308|150000|20260308|转账||300.00|1,179.50|医保款|县医保局|6222000077776666`),
      ),
    ).toEqual(TWO);
    expect(
      shown(
        read(`
序号|交易日期|摘要|支出金额|收入金额|余额|对方账号|对方户名
1|2026/3/3|付药款|120.50|--|879.50|6222000099998888|青石药业
2|2026/3/8|医保款|--|300.00|1,179.50|6222000077776666|县医保局`),
      ),
    ).toEqual(TWO);
    const paying = read(`
交易日期|付款人账号|付款人|收款人账号|收款人|交易金额|账户余额
2026-03-03|6222000011112222|本院|6222000099998888|青石药业|120.50|879.50
2026-03-08|6222000077776666|县医保局|6222000011112222|本院|300.00|1,179.50`);
    expect(shown(paying), 'without a sign, who pays tells which way').toEqual(TWO);
    expect(paying.account).toBe('6222000011112222');
  });

  it('takes codes for directions only where the balance says which is which', () => {
    const coded = (first: string, second: string) => `
交易日期|借贷标志|发生额|余额|对方户名
2026-03-03|${first}|120.50|879.50|青石药业
2026-03-08|${second}|300.00|1179.50|县医保局`;
    expect(shown(read(coded('2', '1')))).toEqual(TWO);
    expect(shown(read(coded('1', '2')))).toEqual(TWO);
    expect(refusal(coded('1', '2').replace('|余额', '').replace('|879.50', '').replace('|1179.50', ''))).toBe(
      'ambiguous',
    );
  });

  it('sees from the balance that debit is the holder’s own', () => {
    const reading = read(`
日期|借方|贷方|余额|对方户名
2026-03-03||120.50|879.50|青石药业
2026-03-08|300.00||1179.50|县医保局`);
    expect(shown(reading)).toEqual(TWO);
    expect(reading.remarks).toEqual(['这份文件的借方是收入、贷方是支出（按余额推定）。']);
  });

  it('names each row that cannot be taken, and drops none in silence', () => {
    const reading = read(`
交易日期|收入|支出|余额|币种|摘要
2026-03-03||120.50|879.50|CNY|付药款
2026-02-30||1.00|878.50|CNY|没有这一天
2026-03-04|5.00|6.00|877.50|CNY|两边都有
2026-03-05|一百||977.50|CNY|不是数字
2026-03-06|5.00||982.50|USD|外币
2026-03-07|0.00|0.00|982.50|CNY|没有动
2026-03-07|1.005||983.51|CNY|三位小数`);
    expect(reading.rejections.map(({ row, code }) => [row, code])).toEqual([
      [3, 'impossible'],
      [4, 'both-sides'],
      [5, 'not-a-number'],
      [6, 'foreign-currency'],
      [8, 'three-decimals'],
    ]);
    expect(reading.skipped).toMatchObject([{ row: 7, reason: 'zero' }]);
  });

  it('names the row whose balance does not follow', () => {
    const reading = read(`
交易日期|收入|支出|余额
2026-03-03|10.00||110.00
2026-03-04|10.00||120.00
2026-03-05|10.00||131.00
2026-03-06|10.00||141.00`);
    expect(reading.breaks.map(({ line, expected, found }) => [line.row, expected, found])).toEqual([
      [4, 13_000, 13_100],
    ]);
  });

  it('asks which of several accounts is meant, and refuses what is no statement', () => {
    const both = `
账号|交易日期|收入|支出|余额
6222000011112222|2026-03-03|10.00||110.00
6222000033334444|2026-03-04|20.00||20.00`;
    expect(refusal(both)).toBe('several-accounts');
    expect(read(both, { choose: '6222000033334444' }).lines).toHaveLength(1);
    expect(refusal('科目编码|科目名称|期末余额\n1002|银行存款|5.00')).toBe('no-table-found');
    expect(refusal('交易日期|收入|支出|余额\n|||')).toBe('no-rows');
    expect(refusal('交易日期|收入|支出\n01/02/2026|1.00|')).toBe('ambiguous');
  });
});

/** A month of lines whose balances follow one another. */
const month = fc
  .record({
    opening: fc.integer({ min: -1_000_000, max: 100_000_000 }),
    steps: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 28 }),
        amount: fc.integer({ min: -9_999, max: 9_999 }).filter(Boolean),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  })
  .map(({ opening, steps }) => {
    let running = opening;
    return steps
      .toSorted((a, b) => a.day - b.day)
      .map(({ day, amount }) => {
        running += amount;
        return {
          date: `2026-03-${String(day).padStart(2, '0')}` as AccountingDate,
          amount: fen(amount),
          balance: fen(running),
        };
      });
  });
type Line = { readonly date: AccountingDate; readonly amount: number; readonly balance: number };

const yuan = (amount: number): string => formatYuan(fen(amount));
const LAYOUTS: readonly { readonly heading: string; readonly row: (line: Line) => string }[] = [
  {
    heading: '交易日期|收入金额|支出金额|余额|用途',
    row: ({ date, amount, balance }) =>
      `${date}|${amount > 0 ? yuan(amount) : ''}|${amount < 0 ? yuan(-amount) : ''}|${yuan(balance)}|x`,
  },
  {
    heading: '凭证号|交易时间|借方发生额|贷方发生额|余额',
    row: ({ date, amount, balance }) =>
      `12|${date.replaceAll('-', '')} 08:00:00|${amount < 0 ? yuan(-amount) : '0.00'}|${amount > 0 ? yuan(amount) : '0.00'}|${yuan(balance)}`,
  },
  {
    heading: '余额|收付标志|发生额|交易日',
    row: ({ date, amount, balance }) =>
      `${yuan(balance)}|${amount > 0 ? '收' : '付'}|${yuan(Math.abs(amount))}|${date}`,
  },
  {
    heading: '日期|交易金额|账户余额|摘要',
    row: ({ date, amount, balance }) => `${date}|${yuan(amount)}|${yuan(balance)}|x`,
  },
];

const sum = (lines: readonly { readonly amount: number }[]): number =>
  lines.reduce((all, { amount }) => all + amount, 0);

describe('any statement', () => {
  it('comes back to the 分 from any layout, newest or oldest first, or with its days shuffled within', () => {
    fc.assert(
      fc.property(
        month,
        fc.constantFrom(...LAYOUTS),
        fc.constantFrom('oldest', 'newest', 'shuffled'),
        fc.integer({ min: 0, max: 1000 }),
        (lines, { heading, row }, order, seed) => {
          const given =
            order === 'oldest'
              ? lines
              : order === 'newest'
                ? lines.toReversed()
                : lines.toSorted((a, b) =>
                    a.date === b.date
                      ? ((a.amount * 31 + seed) % 7) - ((b.amount * 31 + seed) % 7)
                      : a.date < b.date
                        ? -1
                        : 1,
                  );
          const reading = read(`网上银行\n${heading}\n${given.map(row).join('\n')}`);
          expect(reading.rejections).toEqual([]);
          expect(reading.breaks, 'the balances tell the order').toEqual([]);
          expect(sum(reading.lines)).toBe(sum(lines));
          expect(reading.lines).toHaveLength(lines.length);
          expect(reading.closing).toBe(lines.at(-1)!.balance);
          expect(reading.opening).toBe(lines[0]!.balance - lines[0]!.amount);
        },
      ),
      { seed: 20_260_101, numRuns: 300 },
    );
  });

  it('adds nothing twice: the same lines again, or a download that overlaps', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: 0, max: 25 }), fc.boolean(), (plain, cut, numbered) => {
        const lines = plain.map((line, at) => ({
          ...line,
          time: '',
          counterparty: '',
          counterpartyAccount: '',
          purpose: '',
          document: '',
          serial: numbered ? `S${at}` : '',
        }));
        // A first download ends with a whole day.
        const last = lines[Math.min(cut, lines.length - 1)]!.date;
        const first = lines.filter(({ date }) => date <= last);
        const kept = keysOf(first);
        expect(newLines(first, kept)).toEqual([]);
        expect(newLines(lines, kept).map(({ line }) => line)).toEqual(lines.slice(first.length));
      }),
      { seed: 20_260_102 },
    );
  });

  it('tells a hole wherever a line is taken out of the middle', () => {
    const daily = month
      .filter((lines) => lines.length > 2)
      .map((lines) =>
        lines.map((line, at) => ({ ...line, date: `2026-03-${String(at + 1).padStart(2, '0')}` as AccountingDate })),
      );
    fc.assert(
      fc.property(daily, fc.nat(), (lines, at) => {
        const out = 1 + (at % (lines.length - 2));
        const { breaks } = chained(lines.toSpliced(out, 1));
        expect(breaks.map(({ line, found, expected }) => [line, found - expected])).toEqual([
          [lines[out + 1], lines[out]!.amount],
        ]);
      }),
      { seed: 20_260_103 },
    );
  });
});
