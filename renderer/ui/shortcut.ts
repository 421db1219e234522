import { useEffect, useRef } from 'react';

/** Whether a key event is the one that a shortcut names: `F9`, `Ctrl+K` (⌘ counts as Ctrl), `Shift+F3`. */
export function isShortcut(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  shortcut: string,
): boolean {
  const parts = shortcut.toLowerCase().split('+');
  const key = parts.pop();
  return (
    event.key.toLowerCase() === key &&
    (event.ctrlKey || event.metaKey) === parts.includes('ctrl') &&
    event.altKey === parts.includes('alt') &&
    event.shiftKey === parts.includes('shift')
  );
}

/** Fields that give what was typed in them only when they are left. */
const TAKEN_ON_LEAVING = '.amount-field, .ag-cell-inline-editing, .ant-input-number';

/**
 * An action of the page on a key: what is being typed is taken first, and counts for whether the action can be done. A
 * field whose text does not let it be done has the cursor back.
 */
export function useActionShortcut(shortcut: string | undefined, off: boolean, act: () => void): void {
  const latest = useRef({ off, act });
  latest.current = { off, act };
  useEffect(() => {
    if (shortcut === undefined) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isShortcut(event, shortcut)) return;
      const field = document.activeElement;
      const typing = field instanceof HTMLElement && field.closest(TAKEN_ON_LEAVING) !== null ? field : undefined;
      if (latest.current.off && !typing) return;
      event.preventDefault();
      if (!typing) {
        latest.current.act();
        return;
      }
      typing.blur();
      setTimeout(() => {
        if (!latest.current.off) latest.current.act();
        else if (typing.isConnected) typing.focus();
      });
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [shortcut]);
}

/** Does something on a key, anywhere on the page; undefined: the key keeps its usual meaning. */
export function useShortcut(shortcut: string | undefined, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (shortcut === undefined) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !isShortcut(event, shortcut)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [shortcut]);
}
