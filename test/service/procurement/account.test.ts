import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import { postgresKind, startPostgres, type TestPostgres } from '../../store/postgres-server.ts';
import { approved, BUYER, CHIEF, HOSPITAL, openPharmacy } from './formulary-support.ts';

/** 唯一采购账户: prepared by one, approved by another, and never two. */
const { procurement } = contract;
const ACCOUNT = { unit: 'H01', bank: '工商银行', name: '药品采购专户', number: '1202021009800012345', why: '' };

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const ENGINES: readonly (readonly [string, () => Promise<{ readonly databaseUrl?: string }>])[] = [
  ['sql.js', async () => ({})],
  // PGlite has no address that a service could be pointed at.
  ...(postgresKind() === 'server'
    ? [['PostgreSQL', async () => ({ databaseUrl: (await postgres.newDatabase()).url! })] as const]
    : []),
];

describe.each(ENGINES)('the one account on %s', (_, open) => {
  it('is in force once another person approved it, and takes no second row from anybody', async () => {
    const house = await openPharmacy(await open());
    const { pipeline, books } = house;
    const paper = await pipeline.perform(procurement.savePurchaseAccount, ACCOUNT, BUYER);
    expect(await pipeline.perform(procurement.purchaseAccount, {}, HOSPITAL)).toMatchObject({
      account: null,
      papers: [{ stage: 'draft', may: [] }],
    });
    await approved(house, 'account', paper);
    expect(await pipeline.perform(procurement.purchaseAccount, {}, BUYER)).toMatchObject({
      account: { bank: ACCOUNT.bank, number: ACCOUNT.number, unitName: '青石县人民医院', approvedBy: 'qin.zys' },
      mayPrepare: true,
    });
    // The store itself holds it: neither another id nor the same one goes in, whoever writes the SQL.
    for (const id of [1, 2])
      await expect(
        books.transact({ actor: 'somebody', operation: 'by hand' }, ({ db }) =>
          sql`INSERT INTO purchase_account (id, unit, bank, name, number, paper) VALUES (${sql.lit(id)}, 'T01', 'b', 'n', '12345678', ${sql.lit(paper.id)})`.execute(
            db,
          ),
        ),
      ).rejects.toThrow();
    const rows = await books.read((db) => db.selectFrom('purchase_account').selectAll().execute());
    expect(rows).toHaveLength(1);
  });
});

describe('a purchasing account', () => {
  it('is changed the same way, with a reason, and only once at a time', async () => {
    const house = await openPharmacy();
    const { pipeline } = house;
    await approved(house, 'account', await pipeline.perform(procurement.savePurchaseAccount, ACCOUNT, BUYER));
    const save = (more: object) => house.refusal('procurement.savePurchaseAccount', { ...ACCOUNT, ...more }, BUYER);
    expect((await save({})).code).toBe('same');
    expect((await save({ bank: '农业银行' })).code).toBe('no-reason');
    const changed = { ...ACCOUNT, bank: '农业银行', why: '开户行合并' };
    const paper = await pipeline.perform(procurement.savePurchaseAccount, changed, BUYER);
    expect((await save({ bank: '建设银行', why: '另一个' })).code).toBe('one-open');
    expect((await save({ bank: '建设银行', why: '改', at: { id: paper.id, revision: 9 } })).code).toBe('changed');
    expect(await pipeline.perform(procurement.purchaseAccount, {}, BUYER)).toMatchObject({
      account: { bank: '工商银行' },
      mayPrepare: false,
    });
    await approved(house, 'account', paper);
    expect((await pipeline.perform(procurement.purchaseAccount, {}, BUYER)).account?.bank).toBe('农业银行');
    expect(await save({ unit: 'X99', why: '改' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not approved by who prepared it, and not prepared by who only asks', async () => {
    const house = await openPharmacy();
    const both = {
      ...BUYER,
      grants: [
        { role: 'pharmacy-buyer' as const, unit: '' as const },
        { role: 'chief-pharmacist' as const, unit: '' as const },
      ],
    };
    const { id, revision } = await house.pipeline.perform(procurement.savePurchaseAccount, ACCOUNT, both);
    await house.pipeline.perform(procurement.handPaper, { kind: 'account', id, revision }, both);
    const decision = { kind: 'account', papers: [{ id, revision: revision + 1 }], outcome: 'approve' };
    expect((await house.refusal('procurement.decidePapers', decision, both)).code).toBe('own-work');
    expect((await house.refusal('procurement.savePurchaseAccount', ACCOUNT, CHIEF)).code).toBe('FORBIDDEN');
    expect((await house.refusal('procurement.savePurchaseAccount', ACCOUNT, HOSPITAL)).code).toBe('FORBIDDEN');
    await house.pipeline.perform(procurement.decidePapers, decision as never, CHIEF);
    expect((await house.pipeline.perform(procurement.purchaseAccount, {}, CHIEF)).account?.paper).toBe(id);
  });
});
