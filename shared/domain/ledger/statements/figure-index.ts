import type { AccountFigure } from '../figures.ts';
import { effectiveSource, type FundNature, natureOf } from '../fund.ts';
import type { AccountTerm, TermMeasure } from '../statement.ts';
import { UNMAPPED } from './terms.ts';

/** Which of the two columns of a statement is read: the year to date, or the period alone. */
export type Column = 'year' | 'month';

/** The code under which terms find a figure: its group account, or `U` and its own code where it is not mapped. */
export const termCode = (figure: Pick<AccountFigure, 'group' | 'code'>): string =>
  figure.group ?? `${UNMAPPED}${figure.code}`;

/** The fund source a figure counts as in statements. */
export const sourceOf = (figure: Pick<AccountFigure, 'fund' | 'accountFund'>): string | undefined =>
  effectiveSource(figure.fund, figure.accountFund);

/** All figures of one group account and fund source, added up. Amounts as in AccountFigure. */
interface Cell {
  readonly code: string;
  readonly source: string | undefined;
  readonly nature: FundNature;
  yearOpening: number;
  opening: number;
  closing: number;
  debit: number;
  credit: number;
  yearDebit: number;
  yearCredit: number;
  monthMovement: number;
  yearMovement: number;
}

const MEASURES = [
  'yearOpening',
  'opening',
  'closing',
  'debit',
  'credit',
  'yearDebit',
  'yearCredit',
  'monthMovement',
  'yearMovement',
] as const;

/**
 * Figures added up once by group account and fund source, so that a statement's terms are looked up and not searched: all
 * statements of a unit read one index.
 */
export class FigureIndex {
  private readonly byPrefix = new Map<string, Cell[]>();
  private readonly byCode = new Map<string, Cell[]>();
  /** A term is read for the year, the month and the year before: what it selects is found once. */
  private readonly selected = new Map<AccountTerm, Cell[]>();

  constructor(figures: Iterable<AccountFigure>) {
    const list = [...figures];
    const emptied = emptiedAccounts(list);
    const cells = new Map<string, Cell>();
    for (const figure of list) {
      const cell = this.cellOf(cells, figure);
      for (const measure of MEASURES) cell[measure] += figure[measure];
      // An account that is at nil as a whole holds nothing, even where its closing voucher left out the dimensions.
      if (emptied.has(keyOf(figure))) cell.closing -= figure.closing;
    }
  }

  private cellOf(cells: Map<string, Cell>, figure: AccountFigure): Cell {
    const code = termCode(figure);
    const source = sourceOf(figure);
    const key = `${code}/${source ?? ''}`;
    const known = cells.get(key);
    if (known) return known;
    const amounts = { yearOpening: 0, opening: 0, closing: 0, debit: 0, credit: 0, yearDebit: 0, yearCredit: 0 };
    const cell: Cell = { code, source, nature: natureOf(source), ...amounts, monthMovement: 0, yearMovement: 0 };
    cells.set(key, cell);
    put(this.byCode, code, cell);
    for (let length = 1; length <= code.length; length += 1) put(this.byPrefix, code.slice(0, length), cell);
    return cell;
  }

  /** What a term adds to its line, in whole 分 (a plain number: the caller brands the line's sum). */
  amount(term: AccountTerm, measure: TermMeasure, column: Column): number {
    let total = 0;
    for (const cell of this.select(term)) total += measureOf(cell, measure, column);
    return term.sign * total;
  }

  private select(term: AccountTerm): Cell[] {
    const alone = term.account.endsWith('!');
    const found = alone ? this.byCode.get(term.account.slice(0, -1)) : this.byPrefix.get(term.account);
    if (!found) return [];
    const { except, funds, sources, exceptSources } = term;
    if (!except && !funds && !sources && !exceptSources) return found;
    const known = this.selected.get(term);
    if (known) return known;
    const chosen = found.filter(
      (cell) =>
        !except?.some((prefix) => cell.code.startsWith(prefix)) &&
        (!funds || funds.includes(cell.nature)) &&
        (!sources || (cell.source !== undefined && sources.includes(cell.source))) &&
        !(exceptSources && cell.source !== undefined && exceptSources.includes(cell.source)),
    );
    this.selected.set(term, chosen);
    return chosen;
  }

  /** Codes of figures that no group account is known for, with what they hold or moved. */
  unmapped(): string[] {
    const cells = this.byPrefix.get(UNMAPPED) ?? [];
    const alive = cells.filter((cell) => cell.closing !== 0 || cell.yearMovement !== 0 || cell.yearOpening !== 0);
    return [...new Set(alive.map((cell) => cell.code.slice(UNMAPPED.length)))].sort();
  }
}

const put = (index: Map<string, Cell[]>, key: string, cell: Cell): void => {
  const list = index.get(key);
  if (list) list.push(cell);
  else index.set(key, [cell]);
};

const keyOf = (figure: AccountFigure): string => `${figure.unit}/${figure.code}`;

/** 4–7 accounts of a unit whose closing balance over all dimensions is nil. */
function emptiedAccounts(figures: readonly AccountFigure[]): Set<string> {
  const closings = new Map<string, number>();
  for (const figure of figures)
    if (figure.code >= '4' && figure.code < '8')
      closings.set(keyOf(figure), (closings.get(keyOf(figure)) ?? 0) + figure.closing);
  return new Set([...closings].filter(([, closing]) => closing === 0).map(([key]) => key));
}

function measureOf(cell: Cell, measure: TermMeasure, column: Column): number {
  const year = column === 'year';
  switch (measure) {
    case 'opening':
      return year ? cell.yearOpening : cell.opening;
    case 'closing':
      return cell.closing;
    case 'movement':
      return year ? cell.yearMovement : cell.monthMovement;
    case 'transfer':
      return year
        ? cell.yearDebit - cell.yearCredit - cell.yearMovement
        : cell.debit - cell.credit - cell.monthMovement;
    case 'debit':
      return year ? cell.yearDebit : cell.debit;
    case 'credit':
      return year ? cell.yearCredit : cell.credit;
  }
}
