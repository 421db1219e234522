import { Worker } from 'node:worker_threads';
import type { TaskName, TaskPayload, TaskResult } from './tasks.ts';

/** Runs long tasks beside the service. */
export interface Workers {
  /** The task's result; rejects when the task fails, or at once when the signal aborts. */
  run<N extends TaskName>(name: N, payload: TaskPayload<N>, signal?: AbortSignal): Promise<TaskResult<N>>;
  close(): Promise<void>;
}

/** In place: for the command line and for tests. The tasks are loaded when the first one runs. */
export function inPlaceWorkers(): Workers {
  return {
    async run(name, payload, signal) {
      signal?.throwIfAborted();
      const { runTask } = await import('./tasks.ts');
      return runTask(name, payload);
    },
    async close() {},
  };
}

export type WorkerReply =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly message: string };

/**
 * One thread a task, at most `limit` at a time; the others wait their turn. A thread a task is started anew, so that a
 * hostile file can spoil nothing that a later task uses, and its memory is bounded.
 */
export function threadWorkers(script: URL, limit = 2): Workers {
  const running = new Set<Worker>();
  const waiting: (() => void)[] = [];
  const release = () => waiting.shift()?.();
  const turn = async () => {
    if (running.size >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    async run(name, payload, signal) {
      await turn();
      signal?.throwIfAborted();
      const worker = new Worker(script, {
        workerData: { name, payload },
        resourceLimits: { maxOldGenerationSizeMb: 3072 },
      });
      running.add(worker);
      const cancel = () => void worker.terminate();
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const reply = await new Promise<WorkerReply>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.once('exit', (code) =>
            reject(signal?.reason ?? new Error(`the worker of ${name} ended with ${code}`)),
          );
        });
        if (!reply.ok) throw new Error(reply.message);
        return reply.result as TaskResult<typeof name>;
      } finally {
        signal?.removeEventListener('abort', cancel);
        running.delete(worker);
        await worker.terminate();
        release();
      }
    },
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
