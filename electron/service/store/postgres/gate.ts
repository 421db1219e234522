import pg from 'pg';
import { StoreError } from '../port.ts';
import { exactNumber } from '../values.ts';

/** One connection, borrowed. */
export interface PostgresClient {
  query(sql: string, parameters?: readonly unknown[]): Promise<PostgresResult>;
  /** Gives it back; `broken` when it must not be used again. */
  release(broken?: boolean): void;
}

export interface PostgresResult {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: Record<string, unknown>[];
}

/** The way to a PostgreSQL: a server (`serverGate`), or what tests put in its place. */
export interface PostgresGate {
  connect(): Promise<PostgresClient>;
  /** Hears what is notified until the result is called; `undefined` when something may have been missed. */
  listen(channel: string, hear: (payload: string | undefined) => void): Promise<() => Promise<void>>;
  end(): Promise<void>;
}

/** Borrows a connection for a piece of work. */
export async function withClient<T>(gate: PostgresGate, work: (client: PostgresClient) => Promise<T>): Promise<T> {
  const client = await gate.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/** int8, int2, int4, float4, float8, numeric: all come as text and leave as numbers that are exact, or not at all. */
const NUMBERS = new Set([20, 21, 23, 700, 701, 1700]);

/** A number of PostgreSQL, whatever its type. Sums of BIGINT are NUMERIC there, so fractions are looked for in the text. */
export function numberFromText(text: string): number {
  if (!/^-?\d+(\.0+)?$/.test(text))
    throw new StoreError('constraint', `The database gave ${text}: not a whole number that can be shown exactly.`);
  return exactNumber(Number(text));
}

/** A truth value, as SQLite gives it: 1 or 0. */
export const truthFromText = (text: string): number => (text === 't' || text === 'true' ? 1 : 0);
const BOOLEAN = 16;

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    if (format === 'binary') return pg.types.getTypeParser(oid, format);
    if (NUMBERS.has(oid as number)) return numberFromText;
    return (oid as number) === BOOLEAN ? truthFromText : pg.types.getTypeParser(oid, format);
  },
};

const RETRY_MS = 1000;
/** So long a question waits for a connection. */
const WAIT_MS = 30_000;

/** A server by its `postgres://` address. `report` hears of connections that broke while nobody used them. */
export function serverGate(url: string, size: number, report: (sentence: string) => void): PostgresGate {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types,
    application_name: 'tongcai',
    connectionTimeoutMillis: WAIT_MS,
  });
  // An idle connection that breaks is the pool's affair; one at work must have somebody who hears it, or the program ends.
  pool.on('error', (error) => report(`An idle connection to PostgreSQL broke: ${error.message}`));
  const broken = new WeakSet<pg.PoolClient>();
  pool.on('connect', (client) => client.on('error', () => broken.add(client)));
  return {
    async connect() {
      const client = await pool.connect().catch((error: Error) => {
        // The pool's own message, which has no code: all connections were at work all the while.
        if (/^timeout exceeded/.test(error.message))
          throw new StoreError('busy', 'All connections are at work. Try again.');
        throw error;
      });
      return {
        async query(sql, parameters = []) {
          try {
            return await client.query(sql, [...parameters]);
          } catch (error) {
            if (broken.has(client)) throw new StoreError('io', 'The connection to the database server broke.');
            throw error;
          }
        },
        release: (unusable) => client.release(unusable || broken.has(client)),
      };
    },
    listen: (channel, hear) => new Ear(url, channel, hear, report).open(),
    end: () => pool.end(),
  };
}

/** A connection that only listens, and comes back when it breaks. */
class Ear {
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly hear: (payload: string | undefined) => void,
    private readonly report: (sentence: string) => void,
  ) {}

  async open(): Promise<() => Promise<void>> {
    await this.#listen();
    return async () => {
      this.#stopped = true;
      clearTimeout(this.#retry);
      await this.#client?.end();
    };
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'tongcai-listen' });
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('the server closed it')));
    this.#client = client;
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
  }

  #lost(client: pg.Client, error: Error): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = undefined;
    this.report(`The listening connection to PostgreSQL broke: ${error.message}`);
    this.#comeBackLater();
  }

  #comeBackLater(): void {
    this.#retry = setTimeout(() => {
      this.#listen().then(
        () => this.hear(undefined),
        () => {
          this.#client = undefined;
          if (!this.#stopped) this.#comeBackLater();
        },
      );
    }, RETRY_MS);
    this.#retry.unref();
  }
}
