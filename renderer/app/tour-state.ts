import { useSyncExternalStore } from 'react';

/** Closed for ever on this machine, until it is asked for again in the help. */
const KEY = 'tongcai.tour';
const listeners = new Set<() => void>();

function put(closed: boolean): void {
  if (closed) localStorage.setItem(KEY, 'closed');
  else localStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}

export const closeTour = (): void => put(true);
export const openTour = (): void => put(false);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useTourOpen = (): boolean => useSyncExternalStore(subscribe, () => localStorage.getItem(KEY) === null);
