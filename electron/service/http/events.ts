import { actorOf, type Caller, reaches, scopeOf } from '../../../shared/domain/organisation/access.ts';
import type { JobDesk } from '../jobs/jobs.ts';
import type { Bulletin, Notice } from '../pipeline/bulletin.ts';
import { Failure } from '../pipeline/failure.ts';
import type { Listener, Windows } from './windows.ts';
import { worded } from './wording.ts';

export interface EventParts {
  readonly bulletin: Bulletin;
  readonly jobs: JobDesk;
  readonly beatMs: number;
}

/** Events that may wait for a slow listener before it is dropped; it opens again and asks anew. */
const MAX_WAITING = 1_000;

/**
 * `GET /events`: server-sent events of what was committed (`change`: topic, unit, sequence) and of the caller's own jobs
 * (`job`). They carry no figures: the reader asks again. A notice of a unit goes to those who may see that unit.
 * The session is looked at again with each heartbeat, and the stream ends with it.
 */
export async function eventStream(parts: EventParts, listener: Listener, signal: AbortSignal): Promise<Response> {
  const caller = await listener.again();
  if (!caller || caller.kind === 'nobody') throw new Failure('UNAUTHENTICATED', {});
  return stream(parts.beatMs, signal, (send) => [follow(parts, { ...listener, caller }, send)]);
}

/**
 * `POST /events`: the events of several windows in one stream, since a browser opens no more than six connections to a
 * place. Each event says for which of the tickets it is (`to`, its place in the list); `gone` stands for one that is not
 * known, or whose session no longer holds. A window hears what its own session may hear, and nothing else.
 */
export async function sharedStream(
  parts: EventParts,
  windows: Windows,
  tickets: readonly string[],
  signal: AbortSignal,
): Promise<Response> {
  const found = await Promise.all(
    tickets.map(async (ticket) => {
      const listener = windows.of(ticket);
      const caller = await listener?.again().catch(() => undefined);
      return listener && caller && caller.kind !== 'nobody' ? { ...listener, caller } : undefined;
    }),
  );
  return stream(parts.beatMs, signal, (send) =>
    found.flatMap((listener, at) => {
      const sendTo = (text: string): void => send(`to: ${at}\n${text}`);
      if (listener) {
        const missed = windows.missedBy(tickets[at]!);
        return [follow(parts, listener, sendTo, { missed, gone: () => windows.forget(tickets[at]!) })];
      }
      windows.forget(tickets[at]!);
      sendTo(GONE);
      return [];
    }),
  );
}

const GONE = 'event: gone\ndata: {}\n\n';

interface Followed {
  /** Whether the session still holds; says so where it does not. */
  readonly holds: () => Promise<boolean>;
  readonly stop: () => void;
}

/** Sends what concerns one listener as it happens. */
function follow(
  { bulletin, jobs }: EventParts,
  { caller, again, locale }: Listener & { readonly caller: Caller },
  send: (text: string) => void,
  { missed = [], gone }: { readonly missed?: readonly Notice[]; readonly gone?: () => void } = {},
): Followed {
  let listener = caller;
  const event = (name: string, data: object): void => send(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  const tell = (notice: Notice): void => {
    const scope = scopeOf(listener, 'organisation.read');
    if (notice.unit === undefined || (scope && reaches(scope, notice.unit))) event('change', notice);
  };
  for (const notice of missed) tell(notice);
  const stops = [
    bulletin.subscribe(tell),
    jobs.subscribe((owner, job) => {
      if (owner === actorOf(listener)) event('job', worded({ ...job, result: undefined }, locale));
    }),
  ];
  const stop = (): void => {
    for (const each of stops) each();
  };
  return {
    stop,
    async holds() {
      const still = await again().catch(() => undefined);
      if (still && still.kind !== 'nobody') {
        listener = still;
        return true;
      }
      stop();
      if (gone) {
        gone();
        send(GONE);
      }
      return false;
    },
  };
}

/** A stream that beats, looks at its listeners' sessions with each beat, and ends with the last of them. */
function stream(
  beatMs: number,
  signal: AbortSignal,
  begin: (send: (text: string) => void) => readonly Followed[],
): Response {
  const encoder = new TextEncoder();
  let close = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => {
          if ((controller.desiredSize ?? 0) <= 0) return close();
          controller.enqueue(encoder.encode(text));
        };
        let followed: readonly Followed[] = [];
        const beat = setInterval(async () => {
          const held = await Promise.all(followed.map(async (each) => ((await each.holds()) ? [each] : [])));
          followed = held.flat();
          if (followed.length === 0) return close();
          send(': beat\n\n');
        }, beatMs);
        close = () => {
          close = () => {};
          clearInterval(beat);
          for (const { stop } of followed) stop();
          signal.removeEventListener('abort', ended);
          try {
            controller.close();
          } catch {
            // The reader has already gone.
          }
        };
        const ended = (): void => close();
        signal.addEventListener('abort', ended, { once: true });
        send(': open\n\n');
        followed = begin(send);
      },
      cancel: () => close(),
    },
    { highWaterMark: MAX_WAITING },
  );
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
  });
}
