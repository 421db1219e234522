import { actorOf, type Caller } from '../../../shared/domain/organisation/access.ts';
import type { IdSource } from '../../../shared/kernel/id.ts';
import type { Progress } from '../pipeline/context.ts';
import { Failure } from '../pipeline/failure.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';

/** A job (作业) as its owner sees it. */
export interface Job {
  readonly id: string;
  readonly operation: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string; readonly data: unknown };
}

export interface JobRequest {
  readonly operation: string;
  readonly input: unknown;
  readonly idempotencyKey?: string;
}

interface Kept {
  job: Job;
  readonly owner: string;
  readonly abort: AbortController;
}

const MAX_RUNNING_OF_ONE = 4;
const MAX_RUNNING = 16;
/** Ended jobs are kept so long that their owner can fetch the result; then the oldest go. */
const MAX_ENDED_OF_ONE = 20;
const PROGRESS_EVERY_MS = 100;

/**
 * Runs operations of the contract beside their callers: start → progress → result, cancellable. A job is the operation
 * itself, through the pipeline, as its caller; nothing is done here that could not be called directly.
 */
export class JobDesk {
  readonly #jobs = new Map<string, Kept>();
  readonly #listeners = new Set<(owner: string, job: Job) => void>();

  constructor(
    private readonly pipeline: Pipeline,
    private readonly ids: IdSource,
    private readonly report: (error: unknown, operation: string) => string,
  ) {}

  subscribe(listener: (owner: string, job: Job) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts a job; refused at once when its caller may not ask for it or the input does not hold. */
  start(request: JobRequest, caller: Caller): Job {
    const owner = actorOf(caller);
    const running = [...this.#jobs.values()].filter(({ job }) => job.state === 'running');
    const own = running.filter((kept) => kept.owner === owner);
    if (own.length >= MAX_RUNNING_OF_ONE || running.length >= MAX_RUNNING) throw tooMany();
    this.pipeline.admit(request.operation, request.input, caller);
    const abort = new AbortController();
    const id = this.ids.next();
    const job: Job = { id, operation: request.operation, state: 'running', phase: '', done: 0, total: 0 };
    const kept: Kept = { job, owner, abort };
    this.#jobs.set(id, kept);
    this.#run(kept, request, caller);
    return job;
  }

  get(id: string, caller: Caller): Job | undefined {
    const kept = this.#jobs.get(id);
    return kept && kept.owner === actorOf(caller) ? kept.job : undefined;
  }

  list(caller: Caller): Job[] {
    const owner = actorOf(caller);
    return [...this.#jobs.values()].filter((kept) => kept.owner === owner).map(({ job }) => job);
  }

  /** Asks a running job to stop; it ends when its operation notices, with whatever it had committed by then. */
  cancel(id: string, caller: Caller): Job | undefined {
    const kept = this.#jobs.get(id);
    if (!kept || kept.owner !== actorOf(caller)) return undefined;
    kept.abort.abort(new JobCancelled());
    return kept.job;
  }

  /** Cancels everything; for when the service closes. */
  async close(): Promise<void> {
    for (const { abort } of this.#jobs.values()) abort.abort(new JobCancelled());
    await Promise.all(this.#endings);
  }

  readonly #endings = new Set<Promise<void>>();

  #run(kept: Kept, { operation, input, idempotencyKey }: JobRequest, caller: Caller): void {
    const { clock } = this.pipeline.parts;
    let toldMs = 0;
    const onProgress = (progress: Progress) => {
      const nowMs = clock.nowMs();
      const news = progress.phase !== kept.job.phase || progress.done === progress.total;
      kept.job = { ...kept.job, ...progress };
      if (!news && Math.abs(nowMs - toldMs) < PROGRESS_EVERY_MS) return;
      toldMs = nowMs;
      this.#tell(kept);
    };
    const ending = this.pipeline
      .call(operation, input, caller, { idempotencyKey, signal: kept.abort.signal, onProgress })
      .then(
        (result) => this.#end(kept, { ...kept.job, state: 'done', result }),
        (error: unknown) => this.#end(kept, this.#failed(kept, error)),
      );
    this.#endings.add(ending);
    void ending.finally(() => this.#endings.delete(ending));
  }

  #failed({ job, abort }: Kept, error: unknown): Job {
    if (abort.signal.aborted && !(error instanceof Failure)) return { ...job, state: 'cancelled' };
    const answer =
      error instanceof Failure
        ? { code: error.code, message: error.message, data: error.data }
        : {
            code: 'INTERNAL_SERVER_ERROR',
            message: '内部错误',
            data: { reference: this.report(error, job.operation) },
          };
    return { ...job, state: 'failed', error: answer };
  }

  #end(kept: Kept, job: Job): void {
    kept.job = job;
    this.#tell(kept);
    const ended = [...this.#jobs.values()].filter(
      (other) => other.owner === kept.owner && other.job.state !== 'running',
    );
    for (const { job: oldest } of ended.slice(0, Math.max(0, ended.length - MAX_ENDED_OF_ONE)))
      this.#jobs.delete(oldest.id);
  }

  #tell({ owner, job }: Kept): void {
    for (const listener of [...this.#listeners]) listener(owner, job);
  }
}

/** Why a cancelled operation stopped. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled';
}

const tooMany = () =>
  new Failure('REFUSED', {
    code: 'too-many-jobs',
    reasons: [{ code: 'too-many-jobs', message: '正在运行的作业过多，请等其中一些结束' }],
  });
