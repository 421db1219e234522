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
