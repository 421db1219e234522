import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type House, openHouse, readOperatorKey } from '../compose.ts';
import { logger } from '../log.ts';
import { nodeFiles } from '../store/files.ts';
import { StoreError } from '../store/port.ts';
import { livingHolder } from '../store/sqljs/lock.ts';
import { randomBytes, systemClock } from '../system.ts';
import { runTask } from '../tasks.ts';
import { VERSION } from '../version.ts';
import { inPlaceWorkers } from '../workers/workers.ts';
import { type Desk, NoData } from './desk.ts';
import { type DeskOptions, localDesk } from './local-desk.ts';
import { pipeDesk } from './pipe-desk.ts';

/** A house over a new, empty data folder, and the way to leave nothing behind when setting it up fails. */
export async function newHouse(dir: string): Promise<{ house: House; unmake(): Promise<void> }> {
  const before = new Set(await readdir(dir).catch(() => []));
  const house = await openHouse({ ...surroundings(), dir, create: true });
  return {
    house,
    async unmake() {
      for (const name of await readdir(dir).catch(() => [])) {
        if (!before.has(name)) await rm(join(dir, name), { recursive: true, force: true });
      }
    },
  };
}

const surroundings = () => ({
  databaseUrl: process.env['DATABASE_URL'],
  workers: inPlaceWorkers(runTask),
  clock: systemClock,
  randomBytes,
  version: VERSION,
  report: logger().report,
});

/** Opens the data folder; where a service holds it, speaks to that service instead. */
export async function openDesk(dir: string, options: DeskOptions): Promise<Desk> {
  try {
    const house = await openHouse({ ...surroundings(), dir });
    return localDesk(house, options);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.code !== 'locked') throw error;
    const address = livingHolder(nodeFiles, dir)?.address;
    const operatorKey = await readOperatorKey(dir);
    if (address === undefined || operatorKey === undefined) throw new NoData(error.message);
    return pipeDesk({ path: address, operatorKey }, options);
  }
}
