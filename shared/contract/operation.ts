import { type ContractProcedure, type ErrorMap, isContractProcedure, oc } from '@orpc/contract';
import type * as z from 'zod';
import type { Permission } from '../domain/organisation/permission.ts';
import { COMMAND_ERRORS, QUERY_ERRORS, refusedWith } from './errors.ts';

/**
 * Whose an operation is. `public`: anyone; `self`: the signed-in person's own affairs; `unit`: units, named by the
 * fields of `unitOf`, each of which must lie in the caller's scope; `community`: the permission must be held over the
 * whole community. A `unit` question whose unit field is absent answers for the units in scope only.
 */
export type OperationScope = 'community' | 'unit' | 'self' | 'public';

/** What stands on each operation besides its input, output and errors. The pipeline enforces it; the walk tries it. */
export interface OperationMeta {
  readonly kind: 'query' | 'command';
  readonly permission: Permission;
  readonly scope: OperationScope;
  /** Paths of the input fields that hold unit codes, e.g. `unit`, `lines.unit`; lists are followed. */
  readonly unitOf: readonly string[];
  readonly summary: string;
  /** An input that the schema takes; shown in the OpenAPI page and used by the contract walk. */
  readonly example: unknown;
  /** Input fields that never reach the trail, not even as part of a digest. */
  readonly secret: readonly string[];
  /** False where the reply must not be kept for a repeated key because it holds a secret. */
  readonly replay: boolean;
  /** The closed codes of REFUSED. */
  readonly refusals: readonly string[];
  /** Worth a progress bar: may also be started as a job. */
  readonly long: boolean;
}

interface Definition<I extends z.ZodType, O extends z.ZodType, R extends readonly string[]> {
  readonly permission: Permission;
  readonly scope: OperationScope;
  readonly unitOf?: readonly string[];
  /** One Chinese line for the table of contents. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  readonly example: z.input<I>;
  /** Codes with which the rules may refuse, in kebab case. */
  readonly refusals?: R;
  readonly secret?: readonly string[];
  readonly replay?: boolean;
  readonly long?: boolean;
}

const base = oc.$meta<OperationMeta>({
  kind: 'query',
  permission: 'public',
  scope: 'public',
  unitOf: [],
  summary: '',
  example: undefined,
  secret: [],
  replay: true,
  refusals: [],
  long: false,
});

const metaOf = (
  kind: OperationMeta['kind'],
  definition: Definition<z.ZodType, z.ZodType, readonly string[]>,
): OperationMeta => ({
  kind,
  permission: definition.permission,
  scope: definition.scope,
  unitOf: definition.unitOf ?? [],
  summary: definition.summary,
  example: definition.example,
  secret: definition.secret ?? [],
  replay: definition.replay ?? true,
  refusals: definition.refusals ?? [],
  long: definition.long ?? false,
});

/** Declares a question (查询): it changes nothing. */
export function query<I extends z.ZodType, O extends z.ZodType, const R extends readonly string[] = readonly []>(
  definition: Definition<I, O, R>,
) {
  return base
    .errors({ ...QUERY_ERRORS, ...refusedWith(definition.refusals) })
    .meta(metaOf('query', definition))
    .route({ summary: definition.summary })
    .input(definition.input)
    .output(definition.output);
}

/** Declares a command (办理): it changes the books, all of it or nothing, and leaves one event on the trail. */
export function command<I extends z.ZodType, O extends z.ZodType, const R extends readonly string[] = readonly []>(
  definition: Definition<I, O, R>,
) {
  return base
    .errors({ ...COMMAND_ERRORS, ...refusedWith(definition.refusals) })
    .meta(metaOf('command', definition))
    .route({ summary: definition.summary })
    .input(definition.input)
    .output(definition.output);
}

/** Any operation of the contract. */
export type Operation = ContractProcedure<z.ZodType, z.ZodType, ErrorMap, OperationMeta>;

/** What the service's handler receives: the input after its schema. */
export type InputOf<Op extends Operation> = z.output<NonNullable<Op['~orpc']['inputSchema']>>;
/** What a caller sends. */
export type RequestOf<Op extends Operation> = z.input<NonNullable<Op['~orpc']['inputSchema']>>;
/** What the service's handler gives back, before the output schema. */
export type OutputOf<Op extends Operation> = z.input<NonNullable<Op['~orpc']['outputSchema']>>;
/** What a caller receives. */
export type ReplyOf<Op extends Operation> = z.output<NonNullable<Op['~orpc']['outputSchema']>>;
/** The closed codes with which the operation's rules may refuse. */
export type RefusalOf<Op extends Operation> = Op['~orpc']['errorMap'] extends {
  REFUSED: { data: z.ZodObject<{ code: z.ZodType<infer C> }> };
}
  ? C
  : never;

/** The contract: modules, and in each its operations. */
export interface ContractTree {
  readonly [name: string]: Operation | ContractTree;
}

export interface NamedOperation {
  /** `module.operation`, the name that the command line, the trail and the transport use. */
  readonly name: string;
  readonly operation: Operation;
}

/** Every operation with its name, in the order of the contract. */
export function operationsIn(tree: ContractTree, prefix = ''): NamedOperation[] {
  return Object.entries(tree).flatMap(([key, member]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    return isOperation(member) ? [{ name, operation: member }] : operationsIn(member, name);
  });
}

const isOperation = (member: Operation | ContractTree): member is Operation => isContractProcedure(member);
