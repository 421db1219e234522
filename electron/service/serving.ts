import { readFile } from 'node:fs/promises';
import type { House } from './compose.ts';
import { serve } from './http/serve.ts';

export interface Serving {
  readonly pipe: string;
  readonly host: string;
  readonly port: number;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

export interface ServedHouse {
  /** `http://127.0.0.1:PORT/` */
  readonly address: string;
  /** Stops taking requests, ends the jobs and closes the books. */
  close(): Promise<void>;
}

/** Serves a house on its pipe, for the command line, and on loopback or the LAN, for people. */
export async function serveHouse(house: House, where: Serving): Promise<ServedHouse> {
  const tls =
    where.tlsCert !== undefined && where.tlsKey !== undefined
      ? { cert: await readFile(where.tlsCert), key: await readFile(where.tlsKey) }
      : undefined;
  const pipe = await serve(house.fetch, { pipe: where.pipe });
  try {
    const people = await serve(house.fetch, { host: where.host, port: where.port, tls });
    return {
      address: people.address,
      async close() {
        await people.close();
        await pipe.close();
        await house.close();
      },
    };
  } catch (error) {
    await pipe.close();
    throw error;
  }
}
