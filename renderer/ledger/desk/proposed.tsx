import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { ProposalNotes } from '../books/proposal.tsx';
import type { Examined } from './findings.ts';
import { amountOf, amountText, type Row } from './sheet.ts';

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
