import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { BODIES } from '../../../shared/domain/approval/level.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { periodOfDate, yearOf } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Loading } from '../../ui/states.tsx';
import { MeetingDrawer } from './meeting-drawer.tsx';
import { MeetingForm } from './meeting-form.tsx';
import { RegisterList } from './register-list.tsx';
import { ReversedList } from './reversed-list.tsx';
import '../approval.css';
import './meetings.css';

/** 会议纪要: the year's register, one meeting, minutes that are recorded, and what came in reversed order. */
export function MeetingsPage() {
  const { t } = usePreferences();
  const navigate = useNavigate();
  const [askedYear, setYear] = useAddress('year');
  const [askedBody, setBody] = useAddress('body');
  const [view, setView] = useAddress('view');
  const [meeting, setMeeting] = useAddress('meeting');
  const [document, setDocument] = useAddress('document');
  const [pressed, setRecording] = useState(false);
  const isReversed = view === 'reversed';
  // Meetings are held in the year of their day, whatever month is shown.
  const present = yearOf(periodOfDate(chinaDay(Date.now()) as AccountingDate));
  const year = /^20\d\d$/.test(askedYear ?? '') ? Number(askedYear) : present;
  const body = BODIES.find((each) => each === askedBody);
  const read = useQuery({
    ...api.approval.meetings.queryOptions({ input: { year: year ?? 0, ...(body ? { body } : {}) } }),
    enabled: year !== undefined,
  });
  if (year === undefined || present === undefined) return <Loading />;
  const near = [present - 1, present, present + 1];
  const keeps = (read.data?.keeps ?? []).length > 0;
  // Who comes from a document that waits for minutes has it in the form already.
  const asked = document !== undefined && /^[1-9]\d{0,14}$/.test(document) ? Number(document) : undefined;
  const recording = pressed || (keeps && asked !== undefined);
  return (
    <>
      <PageHead
        title={t('approvalMeetings.title')}
        subtitle={t(isReversed ? 'approvalMeetings.reversedAbout' : 'approvalMeetings.about')}
        actions={
          keeps && !isReversed
            ? [
                {
                  label: t('approvalMeetings.new'),
                  ...{ shortcut: 'F2', primary: true, onClick: () => setRecording(true) },
                },
              ]
            : []
        }
      >
        <Segments
          label={t('approvalMeetings.view')}
          value={isReversed ? 'reversed' : 'register'}
          choices={(['register', 'reversed'] as const).map((value) => ({
            value,
            label: t(`approvalMeetings.view.${value}`),
          }))}
          onChange={(next) => setView(next === 'register' ? undefined : next)}
        />
        <Segments
          label={t('approvalMeetings.year')}
          value={String(year)}
          choices={(near.includes(year) ? near : [...near, year].sort()).map((each) => ({
            value: String(each),
            label: t('approvalMeetings.yearOf', { year: each }),
          }))}
          onChange={(next) => setYear(next, { replace: true })}
        />
      </PageHead>
      {isReversed ? (
        <ReversedList
          year={year}
          onOpen={(id) =>
            void navigate({
              to: '/approvals',
              search: ({ period, unit }: Record<string, unknown>) => ({ period, unit, document: String(id) }),
            } as never)
          }
        />
      ) : (
        <RegisterList
          year={year}
          body={body}
          rows={read.data?.rows}
          failed={failedOf(read, t)}
          onBody={(next) => setBody(next, { replace: true })}
          onOpen={(id) => setMeeting(String(id))}
        />
      )}
      {meeting !== undefined && /^[1-9]\d{0,9}$/.test(meeting) && !recording ? (
        <MeetingDrawer key={meeting} id={Number(meeting)} onClose={() => setMeeting(undefined)} />
      ) : null}
      {recording ? (
        <MeetingForm
          asked={asked}
          onClose={() => {
            setRecording(false);
            setDocument(undefined, { replace: true });
          }}
          onRecorded={(of) => {
            setRecording(false);
            // Where it stands now, whichever year was looked at.
            void navigate({
              to: '.',
              replace: true,
              search: (before: Record<string, unknown>) => ({ ...before, document: undefined, year: String(of) }),
            });
          }}
        />
      ) : null}
    </>
  );
}
