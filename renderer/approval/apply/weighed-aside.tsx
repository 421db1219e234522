import type { Category } from '../../../shared/domain/approval/category.ts';
import { isBody } from '../../../shared/domain/approval/level.ts';
import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Problem } from '../../ui/states.tsx';
import { useApprovalWords } from '../words.ts';
import type { Weighed } from './draft.ts';
import { useFormWords } from './form-words.ts';
import type { Form } from './use-form.ts';

/** 试算 beside the form: what is missing, each with the way to it, and the levels that it will pass. */
export function WeighedAside(props: {
  readonly form: Form;
  readonly category: Category;
  readonly onGo: (field: string) => void;
}) {
  const { t } = usePreferences();
  const words = useFormWords();
  const { form, category, onGo } = props;
  const { read, isFresh } = form.weighing;
  const { problems } = form;
  return (
    <aside className="apply-aside card" aria-label={t('applications.weighing')} aria-busy={!isFresh}>
      <h2>
        {t('applications.weighing')}
        {isFresh ? null : <small className="hint">{t('applications.weighingWaits')}</small>}
      </h2>
      {read.isError ? <Problem sentence={sentenceOf(read.error, t)} /> : null}
      {read.data ? (
        <>
          <section>
            <p role="status">
              {problems.length === 0 ? (
                <span className="chip ok">{t('applications.complete')}</span>
              ) : (
                <span className="chip warn">{t('applications.missing', { count: problems.length })}</span>
              )}
            </p>
            <ul className="apply-missing">
              {problems.map(({ field, message }) => (
                <li key={`${field} ${message}`}>
                  <button type="button" className="link" onClick={() => onGo(field)}>
                    {words.place(category, field)} · {message}
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <OutOfBudget weighed={read.data} />
          <Divided findings={read.data.findings} />
          <Way weighed={read.data} />
        </>
      ) : null}
    </aside>
  );
}

/** 预算外: said with the way, which is another one for it; what is refused for it is said among what is missing. */
function OutOfBudget({ weighed: { rows, problems } }: { readonly weighed: Weighed }) {
  const { t } = usePreferences();
  const isRefused = (at: number): boolean => problems.some(({ field }) => field === `rows.${at}.amount`);
  const count = rows.filter(({ inBudget }, at) => !inBudget && !isRefused(at)).length;
  return count === 0 ? null : <p className="notice warn">{t('applications.outOfBudget', { count })}</p>;
}

/** 化整为零: what the radar would find of it, with the documents that it goes with; the same ones are named once. */
function Divided({ findings }: { readonly findings: Weighed['findings'] }) {
  const { t } = usePreferences();
  if (findings.length === 0) return null;
  const keyOf = ({ ids }: Weighed['findings'][number]): string => ids.join(' ');
  return (
    <section className="notice warn apply-divided" aria-label={t('applications.divided')}>
      {findings.map((finding, at) => (
        <div key={`${finding.kind} ${keyOf(finding)}`}>
          <p>{finding.message}</p>
          {findings.findIndex((other) => keyOf(other) === keyOf(finding)) < at ? null : (
            <ul>
              {finding.evidence.map(({ id, number, unitName, day, amount }) => (
                <li key={id}>
                  {number} {unitName} <time>{day}</time> <Amount value={amount} />
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

function Way({ weighed: { steps, appoint } }: { readonly weighed: Weighed }) {
  const { t } = usePreferences();
  const { list } = useApprovalWords();
  const days = steps.reduce((sum, step) => sum + step.days, 0);
  return (
    <section>
      <h3>
        {t('applications.route')}
        {steps.length === 0 ? null : <small className="hint">{t('applications.routeDays', { days })}</small>}
      </h3>
      {steps.length === 0 ? <p className="hint">{t('applications.routeNone')}</p> : null}
      <ol className="apply-way">
        {steps.map(({ level, mode, days: own, holders }) => (
          <li key={level}>
            <strong>{t(`approval.level.${level}`)}</strong>
            <small className="hint">
              {isBody(level) ? t('approvalTrial.vote') : t(`approval.mode.${mode}`)} ·{' '}
              {t('approval.days', { days: own })}
            </small>
            {holders.length === 0 ? (
              <span className="chip danger">{t('applications.nobody')}</span>
            ) : (
              <span>{isBody(level) ? t('approvalTrial.minutes', { names: list(holders) }) : list(holders)}</span>
            )}
          </li>
        ))}
      </ol>
      {appoint.length === 0 ? null : (
        <p className="notice warn">
          <span>
            {t('applications.appoint', { levels: list(appoint.map((level) => t(`approval.level.${level}`))) })}{' '}
            <ToPage to="/approval-seats">{t('applications.toSeats')}</ToPage>
          </span>
        </p>
      )}
    </section>
  );
}
