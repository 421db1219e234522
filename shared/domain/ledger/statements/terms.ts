import { groupPrefixes } from '../charts/group.ts';
import type { AccountTerm, LineDefinition, LineFormula } from '../statement.ts';

/** Before the code of a figure that no group account is known for. */
export const UNMAPPED = 'U';

type Options = Omit<AccountTerm, 'sign' | 'account'>;

/** Terms over group accounts with everything below them, in the sign given; `4` alone takes a whole element. */
function terms(sign: 1 | -1, codes: readonly string[], options: Options): AccountTerm[] {
  return codes.flatMap((code) => prefixes(code).map((account) => ({ sign, account, ...options })));
}

/** A single digit stands for the whole element; a code for its account, those below, and foreign ones below it. */
const prefixes = (code: string): string[] =>
  code.length === 1 ? [code, `P${code}`] : code.endsWith('!') ? [code] : groupPrefixes(code);

/** Adds the accounts' debit-positive amounts to the line. */
export const debit = (codes: string | readonly string[], options: Options = {}): AccountTerm[] =>
  terms(1, typeof codes === 'string' ? [codes] : codes, options);

/** Adds the accounts' credit-positive amounts to the line. */
export const credit = (codes: string | readonly string[], options: Options = {}): AccountTerm[] =>
  terms(-1, typeof codes === 'string' ? [codes] : codes, options);

/** Figures of an element that are not mapped, debit-positive or credit-positive as the line is. */
export const unmapped = (sign: 1 | -1, element: string, options: Options = {}): AccountTerm[] => [
  { sign, account: `${UNMAPPED}${element}`, ...options },
];

export const negated = (list: readonly AccountTerm[]): AccountTerm[] =>
  list.map((term) => ({ ...term, sign: term.sign === 1 ? -1 : 1 }));

export const measured = (list: readonly AccountTerm[], measure: NonNullable<AccountTerm['measure']>): AccountTerm[] =>
  list.map((term) => ({ ...term, measure }));

type Depth = LineDefinition['depth'];

const define = (depth: Depth, key: string, name: string, formula: LineFormula): LineDefinition => ({
  key,
  name,
  depth,
  formula,
});

/** A line of its own (depth 1) computed from accounts. */
export const line = (key: string, name: string, list: readonly AccountTerm[]): LineDefinition =>
  define(1, key, name, { kind: 'accounts', terms: list });

/** A line of which (其中) computed from accounts. */
export const ofWhich = (key: string, name: string, list: readonly AccountTerm[]): LineDefinition =>
  define(2, key, name, { kind: 'accounts', terms: list });

/** A part of a line of which: added up within it, not beside it. */
export const partOf = (key: string, name: string, list: readonly AccountTerm[]): LineDefinition =>
  define(3, key, name, { kind: 'accounts', terms: list });

/** A line that has no account of its own, with the reason why it is nil. */
export const nil = (key: string, name: string, why: string): LineDefinition =>
  define(1, key, name, { kind: 'nil', why });

/** Σ of other lines of the statement; a key with `-` before it is subtracted. */
export const sum = (depth: Depth, key: string, name: string, keys: readonly string[]): LineDefinition =>
  define(depth, key, name, {
    kind: 'lines',
    terms: keys.map((text) => (text.startsWith('-') ? { sign: -1, key: text.slice(1) } : { sign: 1, key: text })),
  });

/** Marks one of the four lines that are nil in the community (准则第9号 附录). */
export const starred = (definition: LineDefinition): LineDefinition => ({ ...definition, starred: true });
