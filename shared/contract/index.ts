import { session } from './session.ts';

/** Everything that can be asked of the service, by module: the table of contents. */
export const contract = { session };
export type Contract = typeof contract;
