import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { useApprovalWords } from '../words.ts';
import { Scan } from './scan.tsx';
import type { MeetingDetail } from './words.ts';

/** One meeting: who was there, what was decided of which application, and the minutes themselves. */
export function MeetingDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const read = useQuery(api.approval.meeting.queryOptions({ input: { id } }));
  const meeting = read.data;
  const failed = failedOf(read, t);
  return (
    <Drawer
      open
      width={920}
      onClose={onClose}
      title={meeting ? `${t(`approval.level.${meeting.body}`)} ${meeting.number}` : t('approvalMeetings.title')}
    >
      {failed ? (
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      ) : meeting ? (
        <div className="meetings-one">
          <Facts meeting={meeting} />
          <section>
            <h2>{t('approvalMeetings.documents')}</h2>
            <Resolutions meeting={meeting} />
          </section>
          <section>
            <h2>{t('approvalMeetings.scan')}</h2>
            <Scan id={id} minutes={meeting.minutes} />
          </section>
        </div>
      ) : (
        <Loading lines={6} />
      )}
    </Drawer>
  );
}

function Facts({ meeting }: { readonly meeting: MeetingDetail }) {
  const { t } = usePreferences();
  const words = useApprovalWords();
  const { day, present, ought, names, chair, note, display, instant } = meeting;
  const facts: readonly (readonly [string, string])[] = [
    [t('approvalMeetings.day'), day],
    [t('approvalMeetings.attendance'), `${present}/${ought}`],
    [t('approvalMeetings.chair'), chair],
    [t('approvalMeetings.present'), words.list(names)],
    ...(note === '' ? [] : [[t('approvalMeetings.note'), note] as const]),
  ];
  return (
    <section>
      <dl className="meetings-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{t('approvalMeetings.recorded', { display, instant: instantName(instant) })}</p>
    </section>
  );
}

function Resolutions({ meeting }: { readonly meeting: MeetingDetail }) {
  const { t } = usePreferences();
  return (
    <table className="approval-table">
      <thead>
        <tr>
          <th>{t('approvalMeetings.application')}</th>
          <th className="figure">{t('approvalMeetings.asked')}</th>
          <th className="figure">{t('approvalMeetings.amount')}</th>
          <th>{t('approvalMeetings.votes')}</th>
          <th>{t('approvalMeetings.result')}</th>
        </tr>
      </thead>
      <tbody>
        {meeting.resolutions.map(({ id, number, purpose, payeeName, unitName, asked, amount, carried, ...votes }) => (
          <tr key={id}>
            <td>
              <ToPage to="/approvals" search={{ document: String(id) }} className="link">
                {number}
              </ToPage>{' '}
              {unitName}
              <div>{purpose}</div>
              {payeeName === '' ? null : <div className="hint">{payeeName}</div>}
            </td>
            <td className="figure">
              <Amount value={asked} />
            </td>
            <td className="figure">
              <Amount value={amount} />
            </td>
            <td>
              {t('approvalMeetings.votesOf', {
                ...{ for: votes.for, against: votes.against, abstained: votes.abstained },
              })}
            </td>
            <td>
              <span className={carried ? 'chip ok' : 'chip danger'}>
                {t(`approvalMeetings.${carried ? 'carried' : 'lost'}`)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
