import { describe, expect, it } from 'vitest';
import { buildPack } from '../../../electron/service/audit/pack/build.ts';
import type { PackContent } from '../../../electron/service/audit/pack/content.ts';
import { sha256 } from '../../../electron/service/audit/pack/digest.ts';
import { DIGEST_CELL } from '../../../electron/service/audit/pack/sheets/cover.ts';
import { figureOf } from '../../../electron/service/audit/pack/sheets/statement-papers.ts';
import { fen, parseYuan } from '../../../shared/kernel/fen.ts';
import { groupContent, unitContent } from './content.ts';
import { checksNotNil, formulasOf, opened } from './file.ts';

const QUIET = groupContent(11, { disturbances: 0 });
const TROUBLED = groupContent(7, { disturbances: 3 });
const UNIT = unitContent(11);

describe('the sheets of a pack', () => {
  it('are those an internal auditor expects of a community, in their order, all visible', async () => {
    const pack = await buildPack(TROUBLED);
    expect(pack.sheets.map(({ name }) => name)).toEqual([
      '封面',
      '目录',
      '01资产负债表',
      '02收入费用表',
      '02收入费用表（按经济性质）',
      '03净资产变动表',
      '预01预算收入支出表',
      '盈余与预算结余差异',
      '合并工作底稿',
      '抵销分录',
      '抵销影响',
      '内部往来差异',
      '内部往来未达明细',
      '01资产负债表-各单位',
      '02收入费用表-各单位',
      '02收入费用表（按经济性质）-各单位',
      '03净资产变动表-各单位',
      '预01预算收入支出表-各单位',
      '科目汇总表',
      '科目余额表',
      '序时账',
      '总账',
      '货币资金日记账',
      '银行余额调节',
      '银行未达账项',
      '库存现金盘点',
      '附件清单',
      '项目与绩效',
      '差异说明与上级同意',
      '差异归类明细',
      '勾稽核对',
      '检查结果',
      '断号重号',
      '负责人承诺',
      '操作日志',
      '校验清单',
    ]);
    const book = await opened(pack.bytes);
    expect(book.worksheets.every((sheet) => sheet.state === 'visible')).toBe(true);
    expect(Math.max(...book.worksheets.map((sheet) => sheet.name.length))).toBeLessThanOrEqual(31);
  });

  it('of a single unit have its own statements, straight from its trial balance', async () => {
    const pack = await buildPack(UNIT);
    const names = pack.sheets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['01资产负债表', '预02预算结转结余变动表', '科目余额表', '序时账']));
    expect(names.filter((name) => /合并|抵销|各单位|内部/.test(name))).toEqual([]);
    const formulas = formulasOf(await opened(pack.bytes)).filter(({ sheet }) => sheet === '01资产负债表');
    expect(formulas[0]!.formula).toMatch(/^ROUND\(SUMIFS\(余额_期末,余额_一级科目,"1002"\)/);
  });

  it('list one row a voucher line, one an event, one a unit and account', async () => {
    const pack = await buildPack(QUIET);
    const rows = new Map(pack.sheets.map((sheet) => [sheet.name, sheet.rows]));
    expect(rows.get('序时账')).toBe([...QUIET.journal].reduce((sum, { lines }) => sum + lines.length, 0));
    expect(rows.get('操作日志')).toBe([...QUIET.trail].length);
    expect(rows.get('01资产负债表-各单位')).toBe(QUIET.definitions[0]!.lines.length);
  });
});

describe('the figures of a pack', () => {
  it.each([
    ['a community', QUIET],
    ['a community with open differences', TROUBLED],
    ['a unit', UNIT],
  ])('of %s are the computed statements, line by line', async (_, content) => {
    const book = await opened((await buildPack(content)).bytes);
    const statements = content.group?.statements ?? content.books[0]!.statements;
    for (const [name, sheetName, columns] of [
      ['income', '02收入费用表', ['month', 'amount']],
      ['budget', '预01预算收入支出表', ['month', 'amount']],
    ] as const) {
      const sheet = book.getWorksheet(sheetName)!;
      const statement = statements.find((own) => own.statement === name)!;
      const first = rowWith(sheet, 2, 1);
      statement.lines.forEach((line, index) => {
        const row = sheet.getRow(first + index);
        expect(String(row.getCell(1).value).replace('*', '')).toBe(line.name);
        const shown = columns.map((_column, c) => yuanOf(row.getCell(3 + c)));
        expect(shown, line.name).toEqual(columns.map((column) => figureOf(line, column)));
      });
    }
  });

  it('leave every check cell of a community without open differences at nil', async () => {
    const book = await opened((await buildPack(QUIET)).bytes);
    const sheet = book.getWorksheet('勾稽核对')!;
    const differences = formulasOf(book).filter((cell) => cell.sheet === sheet.name && cell.column === 5);
    expect(differences.length).toBeGreaterThan(50);
    expect(differences.map(({ result }) => result).filter((result) => result !== 0)).toEqual([]);
    for (const name of ['合并工作底稿', '盈余与预算结余差异', '科目余额表', '货币资金日记账', '01资产负债表-各单位']) {
      expect(checksNotNil(book, name)).toEqual([]);
    }
  });

  it('show what is open: a starred line that is not nil stands on 勾稽核对 and outside of its total', async () => {
    const book = await opened((await buildPack(TROUBLED)).bytes);
    const sheet = book.getWorksheet('勾稽核对')!;
    const starred = TROUBLED.group!.consolidation.lines.filter(
      ({ name, key }) => key === 'affiliate-subsidy-expense' && name,
    );
    expect(starred[0]!.consolidated).not.toBe(0);
    const cells = formulasOf(book).filter((cell) => cell.sheet === sheet.name && cell.column === 5);
    const total = cells.find(({ formula }) => formula.startsWith('ROUND(SUMPRODUCT'))!;
    expect(total.result).toBe(0);
    expect(cells.filter(({ row, result }) => row > total.row && result !== 0)).not.toEqual([]);
  });

  it('show a figure that the program computed differently from the trial balance', async () => {
    const books = UNIT.books.map((own) => ({
      ...own,
      statements: own.statements.map((statement) => ({
        ...statement,
        lines: statement.lines.map((line) => (line.key === 'cash' ? { ...line, amount: fen(line.amount + 1) } : line)),
      })),
    }));
    const pack = await buildPack({ ...UNIT, books });
    const total = formulasOf(await opened(pack.bytes)).find(({ sheet }) => sheet === '封面')!;
    expect(total.result).toBe(0.01);
  });

  it('keep an unmapped account in the trial balance, outside of the group accounts, and seen', async () => {
    const books = UNIT.books.map((own) => ({
      ...own,
      figures: own.figures.map((figure) => (figure.code.startsWith('1002') ? { ...figure, group: undefined } : figure)),
    }));
    const book = await opened((await buildPack({ ...UNIT, books })).bytes);
    const summary = book.getWorksheet('科目汇总表')!;
    const closing = yuanOf(summary.getRow(summary.rowCount).getCell(11));
    expect(summary.getRow(summary.rowCount).getCell(4).value).toBe('未映射到合并科目（净额）');
    expect(closing).toBe(
      UNIT.books[0]!.figures.filter(({ code }) => code.startsWith('1002')).reduce((s, f) => s + f.closing, 0),
    );
  });
});

describe('a column of the community that no consolidation tells', () => {
  it('adds up its members and says that nothing is eliminated', async () => {
    const book = await opened((await buildPack(TROUBLED)).bytes);
    const sheet = book.getWorksheet('01资产负债表')!;
    expect(sheet.getCell('D4').value).toBe('年初余额\n（各单位合计，未抵销）');
    const cash = TROUBLED.books.reduce((sum, { figures }) => sum + openingCash(figures), 0);
    expect(yuanOf(sheet.getCell('D5'))).toBe(cash);
  });

  it('is consolidated where another run tells what was eliminated, which stands beside the form', async () => {
    const book = await opened((await buildPack(TROUBLED)).bytes);
    const sheet = book.getWorksheet('02收入费用表')!;
    expect(sheet.getCell('C4').value).toBe('本月数');
    expect(sheet.getCell('E4').value).toBe('系统：其他期间合并的抵销及范围影响');
    const month = TROUBLED.group!.statements.find(({ statement }) => statement === 'income')!;
    const row = rowWith(sheet, 1, '事业收入');
    expect(yuanOf(sheet.getRow(row).getCell(3))).toBe(month.lines.find(({ key }) => key === 'service-revenue')!.month);
  });
});

describe('a pack', () => {
  it('is the same file for the same content', async () => {
    const [one, other] = [await buildPack(UNIT), await buildPack(UNIT)];
    expect(one.sha256).toBe(other.sha256);
    expect(one.sha256).toBe(sha256(one.bytes));
  });

  it('has its chain head and its manifest digest on the cover, and how it is verified', async () => {
    const pack = await buildPack(QUIET);
    const cover = (await opened(pack.bytes)).getWorksheet('封面')!;
    expect(cover.getCell(DIGEST_CELL).value).toBe(pack.manifestDigest);
    const text = cover.getSheetValues().flat().join(' ');
    expect(text).toContain(QUIET.chainHead);
    expect(text).toContain('tongcai pack verify');
    expect(text).toContain(QUIET.caption);
  });

  it('leads from its contents to every sheet', async () => {
    const book = await opened((await buildPack(QUIET)).bytes);
    const contents = book.getWorksheet('目录')!;
    const names = book.worksheets.map(({ name }) => name);
    const listed = names.map((_, index) => contents.getCell(`B${4 + index}`));
    expect(listed.map((cell) => cell.text)).toEqual(names);
    expect(new Set(names.map((_, index) => contents.getCell(`A${4 + index}`).value)).size).toBe(names.length);
  });

  it('prints 单位, 期间 and 金额单位 on every page, and its reference number', async () => {
    const book = await opened((await buildPack(UNIT)).bytes);
    for (const sheet of book.worksheets) {
      expect(sheet.headerFooter.oddHeader, sheet.name).toContain('金额单位：元');
      expect(sheet.headerFooter.oddHeader, sheet.name).toContain(UNIT.period);
      expect(sheet.pageSetup.paperSize, sheet.name).toBe(9);
    }
  });

  it('keeps text text: what looks like a formula in a summary is none', async () => {
    const book = await opened((await buildPack(UNIT)).bytes);
    expect(formulasOf(book).filter(({ formula }) => /HYPERLINK/.test(formula))).toEqual([]);
    expect(book.getWorksheet('操作日志')!.getSheetValues().flat().join(' ')).toContain(
      '=HYPERLINK("http://example.invalid"',
    );
  });

  it('stops when it is cancelled', async () => {
    await expect(buildPack(UNIT, { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
  });

  it('tells its progress, sheet by sheet', async () => {
    const told = new Set<string>();
    const pack = await buildPack(UNIT, { onProgress: (sheet) => told.add(sheet) });
    expect(told).toEqual(new Set(pack.sheets.map(({ name }) => name)));
  });
});

describe('a journal', () => {
  it('of a unit in summary is empty, and its difference stays unclassified with its total', async () => {
    const books = UNIT.books.map((own) => ({
      ...own,
      detailed: false,
      statements: own.statements.filter(({ statement }) => statement !== 'reconciliation'),
    }));
    const content: PackContent = { ...UNIT, journal: [], books };
    const book = await opened((await buildPack(content)).bytes);
    const sheet = book.getWorksheet('盈余与预算结余差异')!;
    const row = rowWith(sheet, 1, '按科目余额表入账，未归类');
    const statement = (name: string, key: string) =>
      content.books[0]!.statements.find((own) => own.statement === name)!.lines.find((line) => line.key === key)!
        .amount;
    expect(yuanOf(sheet.getRow(row).getCell(3))).toBe(
      fen(statement('income', 'surplus') - statement('budget', 'budget-balance')),
    );
    expect(checksNotNil(book, '盈余与预算结余差异')).toEqual([]);
  });
});

const openingCash = (figures: PackContent['books'][number]['figures']): number =>
  figures
    .filter(({ code }) => /^(1001|1002|1011|1021)/.test(code))
    .reduce((sum, figure) => sum + figure.yearOpening, 0);

type Opened = Awaited<ReturnType<typeof opened>>;
type OpenedSheet = Opened['worksheets'][number];

function rowWith(sheet: OpenedSheet, column: number, value: string | number): number {
  for (let row = 1; row <= sheet.rowCount; row += 1) if (sheet.getRow(row).getCell(column).value === value) return row;
  throw new Error(`no row with ${value} on ${sheet.name}`);
}

/** An amount of a cell, a value or a formula's result, in 分; null for an empty cell. */
function yuanOf(cell: ReturnType<OpenedSheet['getCell']>): number | null {
  const shown = cell.formula ? cell.result : cell.value;
  return shown === null || shown === undefined ? null : (parseYuan(String(shown)) ?? null);
}
