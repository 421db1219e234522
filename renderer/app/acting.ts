import { useCallback, useState } from 'react';
import type { Reason } from '../../shared/contract/errors.ts';
import { useNotify } from '../ui/notify.tsx';
import { reasonsOf, refusalsOf, sentenceOf } from './failure.ts';
import { usePreferences } from './preferences.tsx';
import { useRefreshed } from './refreshing.ts';

const NONE: readonly Reason[] = [];

/**
 * Carries a command out once at a time; its refusal is kept as a sentence to stand beside the form. Either way all in sight
 * is asked anew: what was refused was mostly refused because somebody had been there before.
 */
export function useActing(): {
  readonly busy: boolean;
  readonly problem: string | undefined;
  /** What a rule refused it for, by row where it is a row's. */
  readonly reasons: readonly Reason[];
  /** True when it was done; `done` is said at the corner once the page shows it. */
  readonly act: (command: () => Promise<unknown>, done: string) => Promise<boolean>;
} {
  const { t } = usePreferences();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [reasons, setReasons] = useState<readonly Reason[]>(NONE);
  const refreshed = useRefreshed();
  const act = useCallback(
    async (command: () => Promise<unknown>, done: string): Promise<boolean> => {
      setBusy(true);
      setProblem(undefined);
      setReasons(NONE);
      try {
        await command();
        // Who types ahead goes on at once; “done” is said when the page shows it.
        void refreshed().then(() => notify.done({ title: done }));
        return true;
      } catch (error) {
        // Several reasons are said one a line.
        setProblem(refusalsOf(error, t).join('\n') || sentenceOf(error, t));
        setReasons(reasonsOf(error));
        void refreshed();
        return false;
      } finally {
        setBusy(false);
      }
    },
    [notify, t, refreshed],
  );
  return { busy, problem, reasons, act };
}

/** Does what no form stands beside (a download, a move from a list): a refusal is told at the corner, under `failed`. */
export function useAttempt(): {
  readonly busy: boolean;
  readonly attempt: (work: () => Promise<unknown>, failed: string) => Promise<boolean>;
} {
  const { t } = usePreferences();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const attempt = useCallback(
    async (work: () => Promise<unknown>, failed: string): Promise<boolean> => {
      setBusy(true);
      try {
        await work();
        return true;
      } catch (error) {
        notify.failed({ title: failed, body: sentenceOf(error, t) });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [notify, t],
  );
  return { busy, attempt };
}
