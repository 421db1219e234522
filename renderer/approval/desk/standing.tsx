import { ATTESTED } from '../../../shared/domain/approval/application.ts';
import { isBody } from '../../../shared/domain/approval/level.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import { type AccountingDate, daysBetween } from '../../../shared/kernel/date.ts';
import { groupedYuan, negateFen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { usePlanWords } from '../../budget/words.ts';
import { instantName } from '../../ui/time.ts';
import { useFormWords } from '../apply/form-words.ts';
import { useApprovalWords } from '../words.ts';
import { type Application, askedAt, called, stepNow } from './document.ts';

/** What must be known before one decides, and why one cannot: for whom, who is missing, what it waits for. */
export function Standing({ document }: { readonly document: Application }) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const forms = useFormWords();
  const { may, person } = useIdentity();
  const { mine, release, appoint } = document;
  const now = stepNow(document);
  const past = release ? daysBetween(release.until, chinaDay(Date.now()) as AccountingDate) : 0;
  const keeps = person !== undefined && now?.holders.includes(person.display);
  return (
    <>
      {mine && mine.forWhom !== '' ? (
        <p className="notice warn">
          {t('approvals.forNotice', {
            person: called(document, mine.forWhom),
            level: t(`approval.level.${mine.level}`),
          })}
        </p>
      ) : null}
      {document.urgentReason === '' ? null : (
        <p className="notice danger">{t('approvals.urgentWhy', { reason: document.urgentReason })}</p>
      )}
      {release ? (
        <p className="notice warn">
          {t('approvals.released', {
            display: release.display,
            instant: instantName(release.instant),
            reason: release.reason,
            until: release.until,
          })}{' '}
          {past > 0 && document.stage === 'deciding' ? <b>{t('approvals.releasedPast', { days: past })}</b> : null}
        </p>
      ) : null}
      <OverBudget document={document} />
      {appoint.length === 0 ? null : (
        <div className="notice danger" role="status">
          <span>
            {t('approvals.appoint', { levels: words.list(appoint.map((level) => t(`approval.level.${level}`))) })}{' '}
            {may('approval.configure') ? (
              <ToPage to="/approval-seats" permission="approval.read" className="link">
                {t('approvals.toSeats')}
              </ToPage>
            ) : (
              t('approvals.appointByOthers')
            )}
          </span>
        </div>
      )}
      {now && isBody(now.level) && document.stage === 'deciding' ? (
        <div className="notice">
          <span>
            {t('approvals.waitsForMeeting', { level: t(`approval.level.${now.level}`) })}{' '}
            {now.holders.length === 0
              ? null
              : t('approvals.minutesBy', { names: words.list(now.holders.map((one) => called(document, one))) })}{' '}
            {keeps ? (
              <ToPage to="/approval-meetings" search={{ document: String(document.id) }} className="link">
                {t('approvals.toMeetings')}
              </ToPage>
            ) : null}
          </span>
        </div>
      ) : null}
      {document.problems.length === 0 ? null : (
        <div className="notice warn">
          <ul>
            {document.problems.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                {forms.place(document.category, field)} · {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** 预算外: which lines have not enough, and how much is lacking, while it can still be decided. */
function OverBudget({ document: { rows, stage, unit } }: { readonly document: Application }) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const plan = usePlanWords(unit);
  const over = rows.filter(({ inBudget }) => !inBudget);
  if (over.length === 0 || stage !== 'deciding') return null;
  const lines = over.map(({ item, available }) => {
    const lacking = negateFen(parseYuan(available) ?? ZERO);
    return lacking > 0
      ? t('approvals.overBy', { line: plan.item(item), amount: groupedYuan(lacking) })
      : plan.item(item);
  });
  return <p className="notice warn">{t('approvals.overBudget', { lines: words.list(lines) })}</p>;
}

/** Why the reader has nothing to decide here, in one sentence: whose turn it is, or how it ended. */
export function useWhyNot(document: Application): string {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const { person } = useIdentity();
  if (document.stage !== 'deciding') return t(`approvals.over.${document.stage}`);
  const now = stepNow(document);
  if (now === undefined || isBody(now.level)) return t('approvals.meetingDecides');
  const level = t(`approval.level.${now.level}`);
  const asked = askedAt(now).map(({ display }) => display);
  const waits =
    asked.length === 0
      ? t('approvals.waitsForNobody', { level })
      : t('approvals.waitsFor', { level, names: words.list(asked) });
  const own = person?.name === document.applicant;
  const before = document.steps.some(({ tasks }) =>
    tasks.some((task) => task.state === 'passed' && (task.person === person?.name || task.actor === person?.display)),
  );
  return own ? `${t('approvals.ownDocument')}${waits}` : before ? `${t('approvals.decidedBefore')}${waits}` : waits;
}

/** What the unit's head signs, in the words that are kept; English readers have it beside. */
export function Attested() {
  const { t, locale } = usePreferences();
  return (
    <>
      <span lang="zh-CN">{ATTESTED}</span>
      {locale === 'en' ? ` (${t('approvals.attested')})` : null}
    </>
  );
}
