import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { LEAD, openCommunity, type PlainVoucher, simple, someone, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';

/** The main job once more, with the books in PostgreSQL: the same files, the same figures. */

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const KUAI = someone('kuai', 'unit-accountant', 'T01');

const entry = (side: 'D' | 'C', code: string, amount: string, counterparty?: string) => ({
  side,
  code,
  amount,
  ...(counterparty ? { counterparty } : {}),
});
const lab: PlainVoucher = {
  date: '2025-01-10',
  summary: '代检',
  entries: [entry('D', '121203', '300.00', 'T01'), entry('C', '4101010104', '300.00', 'T01')],
};
const town: PlainVoucher = {
  date: '2025-01-10',
  summary: '委托检验',
  entries: [entry('D', '500101', '300.00', 'H01'), entry('C', '2302', '300.00', 'H01')],
};

/** A charge that the township forgot, which both agree it has to book. */
async function agreeOnOne(house: TestHouse): Promise<void> {
  const pair = {
    unit: 'T01',
    period: '2025-01',
    counterparty: 'H01',
    kind: 'receivable-payable',
    book: 'financial',
  } as const;
  await house.importJson('H01', [
    { ...lab, date: '2025-01-15', entries: lab.entries.map((one) => ({ ...one, amount: '45.00' })) },
  ]);
  const { matters } = await house.pipeline.perform(contract.consolidation.ownPair, pair, KUAI);
  expect(matters.map(({ difference }) => difference)).toEqual(['-45.00']);
  const said = { matter: matters[0]!.matter, nature: 'missing', mender: 'T01', note: '漏记' };
  const { id } = (await house.call('consolidation.proposeOwn', { ...pair, ...said }, KUAI)) as { id: number };
  await house.call('consolidation.agreeOwn', { unit: 'H01', id }, someone('lead', 'unit-accountant', 'H01'));
}

describe('a centre whose books are in PostgreSQL', () => {
  // PGlite has no address that a service could be pointed at.
  it.runIf(postgresKind() === 'server')(
    'imports, consolidates, states, packs and verifies as on one machine',
    async () => {
      const sheets = [];
      for (const databaseUrl of [undefined, (await postgres.newDatabase()).url]) {
        const house = await openCommunity([LEAD, TOWN], databaseUrl === undefined ? {} : { databaseUrl });
        await house.importJson('H01', [lab, simple('2025-01-20', '1002', '4101010101', '90.00')]);
        await house.importJson('T01', [town]);
        await agreeOnOne(house);
        const { run: _run, ...sheet } = await house.pipeline.perform(
          contract.consolidation.run,
          { period: '2025-01' },
          OPERATOR,
        );
        const { rows } = await house.pipeline.perform(contract.ledger.standing, { period: '2025-01' }, OPERATOR);
        const { checks } = await house.pipeline.perform(contract.audit.check, { period: '2025-01' }, OPERATOR);
        const pack = await house.pipeline.perform(contract.audit.pack, { period: '2025-01' }, OPERATOR);
        expect(await house.pipeline.perform(contract.audit.verify, {}, OPERATOR)).toMatchObject({ ok: true });
        expect(house.defects).toEqual([]);
        sheets.push({ sheet, rows, checks, papers: pack.sheets });
      }
      expect(sheets[1]).toEqual(sheets[0]);
    },
  );
});
