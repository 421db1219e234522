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

/**
 * Says at the corner what happened and what to do: at the lower one, or the upper one of a page that is `data-told=above`. Successes go by themselves, and with the page they belong to; refusals
 * stay until they are closed.
 */
export interface Notify {
  readonly done: (notice: Notice) => void;
  readonly warn: (notice: Notice) => void;
  readonly failed: (notice: Notice) => void;
  /** Takes the successes away that have been read: another page stands there now. */
  readonly settle: () => void;
}

const DONE_SECONDS = 4;
/** Who is led to another page by what was done has not read it yet. */
const UNREAD_MS = 1000;
/** Since when each success has been shown, by its key. */
const shownSince = new Map<string, number>();

export function useNotify(): Notify {
  const { t } = useTaste();
  const { notification } = App.useApp();
  return useMemo(() => {
    const show = (type: 'success' | 'warning' | 'error', seconds: number) => (notice: Notice) => {
      const key = `notice-${notice.title}`;
      if (type === 'success') shownSince.set(key, Date.now());
      notification.open({
        key,
        type,
        title: notice.title,
        description: notice.body,
        duration: seconds,
        // Where one goes on at the foot of the page it would stand in the way.
        ...(document.querySelector('[data-told=above]') ? { placement: 'topRight' as const } : {}),
        role: type === 'success' ? 'status' : 'alert',
        closable: { 'aria-label': t('close') },
        actions: notice.action ? <Step {...notice.action} then={() => notification.destroy(key)} /> : undefined,
      });
    };
    const settle = (): void => {
      for (const [key, since] of shownSince) {
        if (Date.now() - since < UNREAD_MS) continue;
        shownSince.delete(key);
        notification.destroy(key);
      }
    };
    return { done: show('success', DONE_SECONDS), warn: show('warning', 0), failed: show('error', 0), settle };
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
