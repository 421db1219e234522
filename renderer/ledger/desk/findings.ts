import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

export type Examined = ReplyOf<Contract['ledger']['checkDraft']>;
export type Finding = Examined['findings'][number];
type Where = 'summary' | 'code' | 'amount' | 'details';

/** The cell to which a sentence belongs; undefined for the whole line. */
const CELL_OF: Readonly<Record<string, Where>> = {
  'no-account': 'code',
  'unknown-account': 'code',
  'not-a-leaf': 'code',
  'wrong-book': 'code',
  'both-sides': 'code',
  'no-amount': 'amount',
  'amount-too-large': 'amount',
  'unknown-unit': 'details',
  'unknown-party': 'details',
  'own-counterparty': 'details',
  'missing-fund': 'details',
  'missing-department': 'details',
  'missing-counterparty': 'details',
  'unknown-department': 'details',
  'unknown-fund': 'details',
  'text-too-long': 'summary',
  'bad-text': 'summary',
};

/** Where at its line a finding stands. */
export const cellOf = ({ code }: Pick<Finding, 'code'>): Where | undefined => CELL_OF[code];

/** What a half-written voucher always lacks: said when it is handed in, not at each stroke. */
const UNFINISHED = new Set([
  'no-lines',
  'no-amount',
  'no-summary',
  'unbalanced',
  'unknown-account',
  'no-account',
  'missing-parallel-block',
]);

/**
 * The findings to be shown now, by line and of the whole voucher. Until it was handed in once, the line that is being
 * typed is left in peace and nothing is held against what is merely unfinished.
 * @param ids the sent lines' ids, in their order.
 */
export function shownFindings(
  findings: readonly Finding[],
  ids: readonly number[],
  { active, asked }: { readonly active: number | undefined; readonly asked: boolean },
): { readonly byRow: ReadonlyMap<number, readonly Finding[]>; readonly whole: readonly Finding[] } {
  const byRow = new Map<number, Finding[]>();
  const whole: Finding[] = [];
  for (const finding of findings) {
    const row = finding.line === null ? undefined : ids[finding.line - 1];
    if (!asked && (UNFINISHED.has(finding.code) || (row !== undefined && row === active))) continue;
    if (row === undefined) whole.push(finding);
    else byRow.set(row, [...(byRow.get(row) ?? []), finding]);
  }
  return { byRow, whole };
}
