import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { isBody } from '../../../shared/domain/approval/level.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { useApprovalWords } from '../words.ts';

type Reply = ReplyOf<Contract['approval']['simulate']>;
type Trial = NonNullable<Reply['draft']>;

/** What one payment needs; two tables stand side by side where they ask for different things. */
export function TrialShown({ reply, other }: { readonly reply: Reply; readonly other: string | undefined }) {
  const { t } = usePreferences();
  const { inForce, draft } = reply;
  const same = inForce && draft && asksAlike(inForce, draft);
  return (
    <div className="approval-trials" role="status">
      {inForce ? (
        <OneTrial
          trial={inForce}
          title={same && other ? t('approvalTrial.same', { other }) : t('approvalTrial.inForce')}
        />
      ) : (
        <section className="approval-trial">
          <h2>{t('approvalTrial.inForce')}</h2>
          <p className="notice warn">{t('approvalTrial.none')}</p>
        </section>
      )}
      {draft && !same ? <OneTrial trial={draft} title={other ?? ''} /> : null}
    </div>
  );
}

/** Whether two tables ask for the same levels in the same way; which rows asked is beside the point. */
const asksAlike = (one: Trial, other: Trial): boolean =>
  one.uncovered === other.uncovered && JSON.stringify(one.steps) === JSON.stringify(other.steps);

function OneTrial({ trial, title }: { readonly trial: Trial; readonly title: string }) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const { steps, rows, uncovered, appoint } = trial;
  const days = steps.reduce((sum, step) => sum + step.days, 0);
  return (
    <section className="approval-trial">
      <h2>
        {title}
        {rows.length > 0 ? (
          <small>
            {t('approvalTrial.byRow', { rows: words.list(rows.map(String)) })} · {t('approvalTrial.total', { days })}
          </small>
        ) : null}
      </h2>
      {uncovered ? <p className="notice danger">{t('approvalTrial.uncovered')}</p> : null}
      {steps.length > 0 ? (
        <table className="approval-table">
          <thead>
            <tr>
              <th>{t('approvalTrial.level')}</th>
              <th>{t('approvalTrial.mode')}</th>
              <th className="figure">{t('approvalTrial.days')}</th>
              <th>{t('approvalTrial.holders')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ level, mode, days: own, holders }) => {
              const names = holders.map(({ display, deputies }) =>
                deputies.length === 0
                  ? display
                  : t('approvalTrial.deputy', { name: display, deputies: words.list(deputies) }),
              );
              return (
                <tr key={level}>
                  <td>{t(`approval.level.${level}`)}</td>
                  <td>{isBody(level) ? t('approvalTrial.vote') : t(`approval.mode.${mode}`)}</td>
                  <td className="figure">{t('approval.days', { days: own })}</td>
                  <td>
                    {names.length === 0 ? (
                      <span className="chip danger">{t('approvalTrial.nobody')}</span>
                    ) : isBody(level) ? (
                      t('approvalTrial.minutes', { names: words.list(names) })
                    ) : (
                      words.list(names)
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      {appoint.length > 0 ? (
        <div className="notice warn approval-appoint">
          <ul>
            {appoint.map(({ level, candidates }) => (
              <li key={level}>
                {candidates.length === 0
                  ? t('approvalTrial.appointNobody', { level: t(`approval.level.${level}`) })
                  : t('approvalTrial.appoint', {
                      level: t(`approval.level.${level}`),
                      names: words.list(candidates),
                    })}
              </li>
            ))}
          </ul>
          <span>
            {t('approvalTrial.appointHint')} <ToPage to="/approval-seats">{t('approvalTrial.toSeats')}</ToPage>
          </span>
        </div>
      ) : null}
    </section>
  );
}
