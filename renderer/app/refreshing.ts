import { type QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useCallback, useContext } from 'react';

/** So long a command's “done” waits for what it changed to be read anew; a slow page comes after it. */
const PATIENCE_MS = 2_000;

/**
 * Asks anew for all that is in sight, and resolves once it is there: what is called done then stands on the page as well.
 * What is on its way already is not asked for twice: a change is announced (events.ts) before its command is answered.
 */
export async function refreshed(queries: QueryClient, patienceMs = PATIENCE_MS): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([queries.invalidateQueries(undefined, { cancelRefetch: false }), patience]);
  clearTimeout(timer);
}

/** The same for a page; before anybody is signed in there is nothing to ask for. */
export function useRefreshed(): () => Promise<void> {
  const queries = useContext(QueryClientContext);
  return useCallback(() => (queries ? refreshed(queries) : Promise.resolve()), [queries]);
}
