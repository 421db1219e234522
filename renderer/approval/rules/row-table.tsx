import { Fragment, type ReactNode } from 'react';
import type { Rule } from '../../../shared/domain/approval/rule.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useApprovalWords } from '../words.ts';
import { rowText } from './draft.ts';

/** A row to show; its place is where it stands in its table. */
export interface ShownRow {
  readonly key: number | string;
  readonly rule: Rule;
  /** What stands beside the place: that somebody doubts it. */
  readonly mark?: ReactNode;
  readonly tools?: ReactNode;
  /** What stands below it across the whole table. */
  readonly below?: ReactNode;
}

/** The table of rules in words. With `before` it is shown what another table did not have, and what it had. */
export function RowTable(props: {
  readonly rows: readonly ShownRow[];
  readonly before?: readonly Rule[] | undefined;
  readonly withTools?: boolean;
}) {
  const { t } = usePreferences();
  const { rows, before, withTools } = props;
  const texts = new Set(rows.map(({ rule }) => rowText(rule)));
  const known = new Set(before?.map(rowText));
  const gone = before?.filter((rule) => !texts.has(rowText(rule))) ?? [];
  const columns = 7 + (before ? 1 : 0) + (withTools ? 1 : 0);
  return (
    <table className="approval-table approval-rules">
      <thead>
        <tr>
          <th className="figure">{t('approvalRules.row')}</th>
          <th>{t('approvalRules.kinds')}</th>
          <th>{t('approvalRules.categories')}</th>
          <th>{t('approvalRules.sources')}</th>
          <th>{t('approvalRules.budget')}</th>
          <th>{t('approvalRules.amount')}</th>
          <th>{t('approvalRules.levels')}</th>
          {before ? <th>{t('approvalRules.difference')}</th> : null}
          {withTools ? <th>{t('approvalRules.actions')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, rule, mark, tools, below }, at) => (
          <Fragment key={key}>
            <tr data-row={key}>
              <td className="figure">
                {at + 1} {mark}
              </td>
              <Cells rule={rule} />
              {before ? (
                <td>
                  {known.has(rowText(rule)) ? null : <span className="chip accent">{t('approvalRules.mark.new')}</span>}
                </td>
              ) : null}
              {withTools ? <td className="approval-tools">{tools}</td> : null}
            </tr>
            {below ? (
              <tr className="approval-below">
                <td colSpan={columns}>{below}</td>
              </tr>
            ) : null}
          </Fragment>
        ))}
        {gone.map((rule) => (
          <tr key={`gone ${rowText(rule)}`} className="approval-gone">
            <td />
            <Cells rule={rule} />
            <td>
              <span className="chip">{t('approvalRules.mark.gone')}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({ rule }: { readonly rule: Rule }) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const { kinds, categories, sources, budget, steps } = rule;
  return (
    <>
      <td>{words.kinds(kinds)}</td>
      <td>{words.categories(categories)}</td>
      <td>{words.sources(sources)}</td>
      <td>{t(`approval.budget.${budget}`)}</td>
      <td className="approval-span">{words.span(rule)}</td>
      <td>
        <ol className="approval-levels">
          {steps.map(({ level, mode, days }) => (
            <li key={level}>
              {t(`approval.level.${level}`)}
              <small>
                {mode === 'single' ? '' : `${t(`approval.mode.${mode}`)} · `}
                {t('approval.days', { days })}
              </small>
            </li>
          ))}
        </ol>
      </td>
    </>
  );
}
