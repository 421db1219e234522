import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { api, asOurselves } from './client.ts';
import { noteConnection, watchedFetch } from './connection.ts';
import { listenTogether } from './live.ts';
import { useUnlockings } from './lock.ts';
import { usePreferences } from './preferences.tsx';

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
 * Listens to what is committed elsewhere (server-sent events over fetch, one stream for all windows: live.ts) and has
 * everything asked anew after each change. The events carry no figures. When the stream breaks it is opened again: that
 * is also how the console learns at once that the service has gone, and that it is back.
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
    const changed = (topics: readonly string[]): void => {
      const narrow = topics.map((topic) => NARROW[topic]);
      if (narrow.some((keys) => keys === undefined)) everything();
      else for (const queryKey of narrow.flatMap((keys) => keys ?? [])) void queries.invalidateQueries({ queryKey });
    };
    void listenTogether(
      {
        heard(events) {
          const topics = events.filter((event) => event.startsWith(CHANGE)).map(topicIn);
          if (topics.length > 0) changed(topics);
          for (const event of events) tellOfJob(event);
        },
        missed: everything,
        lost: () => noteConnection('lost'),
        async ticket() {
          const answer = await ask('/events/windows', undefined, leaving.signal);
          if (answer.ok) return ((await answer.json()) as { ticket: string }).ticket;
          if (answer.status !== 401) throw new Error('no ticket');
          everything();
          return undefined;
        },
        async open(tickets, signal) {
          const answer = await ask('/events', { tickets }, signal);
          return answer.ok && answer.body ? answer.body : undefined;
        },
      },
      leaving.signal,
    );
    return () => leaving.abort();
  }, [queries, unlockings, locale]);
}

/** What is asked anew after a change that concerns few: who signs in changes only notices, a draft only drafts, and a paper only papers. */
const NARROW: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  session: [api.audit.notices.key()],
  drafts: [api.ledger.drafts.key(), api.ledger.draft.key()],
  papers: [api.ledger.papers.key(), api.ledger.invoices.key()],
};

const CHANGE = 'event: change\ndata: ';
const topicIn = (event: string): string => (JSON.parse(event.slice(CHANGE.length)) as { topic: string }).topic;

const ask = (path: string, body: object | undefined, signal: AbortSignal): Promise<Response> => {
  const headers = { ...asOurselves(), 'content-type': 'application/json' };
  return watchedFetch(new Request(path, { method: 'POST', headers, body: JSON.stringify(body ?? {}), signal }), {});
};
