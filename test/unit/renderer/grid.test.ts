import { describe, expect, it } from 'vitest';
import { blockOf, compareCells, csvOf, type GridColumn, textOf } from '../../../renderer/ui/grid-columns.ts';
import { readMemory } from '../../../renderer/ui/grid-memory.ts';
import { openRows, parentsOf } from '../../../renderer/ui/grid-tree.ts';

interface Row {
  readonly name: string;
  readonly amount: string | null;
}
const columns: GridColumn<Row>[] = [
  { id: 'name', title: '项目', value: (row) => row.name },
  { id: 'amount', title: '金额', kind: 'money', value: (row) => row.amount },
];

describe('a cell', () => {
  it('shows money as the person reads it, and gives it exactly to whoever copies it', () => {
    const row = { name: 'a', amount: '-1234567.80' };
    expect(textOf(columns[1]!, row, 'wan')).toBe('-123.46');
    expect(textOf(columns[1]!, row, 'exact')).toBe('-1234567.80');
    expect(textOf(columns[1]!, { name: 'a', amount: null }, 'yuan')).toBe('');
  });

  it('sorts money by its size, empty first', () => {
    const sorted = ['9.00', null, '-10.00', '100.00'].sort((a, b) => compareCells(a, b, 'money'));
    expect(sorted).toEqual([null, '-10.00', '9.00', '100.00']);
  });
});

describe('a list as CSV', () => {
  it('is quoted, exact, and never a formula', () => {
    const rows = [
      { name: '=HYPERLINK("x")', amount: '-5.00' },
      { name: 'a,b', amount: null },
    ];
    expect(csvOf(columns, rows)).toBe('项目,金额\r\n"\'=HYPERLINK(""x"")",-5.00\r\n"a,b",\r\n');
  });
});

describe('a pasted block', () => {
  it.each([
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['one', [['one']]],
    ['a\t\tb', [['a', '', 'b']]],
    ['"two\nlines"\t"say ""x"""', [['two\nlines', 'say "x"']]],
    ['', [['']]],
  ])('%j', (text, block) => {
    expect(blockOf(text)).toEqual(block);
  });
});

describe('a tree of flat rows', () => {
  const rows = [0, 1, 2, 1, 0, 1].map((depth, at) => ({ depth, at }));
  const depthOf = (row: { depth: number }): number => row.depth;

  it('knows which rows have others below them', () => {
    expect([...parentsOf(rows, depthOf)].map(({ at }) => at)).toEqual([0, 1, 4]);
  });

  it('hides what lies below a closed row, and nothing else', () => {
    const shown = (closed: number[]) => openRows(rows, depthOf, ({ at }) => closed.includes(at)).map(({ at }) => at);
    expect(shown([])).toEqual([0, 1, 2, 3, 4, 5]);
    expect(shown([1])).toEqual([0, 1, 3, 4, 5]);
    expect(shown([0, 1])).toEqual([0, 4, 5]);
  });
});

describe('what a person left the columns like', () => {
  const kept = JSON.stringify([{ colId: 'amount', width: 90 }, { colId: 'name' }, { colId: 'gone' }]);

  it('is taken again, without columns that are no more', () => {
    expect(readMemory(kept, ['name', 'amount'])?.map(({ colId }) => colId)).toEqual(['amount', 'name']);
  });

  it.each([
    ['a new column', kept, ['name', 'amount', 'new']],
    ['nothing kept', null, ['name']],
    ['something else', '{"a":1}', ['name']],
    ['no JSON', '{', ['name']],
  ])('is let go: %s', (_, text, ids) => {
    expect(readMemory(text, ids)).toBeUndefined();
  });
});
