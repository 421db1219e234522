import { useEffect, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { client } from './client.ts';

/** How far the books are from being used: nobody there, the sample county being filled in, ready. */
export type SetUpState = ReplyOf<Contract['session']['setUp']>;

const WHILE_FILLING_MS = 500;
const AGAIN_MS = 2_000;

/** Asks until there is somebody to sign in as; undefined until the service has answered. */
export function useSetUpState(): [state: SetUpState | undefined, put: (state: SetUpState) => void] {
  const [state, setState] = useState<SetUpState>();
  const done = state?.state === 'ready';
  useEffect(() => {
    if (done) return;
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      client.session.setUp({}, { signal: leaving.signal }).then(
        (next) => {
          setState(next);
          if (next.state !== 'ready') timer = setTimeout(ask, next.state === 'filling' ? WHILE_FILLING_MS : AGAIN_MS);
        },
        () => {
          if (!leaving.signal.aborted) timer = setTimeout(ask, AGAIN_MS);
        },
      );
    };
    ask();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [done]);
  return [state, setState];
}
