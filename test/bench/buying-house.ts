import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type House, openHouse } from '../../electron/service/compose.ts';
import { runTask } from '../../electron/service/tasks.ts';
import { inPlaceWorkers } from '../../electron/service/workers/workers.ts';
import { contract } from '../../shared/contract/index.ts';

const township = (code: string) => ({ code, name: `卫生院 ${code}`, kind: 'township', chart: 'primary' }) as const;

/** Books of one hospital that buys, alone or for township centres, in a folder that goes with the process. */
export async function openBuyingHouse(townships: readonly string[] = []): Promise<House> {
  const dir = mkdtempSync(join(tmpdir(), 'tongcai-bench-'));
  const house = await openHouse({
    ...{ dir, create: true, workers: inPlaceWorkers(runTask), version: '0.0.0-bench' },
    ...{ clock: { nowMs: () => Date.UTC(2025, 5, 1) }, report: (error) => String(error) },
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
  });
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const lead = { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' } as const;
  await house.pipeline.perform(
    contract.organisation.initialise,
    { name: '青石县医共体', fiscalYear: 2025, units: [lead, ...townships.map(township)] },
    { kind: 'local', osUser: 'bench' },
  );
  return house;
}
