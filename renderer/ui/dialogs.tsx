import { App, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { createRef, useCallback } from 'react';
import { useTaste } from './context.tsx';

export interface Question {
  readonly title: string;
  /** What will happen, and what cannot be taken back; a line break begins another line. */
  readonly body?: string;
  /** The verb of the button: what will be done, never just 确定. */
  readonly action: string;
  readonly danger?: boolean;
}

export interface Reasoned extends Question {
  readonly label?: string;
  /** A word may be given and need not be: '' where none is. */
  readonly optional?: boolean;
  /** Characters that it has at least. */
  readonly least?: number;
}

export interface Dialogs {
  /** Asks before something that cannot be taken back; true when the person goes on. */
  readonly confirm: (question: Question) => Promise<boolean>;
  /** Asks for a reason (原因), which must be given unless it is `optional`; undefined when the person turns back. */
  readonly reason: (question: Reasoned) => Promise<string | undefined>;
}

/** Longest reason that the contract takes. */
const MAX_REASON = 200;

/** Questions that stop the work until they are answered. */
export function useDialogs(): Dialogs {
  const { t } = useTaste();
  const { modal } = App.useApp();
  const confirm = useCallback(
    async (question: Question): Promise<boolean> =>
      await modal.confirm({
        title: question.title,
        content: question.body ? <span className="said">{question.body}</span> : undefined,
        okText: question.action,
        cancelText: t('cancel'),
        okButtonProps: { danger: question.danger ?? false },
        focusable: { autoFocusButton: question.danger ? 'cancel' : 'ok' },
        icon: null,
        centered: true,
      }),
    [modal, t],
  );
  const reason = useCallback(
    async (question: Reasoned): Promise<string | undefined> => {
      const optional = question.optional === true;
      const least = question.least ?? 1;
      const short = () => [...given].length < least;
      let given = '';
      const field = createRef<TextAreaRef>();
      const label = question.label ?? t('reason.label');
      const shown = modal.confirm({
        title: question.title,
        content: (
          <div className="field">
            {question.body ? <p className="said">{question.body}</p> : null}
            <span aria-hidden="true">{label}</span>
            <Input.TextArea
              ref={field}
              aria-label={label}
              aria-required={!optional}
              autoFocus={!optional}
              rows={3}
              maxLength={MAX_REASON}
              placeholder={
                optional ? t('reason.optionalHint') : least > 1 ? t('reason.leastHint', { least }) : t('reason.hint')
              }
              onChange={(event) => {
                given = event.target.value.trim();
                shown.update((before) => ({
                  ...before,
                  okButtonProps: { ...before.okButtonProps, disabled: !optional && short() },
                }));
              }}
            />
          </div>
        ),
        okText: question.action,
        cancelText: t('cancel'),
        okButtonProps: { danger: question.danger ?? false, disabled: !optional },
        focusable: { autoFocusButton: optional ? 'ok' : null },
        icon: null,
        centered: true,
        // The dialog may have taken the focus for itself before the field was there to be given it.
        afterOpenChange: (open) => open && !optional && field.current?.focus(),
      });
      return (await shown) && (optional || !short()) ? given : undefined;
    },
    [modal, t],
  );
  return { confirm, reason };
}
