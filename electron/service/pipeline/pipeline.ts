import type { Operation, ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import { topicOf } from '../../../shared/contract/topic.ts';
import {
  actorOf,
  type Caller,
  osUserOf,
  reaches,
  scopeOf,
  type UnitScope,
} from '../../../shared/domain/organisation/access.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Json } from '../../../shared/kernel/canonical.ts';
import { type Clock, type IdSource, instantText } from '../../../shared/kernel/id.ts';
import type { Books, BooksTx } from '../database.ts';
import { StoreError } from '../store/port.ts';
import { authorise, unitsNamed } from './authorise.ts';
import { Bulletin } from './bulletin.ts';
import type { AuditDetail, BaseContext, CommandContext, Progress } from './context.ts';
import { Failure, RecordedFailure, refusal } from './failure.ts';
import type { Files } from './files.ts';
import { KEY_SHAPE, type KeyedRequest, keepReply, replyFor } from './idempotency.ts';
import type { Implementation } from './implementation.ts';
import { inputDigest, plainInput, throughSchema } from './input.ts';
import type { Registered, Registry } from './registry.ts';
import { appendEvent } from './trail.ts';

/** What the pipeline is made of; everything that is not a pure rule is injected. */
export interface PipelineParts {
  readonly books: Books;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly files: Files;
}

export interface CallOptions {
  /** Made by the caller; the same key with the same input gives the same reply and is done once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * The one way in which anything is asked or changed (DESIGN rule 6):
 * permission and unit scope → idempotency key → input schema → one writer → load, decide, rows → audit event →
 * durable commit → publish → reply. The session comes before, where a caller is made of a token.
 */
export class Pipeline {
  readonly bulletin = new Bulletin();

  constructor(readonly parts: PipelineParts) {}

  /** Typed, for the parts of the service that know the operation. */
  async perform<Op extends Operation>(
    operation: Op,
    input: RequestOf<Op>,
    caller: Caller,
    options: CallOptions = {},
  ): Promise<ReplyOf<Op>> {
    return (await this.#run(this.parts.registry.of(operation), input, caller, options)) as ReplyOf<Op>;
  }

  /** By name, for transports and the command line. An unknown name is NOT_FOUND. */
  async call(name: string, input: unknown, caller: Caller, options: CallOptions = {}): Promise<unknown> {
    const registered = this.parts.registry.named(name);
    if (!registered) throw new Failure('NOT_FOUND', { what: name });
    return this.#run(registered, input, caller, options);
  }

  /**
   * Whether a long operation may be started by this caller with this input: throws what running it would throw at once,
   * so that a job is refused when it is asked for and not later.
   */
  admit(name: string, input: unknown, caller: Caller): void {
    const registered = this.parts.registry.named(name);
    if (!registered) throw new Failure('NOT_FOUND', { what: name });
    const { meta, inputSchema } = registered.operation['~orpc'];
    const plain = plainInput(input);
    authorise(meta, caller, plain);
    if (!meta.long) throw refusal('not-long', `${meta.summary}不是费时的操作，请直接调用`);
    throughSchema(inputSchema, plain);
  }

  /**
   * Whether a command may be asked for unit by unit by this caller with this input. What a single unit is refused for is
   * found when its turn comes.
   */
  admitEach(name: string, input: object, units: readonly string[], caller: Caller): void {
    const registered = this.parts.registry.named(name);
    if (!registered) throw new Failure('NOT_FOUND', { what: name });
    const { meta, inputSchema } = registered.operation['~orpc'];
    if (meta.kind !== 'command' || meta.unitOf.length !== 1 || meta.unitOf[0] !== 'unit')
      throw refusal('not-by-unit', `${meta.summary}不是按单位办理的命令`);
    if (!scopeOf(caller, meta.permission)) throw new Failure('FORBIDDEN', { permission: meta.permission });
    for (const unit of units) throughSchema(inputSchema, plainInput({ ...input, unit }));
  }

  async #run(registered: Registered, input: unknown, caller: Caller, options: CallOptions): Promise<unknown> {
    const { meta, inputSchema } = registered.operation['~orpc'];
    const plain = plainInput(input);
    const scope = authorise(meta, caller, plain);
    const request = await this.#keyed(registered, plain, caller, options);
    if (request && 'output' in request) return request.output;
    const accepted = throughSchema(inputSchema, plain);
    const context = this.#baseContext(registered, caller, scope, options);
    const { implementation } = registered;
    try {
      return implementation.kind === 'query'
        ? await this.#ask(registered, implementation, context, accepted)
        : await this.#change(registered, implementation, context, accepted, plain, request);
    } catch (error) {
      throw error instanceof StoreError ? storeFailure(error, implementation.kind) : error;
    }
  }

  /** The keyed request of a command; or its reply when it was already done. */
  async #keyed(
    { name, operation }: Registered,
    input: Json,
    caller: Caller,
    { idempotencyKey: key }: CallOptions,
  ): Promise<KeyedRequest | { readonly output: unknown } | undefined> {
    const { meta } = operation['~orpc'];
    if (key === undefined || meta.kind === 'query' || !meta.replay) return undefined;
    if (!KEY_SHAPE.test(key))
      throw new Failure('INVALID_INPUT', {
        issues: [{ path: 'Idempotency-Key', message: '幂等键为 8–128 位字母、数字或 . _ : -' }],
      });
    const request: KeyedRequest = {
      key,
      actor: actorOf(caller),
      operation: name,
      inputDigest: inputDigest(input, meta.secret),
    };
    return (await this.parts.books.read((db) => replyFor(db, request))) ?? request;
  }

  #baseContext(
    { operation }: Registered,
    caller: Caller,
    scope: UnitScope,
    { signal, onProgress }: CallOptions,
  ): BaseContext<Operation> {
    const { meta } = operation['~orpc'];
    const nowMs = this.parts.clock.nowMs();
    return {
      caller,
      actor: actorOf(caller),
      scope,
      nowMs,
      instant: instantText(nowMs),
      signal: signal ?? NEVER_ABORTED,
      files: this.parts.files,
      progress: (progress) => onProgress?.(progress),
      requireUnit: (unit) => {
        if (!reaches(scope, unit)) throw new Failure('FORBIDDEN', { permission: meta.permission, unit });
      },
      refused: (code: string, reasons) => {
        assert(meta.refusals.includes(code), `refusal outside the contract: ${code}`);
        return new Failure('REFUSED', {
          code,
          reasons: typeof reasons === 'string' ? [{ code, message: reasons }] : [...reasons],
        });
      },
      notFound: (what) => new Failure('NOT_FOUND', { what }),
    };
  }

  async #ask(
    { operation }: Registered,
    implementation: Extract<Implementation, { kind: 'query' }>,
    context: BaseContext<Operation>,
    input: unknown,
  ): Promise<unknown> {
    const { read, compute } = implementation;
    const loaded = read && (await this.parts.books.read((db) => read({ ...context, db }, input)));
    const output = compute ? await compute(context, input, loaded) : loaded;
    return reply(operation, output);
  }

  async #change(
    { name, operation }: Registered,
    implementation: Extract<Implementation, { kind: 'command' }>,
    context: BaseContext<Operation>,
    input: unknown,
    plain: Json,
    request: KeyedRequest | undefined,
  ): Promise<unknown> {
    const { books, randomBytes } = this.parts;
    const { meta } = operation['~orpc'];
    const prepared = await implementation.prepare?.(
      { ...context, randomBytes, read: (question) => books.read(question) },
      input,
    );
    if (context.signal.aborted) throw context.signal.reason;
    const units = unitsNamed(plain, meta.unitOf);
    const outcome = await books.transact({ actor: context.actor, operation: name }, async (tx) => {
      const done = request && (await replyFor(tx.db, request));
      if (done) return done;
      const notes = this.#notes(context, tx);
      const result = await implementation.carryOut(notes.context, input, prepared);
      const output = result instanceof RecordedFailure ? undefined : reply(operation, result);
      const unit = units.length === 1 ? units[0] : undefined;
      const event = await appendEvent(
        tx.db,
        {
          instant: context.instant,
          actor: context.actor,
          osUser: osUserOf(context.caller),
          operation: name,
          inputDigest: inputDigest(plain, meta.secret),
        },
        { ...(unit === undefined ? {} : { unit }), ...notes.detail() },
      );
      if (result instanceof RecordedFailure) return { failure: result.failure };
      if (request) await keepReply(tx.db, request, output, context.nowMs);
      tx.afterCommit(() => {
        this.bulletin.publish({ topic: topicOf(name), unit: event.unit ?? undefined, sequence: event.sequence });
        for (const extra of notes.topics()) this.bulletin.publish({ ...extra, sequence: event.sequence });
      });
      return { output };
    });
    if ('failure' in outcome) throw outcome.failure;
    return outcome.output;
  }

  /** The command's context of one attempt: a store may run the work again, so nothing is carried over. */
  #notes(base: BaseContext<Operation>, tx: BooksTx) {
    let detail: AuditDetail = {};
    const topics: { topic: string; unit?: string }[] = [];
    const context: CommandContext<Operation> = {
      ...base,
      tx,
      db: tx.db,
      ids: this.parts.ids,
      randomBytes: this.parts.randomBytes,
      audit: (more) => {
        detail = { ...detail, ...more };
      },
      publish: (topic, unit) => {
        topics.push(unit === undefined ? { topic } : { topic, unit });
      },
      conflict: (what) => new Failure('CONFLICT', { what }),
    };
    return { context, detail: () => detail, topics: () => topics };
  }
}

const NEVER_ABORTED = new AbortController().signal;

/** The handler's output through the contract's schema: what leaves is what was promised, or it is our defect. */
function reply(operation: Operation, output: unknown): unknown {
  const { outputSchema, meta } = operation['~orpc'];
  if (!outputSchema) return output;
  const result = outputSchema.safeParse(output);
  assert(result.success, `output outside the contract of ${meta.summary}: ${result.error?.message}`);
  return result.data;
}

/**
 * What the store's refusal means to a caller. A broken constraint means nothing to one: the rules are decided before the
 * rows are written, so it is our defect.
 */
function storeFailure(error: StoreError, kind: 'query' | 'command'): unknown {
  if (error.code === 'busy') return new Failure('BUSY', { retryAfterSeconds: 1 });
  const stopped = error.code === 'read-only' || error.code === 'disk-full' || error.code === 'io';
  return kind === 'command' && stopped ? new Failure('READ_ONLY', { reason: error.message }) : error;
}
