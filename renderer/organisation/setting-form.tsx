import { type ReactNode, useState } from 'react';
import { useActing } from '../app/acting.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Labelled } from '../ui/labelled.tsx';

const REASON_MAX = 200;

/** How every setting of the community is changed: what it means, its own fields, and the reason, which is asked for. */
export function SettingForm(props: {
  /** What the setting is about. */
  readonly body: string;
  readonly saveLabel: string;
  /** What is said once it is kept. */
  readonly saved: string;
  /** Whether one of its own fields is wrong. */
  readonly wrong?: boolean;
  readonly set: (reason: string) => Promise<unknown>;
  readonly onDone: () => void;
  /** The setting's own fields; `asked`: the person wanted to save, so what is wrong is said. */
  readonly children: (asked: boolean) => ReactNode;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const given = reason.trim();

  async function save(): Promise<void> {
    setAsked(true);
    if (busy || props.wrong || given === '') return;
    if (await act(() => props.set(given), props.saved)) props.onDone();
  }
  return (
    <form
      className="drawer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="hint">{props.body}</p>
      {props.children(asked)}
      <Labelled
        label={t('reason.label')}
        problem={asked && given === '' ? t('setUp.problem.missing') : undefined}
        hint={t('reason.hint')}
      >
        {(field) => (
          <input
            {...field}
            className="input"
            value={reason}
            maxLength={REASON_MAX}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
      {problem ? (
        <p className="notice danger" role="alert">
          {problem}
        </p>
      ) : null}
      <button type="submit" className="button primary" aria-disabled={busy}>
        {props.saveLabel}
      </button>
    </form>
  );
}
