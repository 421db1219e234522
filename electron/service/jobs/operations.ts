import { contract } from '../../../shared/contract/index.ts';
import { answer, type Implementation } from '../pipeline/implementation.ts';
import type { JobDesk } from './jobs.ts';

const { jobs } = contract;

/** Everything that `contract.jobs` promises. The desk is made after the pipeline that it runs, hence handed in late. */
export const jobOperations = (desk: () => JobDesk): readonly Implementation[] => [
  answer(jobs.start, async (context, request) => {
    const job = desk().start(request, context.caller);
    return job;
  }),
  answer(jobs.startEach, async ({ caller }, request) => desk().startEach(request, caller)),
  answer(jobs.get, async ({ caller, notFound }, { job: id }) => {
    const job = desk().get(id, caller);
    if (!job) throw notFound('job');
    return job;
  }),
  answer(jobs.list, async ({ caller }) => desk().list(caller)),
  answer(jobs.cancel, async (context, { job: id }) => {
    const job = desk().get(id, context.caller);
    if (!job) throw context.notFound('job');
    if (job.state !== 'running') throw context.refused('already-ended', '作业已经结束');
    return desk().cancel(id, context.caller) ?? job;
  }),
];
