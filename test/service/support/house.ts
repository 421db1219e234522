import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { type House, openHouse } from '../../../electron/service/compose.ts';
import { Failure } from '../../../electron/service/pipeline/failure.ts';
import { runTask } from '../../../electron/service/tasks.ts';
import { inPlaceWorkers } from '../../../electron/service/workers/workers.ts';
import type { Reason } from '../../../shared/contract/errors.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { VoucherDraft } from '../../../shared/domain/ledger/voucher.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { RoleCode } from '../../../shared/domain/organisation/roles.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { OPERATOR, TestClock } from './service.ts';

/** The whole service over a data folder of the test's own. */
export interface TestHouse extends House {
  readonly dir: string;
  readonly clock: TestClock;
  readonly defects: unknown[];
  /** Hands a file in as the caller. */
  file(content: string | Uint8Array, caller?: Caller): Promise<string>;
  /** The refusal of a call: its code and messages; fails when it was not refused. */
  refusal(operation: string, input: unknown, caller?: Caller): Promise<{ code: string; messages: string[] }>;
  importJson(unit: UnitCode, vouchers: readonly PlainVoucher[]): Promise<unknown>;
  importTrialBalance(unit: UnitCode, period: string, csv: string): Promise<unknown>;
  importDeclaration(unit: UnitCode, period: string, csv: string): Promise<unknown>;
}

export interface PlainVoucher {
  readonly date: string;
  readonly summary: string;
  readonly type?: string;
  readonly entries: readonly {
    readonly side: 'D' | 'C';
    readonly code: string;
    readonly amount: string;
    readonly counterparty?: string;
    readonly department?: string;
    readonly fund?: string;
    readonly document?: string;
  }[];
}

interface HouseOptions {
  /** A folder that is there already. */
  readonly dir?: string;
  readonly databaseUrl?: string;
  readonly clock?: TestClock;
}

/** Opens a house for one test. */
export async function openTestHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const { house, leave } = await testHouse(options);
  onTestFinished(leave);
  return house;
}

/** Opens a house for all tests of a file, and fills it once. */
export function keepTestHouse(fill: (house: TestHouse) => Promise<void>): void {
  let leave: () => Promise<void> = async () => {};
  beforeAll(async () => {
    const opened = await testHouse({});
    leave = opened.leave;
    await fill(opened.house);
  });
  afterAll(() => leave());
}

async function testHouse(options: HouseOptions): Promise<{ house: TestHouse; leave: () => Promise<void> }> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'tongcai-house-')));
  const clock = options.clock ?? new TestClock();
  const defects: unknown[] = [];
  const house = await openHouse({
    dir,
    create: options.dir === undefined,
    databaseUrl: options.databaseUrl,
    workers: inPlaceWorkers(runTask),
    clock,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    version: '0.0.0-test',
    report: (error) => `defect-${defects.push(error)}`,
  });
  const leave = async () => {
    await house.close();
    if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
  };
  const owner = (caller: Caller) =>
    caller.kind === 'person' ? caller.name : caller.kind === 'local' ? `local:${caller.osUser}` : 'nobody';
  const file = async (content: string | Uint8Array, caller: Caller = OPERATOR) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return (await house.files.put(owner(caller), bytes)).sha256;
  };
  const tested: TestHouse = {
    ...house,
    dir,
    clock,
    defects,
    file,
    async refusal(operation, input, caller = OPERATOR) {
      try {
        await house.call(operation, input, caller);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        const reasons: readonly Reason[] = 'reasons' in error.data ? error.data.reasons : [];
        const code = 'code' in error.data ? error.data.code : error.code;
        return { code, messages: reasons.map(({ message }) => message) };
      }
      return expect.fail(`${operation} was not refused`);
    },
    importJson: async (unit, vouchers) =>
      house.call(
        'ledger.importVouchers',
        { unit, file: await file(JSON.stringify(vouchers)), fileName: 'vouchers.json' },
        OPERATOR,
      ),
    importTrialBalance: async (unit, period, csv) =>
      house.call(
        'ledger.importTrialBalance',
        { unit, period, file: await file(csv), fileName: '科目余额表.csv' },
        OPERATOR,
      ),
    importDeclaration: async (unit, period, csv) =>
      house.call(
        'ledger.importIntraGroup',
        { unit, period, file: await file(csv), fileName: '内部往来申报表.csv' },
        OPERATOR,
      ),
  };
  return { house: tested, leave };
}

/** Does something in the books of a folder that nobody serves yet, and leaves them closed. */
export async function openKeptHouse(dir: string, work: (house: TestHouse) => Promise<void>): Promise<void> {
  const { house, leave } = await testHouse({ dir, clock: new TestClock(Date.now()) });
  await work(house).finally(leave);
}

/** A house with a community of the given units. */
export async function openCommunity(
  units: readonly Unit[],
  options: Parameters<typeof openTestHouse>[0] = {},
): Promise<TestHouse> {
  const house = await openTestHouse(options);
  await house.pipeline.perform(
    contract.organisation.initialise,
    { name: '青石县医共体', fiscalYear: 2025, units: units.map((unit) => ({ ...unit })) },
    OPERATOR,
  );
  return house;
}

export const LEAD: Unit = { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' };
export const TOWN: Unit = { code: 'T01', name: '柳河镇卫生院', kind: 'township', chart: 'primary' };
export const TOWN2: Unit = { code: 'T02', name: '白杨镇卫生院', kind: 'township', chart: 'primary' };

/** A draft as the command line's JSON says it. */
export const plainVoucher = (draft: VoucherDraft): PlainVoucher => ({
  date: draft.date,
  summary: draft.summary || '凭证',
  type: draft.type,
  entries: draft.lines.map((line) => ({
    side: line.debit !== 0 ? ('D' as const) : ('C' as const),
    code: line.code,
    amount: formatYuan(line.debit !== 0 ? line.debit : line.credit),
    counterparty:
      line.counterparty && (line.counterparty.kind === 'unit' ? line.counterparty.unit : line.counterparty.party),
    department: line.department,
    fund: line.fund,
    document: line.document,
  })),
});

/** A voucher of two lines. */
export const simple = (
  date: string,
  debit: string,
  credit: string,
  amount: string,
  summary = '测试',
): PlainVoucher => ({
  date,
  summary,
  entries: [
    { side: 'D', code: debit, amount },
    { side: 'C', code: credit, amount },
  ],
});

/** Someone with a role over the whole community, as a session would make them. */
export const someone = (name: string, role: RoleCode, unit: UnitCode | '' = ''): Caller => ({
  kind: 'person',
  id: `id-of-${name}`,
  name,
  display: name,
  grants: [{ role, unit }],
  session: `session-of-${name}`,
});

/** 上报 by the centre, and both signatures: all that a month waits for before it is locked. */
export async function handedIn(house: TestHouse, unit: UnitCode, period: string): Promise<void> {
  await house.call('ledger.submitPeriod', { unit, period }, someone('wang.kj', 'centre-accountant'));
  await signed(house, unit, period);
}

/** 负责人承诺: both heads sign a unit's month, as a new community asks before it is locked. */
export async function signed(house: TestHouse, unit: UnitCode, period: string): Promise<void> {
  await house.call('ledger.attest', { unit, period, side: 'unit' }, someone('yuan.z', 'unit-head', unit));
  await house.call('ledger.attest', { unit, period, side: 'community' }, someone('li.zong', 'chief-accountant'));
}
