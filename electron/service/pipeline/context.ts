import type { Kysely } from 'kysely';
import type { Reason } from '../../../shared/contract/errors.ts';
import type { Operation, RefusalOf } from '../../../shared/contract/operation.ts';
import type { Caller, UnitScope } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Json } from '../../../shared/kernel/canonical.ts';
import type { IdSource } from '../../../shared/kernel/id.ts';
import type { BooksReader, BooksTx, Database } from '../database.ts';
import type { Failure } from './failure.ts';
import type { Files } from './files.ts';

/** How far long work has come; `total` is 0 while it is not known. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** What every handler is given: who asks, for which units, and how to say no. */
export interface BaseContext<Op extends Operation> {
  readonly caller: Caller;
  /** The caller's name as it stands on the trail. */
  readonly actor: string;
  /** The units for which the caller holds this operation's permission; lists are cut with `withinScope`. */
  readonly scope: UnitScope;
  readonly nowMs: number;
  /** The same instant as the trail writes it. */
  readonly instant: string;
  /** Aborted when the job is cancelled or the caller has gone; long work looks at it between steps. */
  readonly signal: AbortSignal;
  /** What people handed in; an input names a file by its SHA-256. */
  readonly files: Files;
  progress(progress: Progress): void;
  /** For what belongs to a unit that the input does not name (a voucher by its id): FORBIDDEN outside the scope. */
  requireUnit(unit: UnitCode): void;
  /** `throw context.refused(...)`: a rule refuses; nothing is changed. One sentence, or every reason with its place. */
  refused(code: RefusalOf<Op>, reasons: string | readonly Reason[]): Failure;
  notFound(what: string): Failure;
}

export interface QueryContext<Op extends Operation> extends BaseContext<Op> {
  /** One consistent reading; it cannot write because its type has no write. */
  readonly db: BooksReader;
}

/** Before the transaction: reading, hashing, parsing, whatever takes long. What it decides must hold again inside. */
export interface PrepareContext<Op extends Operation> extends BaseContext<Op> {
  read<T>(question: (db: BooksReader) => Promise<T>): Promise<T>;
  readonly randomBytes: (length: number) => Uint8Array;
}

/** What the command's event on the trail says besides actor, operation and input; a later call adds to an earlier one. */
export interface AuditDetail {
  readonly unit?: UnitCode;
  /** What it was done to, as people say it: `T01 2025-03`, `记-0012`, a sign-in name. */
  readonly subject?: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly reason?: string;
  /** Only for signing in: the person whom the event is about becomes its actor. */
  readonly actor?: string;
}

export interface CommandContext<Op extends Operation> extends BaseContext<Op> {
  readonly tx: BooksTx;
  readonly db: Kysely<Database>;
  readonly ids: IdSource;
  readonly randomBytes: (length: number) => Uint8Array;
  audit(detail: AuditDetail): void;
  /** Tells the readers of a topic after the durable commit; the operation's own topic (shared/contract/topic.ts) is always told. */
  publish(topic: string, unit?: UnitCode): void;
  conflict(what: string): Failure;
}
