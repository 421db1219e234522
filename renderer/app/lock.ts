import { useEffect, useSyncExternalStore } from 'react';

/** Held in the tab, so that reloading does not open what was locked. */
const KEY = 'tongcai.locked';

let unlockings = 0;
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the desk asks for the password again (锁屏); the page behind it stays as it is. */
export const isLocked = (): boolean => sessionStorage.getItem(KEY) !== null;

export function lockDesk(): void {
  sessionStorage.setItem(KEY, '1');
  tell();
}

export function unlockDesk(): void {
  sessionStorage.removeItem(KEY);
  unlockings += 1;
  tell();
}

/** Leaves no lock behind for the next person. */
export const forgetLock = (): void => sessionStorage.removeItem(KEY);

export const useLocked = (): boolean => useSyncExternalStore(subscribe, isLocked);

/** How often the desk was unlocked: what hangs on the session begins anew with each. */
export const useUnlockings = (): number => useSyncExternalStore(subscribe, () => unlockings);

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const LOOK_EVERY_MS = 5_000;

/**
 * Locks the desk after so long without a touch. The clock on the wall counts, so that a machine that slept is locked when
 * it wakes.
 */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    let touched = Date.now();
    const touch = (): void => {
      if (!isIdle()) touched = Date.now();
    };
    const isIdle = (): boolean => Date.now() - touched >= minutes * 60_000;
    const look = (): void => {
      if (isIdle() && !isLocked()) lockDesk();
    };
    const timer = setInterval(look, Math.min(LOOK_EVERY_MS, minutes * 60_000));
    for (const each of TOUCHES) addEventListener(each, touch, { passive: true, capture: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const each of TOUCHES) removeEventListener(each, touch, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [minutes]);
}
