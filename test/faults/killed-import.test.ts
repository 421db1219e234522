import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tongcai } from '../e2e/program.ts';
import { chance } from '../support/random.ts';

/** `kill -9` in the middle of `import vouchers --one-by-one --progress`, again and again: what was acknowledged is there. */

const VOUCHERS = 600;
const folder = mkdtempSync(join(tmpdir(), 'tongcai-killed-'));
const data = join(folder, 'books');
const file = join(folder, 'vouchers.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const posted = (): string[] => {
  const totals: string[] = [];
  for (let offset = 0; ; offset += 1000) {
    const { stdout } = tongcai([
      'call',
      'ledger.vouchers',
      '--input',
      JSON.stringify({ unit: 'H01', period: '2025-01', limit: 1000, offset }),
      '--data',
      data,
      '--json',
    ]);
    const { total, rows } = JSON.parse(stdout) as { total: number; rows: { total: string }[] };
    totals.push(...rows.map((row) => row.total));
    if (totals.length >= total) return totals;
  }
};

/** Imports until killed after so many acknowledgements, or to the end; gives how many were acknowledged in this run. */
function importUntil(killAfter: number): Promise<number> {
  const cli = fileURLToPath(new URL('../../dist/service/cli.js', import.meta.url));
  const child = spawn(
    process.execPath,
    [cli, 'import', 'vouchers', file, '--unit', 'H01', '--one-by-one', '--progress', '--data', data, '--json'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let acknowledged = 0;
  let rest = '';
  return new Promise((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const count = /^acknowledged (\d+)$/.exec(line)?.[1];
        if (count !== undefined) acknowledged = Number(count);
      }
      if (acknowledged >= killAfter) child.kill('SIGKILL');
    });
    child.on('close', () => resolve(acknowledged));
  });
}

describe('an import that is killed', () => {
  beforeAll(() => {
    const community = {
      name: '青石县医共体',
      fiscalYear: 2025,
      units: [{ code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' }],
    };
    writeFileSync(join(folder, 'community.json'), JSON.stringify(community));
    expect(tongcai(['init', '--community', join(folder, 'community.json'), '--data', data]).code).toBe(0);
    const vouchers = Array.from({ length: VOUCHERS }, (_, at) => ({
      date: '2025-01-15',
      summary: `第 ${at + 1} 张`,
      entries: [
        { side: 'D', code: '1001', amount: `${at + 1}.00` },
        { side: 'C', code: '1002', amount: `${at + 1}.00` },
      ],
    }));
    writeFileSync(file, JSON.stringify(vouchers));
  });

  it('loses nothing that was acknowledged, keeps a prefix, and goes on where it stood', async () => {
    const random = chance(20251231);
    let before = 0;
    for (let round = 0; round < 6; round += 1) {
      const acknowledged = await importUntil(random.int(5, 90));
      const verified = tongcai(['verify', '--data', data, '--json']);
      expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true });
      const totals = posted();
      expect(totals.length).toBeGreaterThanOrEqual(before + acknowledged);
      expect(totals).toEqual(Array.from({ length: totals.length }, (_, at) => `${at + 1}.00`));
      before = totals.length;
    }
    await importUntil(Number.POSITIVE_INFINITY);
    expect(posted()).toHaveLength(VOUCHERS);
    const again = tongcai(['import', 'vouchers', file, '--unit', 'H01', '--one-by-one', '--data', data, '--json']);
    expect(again.code).toBe(1);
    expect(JSON.parse(again.stdout)).toMatchObject({ rejected: [{ code: 'already-imported' }] });
  });
});
