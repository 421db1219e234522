import type { LineDefinition, StatementDefinition, StatementName } from '../../../shared/domain/ledger/statement.ts';
import type { PlainKey } from '../../../shared/i18n/translate.ts';

/** Which of a line's figures: at the period's end or of the year so far, of the month, of before. */
export const FIGURES = ['amount', 'month', 'prior'] as const;
export type Figure = (typeof FIGURES)[number];

/** The statements in the order in which people ask for them. */
export const CHOICES = [
  'balance-sheet',
  'income',
  'medical-activities',
  'income-by-nature',
  'net-assets',
  'budget',
  'budget-carry-over',
  'fiscal-budget',
  'reconciliation',
  'trial-balance',
] as const satisfies readonly StatementName[];

/** A line as the service computed it; amounts in 元. */
export interface Line {
  readonly key: string;
  readonly name: string;
  readonly amount: string;
  readonly prior: string | null;
  readonly month?: string | undefined;
  readonly depth?: number | undefined;
}

export interface FormColumn {
  readonly key: Figure;
  readonly heading: PlainKey;
}

/** Tables that regulation makes for the year only. */
const YEARLY: ReadonlySet<StatementName> = new Set(['net-assets', 'budget-carry-over', 'fiscal-budget']);

/** The columns of the official form; last year's only where it is known. */
export function columnsOf(statement: StatementName, lines: readonly Line[]): FormColumn[] {
  if (statement === 'balance-sheet')
    return [
      { key: 'amount', heading: 'statements.closing' },
      { key: 'prior', heading: 'statements.opening' },
    ];
  const hasPrior = lines.some(({ prior }) => prior !== null);
  if (YEARLY.has(statement))
    return [
      { key: 'amount', heading: 'statements.yearAmount' },
      ...(hasPrior ? [{ key: 'prior', heading: 'statements.lastYear' } as const] : []),
    ];
  return [
    { key: 'month', heading: 'statements.month' },
    { key: 'amount', heading: 'statements.year' },
    ...(hasPrior ? [{ key: 'prior', heading: 'statements.sameLastYear' } as const] : []),
  ];
}

/** A line's figure in a column; null where it is not kept. */
export const figureIn = (line: Line, figure: Figure): string | null =>
  figure === 'month' ? (line.month ?? null) : line[figure];

/** A line on its place of the form, with its 行次. */
export interface Placed {
  readonly line: Line;
  readonly number: number;
}

export interface Side {
  readonly heading: PlainKey;
  /** The shorter side has gaps before its last line, so that the totals stand beside each other. */
  readonly lines: readonly (Placed | undefined)[];
}

/** One list, or for the balance sheet its two sides (资产 | 负债和净资产). */
export function sidesOf(statement: StatementName, lines: readonly Line[]): Side[] {
  const placed = lines.map((line, at) => ({ line, number: at + 1 }));
  const cut = statement === 'balance-sheet' ? lines.findIndex(({ key }) => key === 'total-assets') + 1 : 0;
  if (cut === 0) return [{ heading: 'statements.item', lines: placed }];
  const [left, right] = [placed.slice(0, cut), placed.slice(cut)];
  const height = Math.max(left.length, right.length);
  const filled = (side: readonly Placed[]): (Placed | undefined)[] => [
    ...side.slice(0, -1),
    ...Array.from({ length: height - side.length }, () => undefined),
    ...side.slice(-1),
  ];
  return [
    { heading: 'statements.assets', lines: filled(left) },
    { heading: 'statements.liabilities', lines: filled(right) },
  ];
}

/** A statement that is a table of its own: rows and columns stand in the keys of its lines (`row.column`). */
export interface Matrix {
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly depth: number;
    /** By column; undefined: the form has no such cell (——). */
    readonly cells: ReadonlyMap<string, Line>;
  }[];
}

const CELL = /^([^.]+)\.([^.]+)$/;

/** Row and column as a cell's name says them, in either language: `累计盈余（年初）`, `Surplus of the year (total)`. */
const ROW_AND_COLUMN = /^(.*?) ?[（(]([^（）()]*)[）)]$/;

/** Whether the lines are cells of a table; then the table. */
export function matrixOf(lines: readonly Line[]): Matrix | undefined {
  if (lines.length === 0 || !lines.every(({ key }) => CELL.test(key))) return undefined;
  const columns = new Map<string, string>();
  const rows = new Map<string, { key: string; name: string; depth: number; cells: Map<string, Line> }>();
  for (const line of lines) {
    const [, row = '', column = ''] = CELL.exec(line.key) ?? [];
    const [, rowName = line.name, columnName = column] = ROW_AND_COLUMN.exec(line.name) ?? [];
    columns.set(column, columnName.charAt(0).toUpperCase() + columnName.slice(1));
    const known = rows.get(row) ?? { key: row, name: rowName, depth: line.depth ?? 1, cells: new Map() };
    known.cells.set(column, line);
    rows.set(row, known);
  }
  const fullest = [...rows.values()].reduce((most, row) => (row.cells.size > most.cells.size ? row : most));
  const order = new Set([...fullest.cells.keys(), ...columns.keys()]);
  return { columns: [...order].map((key) => ({ key, name: columns.get(key) ?? key })), rows: [...rows.values()] };
}

/** The form's name alone, without its number before it: `资产负债表`. */
export const formName = ({ title, number }: { readonly title: string; readonly number: string }): string =>
  number !== '' && title.startsWith(`${number} `) ? title.slice(number.length + 1) : title;

/** Lines that must be nil in the community: marked * on its form. */
export const starredIn = (definition: StatementDefinition | undefined): ReadonlySet<string> =>
  new Set(definition?.lines.filter((line: LineDefinition) => line.starred).map(({ key }) => key));
