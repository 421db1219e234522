import type { InputOf, Operation, OutputOf } from '../../../shared/contract/operation.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { BaseContext, CommandContext, PrepareContext, QueryContext } from './context.ts';
import type { RecordedFailure } from './failure.ts';

/** An operation of the contract with what carries it out; the types of input and output were checked when it was made. */
export type Implementation =
  | {
      readonly kind: 'query';
      readonly operation: Operation;
      /** Absent where the answer does not stand in the books. */
      read?(context: QueryContext<Operation>, input: unknown): Promise<unknown>;
      /** Runs after the reading has ended, so that long computing does not keep others waiting. */
      compute?(context: BaseContext<Operation>, input: unknown, loaded: unknown): Promise<unknown>;
    }
  | {
      readonly kind: 'command';
      readonly operation: Operation;
      prepare?(context: PrepareContext<Operation>, input: unknown): Promise<unknown>;
      carryOut(context: CommandContext<Operation>, input: unknown, prepared: unknown): Promise<unknown>;
    };

/** Implements a question: `read` sees one consistent state of the books. */
export function query<Op extends Operation>(
  operation: Op,
  read: (context: QueryContext<Op>, input: InputOf<Op>) => Promise<OutputOf<Op>>,
): Implementation {
  assert(operation['~orpc'].meta.kind === 'query', `not a question: ${operation['~orpc'].meta.summary}`);
  return {
    kind: 'query',
    operation,
    read: (context, input) => read(context as QueryContext<Op>, input as InputOf<Op>),
  };
}

/** Implements a question whose answer takes computing: first load, then, outside the reading, compute. */
export function longQuery<Op extends Operation, L>(
  operation: Op,
  load: (context: QueryContext<Op>, input: InputOf<Op>) => Promise<L>,
  compute: (context: BaseContext<Op>, input: InputOf<Op>, loaded: L) => Promise<OutputOf<Op>>,
): Implementation {
  assert(operation['~orpc'].meta.kind === 'query', `not a question: ${operation['~orpc'].meta.summary}`);
  return {
    kind: 'query',
    operation,
    read: (context, input) => load(context as QueryContext<Op>, input as InputOf<Op>),
    compute: (context, input, loaded) => compute(context as BaseContext<Op>, input as InputOf<Op>, loaded as L),
  };
}

/** Implements a question whose answer does not stand in the books: it waits for no transaction. */
export function answer<Op extends Operation>(
  operation: Op,
  compute: (context: BaseContext<Op>, input: InputOf<Op>) => Promise<OutputOf<Op>>,
): Implementation {
  assert(operation['~orpc'].meta.kind === 'query', `not a question: ${operation['~orpc'].meta.summary}`);
  return {
    kind: 'query',
    operation,
    compute: (context, input) => compute(context as BaseContext<Op>, input as InputOf<Op>),
  };
}

/** Implements a command: everything inside one transaction; a failure thrown undoes all of it. */
export function command<Op extends Operation>(
  operation: Op,
  carryOut: (context: CommandContext<Op>, input: InputOf<Op>) => Promise<OutputOf<Op> | RecordedFailure>,
): Implementation {
  assert(operation['~orpc'].meta.kind === 'command', `not a command: ${operation['~orpc'].meta.summary}`);
  return {
    kind: 'command',
    operation,
    carryOut: (context, input) => carryOut(context as CommandContext<Op>, input as InputOf<Op>),
  };
}

/** Implements a command with work before the transaction (parsing a file, hashing a password). */
export function preparedCommand<Op extends Operation, P>(
  operation: Op,
  prepare: (context: PrepareContext<Op>, input: InputOf<Op>) => Promise<P>,
  carryOut: (context: CommandContext<Op>, input: InputOf<Op>, prepared: P) => Promise<OutputOf<Op> | RecordedFailure>,
): Implementation {
  assert(operation['~orpc'].meta.kind === 'command', `not a command: ${operation['~orpc'].meta.summary}`);
  return {
    kind: 'command',
    operation,
    prepare: (context, input) => prepare(context as PrepareContext<Op>, input as InputOf<Op>),
    carryOut: (context, input, prepared) =>
      carryOut(context as CommandContext<Op>, input as InputOf<Op>, prepared as P),
  };
}

/** The reply of a command that has nothing more to say. */
export const DONE = { done: true } as const;
