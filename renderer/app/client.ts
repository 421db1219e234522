import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../shared/contract/index.ts';
import { watchedFetch } from './connection.ts';

/** What a caller may say of a call beside its input. */
export interface CallContext {
  /** 幂等键: the same attempt sent again, after a lost reply, is carried out once only. */
  readonly idempotencyKey?: string;
}

/** Everything that can be asked of the service, typed by the contract. */
export type Client = ContractRouterClient<Contract, CallContext>;

/** The session's token lives as long as the tab: another window signs in for itself. */
const TOKEN = 'tongcai.session';

export const session = {
  token: (): string | null => sessionStorage.getItem(TOKEN),
  keep: (token: string): void => sessionStorage.setItem(TOKEN, token),
  forget: (): void => sessionStorage.removeItem(TOKEN),
};

/** What each request says of us: whose session it is, and the language that the service shall answer in. */
export function asOurselves(): Record<string, string> {
  const token = session.token();
  const speaking = { 'accept-language': document.documentElement.lang || 'zh-CN' };
  return token === null ? speaking : { ...speaking, authorization: `Bearer ${token}` };
}

const link = new RPCLink<CallContext>({
  url: () => new URL('/rpc', location.href),
  headers: ({ context: { idempotencyKey } }) =>
    idempotencyKey === undefined ? asOurselves() : { ...asOurselves(), 'idempotency-key': idempotencyKey },
  fetch: (request, init) => watchedFetch(request, init),
});

export const client: Client = createORPCClient(link);

/**
 * The same calls as queries: keys, caching and cancelling come from TanStack Query. Its type is named, since written out it
 * is longer than the compiler writes.
 */
export const api: RouterUtils<Client> = createTanstackQueryUtils(client);
