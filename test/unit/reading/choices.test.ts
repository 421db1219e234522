import { describe, expect, it } from 'vitest';
import { cellSheet, textCell } from '../../../shared/domain/ledger/reading/cell-sheet.ts';
import type { RawCell, RawFile } from '../../../shared/domain/ledger/reading/grid.ts';
import { readLedger } from '../../../shared/domain/ledger/reading/read-ledger.ts';
import type { Reading } from '../../../shared/domain/ledger/reading/reading.ts';
import { parsePeriod } from '../../../shared/kernel/period.ts';
import { codesOf, readText, refusalOf } from './support.ts';

/** Where two readings fit, none is taken: they are named, a person chooses, and the choice is remembered as a layout. */

describe('单位：万元 is never guessed', () => {
  const text = (unit: string) => `
科目余额表|单位：${unit}
科目编码|科目名称|期初借方|期初贷方|本期借方|本期贷方|期末借方|期末贷方
1001|库存现金|1.5|||0.123456|1.376544|
3001|累计盈余||1.5|0.123456|||1.376544
`;

  it('refuses, saying what to do', () => {
    expect(refusalOf(text('万元'))).toMatchObject({ code: 'wan-yuan' });
    expect(refusalOf(text('万元')).message).toContain('请确认按万元导入');
    expect(refusalOf(text('千元')).code).toBe('wan-yuan');
    expect(refusalOf(text('人民币万元')).code).toBe('wan-yuan');
  });

  it('reads with the factor that a person has said, exactly', () => {
    const reading = readText(text('万元'), { multiplier: 10_000 });
    expect(codesOf(reading)).toEqual([]);
    expect(reading.balances[0]).toMatchObject({ opening: 1_500_000, credit: 123_456, closing: 1_376_544 });
  });

  it('refuses a factor that contradicts the file', () => {
    expect(refusalOf(text('千元'), { multiplier: 10_000 }).code).toBe('wan-yuan');
    expect(refusalOf(text('元'), { multiplier: 10_000 }).code).toBe('wan-yuan');
  });

  it('finds it in a heading or in brackets of the title', () => {
    expect(refusalOf('科目编码|科目名称|期初余额(万元)|借方|贷方|期末余额(万元)\n1001|现金|1|||1').code).toBe(
      'wan-yuan',
    );
    expect(
      refusalOf('科目余额表（单位：万元）\n科目编码|科目名称|期初余额|借方|贷方|期末余额\n1001|现金|1|||1').code,
    ).toBe('wan-yuan');
  });

  it('finds it in a note below the table', () => {
    expect(
      refusalOf('科目编码|科目名称|期初余额|借方|贷方|期末余额\n1001|现金|1|||1\n注：本表金额单位：万元').code,
    ).toBe('wan-yuan');
  });

  it('a unit whose name begins with 单位： is no money unit', () => {
    expect(
      readText(
        text('东湖镇卫生院')
          .replaceAll(/0\.123456|1\.376544/g, '0.10')
          .replaceAll('1.5', '0.20'),
      ).unitNames,
    ).toEqual(['东湖镇卫生院']);
  });
});

describe('several units and several months', () => {
  const text = `
核算账簿名称|日期|凭证号|摘要|科目编码|借方|贷方
甲医院-基准账簿|2025-12-02|记-1|提现|1001|5.00|
甲医院-基准账簿|2025-12-02|记-1|提现|1002||5.00
乙卫生院-基准账簿|2025-12-02|记-1|提现|1001|7.00|
乙卫生院-基准账簿|2025-12-02|记-1|提现|1002||7.00
`;

  it('a file of several units is refused with their names', () => {
    expect(refusalOf(text)).toMatchObject({ code: 'several-units', choices: ['甲医院', '乙卫生院'] });
  });

  it('gives the one that is named, and lists the others’ rows', () => {
    const reading = readText(text, { unitName: '乙卫生院' });
    expect(codesOf(reading)).toEqual([]);
    expect(reading.vouchers.map((voucher) => voucher.lines[0]!.debit)).toEqual([700]);
    expect(reading.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'other-unit'],
      [3, 'other-unit'],
    ]);
  });

  it('or splits them, each voucher with its unit', () => {
    const reading = readText(text, { severalUnits: 'split' });
    expect(reading.vouchers.map((voucher) => [voucher.unitName, voucher.number])).toEqual([
      ['甲医院', 1],
      ['乙卫生院', 1],
    ]);
  });

  it('a trial balance of several months asks which', () => {
    const months = `
会计年度|会计期间|科目编码|科目名称|期初借方|期初贷方|本期借方|本期贷方|期末借方|期末贷方
2025|11|1001|库存现金|1.00||||1.00|
2025|11|3001|累计盈余||1.00||||1.00
2025|12|1001|库存现金|1.00||1.00||2.00|
2025|12|3001|累计盈余||1.00||1.00||2.00
`;
    expect(refusalOf(months)).toMatchObject({ code: 'several-periods', choices: ['2025-11', '2025-12'] });
    const reading = readText(months, { period: parsePeriod('2025-12') });
    expect(reading.period).toBe('2025-12');
    expect(reading.balances.map((row) => row.closing)).toEqual([200, -200]);
  });
});

describe('two readings that both fit', () => {
  const dates = `
日期|凭证号|摘要|科目编码|借方|贷方
02/03/2025|记-1|提现|1001|5.00|
02/03/2025|记-1|提现|1002||5.00
`;

  it('dates with the year last: refused with both orders, read with the chosen one, remembered', () => {
    expect(refusalOf(dates)).toMatchObject({ code: 'ambiguous', choices: ['日期按 日/月/年', '日期按 月/日/年'] });
    const reading = readText(dates, { choose: '日期按 月/日/年' });
    expect(reading.vouchers[0]!.date).toBe('2025-02-03');
    expect(readText(dates, { layout: reading.layout }).vouchers[0]!.date).toBe('2025-02-03');
  });

  it('one day above 12, or the month of the file, tells the order', () => {
    expect(readText(`${dates}25/03/2025|记-2|提现|1001|5.00|\n25/03/2025|记-2|提现|1002||5.00`).vouchers[0]!.date).toBe(
      '2025-03-02',
    );
    expect(readText(dates, { period: parsePeriod('2025-03') }).vouchers[0]!.date).toBe('2025-03-02');
  });

  it('a direction in unknown words can be read both ways round', () => {
    const text = `
日期|凭证号|摘要|科目编码|方向|金额
2025-12-02|记-1|提现|1001|A|5.00
2025-12-02|记-1|提现|1002|B|5.00
`;
    expect(refusalOf(text)).toMatchObject({ code: 'ambiguous', choices: ['“A”是借方', '“B”是借方'] });
    expect(readText(text, { choose: '“B”是借方' }).vouchers[0]!.lines.map((line) => line.debit)).toEqual([0, 500]);
  });

  it('amount columns that no word and no sum can place', () => {
    const text = `
科目编码|科目名称|借方|贷方|借方|贷方
1001|库存现金|5.00||5.00|
3001|累计盈余||5.00||5.00
`;
    const refusal = refusalOf(text);
    expect(refusal.code).toBe('ambiguous');
    expect(refusal.choices!.length).toBeGreaterThan(1);
    expect(refusal.hypotheses!.every((hypothesis) => hypothesis.detail !== '')).toBe(true);
    const chosen = readText(text, { choose: refusal.choices![0] });
    expect(chosen.kind).toBe('trial-balance');
    expect(readText(text, { layout: chosen.layout }).balances).toEqual(chosen.balances);
  });
});

describe('a remembered layout', () => {
  const first = `
A表
编号甲|名目乙|下余|上余|进|出
1001|库存现金|15.00|10.00|5.00|
3001|累计盈余|-15.00|-10.00||5.00
`;
  const layout = {
    kind: 'trial-balance',
    columns: {
      code: '编号甲',
      name: '名目乙',
      'opening.amount': '上余',
      'period.debit': '进',
      'period.credit': '出',
      'closing.amount': '下余',
    },
    headerRows: [2],
    balanceForm: 'signed',
  } as const;

  it('reads headings that no vocabulary knows', () => {
    expect(['no-table-found', 'ambiguous']).toContain(refusalOf(first).code);
    const reading = readText(first, { layout });
    expect(codesOf(reading)).toEqual([]);
    expect(reading.balances.map((row) => row.closing)).toEqual([1500, -1500]);
  });

  it('is refused, with the headings that are missing, for another make of file', () => {
    expect(refusalOf('科目编码|科目名称|期初余额|借方|贷方|期末余额\n1001|现金|1|||1', { layout })).toMatchObject({
      code: 'layout-differs',
    });
  });

  it('comes out of every reading and reads the next file of the same make', () => {
    const text = `
科目编码|科目名称|方向|期初余额|本期借方|本期贷方|方向|期末余额
1001|库存现金|借|10.00|5.00||借|15.00
3001|累计盈余|贷|10.00||5.00|贷|15.00
`;
    const reading = readText(text);
    const next = readText(`${text}4101|事业收入|贷|0.00||0.00|平|0.00`, { layout: reading.layout });
    expect(codesOf(next)).toEqual([]);
    expect(next.balances.slice(0, 2).map((row) => row.closing)).toEqual([1500, -1500]);
    expect(next.layout).toEqual(reading.layout);
  });
});

describe('what the file is', () => {
  const tb = '科目编码|科目名称|期初余额|借方|贷方|期末余额\n1001|现金|1|||1\n3001|盈余|-1|||-1';

  it('a file of another kind than a person says is refused by name', () => {
    expect(refusalOf(tb, { kind: 'vouchers' })).toMatchObject({ code: 'wrong-kind' });
    expect(refusalOf(tb, { kind: 'vouchers' }).message).toBe('这个文件是科目余额表，不是凭证（序时账）。');
  });

  it.each([
    ['nothing but words', '会议纪要\n时间|地点\n今天|办公室'],
    ['a bank statement', '交易日期|对方户名|收入金额|支出金额|余额|账号\n2025-12-02|某局||50.00|100.00|110202'],
    [
      'a bank statement with names of accounts',
      '账号|账户名称|交易时间|借方发生额（支取）|贷方发生额（收入）|余额|对方户名|对方账号|摘要|凭证号\n11|某医院|20251202 09:15:23|50|0|100|||取现|',
    ],
    ['a list of accounts', '编码|名称|类别|余额方向\n1001|库存现金|资产|借'],
    ['an empty journal', '日期|凭证号|摘要|科目编码|借方|贷方\n合计||||0|0'],
  ])('%s is refused', (_, text) => {
    expect(['no-table-found', 'missing-columns', 'no-rows']).toContain(refusalOf(text).code);
  });

  it.each([
    ['日期|摘要|科目编码|借方|贷方\n2025-1-2|a|1001|5|\n2025-1-2|a|1002||5', '缺少凭证号栏'],
    ['凭证号|摘要|科目编码|借方|贷方\n1|a|1001|5|\n1|a|1002||5', '缺少日期栏'],
    ['科目编码|科目名称|期末余额\n1001|现金|5\n3001|盈余|-5', '现有的金额栏是 期末余额'],
    ['凭证号|日期|摘要|借方|贷方\n1|2025-1-2|a|5|', '缺少科目编码'],
  ])('says what a table lacks: %s', (text, lack) => {
    expect(refusalOf(text)).toMatchObject({ code: 'missing-columns', row: 1 });
    expect(refusalOf(text).message).toContain(lack);
  });

  it('names only, with no accounts known', () => {
    expect(refusalOf('日期|凭证号|摘要|科目名称|借方|贷方\n2025-12-02|记-1|提现|库存现金|5|').code).toBe(
      'no-code-column',
    );
  });

  it('too many rows', () => {
    expect(refusalOf(tb, { maxRows: 2 }).code).toBe('too-many-rows');
  });

  const sheets = (...texts: readonly { name: string; text: string; hidden?: boolean }[]): RawFile => ({
    format: 'xlsx',
    sheets: texts.map(({ name, text, hidden }) =>
      cellSheet({ name, hidden, rows: text.split('\n').map((line) => line.split('|').map(textCell)) }),
    ),
  });

  it('two trial balances in one workbook: which sheet?', () => {
    const file = sheets({ name: '甲', text: tb }, { name: '乙', text: tb.replaceAll('1|', '2|') });
    const refused = readLedger(file);
    expect(refused).toMatchObject({ ok: false, error: { code: 'several-tables', choices: ['甲', '乙'] } });
    const chosen = readLedger(file, { choose: '甲' });
    expect(chosen.ok && chosen.value.balances[0]!.opening).toBe(100);
  });

  it('a journal that goes on from sheet to sheet; hidden sheets and notes are named', () => {
    const head = '日期|凭证号|摘要|科目编码|借方|贷方';
    const file = sheets(
      { name: '1', text: `${head}\n2025-12-02|记-1|提现|1001|5.00|` },
      { name: '2', text: `${head}\n2025-12-02|记-1|提现|1002||5.00` },
      { name: '说明', text: '本表由财务科导出' },
      { name: '旧', text: `${head}\n2024-12-02|记-1|提现|1001|5.00|`, hidden: true },
    );
    const reading = readLedger(file);
    expect(reading.ok && reading.value.vouchers[0]!.lines).toHaveLength(2);
    expect(reading.ok && reading.value.remarks).toEqual(['未读隐藏的工作表：旧。', '以下工作表不是账表，未读：说明。']);
  });
});

describe('red ink', () => {
  const red = (text: string): RawCell => ({ kind: 'number', text, red: true });
  const cells = (rows: readonly (string | RawCell)[][]): RawFile => ({
    format: 'xlsx',
    sheets: [
      cellSheet({
        name: 's',
        rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? textCell(cell) : cell))),
      }),
    ],
  });
  const read = (rows: readonly (string | RawCell)[][]): Reading => {
    const reading = readLedger(cells(rows));
    if (!reading.ok) throw new Error(reading.error.message);
    return reading.value;
  };
  const head = ['日期', '凭证号', '摘要', '科目编码', '借方', '贷方'];

  it('is negative: a red entry', () => {
    const reading = read([
      head,
      ['2025-12-02', '记-1', '冲销', '1302', red('5.00'), ''],
      ['2025-12-02', '记-1', '冲销', '2302', '', red('5.00')],
    ]);
    expect(reading.vouchers[0]!.lines.map((line) => [line.debit, line.credit])).toEqual([
      [-500, 0],
      [0, -500],
    ]);
    expect(reading.layout.redInk).toBe('minus');
    expect(reading.remarks.join()).toContain('红字');
  });

  it('is a mark where the sums say so', () => {
    const reading = read([
      head,
      ['2025-12-02', '记-1', '交款', '1001', red('5.00'), ''],
      ['2025-12-02', '记-1', '交款', '4101', '', '5.00'],
    ]);
    expect(codesOf(reading)).toEqual([]);
    expect(reading.vouchers[0]!.lines[0]!.debit).toBe(500);
    expect(reading.layout.redInk).toBe('mark');
  });
});
