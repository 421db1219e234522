import { describe, expect, it } from 'vitest';
import { buildPack } from '../../../electron/service/audit/pack/build.ts';
import type { PackContent, PackLedger, PackReconciliation } from '../../../electron/service/audit/pack/content.ts';
import { dayBookSheets } from '../../../electron/service/audit/pack/sheets/day-books.ts';
import { generalLedgerSheets } from '../../../electron/service/audit/pack/sheets/general-ledger.ts';
import { verifyPack } from '../../../electron/service/audit/pack/verify/verify.ts';
import { styled } from '../../../electron/service/workbook/write/model.ts';
import { reconcile } from '../../../shared/domain/ledger/bank/reconcile.ts';
import type { AccountFigure } from '../../../shared/domain/ledger/figures.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { groupContent, unitContent } from './content.ts';
import { formulasOf, opened } from './file.ts';

/** What lies behind the books in a pack: papers, day books, reconciliations with the bank. */

const CONTENT = unitContent(11);
const GROUP = groupContent(7);
const [FIRST] = [...CONTENT.journal];
const UNIT = CONTENT.units[0]!.code;

const item = (side: 'bank' | 'book', amount: number, text: string) => ({
  ...{ key: text, side, date: '2025-12-30' as AccountingDate, amount: fen(amount), text },
  ...{ document: '0007', counterparty: '' },
});

const reconciliation = (bankBalance: number): PackReconciliation => {
  const open = [item('bank', 300_00, '利息'), item('book', -1200_00, '支票'), item('book', -50_00, '支票二')];
  return {
    unit: UNIT,
    account: '农商行 6222',
    code: '1002',
    state: '已复核',
    madeBy: '李娜',
    reviewedBy: '王强',
    reviewed: '2026-01-05T02:00:00.000Z',
    reconciliation: reconcile(
      {
        end: '2025-12-31' as AccountingDate,
        ...{ bankOpening: fen(0), bookOpening: fen(0), bankBalance: fen(bankBalance), bookBalance: fen(8_950_00) },
        ...{ bankMoved: fen(0), bookMoved: fen(0), beginning: [], open: open as never },
      },
      { windowDays: 3, mostLines: 4, agedDays: 30, oldDays: 180 } as never,
    ),
  };
};

const headed = async (content: PackContent, name: string, row: number) => {
  const sheet = (await opened((await buildPack(content)).bytes)).getWorksheet(name)!;
  return sheet.getRow(row).values as unknown[];
};

describe('the papers behind the vouchers', () => {
  it('are listed with the digest of each file, and say which is on paper or came later', async () => {
    const paper = {
      ...{ unit: UNIT, period: CONTENT.period, date: FIRST!.date, number: '记-1', person: 'li', later: true },
      ...{ instant: '2026-01-04T01:00:00.000Z', bytes: 1234, kind: '数电票 XML' },
    };
    const content = {
      ...CONTENT,
      attachments: [
        { ...paper, name: '发票.xml', sha256: 'a'.repeat(64), invoice: { number: '2552', total: fen(113_00) } },
        { ...paper, name: '纸质发票', sha256: '', kind: '纸质', later: false },
      ],
    };
    const row = await headed(content, '附件清单', 4);
    expect(row).toEqual(expect.arrayContaining(['记-1', '发票.xml', 1234, '2552', 113, '补充', 'a'.repeat(64)]));
    expect(await headed(content, '附件清单', 5)).toEqual(expect.arrayContaining(['纸质发票', '纸质']));
    expect((await verifyPack((await buildPack(content)).bytes)).problems).toEqual([]);
  });
});

describe('the bank in a pack', () => {
  it('ties by formulas over the open items, and shouts where it does not', async () => {
    const at = async (balance: number) => {
      const book = await opened((await buildPack({ ...CONTENT, bank: [reconciliation(balance)] })).bytes);
      const cells = formulasOf(book).filter(({ sheet }) => sheet === '银行余额调节');
      return cells.map(({ column, result, formula }) => ({ column, result, formula }));
    };
    const tied = await at(10_500_00);
    expect(tied.map(({ column, result }) => [column, result])).toEqual([
      [5, 300],
      [6, 0],
      [7, 9250],
      [9, 0],
      [10, 1250],
      [11, 9250],
      [12, 0],
    ]);
    expect(tied[0]!.formula).toContain('SUMIFS(未达_金额,未达_账户,B');
    expect((await at(10_600_00)).at(-1)).toMatchObject({ column: 12, result: 100 });
  });
});

describe('the day books of money', () => {
  const rowsOf = (max?: number) =>
    dayBookSheets(GROUP, max).map(({ name, rows }) => ({
      name,
      rows: [...rows].map((row) => styled(row).cells.map((cell) => (isRich(cell) ? cell.value : cell))),
    }));
  const isRich = (cell: unknown): cell is { value: unknown } => typeof cell === 'object' && cell !== null;
  const lines = (pages: ReturnType<typeof rowsOf>) => pages.flatMap(({ rows }) => rows.filter((row) => row[3]));

  it('have every line on money, with the balance after it, ending where the trial balance ends', async () => {
    const [book] = rowsOf();
    const onMoney = [...GROUP.journal].flatMap(({ lines: own }) => own.filter(({ code }) => /^10/.test(code)));
    expect(lines([book!])).toHaveLength(onMoney.length);
    const ends = book!.rows.filter((row) => row[6] === '期末余额');
    expect(ends.length).toBeGreaterThan(1);
    for (const end of ends) {
      const own = GROUP.books.flatMap(({ figures }) =>
        figures.filter(({ unit, code }) => String(end[0]).startsWith(unit) && code === end[1]),
      );
      const closing = own.reduce((sum, figure) => sum + figure.closing, 0);
      expect(end[9]).toBe(closing);
      expect(end[10]).toBe(0);
    }
  });

  it('go on on another sheet with what was brought forward, no line lost or twice', () => {
    const pages = rowsOf(12);
    expect(pages.length).toBeGreaterThan(2);
    for (const { rows } of pages) expect(rows.length).toBeLessThanOrEqual(12);
    expect(lines(pages)).toEqual(lines(rowsOf()));
    const brought = pages[1]!.rows[0]!;
    const last = pages[0]!.rows.at(-1)!;
    if (brought[6] === '承前页') expect([last[6], last[9]]).toEqual(['过次页', brought[9]]);
    expect(pages.flatMap(({ rows }) => rows).some((row) => row[6] === '承前页')).toBe(true);
  });
});

describe('总账 in a pack', () => {
  /** One month that holds the whole year, by first-level account. */
  const ledgers: PackLedger[] = GROUP.units.flatMap(({ code: unit }) => {
    const figures = GROUP.books.filter((book) => book.unit === unit).flatMap((book) => book.figures);
    const sum = (code: string, of: (figure: AccountFigure) => number) =>
      fen(figures.filter((figure) => figure.code.startsWith(code)).reduce((all, figure) => all + of(figure), 0));
    return [...new Set(figures.map(({ code }) => code.slice(0, 4)))].sort().map((code) => {
      const [debit, credit] = [sum(code, (one) => one.yearDebit), sum(code, (one) => one.yearCredit)];
      const closing = sum(code, (one) => one.closing);
      const month = { period: GROUP.period, debit, credit, yearDebit: debit, yearCredit: credit, closing };
      return { unit, code, name: `科目${code}`, opening: sum(code, (one) => one.yearOpening), months: [month] };
    });
  });
  const checks = async (own: readonly PackLedger[]) => {
    const book = await opened((await buildPack({ ...GROUP, ledgers: own })).bytes);
    const cells = formulasOf(book).filter(({ sheet }) => sheet === '总账');
    return cells.filter(({ column }) => column >= 9);
  };

  it('ties turnovers and balances of every account to the trial balance by formulas', async () => {
    const found = await checks(ledgers);
    expect(found).toHaveLength(3 * ledgers.length);
    expect(found.every(({ result }) => result === 0)).toBe(true);
    expect(found[0]!.formula).toContain('SUMIFS(余额_本年借方,余额_单位,A');
  });

  it('shouts where a ledger says something else', async () => {
    const [first, ...rest] = ledgers;
    const wrong = { ...first!, opening: fen(first!.opening + 1_00) };
    expect((await checks([wrong, ...rest])).filter(({ result }) => result !== 0)).toMatchObject([
      { column: 11, result: 1 },
    ]);
  });

  it('goes on on another sheet, an account never torn', () => {
    const pages = generalLedgerSheets({ ...GROUP, ledgers }, 10).map(({ rows }) => [...rows]);
    expect(pages.every((rows) => rows.length === 9)).toBe(true);
    expect(pages.flat()).toHaveLength(3 * ledgers.length);
  });
});

describe('the signatures in a pack', () => {
  it('say who signed what by what authority, whether it holds, and who has not signed', async () => {
    const signed = {
      person: '赵院长',
      instant: '2026-01-04T01:00:00.000Z',
      words: '本人作为……',
      digest: 'b'.repeat(64),
    };
    const content: PackContent = {
      ...CONTENT,
      signatures: [
        { unit: UNIT, side: 'unit', signed: { ...signed, authority: '授权书 3 号', holds: false } },
        { unit: UNIT, side: 'unit', signed: { ...signed, authority: '', holds: true } },
        { unit: UNIT, side: 'community' },
      ],
    };
    const rows = await Promise.all([4, 5, 6].map((row) => headed(content, '负责人承诺', row)));
    expect(rows[0]).toEqual(expect.arrayContaining(['单位负责人', '赵院长', '代签：授权书 3 号', '签认后有变动']));
    expect(rows[1]).toEqual(expect.arrayContaining(['本人签认', '与账务相符', 'b'.repeat(64)]));
    expect(rows[2]).toEqual(expect.arrayContaining(['医共体负责人', '未签认']));
    expect((await verifyPack((await buildPack(content)).bytes)).problems).toEqual([]);
  });
});
