import type { Definitions } from '../../shared/domain/consolidation/definitions.ts';
import { allowancesOf, openingItems } from '../../shared/domain/consolidation/figure-items.ts';
import type {
  Consolidation,
  ConsolidationInput,
  ConsolidationSettings,
  EliminationEntry,
  InternalItem,
} from '../../shared/domain/consolidation/model.ts';
import { DEFAULT_SETTINGS } from '../../shared/domain/consolidation/rules.ts';
import { untaggedAmounts } from '../../shared/domain/consolidation/untagged.ts';
import { itemsOfVoucher } from '../../shared/domain/consolidation/voucher-items.ts';
import { WORKSHEET_STATEMENTS } from '../../shared/domain/consolidation/worksheet.ts';
import type { AccountFigure } from '../../shared/domain/ledger/figures.ts';
import type { StatementName } from '../../shared/domain/ledger/statement.ts';
import { definitionOf, isDefined } from '../../shared/domain/ledger/statements/definitions.ts';
import { type Fen, sumFen, ZERO } from '../../shared/kernel/fen.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { type Books, figuresOfBooks, groupsOf, statementsOfBooks } from './books.ts';

export const GROUP_DEFINITIONS: Definitions = new Map(
  WORKSHEET_STATEMENTS.filter(isDefined).map((name) => [name, definitionOf(name, 'group')]),
);

/** The intra-group items that books hold: openings by counterparty and tagged voucher lines. */
export function itemsOfBooks(books: Books, period: Period): InternalItem[] {
  const groups = new Map(books.units.map(({ code }) => [code, groupsOf(books, code, period)]));
  return [
    ...books.units.flatMap(({ code }) => openingItems(figuresOfBooks(books, code, period), period)),
    ...books.vouchers.flatMap((draft, index) =>
      itemsOfVoucher({ ...draft, kind: 'ordinary', key: `v${index}`, label: `${draft.date} 记-${index}` }, (code) =>
        groups.get(draft.unit)!(code),
      ),
    ),
  ];
}

/** A consolidation's input from books, as the service puts it together; `over` replaces what a test is about. */
export function inputOfBooks(books: Books, period: Period, over: Partial<ConsolidationInput> = {}): ConsolidationInput {
  const figures = books.units.flatMap(({ code }) => figuresOfBooks(books, code, period));
  const items = over.items ?? itemsOfBooks(books, period);
  return {
    period,
    units: books.units,
    statements: statementsOfBooks(books, period),
    items,
    allowances: allowancesOf(figures),
    untagged: untaggedAmounts(asKept(figures, items), items),
    manual: [],
    unrealised: [],
    carried: [],
    settings: DEFAULT_SETTINGS,
    ...over,
  };
}

/** A unit that declares sends a trial balance, which names no counterparties. */
function asKept(figures: readonly AccountFigure[], items: readonly InternalItem[]): AccountFigure[] {
  const declaring = new Set(items.filter(({ origin }) => origin.kind === 'declaration').map(({ unit }) => unit));
  return figures.map((figure) => (declaring.has(figure.unit) ? { ...figure, counterparty: undefined } : figure));
}

export const settingsWith = (over: Partial<ConsolidationSettings>): ConsolidationSettings => ({
  ...DEFAULT_SETTINGS,
  ...over,
});

/** Settings with these rules switched the other way. */
export const switched = (...ids: string[]): ConsolidationSettings => ({
  ...DEFAULT_SETTINGS,
  rules: DEFAULT_SETTINGS.rules.map((rule) => (ids.includes(rule.id) ? { ...rule, enabled: !rule.enabled } : rule)),
});

export const lineAt = (result: Consolidation, statement: StatementName, key: string) => {
  const line = result.lines.find((one) => one.statement === statement && one.key === key);
  if (!line) throw new Error(`no line ${statement} ${key}`);
  return line;
};

/** Eliminations as an accountant writes them: `借 应付账款 300000.00`. */
export const written = (entries: readonly EliminationEntry[], format: (amount: Fen) => string): string[] =>
  entries.map(({ side, name, amount }) => `${side === 'debit' ? '借' : '贷'} ${name} ${format(amount)}`);

/** Σ debits eliminated by each rule. */
export function eliminatedByRule(result: Consolidation): Map<string, Fen> {
  const sums = new Map<string, Fen>();
  for (const { rule, entries } of result.eliminations) {
    const amount = sumFen(entries.filter(({ side }) => side === 'debit').map((entry) => entry.amount));
    sums.set(rule, sumFen([sums.get(rule) ?? ZERO, amount]));
  }
  return sums;
}

export const checkNamed = (result: Consolidation, name: string) => {
  const check = result.checks.find((one) => one.name === name);
  if (!check) throw new Error(`no check ${name}`);
  return check;
};

/** Rows that disagree, as `H01-T02 service 20000.00 timing`. */
export const disagreements = (result: Consolidation, format: (amount: Fen) => string): string[] =>
  result.differences
    .filter((row) => row.class !== 'matched')
    .map(
      ({ pair, kind, book, difference, class: found }) =>
        `${pair.join('-')} ${book === 'budget' ? 'budget ' : ''}${kind} ${format(difference)} ${found}`,
    );
