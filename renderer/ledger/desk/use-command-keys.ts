import { useEffect, useMemo, useRef } from 'react';
import { usePageKeys } from '../../app/page-keys.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { deskKeys } from './key-list.ts';
import { type Command, commandOf, type KeySet } from './keys.ts';

/** Whether a question, or a drawer, stands open over the page: its keys are its own. */
const isAsked = (): boolean => document.querySelector('[role=dialog], .ant-modal-confirm') !== null;

/**
 * Runs the commands of a key set, wherever on the page the focus is.
 * @param isFresh whether a line was taken away last: else taking back what was typed is the field's own.
 */
export function useCommandKeys(keySet: KeySet, run: (command: Command) => void, isFresh: () => boolean): void {
  const latest = useRef({ run, isFresh });
  latest.current = { run, isFresh };
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const command = event.defaultPrevented || isAsked() ? undefined : commandOf(event, keySet);
      if (command === undefined || (command === 'restore' && !latest.current.isFresh())) return;
      event.preventDefault();
      latest.current.run(command);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [keySet]);
}

/** Has F1 show the desk's keys, in the set of one's own hands. */
export function useDeskKeys(keySet: KeySet): void {
  const { t } = usePreferences();
  usePageKeys(useMemo(() => deskKeys(t, keySet), [t, keySet]));
}
