/**
 * One stream of events for all windows of a browser, which opens no more than six connections to a place: the window that
 * holds the lock (Web Locks) reads for all and tells the others (BroadcastChannel); when it closes, the next one goes on.
 * Each window listens under a ticket of its own, so that it hears what its own session may hear.
 */

/** One window's ear. */
export interface Ear {
  /** Its own events as they come: the text of each, without its end. */
  readonly heard: (events: readonly string[]) => void;
  /** The stream stands again, by another reader or after a break: what happened meanwhile was not heard. */
  readonly missed: () => void;
  readonly lost: () => void;
  /** A ticket that lets listen in this window's place; undefined when its session is over. Fails where nobody answers. */
  readonly ticket: () => Promise<string | undefined>;
  /** Opens the stream of these tickets. */
  readonly open: (tickets: readonly string[], signal: AbortSignal) => Promise<ReadableStream<Uint8Array> | undefined>;
}

type Word =
  /** Whoever reads asks who listens. */
  | { readonly kind: 'call' }
  | { readonly kind: 'here'; readonly ticket: string }
  | { readonly kind: 'heard'; readonly ticket: string; readonly events: readonly string[] }
  /** A stream stands; `anew` where none did just before. */
  | { readonly kind: 'opened'; readonly anew: boolean }
  | { readonly kind: 'lost' };

const READING = 'tongcai.events';
const AGAIN_MS = 2_000;
/** Windows that are opened together are taken up together. */
const GATHER_MS = 50;

const nameOf = (ticket: string): string => `${READING}.${ticket}`;
const GONE = 'event: gone';
const TO = /^to: (\d+)\n/;

/** Listens until the signal, or until the session is over. */
export async function listenTogether(ear: Ear, signal: AbortSignal): Promise<void> {
  const channel = new BroadcastChannel(READING);
  signal.addEventListener('abort', () => channel.close());
  const say = (word: Word): void => {
    if (!signal.aborted) channel.postMessage(word);
  };
  let own: string | undefined;
  let hearing = false;
  const joined = new EventTarget();
  const tickets = new Set<string>();
  const join = (ticket: string): void => {
    if (tickets.has(ticket)) return;
    tickets.add(ticket);
    joined.dispatchEvent(new Event('join'));
    // A window that has closed has let go of its name.
    void navigator.locks.request(nameOf(ticket), { signal }, () => tickets.delete(ticket)).catch(() => undefined);
  };
  const listen = (word: Word): void => {
    if (word.kind === 'call' && own !== undefined) say({ kind: 'here', ticket: own });
    else if (word.kind === 'here') join(word.ticket);
    else if (word.kind === 'opened') {
      if (word.anew && hearing) ear.missed();
      hearing = true;
    } else if (word.kind === 'lost') ear.lost();
    else if (word.kind === 'heard') {
      const gone = word.events.some((event) => event.startsWith(GONE));
      if (gone) tickets.delete(word.ticket);
      if (word.ticket !== own) return;
      if (gone) void enter();
      else ear.heard(word.events);
    }
  };
  channel.onmessage = ({ data }: MessageEvent<Word>) => listen(data);
  const tell = (word: Word): void => {
    say(word);
    listen(word);
  };
  async function enter(): Promise<void> {
    own = undefined;
    const ticket = await ticketFor(ear, signal);
    if (ticket === undefined || signal.aborted) return;
    own = ticket;
    // Held as long as this window lives.
    void navigator.locks
      .request(nameOf(ticket), { signal }, () => {
        tell({ kind: 'here', ticket });
        return new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve());
        });
      })
      .catch(() => undefined);
  }
  await enter();
  if (own === undefined) return;
  await navigator.locks
    .request(READING, { signal }, () => read(ear, { tickets, joined, tell, signal }))
    .catch(() => undefined);
}

/** A ticket, asked for until somebody answers. */
async function ticketFor(ear: Ear, signal: AbortSignal): Promise<string | undefined> {
  while (!signal.aborted) {
    try {
      return await ear.ticket();
    } catch {
      ear.lost();
      await pause(AGAIN_MS, signal);
    }
  }
  return undefined;
}

interface Reading {
  readonly tickets: ReadonlySet<string>;
  readonly joined: EventTarget;
  readonly tell: (word: Word) => void;
  readonly signal: AbortSignal;
}

/** Reads for all, until this window closes. A stream of more windows is opened before the one of fewer is closed. */
async function read(ear: Ear, { tickets, joined, tell, signal }: Reading): Promise<void> {
  tell({ kind: 'call' });
  let stands = false;
  let before = new AbortController();
  while (!signal.aborted) {
    await pause(GATHER_MS, signal);
    const asked = [...tickets];
    const leaving = new AbortController();
    const more = new Promise<'more'>((resolve) => {
      joined.addEventListener('join', () => resolve('more'), { once: true, signal: leaving.signal });
    });
    const either = AbortSignal.any([signal, leaving.signal]);
    const body = asked.length === 0 ? undefined : await ear.open(asked, either).catch(() => undefined);
    before.abort();
    before = leaving;
    if (body) {
      tell({ kind: 'opened', anew: !stands });
      stands = true;
      const ended = hear(body, (at, events) => tell({ kind: 'heard', ticket: asked[at] ?? '', events }));
      if ((await Promise.race([more, ended])) === 'more') continue;
    } else if (asked.length === 0) {
      await more;
      continue;
    }
    if (signal.aborted) return;
    stands = false;
    tell({ kind: 'lost' });
    await pause(AGAIN_MS, signal);
  }
}

/** Reads one stream to its end; each event says for which listener it is. */
async function hear(
  body: ReadableStream<Uint8Array>,
  heard: (at: number, events: readonly string[]) => void,
): Promise<'ended'> {
  try {
    const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'ended';
      text += value;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      const each = new Map<number, string[]>();
      for (const event of events) {
        const at = TO.exec(event)?.[1];
        if (at !== undefined) each.set(Number(at), [...(each.get(Number(at)) ?? []), event.replace(TO, '')]);
      }
      for (const [at, own] of each) heard(at, own);
    }
  } catch {
    return 'ended';
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
