import { expect, it } from 'vitest';
import { openKit } from '../../../electron/service/budget/kit/kit-opening.ts';
import { kitWorkbook } from '../../../electron/service/budget/kit/kit-workbook.ts';
import { writeWorkbook } from '../../../electron/service/workbook/write/workbook.ts';
import { givenRows, KIT_FORM, KIT_SHEETS, type KitFacts, kitSheets } from '../../../shared/domain/budget/kit.ts';
import { cellChanges } from '../../../shared/domain/budget/kit-changes.ts';
import { givenWorkload } from '../../../shared/domain/budget/kit-workload.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { typeInto } from '../../support/flat-sheet.ts';
import { libreOffice } from '../../support/libreoffice.ts';

/** A kit that LibreOffice opened, that was filled in there and saved by it: not by our own writer. */

const DEPARTMENTS = [{ code: 'C01', name: '全科 “一” 诊室' }];
const planned = {
  ...{ department: 'C01', item: '50201', source: 'public-health', project: '' },
  months: Array.from({ length: 12 }, (_, month) => fen(month === 11 ? 29 : 100_007)),
};
const FACTS: KitFacts = {
  ...{ form: KIT_FORM, unit: 'T01', name: '柳河镇卫生院', year: 2026, revision: 3 },
  rows: givenRows('township', [planned]),
  workload: givenWorkload([]),
  carries: [{ source: 'other', opening: fen(123_456), used: fen(1) }],
  ...{ departments: DEPARTMENTS, projects: ['XM-01'] },
};
const NAMES = { departments: DEPARTMENTS, projects: ['XM-01'] };
const WANTED = { unit: 'T01', year: 2026, fileName: 'kit.xlsx' };
const MADE = { creator: 'sun.qs', created: '2026-01-06T01:30:00.000Z' };
const kit = async () => (await writeWorkbook(kitWorkbook(FACTS, MADE))).bytes;
const open = (bytes: Uint8Array) => openKit(bytes, WANTED, NAMES, AbortSignal.timeout(60_000));

const [PLAN] = kitSheets(FACTS);
const rowNumber = (find: (row: (typeof PLAN.rows)[number]) => boolean) => PLAN.firstRow + PLAN.rows.findIndex(find);
const INCOME = rowNumber(({ cell }) => cell?.item === '201');
const FREE = rowNumber(({ look, block }) => look === 'free' && block === 'expenditure');

it('reads back to the 分 from LibreOffice, filled in or only saved', async (context) => {
  const office = libreOffice(context);
  const made = await kit();
  const saved = await open(await office.savedAgain(made));
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  expect(cellChanges(FACTS.rows, saved.value.filled.cells, FACTS.rows)).toEqual({ mine: [], since: [] });

  // Amounts whose binary floats are not what they say.
  const amounts = [0.01, 0.07, 0.29, 1.1, 4.35, 1234567.89, 99999999.99, 0.57, 8.12, 2.3, 1e6, 33.33];
  const filled = await office.filledIn(made, (flat) => {
    const typed = typeInto(flat, KIT_SHEETS.plan, [
      ...amounts.map((value, month) => ({ row: INCOME, column: 6 + month, value })),
      ...['50205 水电费', 'C01 全科 “一” 诊室', '其他经费', 'XM-01'].map((value, index) => ({
        ...{ row: FREE, column: 2 + index, value },
      })),
      { row: FREE, column: 17, value: 20.26 },
    ]);
    return typeInto(typed, KIT_SHEETS.carries, [{ row: 4, column: 3, value: 0.1 }]);
  });
  const read = await open(filled);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { mine } = cellChanges(FACTS.rows, read.value.filled.cells, FACTS.rows);
  expect(mine.map(({ cell: { item, department, project }, after }) => [item, department, project, after])).toEqual([
    ['201', '', '', amounts.map((amount) => Math.round(amount * 100))],
    ['50205', 'C01', 'XM-01', [...Array(11).fill(0), 2026]],
  ]);
  expect(read.value.filled.carries.filter(({ opening, used }) => opening + used > 0)).toEqual([
    { source: 'fiscal-basic', opening: 10, used: 0 },
    { source: 'other', opening: 123_456, used: 1 },
  ]);
  // The totals that LibreOffice works out are those that stand locked in the form.
  const sheet = (await office.recalculated(filled)).get(KIT_SHEETS.plan)!;
  const sum = amounts.reduce((all, amount) => all + Math.round(amount * 100), 0) / 100;
  expect(Number(sheet[INCOME - 1]![17]!.replaceAll(',', ''))).toBeCloseTo(sum, 2);
});

it('names the cells of what was changed there and should not have been', async (context) => {
  const office = libreOffice(context);
  const spoilt = await office.filledIn(await kit(), (flat) => {
    const cut = flat.replace(`of:=SUM([.F${INCOME}:.Q${INCOME}])`, `of:=SUM([.F${INCOME}:.P${INCOME}])`);
    expect(cut).not.toBe(flat);
    return typeInto(cut, KIT_SHEETS.plan, [
      { row: INCOME, column: 2, value: '医疗收入（调整）' },
      { row: INCOME + 1, column: 18, value: 5 },
    ]);
  });
  const read = await open(spoilt);
  if (read.ok) throw new Error('it was taken');
  expect(read.error.reasons.map(({ message }) => message)).toEqual([
    `预算表!B${INCOME}：应为“医疗收入”，现在是“医疗收入（调整）”：行不能移动、插入或删除`,
    `预算表!R${INCOME}：公式被改过，应为 =SUM(F${INCOME}:Q${INCOME})`,
    `预算表!R${INCOME + 1}：公式被改成了数值，应为 =SUM(F${INCOME + 1}:Q${INCOME + 1})`,
  ]);
});
