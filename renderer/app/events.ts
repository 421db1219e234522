import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { api, asOurselves } from './client.ts';
import { noteConnection, watchedFetch } from './connection.ts';
import { useUnlockings } from './lock.ts';
import { usePreferences } from './preferences.tsx';

const AGAIN_MS = 2_000;

type Job = ReplyOf<Contract['jobs']['get']>;
const jobListeners = new Set<(job: Job) => void>();

/** Tells of each step of this person's own jobs (作业), without results. Returns how to stop. */
export function followJobs(listener: (job: Job) => void): () => void {
  jobListeners.add(listener);
  return () => jobListeners.delete(listener);
}

const JOB = 'event: job\ndata: ';

function tellOfJob(event: string): void {
  if (!event.startsWith(JOB)) return;
  const job = JSON.parse(event.slice(JOB.length)) as Job;
  for (const listener of jobListeners) listener(job);
}

/**
 * Listens to what is committed elsewhere (server-sent events over fetch, which can carry the session) and has everything
 * asked anew after each change. The events carry no figures. When the stream breaks it is opened again: that is also how
 * the console learns at once that the service has gone, and that it is back.
 */
export function useLiveChanges(): void {
  const queries = useQueryClient();
  const unlockings = useUnlockings();
  const { locale } = usePreferences();
  useEffect(() => {
    const leaving = new AbortController();
    // A desk that was unlocked has a new session; what followed the old one may have ended with it.
    void unlockings;
    // The steps of jobs are told in the language in which the stream was asked for.
    void locale;
    const everything = (): void => void queries.invalidateQueries();
    void listen(leaving.signal, (topics) => {
      const narrow = topics.map((topic) => NARROW[topic]);
      if (narrow.some((keys) => keys === undefined)) everything();
      else for (const queryKey of narrow.flatMap((keys) => keys ?? [])) void queries.invalidateQueries({ queryKey });
    });
    return () => leaving.abort();
  }, [queries, unlockings, locale]);
}

/** What is asked anew after a change that concerns few: who signs in changes only notices, a draft only drafts, and a paper only papers. */
const NARROW: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  session: [api.audit.notices.key()],
  drafts: [api.ledger.drafts.key(), api.ledger.draft.key()],
  papers: [api.ledger.papers.key(), api.ledger.invoices.key()],
};
const EVERYTHING = ['everything'];

/** Told which topics have changed. */
type Changed = (topics: readonly string[]) => void;

const CHANGE = 'event: change\ndata: ';
const topicIn = (event: string): string => (JSON.parse(event.slice(CHANGE.length)) as { topic: string }).topic;

async function listen(signal: AbortSignal, changed: Changed): Promise<void> {
  for (let first = true; !signal.aborted; first = false) {
    const broke = await follow(signal, first ? undefined : changed, changed);
    if (signal.aborted || broke === 'refused') return;
    noteConnection('lost');
    await pause(AGAIN_MS, signal);
  }
}

/** Follows one stream to its end. `opened` is told of a stream after the first: what was missed meanwhile is asked for. */
async function follow(
  signal: AbortSignal,
  opened: Changed | undefined,
  changed: Changed,
): Promise<'ended' | 'refused'> {
  try {
    const answer = await watchedFetch(new Request('/events', { headers: asOurselves(), signal }), {});
    if (answer.status === 401) {
      changed(EVERYTHING);
      return 'refused';
    }
    if (!answer.ok || !answer.body) return 'ended';
    opened?.(EVERYTHING);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'ended';
      text += value;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      const topics = events.filter((event) => event.startsWith(CHANGE)).map(topicIn);
      if (topics.length > 0) changed(topics);
      for (const event of events) tellOfJob(event);
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
