import { Input } from 'antd';
import { usePreferences } from '../../app/preferences.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';

/** A day that is typed or picked; `hint` says what leaving it open means. */
export function DayField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly needed?: boolean;
  /** What was refused of it. */
  readonly problem?: string | undefined;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}) {
  const { label, hint, needed, problem, value, onChange } = props;
  return (
    <Labelled {...{ label, hint, problem }} needed={needed ?? false}>
      {(field) => (
        <input
          {...field}
          className="input"
          type="date"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Labelled>
  );
}

/** The end of a form of seats: why, what was refused, and the button with what it still waits for. */
export function ReasonFoot(props: {
  readonly reason: string;
  readonly onReason: (typed: string) => void;
  readonly problem: string | undefined;
  readonly action: string;
  readonly busy: boolean;
  /** What is missing; undefined where it may be saved. */
  readonly stop: string | undefined;
}) {
  const { t } = usePreferences();
  const { reason, onReason, problem, action, busy, stop } = props;
  return (
    <>
      <Labelled label={t('approval.reason')}>
        {(field) => (
          <Input.TextArea
            {...field}
            rows={2}
            maxLength={200}
            value={reason}
            onChange={({ target }) => onReason(target.value)}
          />
        )}
      </Labelled>
      <Problem sentence={problem} />
      <div className="approval-line">
        <button type="submit" className="button primary" aria-disabled={stop !== undefined || busy} title={stop}>
          {action}
        </button>
        <span className="hint">{stop}</span>
      </div>
    </>
  );
}
