import { App } from 'antd';
import { useMemo } from 'react';
import { useTaste } from './context.tsx';

export interface Notice {
  /** What happened, as a sentence. */
  readonly title: string;
  /** What to do now. */
  readonly body?: string;
  /** The next step, as a button. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** Says at the corner what happened and what to do. Successes go by themselves; refusals stay until they are closed. */
export interface Notify {
  readonly done: (notice: Notice) => void;
  readonly warn: (notice: Notice) => void;
  readonly failed: (notice: Notice) => void;
}

export function useNotify(): Notify {
  const { t } = useTaste();
  const { notification } = App.useApp();
  return useMemo(() => {
    const show = (type: 'success' | 'warning' | 'error', seconds: number) => (notice: Notice) => {
      const key = `notice-${notice.title}`;
      notification.open({
        key,
        type,
        title: notice.title,
        description: notice.body,
        duration: seconds,
        role: type === 'success' ? 'status' : 'alert',
        closable: { 'aria-label': t('close') },
        actions: notice.action ? <Step {...notice.action} then={() => notification.destroy(key)} /> : undefined,
      });
    };
    return { done: show('success', 5), warn: show('warning', 0), failed: show('error', 0) };
  }, [notification, t]);
}

function Step({ label, onClick, then }: NonNullable<Notice['action']> & { then: () => void }) {
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        then();
        onClick();
      }}
    >
      {label}
    </button>
  );
}
