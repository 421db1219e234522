import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../shared/contract/index.ts';
import { watchedFetch } from './connection.ts';

/** Everything that can be asked of the service, typed by the contract. */
export type Client = ContractRouterClient<Contract>;

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

const link = new RPCLink({
  url: () => new URL('/rpc', location.href),
  headers: () => asOurselves(),
  fetch: (request, init) => watchedFetch(request, init),
});

export const client: Client = createORPCClient(link);

/** The same calls as queries: keys, caching and cancelling come from TanStack Query. */
export const api = createTanstackQueryUtils(client);
