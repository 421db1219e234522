import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { type AnyRouter, ORPCError, Procedure } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { Locale } from '../../../shared/i18n/locale.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Registered } from '../pipeline/registry.ts';
import { type ErrorBody, errorBody, type Report } from './answers.ts';
import { worded } from './wording.ts';

/** What a procedure is told of its request. */
interface RpcContext {
  readonly caller: Caller;
  readonly idempotencyKey: string | undefined;
  readonly signal: AbortSignal;
  readonly locale: Locale;
}

/** The request's own body limit: no input of the contract is larger; files go their own way. */
export const MAX_RPC_BYTES = 8 * 1024 * 1024;

/** The two forms of the same operations over HTTP: oRPC's own for our clients, plain JSON for a hospital's integrations. */
export interface RpcDoor {
  /** `/rpc/module/operation`. */
  readonly rpc: (request: Request, context: RpcContext) => Promise<Response | undefined>;
  /** `/api/module/operation`, as the OpenAPI page describes it. */
  readonly api: (request: Request, context: RpcContext) => Promise<Response | undefined>;
}

export function rpcDoor(pipeline: Pipeline, report: Report): RpcDoor {
  const router = routerOf(pipeline, report);
  const rpc = new RPCHandler<RpcContext>(router);
  const api = new OpenAPIHandler<RpcContext>(router);
  return {
    rpc: async (request, context) => (await rpc.handle(request, { prefix: '/rpc', context })).response,
    api: async (request, context) => (await api.handle(request, { prefix: '/api', context })).response,
  };
}

/**
 * The contract's router with each operation handed to the pipeline, which alone validates input and output: the order of
 * DESIGN rule 6 (permission before schema) would be lost if the transport validated first.
 */
function routerOf(pipeline: Pipeline, report: Report): AnyRouter {
  const router: { [name: string]: AnyRouter } = {};
  for (const registered of pipeline.parts.registry.all) {
    const steps = registered.name.split('.');
    const last = steps.pop()!;
    let level = router;
    for (const step of steps) {
      level[step] ??= {};
      level = level[step] as { [name: string]: AnyRouter };
    }
    level[last] = procedureOf(registered, pipeline, report);
  }
  return router;
}

function procedureOf({ name, operation }: Registered, pipeline: Pipeline, report: Report): AnyRouter {
  const { meta, route, errorMap } = operation['~orpc'];
  return new Procedure({
    meta,
    route: { ...route, method: 'POST', path: `/${name.replaceAll('.', '/')}` },
    errorMap,
    middlewares: [],
    inputValidationIndex: 0,
    outputValidationIndex: 0,
    handler: async ({ context, input }: { context: RpcContext; input: unknown }) => {
      const { caller, idempotencyKey, signal, locale } = context;
      try {
        return worded(await pipeline.call(name, input, caller, { idempotencyKey, signal }), locale);
      } catch (error) {
        // Nobody waits for the answer any more; that long work stopped for it is no defect.
        if (signal.aborted) throw new ORPCError('CLIENT_CLOSED_REQUEST', { status: 499 });
        throw transported(worded(errorBody(error, report, name), locale));
      }
    },
  });
}

const transported = ({ code, status, message, data }: ErrorBody): ORPCError<string, unknown> =>
  new ORPCError(code, { status, message, data });
