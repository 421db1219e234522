import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Formulas, relativeFormula } from '../../../electron/service/workbook/read/formulas.ts';
import { BUDGET_ITEMS } from '../../../shared/domain/budget/items.ts';
import {
  BLOCKS,
  givenRows,
  KIT_FORM,
  type KitFacts,
  kitSheets,
  sealedText,
} from '../../../shared/domain/budget/kit.ts';
import { carryChanges, cellChanges } from '../../../shared/domain/budget/kit-changes.ts';
import { FREE_ROWS } from '../../../shared/domain/budget/kit-form.ts';
import { givenWorkload } from '../../../shared/domain/budget/kit-workload.ts';
import { againstCell, cellKey, type PlanCell } from '../../../shared/domain/budget/plan.ts';
import { templateOf } from '../../../shared/domain/budget/templates.ts';
import { fen } from '../../../shared/kernel/fen.ts';

const KINDS = ['lead', 'hospital', 'township', 'community', 'institution'] as const;
const cell = (item: string, amount: number, department = '', source = 'other'): PlanCell => ({
  ...{ department, item, source, project: '' },
  months: Array.from({ length: 12 }, () => fen(amount)),
});
const facts = (more: Partial<KitFacts> = {}): KitFacts => ({
  ...{ form: KIT_FORM, unit: 'T01', name: '柳河镇卫生院', year: 2026, revision: 1 },
  rows: givenRows('township', [cell('50201', 100)]),
  ...{ carries: [], workload: givenWorkload([]), departments: [{ code: 'C01', name: '门诊' }], projects: [] },
  ...more,
});

describe('the templates', () => {
  it.each(KINDS)('of %s offer rows that a plan takes, at the lowest level, each once', (kind) => {
    const rows = templateOf(kind).map(({ item, source }) => cell(item, 0, '', source));
    expect(rows.flatMap((row) => againstCell(row) ?? [])).toEqual([]);
    expect(new Set(rows.map(cellKey)).size).toBe(rows.length);
    const above = ({ item }: PlanCell) => BUDGET_ITEMS.some(({ code }) => code !== item && code.startsWith(item));
    expect(rows.filter(above)).toEqual([]);
    for (const block of ['revenue', 'expenditure', 'capital'])
      expect(rows.some(({ item }) => BUDGET_ITEMS.find(({ code }) => code === item)?.kind === block)).toBe(true);
  });

  it('give what the plan has already besides, once and in the order of the items', () => {
    const own = [cell('50201', 100), cell('50201', 5, 'C01'), cell('701', 7)];
    const rows = givenRows('township', own);
    expect(rows.length).toBe(templateOf('township').length + 2);
    expect(
      rows.filter(({ item, source }) => item === '50201' && source === 'other').map(({ months }) => months[0]),
    ).toEqual([100, 5]);
    expect(rows.map(({ item }) => item)).toEqual(rows.map(({ item }) => item).sort());
  });
});

describe('the form', () => {
  it('has each block with its rows, its free rows and a subtotal over all of them', () => {
    const [plan] = kitSheets(facts());
    expect(plan.rows.filter(({ look }) => look === 'free').length).toBe(BLOCKS.length * FREE_ROWS);
    let first = 0;
    for (const [index, { look, over, cells }] of plan.rows.entries()) {
      const row = plan.firstRow + index;
      if (look === 'section') first = row + 1;
      if (look === 'total' && !over)
        expect(cells[5]).toEqual({ kind: 'formula', formula: `SUM(F${first}:F${row - 1})` });
      if (look === 'given') expect(cells[17]).toEqual({ kind: 'formula', formula: `SUM(F${row}:Q${row})` });
    }
  });

  it('adds up what comes in and what goes out as the page does, without what costs no money', () => {
    const [plan] = kitSheets(facts());
    const rowOf = (block: string): number =>
      plan.firstRow + plan.rows.findIndex((row) => row.look === 'total' && row.block === block);
    const formulas = plan.rows.filter(({ over }) => over).map(({ cells }) => cells[5]);
    expect(formulas).toEqual([
      { kind: 'formula', formula: `F${rowOf('revenue')}+F${rowOf('borrowing')}` },
      { kind: 'formula', formula: `F${rowOf('expenditure')}+F${rowOf('capital')}+F${rowOf('financing')}` },
    ]);
    const paper = plan.rows.flatMap(({ block, cell }) => (block === 'cashless' && cell ? [cell.item] : []));
    expect(paper.every((item) => ['507', '508', '509'].includes(item))).toBe(true);
  });

  it('seals everything that it says of itself and every locked cell', () => {
    const sealed = sealedText(facts());
    const others: Partial<KitFacts>[] = [
      ...[{ unit: 'T02' }, { year: 2027 }, { revision: 2 }, { name: '别的卫生院' }, { projects: ['X'] }],
      { rows: givenRows('township', [cell('50201', 101)]) },
      { rows: [...facts().rows].reverse() },
      { carries: [{ source: 'other', opening: fen(1), used: fen(0) }] },
      { departments: [] },
    ];
    for (const other of others) expect(sealedText(facts(other)), JSON.stringify(other)).not.toBe(sealed);
    expect(sealedText(facts())).toBe(sealed);
    expect(sealed).toContain('=SUM(F5:Q5)');
  });
});

describe('a formula', () => {
  it.each([
    ['SUM(F5:Q5)', '= sum( $F$5 : Q5 )'],
    ['C4-D4', 'C4 - D4'],
  ])('%s is the same however a program writes it', (ours, theirs) => {
    expect(relativeFormula(theirs, 5, 17)).toBe(relativeFormula(ours, 5, 17));
  });

  it('that was filled down is the same in each of its cells; a longer or an array one is not', () => {
    const formulas = new Formulas();
    const told = formulas.sheet('表');
    told(5, 17, '<f t="shared" ref="R5:R9" si="0"', 'SUM(F5:Q5)');
    told(6, 17, '<f t="shared" si="0"', '');
    told(7, 17, '<f t="array" ref="R7"', 'SUM(F7:Q7)');
    told(8, 17, '<f', 'SUM(F8:Q8)+1');
    const right = (row: number) => formulas.at('表', row, 17) === relativeFormula(`SUM(F${row}:Q${row})`, row, 17);
    expect([5, 6, 7, 8, 9].map(right)).toEqual([true, true, false, false, false]);
  });
});

describe('what a kit changes', () => {
  const NOTHING = { mine: [], since: [] };
  const rows = fc
    .uniqueArray(fc.tuple(fc.constantFrom('201', '50201', '50205', '602'), fc.constantFrom('', 'C01')), {
      selector: ([item, department]) => `${item} ${department}`,
    })
    .chain((places) =>
      fc.tuple(...places.map(([item, department]) => fc.nat(3).map((amount) => cell(item, amount, department)))),
    );
  const amounts = (cells: readonly PlanCell[]) =>
    new Map(cells.filter(({ months }) => months[0] !== 0).map((one) => [cellKey(one), one.months[0]]));

  it('is nothing where it came back as it went out, whatever the template offered', () => {
    expect(
      cellChanges([cell('201', 0), cell('50201', 5)], [cell('201', 0), cell('50201', 5)], [cell('50201', 5)]),
    ).toEqual(NOTHING);
  });

  it('leaves each row that was not touched as others left it, and takes each that was', () => {
    fc.assert(
      fc.property(rows, rows, rows, (base, filled, now) => {
        const { mine, since } = cellChanges(base, filled, now);
        const after = amounts(now);
        for (const { cell: place, after: months } of mine) {
          after.delete(cellKey(place));
          if (months[0] !== 0) after.set(cellKey(place), months[0]!);
        }
        const [went, came, stood] = [amounts(base), amounts(filled), amounts(now)];
        for (const key of new Set([...went.keys(), ...came.keys(), ...stood.keys()]))
          expect(after.get(key)).toBe(came.get(key) === went.get(key) ? stood.get(key) : came.get(key));
        for (const { cell: place, both } of mine)
          expect(both).toBe(went.get(cellKey(place)) !== stood.get(cellKey(place)));
        for (const { cell: place } of since) expect(came.get(cellKey(place))).toBe(went.get(cellKey(place)));
      }),
    );
  });

  it('holds for 结转结余 by source', () => {
    const carry = (source: string, opening: number) => ({ source, opening: fen(opening), used: fen(0) });
    expect(carryChanges([carry('other', 1)], [carry('other', 2)], [carry('other', 1)])).toMatchObject({
      mine: [{ source: 'other', before: { opening: 1 }, after: { opening: 2 }, both: false }],
      since: [],
    });
    expect(carryChanges([], [carry('other', 0)], [carry('other', 3)])).toMatchObject({
      mine: [],
      since: [{ source: 'other', after: { opening: 3 } }],
    });
  });
});
