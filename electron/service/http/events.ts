import { actorOf, type Caller, reaches, scopeOf } from '../../../shared/domain/organisation/access.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';
import type { JobDesk } from '../jobs/jobs.ts';
import type { Bulletin } from '../pipeline/bulletin.ts';
import { Failure } from '../pipeline/failure.ts';
import { worded } from './wording.ts';

export interface EventParts {
  readonly bulletin: Bulletin;
  readonly jobs: JobDesk;
  /** Looks again whether the caller may still listen; undefined when the session no longer holds. */
  readonly again: () => Promise<Caller | undefined>;
  readonly beatMs: number;
}

/** Events that may wait for a slow listener before it is dropped; it opens again and asks anew. */
const MAX_WAITING = 1_000;

/**
 * `GET /events`: server-sent events of what was committed (`change`: topic, unit, sequence) and of the caller's own jobs
 * (`job`). They carry no figures: the reader asks again. A notice of a unit goes to those who may see that unit.
 * The session is looked at again with each heartbeat, and the stream ends with it.
 */
export function eventStream(
  { bulletin, jobs, again, beatMs }: EventParts,
  caller: Caller,
  signal: AbortSignal,
  locale: Locale,
): Response {
  if (caller.kind === 'nobody') throw new Failure('UNAUTHENTICATED', {});
  const encoder = new TextEncoder();
  let listener = caller;
  let close = () => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => {
          if ((controller.desiredSize ?? 0) <= 0) return close();
          controller.enqueue(encoder.encode(text));
        };
        const event = (name: string, data: object) => send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
        const stops = [
          bulletin.subscribe((notice) => {
            const scope = scopeOf(listener, 'organisation.read');
            if (notice.unit === undefined || (scope && reaches(scope, notice.unit))) event('change', notice);
          }),
          jobs.subscribe((owner, job) => {
            if (owner === actorOf(listener)) event('job', worded({ ...job, result: undefined }, locale));
          }),
        ];
        const beat = setInterval(async () => {
          const still = await again().catch(() => undefined);
          if (!still || still.kind === 'nobody') return close();
          listener = still;
          send(': beat\n\n');
        }, beatMs);
        close = () => {
          close = () => {};
          clearInterval(beat);
          for (const stop of stops) stop();
          signal.removeEventListener('abort', close);
          try {
            controller.close();
          } catch {
            // The reader has already gone.
          }
        };
        signal.addEventListener('abort', () => close(), { once: true });
        send(': open\n\n');
      },
      cancel: () => close(),
    },
    { highWaterMark: MAX_WAITING },
  );
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  });
}
