import { agreementsIn } from '../../shared/domain/consolidation/agreed.ts';
import { isPlainKey, type Translate } from '../../shared/i18n/translate.ts';
import type { DifferenceClass } from './pairs.ts';
import { type Rules, SHEET_STATEMENTS } from './sheet.ts';

/** A rule's code as it is shown on its chip; a manual entry has a word. */
export const ruleCode = (rule: string, t: Translate): string => (rule === 'manual' ? t('manual.word') : rule);

/** A rule as the settings know it; undefined for manual entries. */
export const ruleOf = (rules: Rules | undefined, id: string) => rules?.rules.find((one) => one.id === id);

/** A pair as people say it: both names, or the one unit that is concerned; `?` is a counterparty that was not named. */
export const pairName = (pair: readonly string[], nameOf: (unit: string) => string, t: Translate): string =>
  pair.map((unit) => (unit === '?' ? t('reconciliation.unnamed') : nameOf(unit))).join(' ↔ ');

/** The name of a statement's tab; a statement that has none is called by its code. */
export function statementName(statement: string, t: Translate): string {
  const known = SHEET_STATEMENTS.find((each) => each === statement);
  return known ? t(`worksheet.statement.${known}`) : statement;
}

/** What a code of the service is called, where the catalogue has it. */
export function wordOf(key: string, fallback: string, t: Translate): string {
  return isPlainKey(key) ? t(key) : fallback;
}

/** What answers a difference: what both units agreed on, or a manual entry. */
export function settledName(settledBy: string, t: Translate): string {
  const agreements = agreementsIn(settledBy);
  return agreements.length > 0
    ? t('reconciliation.agreedByBoth', { count: agreements.length })
    : t('reconciliation.settledBy', { entry: settledBy.replace(/^manual\//, '') });
}

/** How the chip of a class looks; its word stands on it. */
export const CLASS_LOOK: Readonly<Record<DifferenceClass, string>> = {
  matched: 'chip ok',
  timing: 'chip accent',
  vat: 'chip',
  amount: 'chip danger',
  'missing-counterpart': 'chip warn',
  'missing-here': 'chip warn',
  'wrong-counterparty': 'chip danger',
  'wrong-account': 'chip danger',
};
