import { groupChart } from '../../../shared/domain/ledger/charts/group.ts';
import { fundSource } from '../../../shared/domain/ledger/fund.ts';
import type { AccountTerm, StatementDefinition, TermMeasure } from '../../../shared/domain/ledger/statement.ts';
import { UNMAPPED } from '../../../shared/domain/ledger/statements/terms.ts';
import type { PlainKey, Translate } from '../../../shared/i18n/translate.ts';

/** One term of a line's formula, in words. */
export interface Term {
  readonly sign: '+' | '−';
  readonly text: string;
  /** What of the accounts is meant, where it is accounts: 借方余额, 贷方发生额… */
  readonly measure?: string;
  /** The line of the same statement that is meant. */
  readonly line?: string;
}

export type Formula =
  | { readonly kind: 'lines' | 'accounts'; readonly terms: readonly Term[] }
  | { readonly kind: 'nil'; readonly why: string };

const ELEMENTS: Readonly<Record<string, PlainKey>> = {
  1: 'formula.assets',
  2: 'formula.liabilities',
  3: 'formula.netAssets',
  4: 'formula.revenue',
  5: 'formula.expense',
  6: 'formula.budgetRevenue',
  7: 'formula.budgetExpenditure',
  8: 'formula.budgetBalance',
};

/** How a line is made, for people: which accounts on which side, or which other lines. */
export function formulaOf(definition: StatementDefinition, key: string, t: Translate): Formula | undefined {
  const line = definition.lines.find((each) => each.key === key);
  if (!line) return undefined;
  const { formula } = line;
  if (formula.kind === 'nil') return { kind: 'nil', why: formula.why };
  if (formula.kind === 'lines') {
    const names = new Map(definition.lines.map((each) => [each.key, each.name]));
    return {
      kind: 'lines',
      terms: formula.terms.map((term) => ({
        sign: term.sign === 1 ? '+' : '−',
        text: names.get(term.key) ?? term.key,
        line: term.key,
      })),
    };
  }
  const basis: TermMeasure = definition.basis === 'balance' ? 'closing' : 'movement';
  return {
    kind: 'accounts',
    // A whole element is written with its foreign twin beside it, which says nothing to people.
    terms: formula.terms.filter(({ account }) => !/^P\d$/.test(account)).map((term) => termOf(term, basis, t)),
  };
}

function termOf(term: AccountTerm, basis: TermMeasure, t: Translate): Term {
  const measure = term.measure ?? basis;
  const ownSide = measure === 'debit' || measure === 'credit';
  const side = term.sign === 1 ? 'debit' : 'credit';
  // A list of exceptions may serve several terms: only those below this account say anything here.
  const except = (term.except ?? []).filter((code) => code.startsWith(term.account));
  const notes = [
    ...(term.funds ?? []).map((nature) => fundSource(nature)?.name ?? nature),
    ...(term.sources ?? []).map((source) => fundSource(source)?.name ?? source),
    ...(term.exceptSources ?? []).map((source) => t('formula.except', { what: fundSource(source)?.name ?? source })),
    ...(except.length > 0 ? [t('formula.except', { what: except.map(named).join('、') })] : []),
    ...(term.account.endsWith('!') ? [t('formula.alone')] : []),
  ];
  const name = term.account.startsWith(UNMAPPED)
    ? t('formula.unmapped', { element: elementName(term.account.slice(1), t) })
    : term.account.length === 1
      ? elementName(term.account, t)
      : named(term.account);
  return {
    sign: ownSide && term.sign === -1 ? '−' : '+',
    text: notes.length > 0 ? `${name}（${notes.join('；')}）` : name,
    measure: t(ownSide ? `formula.turnover.${measure}` : `formula.${measure}.${side}`),
  };
}

const elementName = (element: string, t: Translate): string => {
  const key = ELEMENTS[element];
  return key ? t(key) : element;
};

const named = (account: string): string => {
  const code = account.replace(/!$/, '');
  const name = groupChart().get(code)?.name;
  return name ? `${code} ${name}` : code;
};
