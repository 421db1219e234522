import { useSyncExternalStore } from 'react';

/** Where the tour stands on this machine: not seen yet, closed for ever, or asked for again in the help. */
export type TourState = 'first' | 'closed' | 'asked';

const KEY = 'tongcai.tour';
const listeners = new Set<() => void>();

function put(state: Exclude<TourState, 'first'>): void {
  localStorage.setItem(KEY, state);
  for (const listener of listeners) listener();
}

export const closeTour = (): void => put('closed');
export const openTour = (): void => put('asked');

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function state(): TourState {
  const kept = localStorage.getItem(KEY);
  return kept === 'closed' || kept === 'asked' ? kept : 'first';
}

export const useTourState = (): TourState => useSyncExternalStore(subscribe, state);
