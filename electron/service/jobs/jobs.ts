import type { UnitOutcome } from '../../../shared/contract/jobs.ts';
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

export interface EachRequest {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly units: readonly string[];
  readonly idempotencyKey?: string;
}

interface JobOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
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
    this.#makeRoom(caller);
    this.pipeline.admit(request.operation, request.input, caller);
    const { operation, input, idempotencyKey } = request;
    return this.#begin(operation, caller, (options) =>
      this.pipeline.call(operation, input, caller, { idempotencyKey, ...options }),
    );
  }

  /**
   * Starts a job that carries out one command for several units, one after another: each is its own command, done or
   * refused by itself. Stopped, it leaves what is done and says which units it did not reach.
   */
  startEach({ operation, input, units, idempotencyKey }: EachRequest, caller: Caller): Job {
    this.#makeRoom(caller);
    this.pipeline.admitEach(operation, input, units, caller);
    return this.#begin(operation, caller, async ({ signal, onProgress }) => {
      const outcomes: UnitOutcome[] = [];
      for (const unit of new Set(units)) {
        if (signal.aborted) {
          outcomes.push({ unit, state: 'skipped', error: null });
          continue;
        }
        onProgress({ phase: unit, done: outcomes.length, total: units.length });
        const key = idempotencyKey === undefined ? undefined : `${idempotencyKey}.${unit}`;
        const error = await this.pipeline.call(operation, { ...input, unit }, caller, { idempotencyKey: key }).then(
          () => null,
          (thrown: unknown) => this.#answer(thrown, operation),
        );
        outcomes.push({ unit, state: error ? 'refused' : 'done', error });
      }
      return outcomes;
    });
  }

  #makeRoom(caller: Caller): void {
    const running = [...this.#jobs.values()].filter(({ job }) => job.state === 'running');
    const own = running.filter(({ owner }) => owner === actorOf(caller));
    if (own.length >= MAX_RUNNING_OF_ONE || running.length >= MAX_RUNNING) throw tooMany();
  }

  #begin(operation: string, caller: Caller, work: (options: JobOptions) => Promise<unknown>): Job {
    const id = this.ids.next();
    const job: Job = { id, operation, state: 'running', phase: '', done: 0, total: 0 };
    const kept: Kept = { job, owner: actorOf(caller), abort: new AbortController() };
    this.#jobs.set(id, kept);
    this.#run(kept, work);
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

  #run(kept: Kept, work: (options: JobOptions) => Promise<unknown>): void {
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
    const ending = work({ signal: kept.abort.signal, onProgress }).then(
      (result) => this.#end(kept, { ...kept.job, state: 'done', result }),
      (error: unknown) => this.#end(kept, this.#failed(kept, error)),
    );
    this.#endings.add(ending);
    void ending.finally(() => this.#endings.delete(ending));
  }

  #failed({ job, abort }: Kept, error: unknown): Job {
    if (abort.signal.aborted && !(error instanceof Failure)) return { ...job, state: 'cancelled' };
    return { ...job, state: 'failed', error: this.#answer(error, job.operation) };
  }

  /** An error as the contract words it; a defect by its reference. */
  #answer(error: unknown, operation: string): NonNullable<Job['error']> {
    if (error instanceof Failure) return { code: error.code, message: error.message, data: error.data };
    return { code: 'INTERNAL_SERVER_ERROR', message: '内部错误', data: { reference: this.report(error, operation) } };
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
