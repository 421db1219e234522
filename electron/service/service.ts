import { contract as everything } from '../../shared/contract/index.ts';
import type { ContractTree } from '../../shared/contract/operation.ts';
import type { Caller } from '../../shared/domain/organisation/access.ts';
import { SESSION, type SessionPolicy } from '../../shared/domain/organisation/session.ts';
import type { Clock, IdSource } from '../../shared/kernel/id.ts';
import { type HeadSource, trailOperations } from './audit/queries.ts';
import type { Books } from './database.ts';
import type { Report } from './http/answers.ts';
import { httpApp, type ServiceFetch } from './http/app.ts';
import { JobDesk } from './jobs/jobs.ts';
import { jobOperations } from './jobs/operations.ts';
import {
  argonPasswords,
  bookSessions,
  firstStart,
  organisationOperations,
  type Passwords,
} from './organisation/commands.ts';
import { buildPipeline } from './pipeline/build.ts';
import type { FolderFiles } from './pipeline/folder-files.ts';
import { followOthers } from './pipeline/followers.ts';
import type { Implementation } from './pipeline/implementation.ts';
import type { CallOptions, Pipeline } from './pipeline/pipeline.ts';
import type { Sessions } from './pipeline/sessions.ts';

/** What the service is put together from; the clock, ids and chance are injected, so that a test repeats exactly. */
export interface ServiceParts {
  readonly books: Books;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly files: FolderFiles;
  /** The operations of the modules above the organisation and the trail. */
  readonly modules: readonly Implementation[];
  /** Heads of the trail that those modules record. */
  readonly headSources: readonly HeadSource[];
  readonly version: string;
  /** Fills new books with the sample county, as the first page offers it. */
  readonly sample: (service: Service, report: (done: number, total: number) => void) => Promise<void>;
  /** Writes a defect down and returns its reference. */
  readonly report: Report;
  readonly contract?: ContractTree;
  readonly passwords?: Passwords;
  readonly sessionPolicy?: SessionPolicy;
  readonly rendererFolder?: string;
  readonly operatorKey?: string;
  readonly heartbeatMs?: number;
  readonly maxBackupBytes?: number | undefined;
}

/** The finance service: the same operations in-process (`call`) and over any transport (`fetch`). */
export interface Service {
  readonly pipeline: Pipeline;
  readonly sessions: Sessions;
  readonly jobs: JobDesk;
  readonly files: FolderFiles;
  readonly fetch: ServiceFetch;
  /** Calls an operation by its name, through the pipeline, as this caller. */
  call(operation: string, input: unknown, caller: Caller, options?: CallOptions): Promise<unknown>;
  /** Ends the jobs; the books are closed by whoever opened them. */
  close(): Promise<void>;
}

export function buildService(parts: ServiceParts): Service {
  const { books, clock, ids, randomBytes, files, report } = parts;
  const policy = parts.sessionPolicy ?? SESSION;
  const passwords = parts.passwords ?? argonPasswords(randomBytes);
  const contract = parts.contract ?? everything;
  const start = firstStart({
    fill: (told) => parts.sample(service, told),
    read: (question) => books.read(question),
    report,
  });
  const implementations = [
    ...organisationOperations({ passwords, policy, start }),
    ...trailOperations({ books, headSources: parts.headSources }),
    ...jobOperations(() => jobs),
    ...parts.modules,
  ];
  const pipeline = buildPipeline(contract, implementations, { books, clock, ids, randomBytes, files });
  const jobs: JobDesk = new JobDesk(pipeline, ids, report);
  // One process alone tells its readers itself; those who share a database hear of each other.
  const unfollow = books.engine === 'postgres' ? followOthers(books, pipeline.bulletin) : () => {};
  const sessions = bookSessions(books, clock, policy);
  const { version, rendererFolder, operatorKey, heartbeatMs, maxBackupBytes } = parts;
  const fetch = httpApp({
    contract,
    pipeline,
    sessions,
    jobs,
    files,
    report,
    version,
    rendererFolder,
    operatorKey,
    heartbeatMs,
    maxBackupBytes,
  });
  const service: Service = {
    pipeline,
    sessions,
    jobs,
    files,
    fetch,
    call: (operation, input, caller, options) => pipeline.call(operation, input, caller, options),
    async close() {
      unfollow();
      await start.close();
      await jobs.close();
    },
  };
  return service;
}
