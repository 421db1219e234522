import { Worker } from 'node:worker_threads';

/** Runs long tasks beside the service, by name: payloads and results are plain values. */
export interface Workers {
  /** The task's result; rejects when the task fails, or at once when the signal aborts. `tell` hears how far it is. */
  run(name: string, payload: unknown, signal?: AbortSignal, tell?: Tell): Promise<unknown>;
  close(): Promise<void>;
}

/** How far a task has come, in whatever it counts. */
export type Tell = (done: number, total: number) => void;

export type RunTask = (name: string, payload: unknown, tell: Tell) => Promise<unknown>;

/** In place: for the command line and for tests, which serve nobody else meanwhile. */
export function inPlaceWorkers(runTask: RunTask): Workers {
  return {
    async run(name, payload, signal, tell = () => undefined) {
      signal?.throwIfAborted();
      return runTask(name, payload, tell);
    },
    async close() {},
  };
}

export type WorkerReply =
  | { readonly progress: { readonly done: number; readonly total: number } }
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly message: string };

/**
 * One thread a task, at most `limit` at a time; the others wait their turn. A thread a task is started anew, so that a
 * hostile file can spoil nothing that a later task uses, and its memory is bounded.
 */
export function threadWorkers(script: URL, limit = 2): Workers {
  const running = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let taken = 0;
  const turn = async () => {
    if (taken >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    taken += 1;
  };
  const release = () => {
    taken -= 1;
    waiting.shift()?.();
  };
  return {
    async run(name, payload, signal, tell) {
      await turn();
      try {
        signal?.throwIfAborted();
        return await inThread(script, { name, payload }, running, signal, tell);
      } finally {
        release();
      }
    },
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}

async function inThread(
  script: URL,
  workerData: { name: string; payload: unknown },
  running: Set<Worker>,
  signal: AbortSignal | undefined,
  tell: Tell | undefined,
): Promise<unknown> {
  const worker = new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: 3072 } });
  running.add(worker);
  const cancel = () => void worker.terminate();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const reply = await new Promise<Exclude<WorkerReply, { progress: unknown }>>((resolve, reject) => {
      worker.on('message', (said: WorkerReply) => {
        if ('progress' in said) tell?.(said.progress.done, said.progress.total);
        else resolve(said);
      });
      worker.once('error', reject);
      worker.once('exit', (code) =>
        reject(signal?.reason ?? new Error(`the worker of ${workerData.name} ended with ${code}`)),
      );
    });
    if (!reply.ok) throw new Error(reply.message);
    return reply.result;
  } finally {
    signal?.removeEventListener('abort', cancel);
    running.delete(worker);
    await worker.terminate();
  }
}
