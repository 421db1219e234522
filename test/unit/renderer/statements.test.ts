import { describe, expect, it } from 'vitest';
import {
  backTo,
  eliminated,
  readDrill,
  readSheet,
  spanOf,
  stepsOf,
} from '../../../renderer/ledger/statements/drill.ts';
import { columnsOf, formName, type Line, matrixOf, sidesOf } from '../../../renderer/ledger/statements/form.ts';
import { formulaOf } from '../../../renderer/ledger/statements/formula.ts';
import {
  flipped,
  nameOfChoice,
  readChoices,
  readSome,
  withChoice,
  writeSome,
} from '../../../renderer/ledger/statements/some-units.ts';
import { dayName } from '../../../renderer/ui/time.ts';
import { definitionOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { lineInEnglish } from '../../../shared/i18n/en/lines.ts';
import { translator } from '../../../shared/i18n/translate.ts';
import { fen } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';

const t = translator('zh-CN');
const line = (key: string, change: Partial<Line> = {}): Line => ({
  key,
  name: key,
  amount: '1.00',
  prior: null,
  ...change,
});
const linesOf = (statement: 'balance-sheet' | 'net-assets'): Line[] =>
  definitionOf(statement, 'hospital').lines.map(({ key, name, depth }) => line(key, { name, depth }));

describe('the official form', () => {
  it('has two sides on a balance sheet, with the totals beside each other and 行次 running on', () => {
    const [left, right] = sidesOf('balance-sheet', linesOf('balance-sheet'));
    expect(left!.lines).toHaveLength(right!.lines.length);
    expect(left!.lines.at(-1)?.line.key).toBe('total-assets');
    expect(right!.lines.at(-1)?.line.key).toBe('total-liabilities-and-net-assets');
    expect(right!.lines[0]?.number).toBe((left!.lines.at(-1)?.number ?? 0) + 1);
  });

  it('has a column of last year only where it is known', () => {
    expect(columnsOf('income', [line('a')]).map(({ key }) => key)).toEqual(['month', 'amount']);
    expect(columnsOf('income', [line('a', { prior: '0.00' })]).map(({ key }) => key)).toEqual([
      'month',
      'amount',
      'prior',
    ]);
    expect(columnsOf('balance-sheet', [line('a')]).map(({ key }) => key)).toEqual(['amount', 'prior']);
  });

  it('is a table of cells for 净资产变动表', () => {
    const matrix = matrixOf(linesOf('net-assets'))!;
    expect(matrix.columns.map(({ name }) => name)).toEqual(['累计盈余', '专用基金', '权益法调整', '合计']);
    expect(matrix.rows[0]?.name).toBe('上年年末余额');
    expect(matrix.rows.find(({ key }) => key === 'prior-adjustment')?.cells.has('special-funds')).toBe(false);
    expect(matrixOf(linesOf('balance-sheet'))).toBeUndefined();
  });

  it('is the same table in English, with headings in words', () => {
    const inEnglish = linesOf('net-assets').map((one) => ({ ...one, name: lineInEnglish(one.name)! }));
    const matrix = matrixOf(inEnglish)!;
    expect(matrix.columns.map(({ name }) => name)).toEqual([
      'Accumulated surplus',
      'Special-purpose funds',
      'Equity-method adjustment',
      'Total',
    ]);
    expect(matrix.rows[0]?.name).toBe('Closing of last year');
  });

  it('has its number apart from its name', () => {
    expect(formName({ title: '会政财01表 资产负债表', number: '会政财01表' })).toBe('资产负债表');
    expect(formName({ title: '科目余额表', number: '' })).toBe('科目余额表');
    // In English the name comes alone, with the number beside it.
    expect(formName({ title: 'Balance sheet', number: '会政财01表' })).toBe('Balance sheet');
  });
});

describe('a formula in words', () => {
  it('says accounts, what is left out of them, and which side counts', () => {
    const formula = formulaOf(definitionOf('balance-sheet', 'hospital'), 'cash', t);
    expect(formula).toMatchObject({ kind: 'accounts' });
    const terms = formula?.kind === 'accounts' ? formula.terms : [];
    expect(terms[0]).toMatchObject({ sign: '+', measure: '借方余额' });
    expect(terms[0]?.text).toMatch(/^1001 库存现金（不含 \d+ 受托代理资产）$/);
    expect(terms[2]?.text).toBe('1011 零余额账户用款额度');
    expect(formulaOf(definitionOf('balance-sheet', 'hospital'), 'vat-payable', t)).toMatchObject({
      terms: [{ sign: '+', text: '2101 应交增值税', measure: '贷方余额' }],
    });
  });

  it('says other lines with their sign, and why a line is nil', () => {
    expect(formulaOf(definitionOf('balance-sheet', 'hospital'), 'fixed-assets-net', t)).toMatchObject({
      kind: 'lines',
      terms: [
        { sign: '+', line: 'fixed-assets-gross' },
        { sign: '−', line: 'accumulated-depreciation' },
      ],
    });
    expect(formulaOf(definitionOf('balance-sheet', 'hospital'), 'other-non-current-assets', t)?.kind).toBe('nil');
  });

  it('names every account of every statement in words, in all layouts', () => {
    for (const layout of ['hospital', 'primary', 'institution', 'group'] as const)
      for (const statement of ['balance-sheet', 'income', 'net-assets', 'budget', 'fiscal-budget'] as const) {
        const definition = definitionOf(statement, layout);
        for (const { key } of definition.lines) {
          const formula = formulaOf(definition, key, t);
          if (formula?.kind === 'accounts')
            for (const term of formula.terms) expect(term.text, `${layout} ${key}`).toMatch(/\p{Script=Han}/u);
        }
      }
  });
});

describe('the way from a figure to a voucher', () => {
  it('is read from the address, and leads back step by step', () => {
    const drill = readDrill({ line: 'cash', part: 'T01', account: '1002', voucher: '12' })!;
    expect(drill).toMatchObject({ figure: 'amount', voucher: 12 });
    expect(stepsOf(drill)).toEqual(['line', 'unit', 'account', 'voucher']);
    expect(backTo('account')).toEqual({ voucher: undefined });
    expect(readDrill({ line: 'cash', voucher: 'x', figure: 'nonsense' })).toMatchObject({
      voucher: undefined,
      figure: 'amount',
    });
    expect(readDrill({})).toBeUndefined();
  });

  it('looks at the months that make the figure', () => {
    const may = periodOf(2025, 5);
    expect(spanOf('income', 'month', may)).toEqual({ from: '2025-05', to: '2025-05' });
    expect(spanOf('income', 'amount', may)).toEqual({ from: '2025-01', to: '2025-05' });
    expect(spanOf('income', 'prior', may)).toEqual({ from: '2024-01', to: '2024-05' });
    expect(spanOf('balance-sheet', 'prior', may)).toEqual({ from: '2024-01', to: '2024-12' });
    expect(dayName('2024-02-29', 'zh-CN')).toBe('2024年2月29日');
    expect(dayName('2024-02-29', 'en')).toBe('29 February 2024');
  });

  it('leaves nothing over: units and eliminations are the consolidated figure', () => {
    const part = (amount: string) => ({ amount, month: null, prior: null });
    expect(eliminated(fen(50_00), [part('30.00'), part('40.00')], 'amount')).toBe(-20_00);
  });
});

describe('units that are looked at together', () => {
  const units = ['H01', 'T01', 'T02'].map((code) => ({ code }));

  it('stand in the address in the register’s order, two at least', () => {
    expect(writeSome(new Set(['T02', 'H01']), units)).toBe('H01,T02');
    expect(writeSome(new Set(['T02']), units)).toBeUndefined();
    expect(readSome('T02,H01,T02')).toEqual(['T02', 'H01']);
    expect(readSome('T02')).toBeUndefined();
    expect(readSome('T02,<b>')).toBeUndefined();
    expect(readSome(undefined)).toBeUndefined();
  });

  it('are ticked by kind: all of them, or none where all were', () => {
    const some = flipped(new Set(['H01']), ['T01', 'T02']);
    expect([...some]).toEqual(['H01', 'T01', 'T02']);
    expect([...flipped(some, ['T01', 'T02'])]).toEqual(['H01']);
    expect([...flipped(new Set(['T01']), ['T01', 'T02'])]).toEqual(['T01', 'T02']);
  });

  it('are found again by their name, whatever else stands where names are kept', () => {
    const list = withChoice([{ name: '东片', units: ['T01', 'T02'] }], { name: '东片', units: ['H01', 'T01'] });
    expect(list).toEqual([{ name: '东片', units: ['H01', 'T01'] }]);
    expect(nameOfChoice(list, ['T01', 'H01'])).toBe('东片');
    expect(nameOfChoice(list, ['T01', 'T02'])).toBeUndefined();
    expect(readChoices(JSON.stringify(list))).toEqual(list);
    for (const kept of [null, '', '7', '[null,{"name":1}]', '[{"name":"x","units":["T01"]}]', '{'])
      expect(readChoices(kept)).toEqual([]);
  });
});

describe('the way back to the worksheet', () => {
  it('names the figure from which one came, and nothing that is no figure', () => {
    expect(readSheet('balance-sheet/cash/unit:H01')).toEqual({
      statement: 'balance-sheet',
      line: 'cash',
      column: 'unit:H01',
    });
    expect(readSheet('income/surplus/')).toEqual({ statement: 'income', line: 'surplus' });
    for (const word of [undefined, '', 'income', '/cash', 7]) expect(readSheet(word)).toBeUndefined();
  });
});
