import { parentPort, workerData } from 'node:worker_threads';
import { runTask } from './tasks.ts';
import type { WorkerReply } from './workers/workers.ts';

/** Entry of a worker thread: runs the one task that it was started for. */
const { name, payload } = workerData as { name: string; payload: unknown };

const answer = (reply: WorkerReply) => parentPort?.postMessage(reply);
runTask(name, payload, (done, total) => answer({ progress: { done, total } })).then(
  (result) => answer({ ok: true, result }),
  (error: unknown) => answer({ ok: false, message: error instanceof Error ? error.message : String(error) }),
);
