import { ORPCError } from '@orpc/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { Operation, ReplyOf, RequestOf } from '../../shared/contract/operation.ts';
import { client } from './client.ts';
import { followJobs } from './events.ts';

type Job = ReplyOf<Contract['jobs']['get']>;

/** The operation of a name `module.operation`. */
export type OperationNamed<Name extends string> = Name extends `${infer Module}.${infer Member}`
  ? Module extends keyof Contract
    ? Member extends keyof Contract[Module]
      ? Contract[Module][Member] extends Operation
        ? Contract[Module][Member]
        : never
      : never
    : never
  : never;

/** Where a job stands. Counts are of whatever the phase counts (rows, sheets); `total` 0: not known yet. */
export type JobState<Reply> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly phase: string; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly reply: Reply }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'cancelled' };

export interface JobHandle<Input, Reply> {
  readonly state: JobState<Reply>;
  /** Starts it; resolves with the reply, or undefined when it failed or was cancelled (see `state`). */
  readonly start: (input: Input) => Promise<Reply | undefined>;
  readonly cancel: () => void;
  /** Back to `idle`, so that another can be started. */
  readonly reset: () => void;
}

/** The stream may break while a job runs: then its state is asked for. */
const ASK_AGAIN_MS = 2_000;

/**
 * Runs an operation that the contract marks `long` as a job: start → progress → reply or error, and cancel. Leaving the
 * page does not stop it; what it did stands on the trail all the same. With `found`, whoever comes back finds their last
 * one of this operation, on its way or done.
 */
export function useJob<Name extends string>(
  operation: OperationNamed<Name> extends never ? never : Name,
  { found = false }: { readonly found?: boolean } = {},
): JobHandle<RequestOf<OperationNamed<Name>>, ReplyOf<OperationNamed<Name>>> {
  type Reply = ReplyOf<OperationNamed<Name>>;
  const [state, setState] = useState<JobState<Reply>>({ kind: 'idle' });
  const running = useRef<{ id: string; stop: () => void } | undefined>(undefined);
  /** Whether this page has begun one of its own: then an earlier one is not looked for. */
  const touched = useRef(false);
  useEffect(() => () => running.current?.stop(), []);

  /** Follows a job to its end, and shows it. */
  const see = useCallback(async (begun: Job): Promise<Reply | undefined> => {
    const ended = await untilEnded(begun, {
      tell: ({ phase, done, total }) => setState({ kind: 'running', phase, done, total }),
      hold: (stop) => {
        running.current = { id: begun.id, stop };
      },
    });
    running.current = undefined;
    if (ended.state === 'done') {
      setState({ kind: 'done', reply: ended.result as Reply });
      return ended.result as Reply;
    }
    setState(ended.state === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', error: errorOf(ended) });
    return undefined;
  }, []);
  const start = useCallback(
    async (input: RequestOf<OperationNamed<Name>>): Promise<Reply | undefined> => {
      running.current?.stop();
      touched.current = true;
      setState({ kind: 'running', phase: '', done: 0, total: 0 });
      try {
        return await see(
          await client.jobs.start({
            operation,
            input: input as Record<string, unknown>,
            idempotencyKey: crypto.randomUUID(),
          }),
        );
      } catch (error) {
        running.current = undefined;
        if (!(error instanceof Left)) setState({ kind: 'failed', error });
      }
      return undefined;
    },
    [operation, see],
  );
  useEffect(() => {
    if (!found) return;
    let here = true;
    // What cannot be looked for now is simply not found.
    client.jobs
      .list({})
      .then(async (jobs) => {
        const last = jobs.findLast((job) => job.operation === operation && isWorthSeeing(job));
        if (last && here && !touched.current) await see(last);
      })
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [found, operation, see]);
  const cancel = useCallback(() => {
    const id = running.current?.id;
    // One that has just ended cannot be cancelled; its own end is on its way.
    if (id) void client.jobs.cancel({ job: id }).catch(() => undefined);
  }, []);
  const reset = useCallback(() => setState({ kind: 'idle' }), []);
  return { state, start, cancel, reset };
}

const isWorthSeeing = ({ state }: Job): boolean => state === 'running' || state === 'done';

/** The page went away before the job ended. */
class Left extends Error {}

/** Follows a job by the live events, and by asking; resolves with its end and its result. */
function untilEnded(
  started: Job,
  { tell, hold }: { tell: (job: Job) => void; hold: (stop: () => void) => void },
): Promise<Job> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      unfollow();
      clearInterval(timer);
    };
    const ask = (): void => {
      client.jobs.get({ job: started.id }).then(look, (error: unknown) => {
        if (!(error instanceof ORPCError) || !error.defined) return;
        stop();
        reject(error);
      });
    };
    const look = (job: Job): void => {
      if (job.state === 'running') {
        tell(job);
        return;
      }
      stop();
      resolve(job);
    };
    const unfollow = followJobs((job) => {
      if (job.id !== started.id) return;
      // An event carries no result: the end is asked for.
      if (job.state === 'running') tell(job);
      else ask();
    });
    const timer = setInterval(ask, ASK_AGAIN_MS);
    hold(() => {
      stop();
      reject(new Left());
    });
    look(started);
    if (started.state === 'running') ask();
  });
}

/** A failed job's error as a call would have thrown it, so that failure.ts speaks for both. */
function errorOf({ error }: Job): unknown {
  return new ORPCError(error?.code ?? 'UNKNOWN', {
    defined: error !== undefined,
    message: error?.message ?? '',
    data: error?.data,
  });
}
