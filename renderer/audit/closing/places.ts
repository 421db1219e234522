import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { PlainKey } from '../../../shared/i18n/translate.ts';
import { type Period, periodOf, yearOf } from '../../../shared/kernel/period.ts';
import type { PageLink } from '../../app/to-page.tsx';

export type ClosingLine = ReplyOf<Contract['audit']['closingChecklist']>['lines'][number];

export interface Place extends PageLink {
  /** The page's own title, which is what the link says. */
  readonly title: PlainKey;
}

const BOARD: Place = { to: '/', title: 'board.title' };
const PERIOD_END: Place = { to: '/period-end', title: 'periodEnd.title' };
const ASSET_CARDS: Place = { to: '/asset-cards', title: 'assetCards.title' };
const CHECKS: Place = { to: '/checks', title: 'checks.title', permission: 'audit.check' };

/** The page on which a line of the checklist is done. `own`: the person looks at the unit's own side of its pairs. */
export function placeOf(line: ClosingLine, period: Period, own: boolean): Place {
  switch (line.key) {
    case 'books':
      return { to: '/import', title: 'import.title' };
    case 'drafts':
      return { to: '/desk', title: 'desk.title' };
    case 'numbers':
      return { ...CHECKS, search: { check: 'number-continuity' } };
    case 'cash':
      return { to: '/books', title: 'books.title', search: { view: 'days', account: line.account ?? undefined } };
    case 'bank':
      return { to: '/bank', title: 'bank.title' };
    case 'revenue':
      return { to: '/revenue', title: 'revenue.title' };
    case 'depreciation':
      // Where there are no cards, they come first.
      return line.state === 'look' ? ASSET_CARDS : PERIOD_END;
    case 'allowance':
    case 'transfers':
    case 'year-transfers':
      return PERIOD_END;
    case 'checks':
      return CHECKS;
    case 'pairs':
      return { to: '/reconciliation', title: 'reconciliation.title', search: own ? { view: 'own' } : {} };
    case 'signed':
      return { to: '/attestation', title: 'attestation.title' };
    case 'next-year':
      return { to: '/desk', title: 'desk.title', search: { period: periodOf(yearOf(period) + 1, 1) } };
    default:
      return BOARD;
  }
}

/** What hands the month on once its work is done: 上报, 负责人承诺, 锁定. */
export const isHandingOn = ({ key }: Pick<ClosingLine, 'key'>): boolean =>
  key === 'submitted' || key === 'signed' || key === 'locked';

/** What is left: open, to be looked at, or waiting for its turn. */
export const isLeft = ({ state }: Pick<ClosingLine, 'state'>): boolean => state !== 'done' && state !== 'none';
