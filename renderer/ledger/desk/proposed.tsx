import { useRef } from 'react';
import { sumFen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { ProposalNotes } from '../books/proposal.tsx';
import type { Examined } from './findings.ts';
import { sameBlock } from './patterns.ts';
import { amountOf, amountText, hasWeight, type Row } from './sheet.ts';

export type Proposal = NonNullable<Examined['proposal']>;

/** A proposed block as the sheet's own lines. */
export const proposedRows = (proposal: Proposal): Omit<Row, 'id' | 'book'>[] =>
  proposal.lines.map((line) => ({
    code: line.code,
    summary: line.summary,
    debit: amountText(amountOf(line.debit)),
    credit: amountText(amountOf(line.credit)),
    department: line.department ?? '',
    fund: line.fund ?? '',
    counterparty: line.counterparty ?? '',
    project: line.project ?? '',
    document: line.document ?? '',
  }));

/** 平行记账建议: the budget block that the rules would enter, greyed in its place until one key takes it over. */
export function ProposedLines(props: {
  readonly proposal: Proposal;
  readonly hotKey: string;
  readonly onTake: () => void;
}) {
  const { t } = usePreferences();
  const { proposal } = props;
  return (
    <tbody className="desk-proposed" aria-label={t('voucher.proposal')}>
      {proposal.lines.map((line) => (
        <tr key={line.line}>
          <td className="at" />
          <td>{line.summary}</td>
          <td colSpan={2}>
            <span className="code">{line.code}</span> {line.name}
          </td>
          <td className="figure">{amountOf(line.debit) === 0 ? null : <Amount value={line.debit} />}</td>
          <td className="figure">{amountOf(line.credit) === 0 ? null : <Amount value={line.credit} />}</td>
        </tr>
      ))}
      <tr>
        <td />
        <td colSpan={5}>
          <div className="desk-rule">
            <button type="button" className="button" onClick={props.onTake}>
              {t('desk.take')}
              <kbd>{props.hotKey}</kbd>
            </button>
            <ProposalNotes proposal={proposal} />
          </div>
        </td>
      </tr>
    </tbody>
  );
}

/** Whether a budget block no longer says what the financial one calls for, and which one would. */
export interface Stale {
  readonly rival: Proposal | undefined;
  /** The block stands as it was proposed. */
  readonly took: (rows: readonly Row[]) => void;
}

/**
 * The block that the rules would make now, where the one that was taken over has stayed behind: the one that stands there
 * is still as it was proposed and the rules say another, or it moves another sum than they do. What somebody typed or
 * divided otherwise, to the same sum, is their own.
 */
export function useStale(budget: readonly Row[], rival: Proposal | null): Stale {
  const taken = useRef<readonly Row[]>([]);
  const standing = budget.filter(hasWeight);
  const took = (rows: readonly Row[]): void => {
    taken.current = rows;
  };
  if (rival === null || standing.length === 0) return { rival: undefined, took };
  const proposed = proposedRows(rival);
  const sum = (rows: readonly Pick<Row, 'debit'>[]) => sumFen(rows.map(({ debit }) => amountOf(debit)));
  const other = sameBlock(standing, taken.current) ? !sameBlock(standing, proposed) : sum(standing) !== sum(proposed);
  return { rival: other ? rival : undefined, took };
}

/** 预算分录与建议不符: said in the block, with the key that takes the new one. */
export function StaleBlock({ hotKey, onTake }: { hotKey: string; onTake: () => void }) {
  const { t } = usePreferences();
  return (
    <tbody className="desk-proposed">
      <tr>
        <td />
        <td colSpan={5}>
          <div className="desk-rule" role="status">
            <button type="button" className="button" onClick={onTake}>
              {t('desk.takeAgain')}
              <kbd>{hotKey}</kbd>
            </button>
            <span>{t('desk.stale')}</span>
          </div>
        </td>
      </tr>
    </tbody>
  );
}
