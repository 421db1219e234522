import { Input } from 'antd';
import type { Meeting, MeetingSettings } from '../../../shared/domain/approval/meeting.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { type Draft, lackOf, majorityOf } from './draft.ts';

/** 应到, 实到, and 主持人 out of those present, with whether they are enough said while it is typed. */
export function AttendanceFields(props: {
  readonly draft: Draft;
  readonly meeting: Meeting;
  readonly settings: MeetingSettings;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = usePreferences();
  const { draft, meeting, settings, onChange } = props;
  const { ought, present } = meeting;
  const lack = lackOf(meeting, settings);
  const isTwice = new Set(present).size < present.length;
  const problem =
    present.length === 0
      ? undefined
      : isTwice
        ? t('approvalMeetings.problem.twice')
        : ought > 0 && present.length > ought
          ? t('approvalMeetings.problem.crowd')
          : undefined;
  const { parts, of } = settings.quorum;
  return (
    <>
      <Labelled label={t('approvalMeetings.ought')}>
        {(field) => (
          <input
            {...field}
            className="input figure"
            inputMode="numeric"
            maxLength={3}
            value={draft.ought}
            onChange={({ target }) => onChange({ ought: target.value })}
          />
        )}
      </Labelled>
      <div className="wide">
        <Labelled label={t('approvalMeetings.present')} hint={t('approvalMeetings.presentHint')} problem={problem}>
          {(field) => (
            <Input.TextArea
              {...field}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={8000}
              value={draft.present}
              onChange={({ target }) => onChange({ present: target.value })}
            />
          )}
        </Labelled>
      </div>
      <Labelled label={t('approvalMeetings.chair')}>
        {(field) => (
          <select
            {...field}
            className="input"
            value={present.includes(draft.chair) ? draft.chair : ''}
            onChange={({ target }) => onChange({ chair: target.value })}
          >
            <option value="">{present.length === 0 ? t('approvalMeetings.chairLater') : ''}</option>
            {[...new Set(present)].map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
      </Labelled>
      {ought > 0 ? (
        <p className={`notice ${lack > 0 ? 'warn' : 'ok'} meetings-quorum`} role="status">
          <span>
            {t(lack > 0 ? 'approvalMeetings.quorumShort' : 'approvalMeetings.quorumMet', {
              ...{ ought, present: present.length, parts, of, lack },
            })}
          </span>
          <span>{t(`approvalMeetings.half.${settings.half}`, { count: majorityOf(meeting, settings) })}</span>
        </p>
      ) : null}
    </>
  );
}
