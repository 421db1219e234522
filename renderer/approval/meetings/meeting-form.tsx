import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { PAPER_LIMITS } from '../../../shared/domain/ledger/papers/kinds.ts';
import { formatYuan, groupedYuan, parseYuan } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { useHandedFile } from '../../app/handed-file.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Failed, Loading, Problem } from '../../ui/states.tsx';
import { Upload } from '../../ui/upload.tsx';
import { AttendanceFields } from './attendance-fields.tsx';
import { type Draft, meetingOf, NEW_DRAFT, passes, stopOf } from './draft.ts';
import { ResolutionRows } from './resolution-rows.tsx';
import type { Waiting } from './words.ts';

/** 登记会议纪要: which body, what it decided of what waits for it, who was there, and the scan. */
export function MeetingForm(props: {
  /** The application that it is opened for. */
  readonly asked: number | undefined;
  readonly onClose: () => void;
  /** It was recorded, of a meeting of that year. */
  readonly onRecorded: (year: number) => void;
}) {
  const { asked, onClose, onRecorded } = props;
  const { t } = usePreferences();
  const read = useQuery(api.approval.waitingForMeeting.queryOptions({ input: {} }));
  const failed = failedOf(read, t);
  return (
    <Drawer open width={1040} title={t('approvalMeetings.form')} onClose={onClose}>
      {failed ? (
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      ) : !read.data ? (
        <Loading lines={6} />
      ) : read.data.bodies.length === 0 ? (
        <p className="hint">{t('approvalMeetings.nothingWaits')}</p>
      ) : (
        <Fields waiting={read.data} asked={asked} onClose={onClose} onRecorded={onRecorded} />
      )}
    </Drawer>
  );
}

function Fields(props: {
  readonly waiting: Waiting;
  readonly asked: number | undefined;
  readonly onClose: () => void;
  readonly onRecorded: (year: number) => void;
}) {
  const { waiting, asked, onClose, onRecorded } = props;
  const { t } = usePreferences();
  const { busy, problem, reasons, act } = useActing();
  const dialogs = useDialogs();
  const handed = useHandedFile();
  const { bodies, settings, day: today } = waiting;
  const [draft, setDraft] = useState<Draft>(() => startFor(waiting, asked));
  const change = (more: Partial<Draft>): void => setDraft((before) => ({ ...before, ...more }));
  const documents = bodies.find(({ body }) => body === draft.body)?.documents ?? [];
  const seen = meetingOf(draft, documents, handed.found);
  const { meeting, chosen } = seen;
  const stopped = stopOf(draft, seen, { settings, today });
  const stop =
    stopped === undefined
      ? undefined
      : 'stop' in stopped
        ? t(`approvalMeetings.stop.${stopped.stop}`, { day: stopped.day ?? '' })
        : t(`approvalMeetings.problem.${stopped.problem}`);
  const against = (place: string): string | undefined => reasons.find((reason) => reason.place === place)?.message;

  /** What each resolution comes to, before it is recorded: that cannot be taken back. */
  const isMeant = (): Promise<boolean> =>
    dialogs.confirm({
      title: t('approvalMeetings.confirm', { number: meeting.number, count: chosen.length }),
      body: chosen
        .map(({ number, purpose, amount: asked }, at) =>
          t(`approvalMeetings.confirm.${passes(meeting, at, asked, settings) ? 'carried' : 'lost'}`, {
            ...{ number, purpose, amount: groupedYuan(meeting.resolutions[at]!.amount) },
          }),
        )
        .join('\n'),
      action: t('approvalMeetings.save'),
    });
  async function save(): Promise<void> {
    const { found } = handed;
    if (stopped !== undefined || busy || found === undefined) return;
    const { body, number, day, ought, present, chair } = meeting;
    if (!(await isMeant())) return;
    const asked = {
      ...{ body, number, day, ought, present: [...present], chair, note: draft.note },
      ...{ file: found.file, fileName: found.fileName },
      resolutions: chosen.map(({ id, revision, unit }, at) => {
        const { amount, votes } = meeting.resolutions[at]!;
        return { ...{ id, revision, unit }, amount: formatYuan(amount), votes: { ...votes } };
      }),
    };
    if (await act(() => client.approval.recordMeeting(asked), t('approvalMeetings.saved')))
      onRecorded(Number(day.slice(0, 4)));
  }
  return (
    <form
      className="approval-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Segments
        label={t('approvalMeetings.body')}
        value={draft.body ?? ''}
        choices={bodies.map(({ body }) => ({ value: body as string, label: t(`approval.level.${body}`) }))}
        onChange={(next) =>
          setDraft((before) => ({
            ...before,
            ...startOf(
              bodies.find(({ body }) => body === next),
              today,
            ),
          }))
        }
      />
      <div className="meetings-fields">
        <Labelled
          label={t('approvalMeetings.number')}
          hint={t('approvalMeetings.numberHint')}
          problem={against('number')}
        >
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={40}
              value={draft.number}
              onChange={({ target }) => change({ number: target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t('approvalMeetings.day')} problem={against('day')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              max={today}
              value={draft.day}
              onChange={({ target }) => change({ day: target.value })}
            />
          )}
        </Labelled>
        <AttendanceFields {...{ draft, meeting, settings }} onChange={change} />
      </div>
      <ResolutionRows
        {...{ draft, documents, meeting, settings }}
        against={(at) => reasons.find(({ place }) => place?.startsWith(`resolutions.${at}`))?.message}
        onChange={change}
      />
      <Labelled label={t('approvalMeetings.note')}>
        {(field) => (
          <Input.TextArea
            {...field}
            rows={2}
            maxLength={500}
            value={draft.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        )}
      </Labelled>
      <Upload
        label={handed.found?.fileName ?? t('approvalMeetings.attach')}
        hint={t('approvalMeetings.attachHint')}
        accept=".pdf,.jpg,.jpeg,.png"
        maxBytes={PAPER_LIMITS.bytes}
        busy={handed.reading}
        onFiles={(files) => void handed.hand(files)}
      />
      <Problem sentence={handed.problem ?? problem} />
      <div className="approval-line">
        <button type="submit" className="button primary" aria-disabled={stop !== undefined || busy} title={stop}>
          {t('approvalMeetings.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('cancel')}
        </button>
        <span className="hint">{stop}</span>
      </div>
    </form>
  );
}

/** What a body's form begins with: today, as many as ought to attend as last time, and nothing chosen. */
const startOf = (of: Waiting['bodies'][number] | undefined, today: string): Draft => ({
  ...NEW_DRAFT,
  day: today,
  body: of?.body,
  ought: of?.ought === null || of === undefined ? '' : String(of.ought),
});

/** The form of the body that an application waits for, which is chosen in it; else that of the first one. */
function startFor({ bodies, day }: Waiting, asked: number | undefined): Draft {
  for (const body of bodies) {
    const document = body.documents.find(({ id }) => id === asked);
    if (document)
      return { ...startOf(body, day), choices: { [document.id]: { amount: parseYuan(document.amount), votes: {} } } };
  }
  return startOf(bodies[0], day);
}
