import type { ReactNode } from 'react';
import { useActionShortcut } from './shortcut.ts';

/** What can be done on a page, by button or by key. */
export interface PageAction {
  readonly label: string;
  readonly onClick: () => void;
  /** `F2`…`F10`, `Ctrl+S`; shown on the button. F1 is help and F5 reloads: leave them. */
  readonly shortcut?: string;
  /** The one action that the page is for. */
  readonly primary?: boolean;
  /** Why it cannot be done now; the button stays readable and says so on hovering and to whoever listens. */
  readonly disabled?: boolean | string;
}

/** The first line of a page: what it is, what it shows, and its actions at the right. */
export function PageHead(props: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Chips and fields beside the title. */
  readonly children?: ReactNode;
  readonly actions?: readonly PageAction[];
}) {
  return (
    <div className="heading">
      <h1>{props.title}</h1>
      {props.subtitle ? <span className="hint">{props.subtitle}</span> : null}
      {props.children}
      {props.actions ? (
        <div className="heading-actions">
          {props.actions.map((action) => (
            <ActionButton key={action.label} action={action} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

function ActionButton({ action }: { action: PageAction }) {
  const off = action.disabled !== undefined && action.disabled !== false;
  useActionShortcut(action.shortcut, off, action.onClick);
  return (
    <button
      type="button"
      className={action.primary ? 'button primary' : 'button'}
      aria-disabled={off}
      title={typeof action.disabled === 'string' ? action.disabled : undefined}
      onClick={() => off || action.onClick()}
    >
      {action.label}
      {action.shortcut ? <kbd>{action.shortcut.replace('+', ' ')}</kbd> : null}
    </button>
  );
}
