import { type KeyboardEvent, type Ref, useState } from 'react';
import { Eye } from '../ui/icons.tsx';
import { usePreferences } from './preferences.tsx';

/** 口令: hidden as it is typed, and shown on asking. Uncontrolled: what is typed stays in the field. */
export function PasswordField(props: {
  readonly id: string;
  readonly name: string;
  readonly autoComplete: 'new-password' | 'current-password';
  readonly invalid?: boolean;
  readonly describedBy?: string;
  readonly focus?: boolean;
  readonly field?: Ref<HTMLInputElement>;
  /** Each key, as it goes down and comes up. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const { t } = usePreferences();
  const [shown, setShown] = useState(false);
  return (
    <span className="with-button">
      <input
        className="input"
        id={props.id}
        ref={props.field}
        name={props.name}
        type={shown ? 'text' : 'password'}
        autoComplete={props.autoComplete}
        maxLength={128}
        // biome-ignore lint/a11y/noAutofocus: only where a password is the one thing that is asked for.
        autoFocus={props.focus ?? false}
        aria-invalid={props.invalid ?? false}
        aria-describedby={props.describedBy}
        onKeyUp={props.onKey}
        onKeyDown={props.onKey}
      />
      <button
        type="button"
        className="button icon"
        aria-pressed={shown}
        aria-label={t(shown ? 'signIn.hidePassword' : 'signIn.showPassword')}
        title={t(shown ? 'signIn.hidePassword' : 'signIn.showPassword')}
        onClick={() => setShown(!shown)}
      >
        <Eye closed={shown} />
      </button>
    </span>
  );
}
