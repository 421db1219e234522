import type { Clock, IdSource } from '../../../../shared/kernel/id.ts';
import type { Files } from '../files.ts';
import { type Migration, StoreError } from '../port.ts';
import { type PostgresGate, serverGate } from './gate.ts';

export interface PostgresOptions {
  /** `postgres://…`; or the gate itself, which tests bring along. */
  readonly url?: string;
  readonly gate?: PostgresGate;
  readonly migrations: readonly Migration[];
  readonly clock: Clock;
  readonly ids?: IdSource;
  /** Make the books in an empty database. Otherwise a database without books is `missing`. */
  readonly create?: boolean;
  /** The folder beside which attachments lie; it goes into backups. */
  readonly dir?: string;
  readonly files?: Files;
  /** Connections that work at once, listening not counted. */
  readonly connections?: number;
  /** How often a transaction that collided runs again. */
  readonly retries?: number;
  readonly report?: (sentence: string) => void;
}

/** The gate of the options: one of the two is given. */
export function gateOf({ url, gate, connections = 8, report = () => {} }: Partial<PostgresOptions>): PostgresGate {
  if (gate) return gate;
  if (url === undefined) throw new StoreError('missing', 'No address of a PostgreSQL database was given.');
  return serverGate(url, connections, report);
}
