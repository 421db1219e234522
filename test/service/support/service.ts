import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Books } from '../../../electron/service/database.ts';
import { argonPasswords } from '../../../electron/service/organisation/commands.ts';
import { folderFiles } from '../../../electron/service/pipeline/folder-files.ts';
import type { CallOptions } from '../../../electron/service/pipeline/pipeline.ts';
import { buildService, type Service, type ServiceParts } from '../../../electron/service/service.ts';
import { trail } from '../../../shared/contract/audit/trail.ts';
import { contract } from '../../../shared/contract/index.ts';
import type { Operation, ReplyOf, RequestOf } from '../../../shared/contract/operation.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { idSource } from '../../../shared/kernel/id.ts';
import { openBooks } from './books.ts';

/** The contract of what every service has: people, units, the trail and jobs. */
export const CORE = {
  session: contract.session,
  organisation: contract.organisation,
  audit: trail,
  jobs: contract.jobs,
};

export const NOBODY: Caller = { kind: 'nobody', nearby: true };
export const OPERATOR: Caller = { kind: 'local', osUser: 'wang' };
export const PASSWORD = 'a long pass phrase';

/** A clock that stands still until it is moved. */
export class TestClock {
  constructor(public ms = Date.UTC(2025, 2, 31, 8, 0, 0)) {}
  nowMs = () => this.ms;
  advance(ms: number): void {
    this.ms += ms;
  }
}

export interface Bench extends Service {
  readonly books: Books;
  readonly clock: TestClock;
  /** Defects that the service reported; a test that expects none looks here. */
  readonly defects: unknown[];
  /** Typed call as a caller; the local operator where none is named. */
  ask<Op extends Operation>(
    operation: Op,
    input: RequestOf<Op>,
    caller?: Caller,
    options?: CallOptions,
  ): Promise<ReplyOf<Op>>;
  /** How many events stand on the trail. */
  events(): Promise<number>;
}

/** A service over books of its own, with cheap passwords and a clock that stands still. */
export async function openBench(parts: Partial<ServiceParts> = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'tongcai-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = new TestClock();
  const books = parts.books ?? (await openBooks(clock));
  const chance = (length: number) => new Uint8Array(randomBytes(length));
  const defects: unknown[] = [];
  const service = buildService({
    books,
    clock,
    ids: idSource(clock, chance),
    randomBytes: chance,
    files: folderFiles(join(folder, 'files')),
    modules: [],
    headSources: [],
    version: '0.0.0-test',
    sample: async () => {},
    report: (error) => `defect-${defects.push(error)}`,
    contract: CORE,
    passwords: argonPasswords(chance, { memoryKib: 64, passes: 1 }),
    ...parts,
  });
  onTestFinished(() => service.close());
  return {
    ...service,
    books,
    clock,
    defects,
    ask: (operation, input, caller = OPERATOR, options) => service.pipeline.perform(operation, input, caller, options),
    events: () =>
      books.read(async (db) => {
        const { count } = await db
          .selectFrom('event')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        return Number(count);
      }),
  };
}

/** A small community: the county hospital as lead, two townships. */
export const COMMUNITY: RequestOf<typeof contract.organisation.initialise> = {
  name: '青石县医疗共同体',
  fiscalYear: 2025,
  units: [
    { code: 'H01', name: '青石县人民医院', kind: 'lead', chart: 'hospital' },
    { code: 'T01', name: '柳河镇卫生院', kind: 'township', chart: 'primary' },
    { code: 'T02', name: '白杨镇卫生院', kind: 'township', chart: 'primary' },
  ],
};

type Grants = RequestOf<typeof contract.organisation.createPerson>['grants'];

/** A bench with the community, an administrator, and a way to add people who are signed in at once. */
export async function openCounty(parts: Partial<ServiceParts> = {}) {
  const bench = await openBench(parts);
  await bench.ask(contract.organisation.initialise, COMMUNITY);
  await bench.ask(
    contract.session.createFirstAdministrator,
    { name: 'guanli', display: '赵管理', password: PASSWORD, alsoChiefAccountant: true },
    NOBODY,
  );
  const signIn = async (name: string, password = PASSWORD) => {
    const { token } = await bench.ask(contract.session.signIn, { name, password }, NOBODY);
    const caller = await bench.sessions.authenticate(token);
    if (!caller) throw new Error(`no session for ${name}`);
    return { token, caller };
  };
  const administrator = await signIn('guanli');
  const hire = async (name: string, grants: Grants) => {
    const person = await bench.ask(
      contract.organisation.createPerson,
      { name, display: name, password: PASSWORD, grants },
      administrator.caller,
    );
    return { ...(await signIn(name)), id: person.id };
  };
  return { ...bench, administrator, signIn, hire };
}
