import { describe, expect, it } from 'vitest';
import type { PackContent } from '../../../electron/service/audit/pack/content.ts';
import { figureOf } from '../../../electron/service/audit/pack/sheets/statement-papers.ts';
import { buildStatementBook, type StatementBook } from '../../../electron/service/audit/pack/statement-book.ts';
import { groupStatement } from '../../../shared/domain/consolidation/group-statement.ts';
import { subgroupOf } from '../../../shared/domain/consolidation/subgroup.ts';
import type { StatementName } from '../../../shared/domain/ledger/statement.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { libreOffice } from '../../support/libreoffice.ts';
import { groupContent, unitContent } from './content.ts';
import { forged, formulasOf, opened } from './file.ts';

const STATEMENTS = ['balance-sheet', 'income', 'net-assets', 'budget'] as const;

/** One statement of a pack's content, of its scope or of some of its units. */
function bookOf(content: PackContent, statement: StatementName, chosen?: readonly string[]): StatementBook {
  const definition = content.definitions.find((own) => own.statement === statement)!;
  const { group } = content;
  if (!group)
    return {
      ...content,
      definition,
      statement: content.books[0]!.statements.find((one) => one.statement === statement)!,
    };
  if (!chosen)
    return {
      ...content,
      definition,
      statement: group.statements.find((one) => one.statement === statement)!,
      consolidation: group.consolidation,
    };
  const consolidation = subgroupOf(group.consolidation, new Set(chosen));
  return {
    ...content,
    scope: { kind: 'some' },
    units: content.units.filter(({ code }) => chosen.includes(code)),
    books: content.books.filter(({ unit }) => chosen.includes(unit)),
    definition,
    statement: groupStatement(consolidation, definition),
    consolidation,
  };
}

const GROUP = groupContent(7, { disturbances: 2 });
const TWO = GROUP.units.slice(0, 3).map(({ code }) => code);
const CASES: readonly (readonly [string, (statement: StatementName) => StatementBook])[] = [
  ['a unit', (statement) => bookOf(unitContent(11, 'H01'), statement)],
  ['some units', (statement) => bookOf(GROUP, statement, TWO)],
  ['the community', (statement) => bookOf(GROUP, statement)],
];

describe.each(CASES)('a statement of %s as a workbook', (_, make) => {
  it.each(STATEMENTS)('%s: comes to what the program computed, line by line', async (statement) => {
    const book = make(statement);
    const file = await opened(await buildStatementBook(book));
    const form = file.worksheets[0]!;
    const results = new Map<string, number>();
    for (const { sheet, row, column, result } of formulasOf(file))
      if (sheet === form.name) results.set(`${row}/${column}`, Number(result));
    const wanted = book.statement.lines.map((line) => Number(formatYuan(figureOf(line, 'amount')!)));
    expect([...results.values()].sort()).toEqual(expect.arrayContaining([...new Set(wanted)].sort()));
    expect(results.size).toBeGreaterThanOrEqual(book.statement.lines.length);
  });

  it('is recalculated by LibreOffice to the same figures', async (context) => {
    const office = libreOffice(context);
    for (const statement of STATEMENTS) {
      const bytes = await buildStatementBook(make(statement));
      const formulas = formulasOf(await opened(bytes));
      const poisoned = await forged(bytes, (part, xml) =>
        part.startsWith('xl/worksheets/') ? xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f><v>777777.77</v>') : xml,
      );
      const sheets = await office.recalculated(poisoned);
      const wrong = formulas.filter(({ sheet, row, column, result }) => {
        const found = sheets.get(sheet)?.[row - 1]?.[column - 1];
        return found === '' || Number(found) !== Number(result);
      });
      expect(wrong, statement).toEqual([]);
    }
  });

  it('prints its form on one A4 page with who, when, in what money, and who signs', async (context) => {
    const office = libreOffice(context);
    const book = make('balance-sheet');
    const [first, second] = await office.printed(await buildStatementBook(book));
    for (const text of [
      '资产负债表',
      '会政财01表',
      '编制单位：',
      '金额单位：元',
      '货币资金',
      '负债和净资产总计',
      '会计机构负责人：',
    ])
      expect(first).toContain(text);
    expect(first).toMatch(/20\d\d年\d+月(28|29|30|31)日/);
    expect(first).toContain('–');
    // No figure runs into the words or the figure of the next column.
    expect(first).not.toMatch(/\d\.\d\d[^\s]/);
    expect(first).not.toContain('###');
    expect(second).not.toContain('会计机构负责人：');
  });
});

describe('a statement of a unit of which nobody knows how the year opened', () => {
  it('leaves the column of it empty, though its accounts would give one', async () => {
    const book = bookOf(unitContent(11, 'H01'), 'balance-sheet');
    const lines = book.statement.lines.map((line) => ({ ...line, prior: null }));
    const file = await opened(await buildStatementBook({ ...book, statement: { ...book.statement, lines } }));
    const columns = formulasOf(file).flatMap(({ sheet, column }) => (sheet === '01资产负债表' ? [column] : []));
    expect([...new Set(columns)].sort()).toEqual([3, 7]);
  });
});

describe('a statement of some units as a workbook', () => {
  it('takes a line from the units side by side and the list of what was eliminated', async () => {
    const book = bookOf(GROUP, 'balance-sheet', TWO);
    const file = await opened(await buildStatementBook(book));
    expect(file.worksheets.map(({ name }) => name)).toEqual([
      '01资产负债表',
      '01资产负债表-各单位',
      '抵销与调整',
      '科目余额表',
    ]);
    const eliminated = book.consolidation!.lines.find(
      ({ statement, key, effects }) =>
        statement === 'balance-sheet' && key === 'accounts-receivable' && effects.length > 0,
    );
    const formulas = formulasOf(file).filter(({ sheet }) => sheet === '01资产负债表');
    const live = formulas.find(({ formula }) => formula.includes('SUMIFS(影响_金额'));
    expect(live?.formula).toMatch(
      /^ROUND\('01资产负债表-各单位'!\w+\d+\+SUMIFS\(影响_金额,影响_行次,"财01-\d+"\),2\)$/,
    );
    expect(formulas.map(({ result }) => Number(result))).toContain(Number(formatYuan(eliminated!.consolidated)));
  });
});
