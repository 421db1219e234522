import { isBody } from '../../../shared/domain/approval/level.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { useApprovalWords } from '../words.ts';
import { type Application, called, movesNow, type Step, signaturesOf } from './document.ts';
import './way.css';

/** 审批流程: the levels from left to right, who decided each and when, who is asked now, and who will be. */
export function Way({ document }: { readonly document: Application }) {
  const { t } = usePreferences();
  if (document.steps.length === 0) return null;
  const submitted = movesNow(document)[0];
  return (
    <ol className="approvals-way" aria-label={t('approvals.way')}>
      {submitted ? (
        <li className="done">
          <i aria-hidden="true">✓</i>
          <div>
            <b>{t(submitted.what === 'amend' ? 'approvals.amended' : 'approvals.submitted')}</b>
            <span>
              <Name said={submitted.display} />
            </span>
            <time dateTime={submitted.instant}>{dayOf(submitted.instant)}</time>
          </div>
        </li>
      ) : null}
      {document.steps.map((step, at) => (
        <li key={step.level} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <i aria-hidden="true">{step.state === 'done' ? '✓' : at + 1}</i>
          <div>
            <b>
              {t(`approval.level.${step.level}`)}
              {step.holders.length > 1 && !isBody(step.level) ? <small>{t(`approval.mode.${step.mode}`)}</small> : null}
            </b>
            <Who document={document} step={step} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Month and day of an instant, in this desk's time: `11-23`. */
function dayOf(instant: string): string {
  const at = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A name in one piece; one that is too long is whole on hovering. */
function Name({ said }: { readonly said: string }) {
  return (
    <span className="approvals-who" title={said}>
      {said}
    </span>
  );
}

function Who({ document, step }: { readonly document: Application; readonly step: Step }) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const names = (people: readonly string[]): string => words.list(people.map((one) => called(document, one)));
  const signed = signaturesOf({ ...document, steps: [step] }).filter(({ instant }) => instant !== '');
  if (isBody(step.level) && step.state !== 'done')
    return (
      <span className={step.state === 'now' ? undefined : 'later'}>
        {step.holders.length === 0 ? t('approvals.nobody') : t('approvals.keeps', { names: names(step.holders) })}
      </span>
    );
  const { meeting } = step;
  const open = step.tasks.filter(({ state }) => state === 'open' || state === 'waiting');
  return (
    <>
      {signed.map(({ display, forWhom, instant }) => (
        <span key={display}>
          <Name said={forWhom === '' ? display : t('approvals.for', { actor: display, person: forWhom })} />{' '}
          <time dateTime={instant}>{dayOf(instant)}</time>
        </span>
      ))}
      {meeting === null ? null : (
        <ToPage to="/approval-meetings" search={{ meeting: String(meeting) }} className="link">
          {t('approvals.minutes')}
        </ToPage>
      )}
      {open.map(({ id, display, addedBy, state }) => (
        <span key={id} className={state === 'waiting' ? 'later' : undefined}>
          <Name said={display} />
          {addedBy === '' ? null : <small>{t('approvals.addedBy', { person: called(document, addedBy) })}</small>}
        </span>
      ))}
      {step.state === 'later' && step.tasks.length === 0 ? (
        <span className={step.holders.length === 0 ? 'missing' : 'later'}>
          {step.holders.length === 0 ? t('approvals.nobody') : names(step.holders)}
        </span>
      ) : null}
      {step.state === 'now' && step.due !== '' ? (
        <small className={document.late > 0 ? 'missing' : undefined}>
          {t('approvals.dueBy', { day: step.due.slice(5) })}
        </small>
      ) : null}
    </>
  );
}
