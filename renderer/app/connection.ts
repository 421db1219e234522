import { useSyncExternalStore } from 'react';

/**
 * Whether the service answers. Every call tells; nothing else does, since a browser's own idea of being on line says
 * nothing about a service on this machine.
 */
export type Connection = 'answering' | 'lost';

let state: Connection = 'answering';
let answered: number | undefined;
const listeners = new Set<() => void>();

export function noteConnection(next: Connection): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** When the service last answered, in milliseconds since the epoch; undefined before its first answer. */
export const answeredAt = (): number | undefined => answered;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => state);

/** The shell's bridge answers for a service that is starting; a proxy before a centre may say the same in other words. */
const AWAY = new Set([502, 503, 504]);

/**
 * A `fetch` that tells how it went. What the contract itself answers (JSON, be it BUSY) is an answer; a gateway's page is
 * not.
 */
export async function watchedFetch(request: Request, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(request, init);
    const gateway = AWAY.has(answer.status) && !answer.headers.get('content-type')?.includes('json');
    if (!gateway) answered = Date.now();
    noteConnection(gateway ? 'lost' : 'answering');
    return answer;
  } catch (error) {
    // The caller going away is no news of the service.
    if (!request.signal.aborted) noteConnection('lost');
    throw error;
  }
}
