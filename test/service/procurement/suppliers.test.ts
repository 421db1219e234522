import { describe, expect, it } from 'vitest';
import { readPayee, readSuppliers } from '../../../electron/service/procurement/queries.ts';
import { contract } from '../../../shared/contract/index.ts';
import { CRITERIA, DEFAULT_SETTINGS } from '../../../shared/domain/procurement/suppliers/settings.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { LEAD, openCommunity, simple, type TestHouse, TOWN } from '../support/house.ts';
import { OPERATOR } from '../support/service.ts';
import {
  approve,
  approvedCard,
  approvedPayee,
  BUYER,
  CODE,
  cardAsked,
  PHARMACIST,
  payeeAsked,
  TOWN_PHARMACIST,
} from './suppliers-support.ts';

/** 供应商: prepared by one, in force when another approved; an account is called back about and shown whole to few. */
const { audit, procurement } = contract;
const OTHER = '91440300708461136T';

const opened = () => openCommunity([LEAD, TOWN]);
const shown = (house: TestHouse, caller = BUYER, code = CODE) =>
  house.pipeline.perform(procurement.supplier, { code }, caller);
const row = async (house: TestHouse, day?: AccountingDate, caller = BUYER) =>
  (await house.pipeline.perform(procurement.suppliers, day ? { day } : {}, caller)).rows.find(
    ({ code }) => code === CODE,
  );
const firms = async (house: TestHouse) => [...(await house.books.read((db) => readSuppliers(db))).values()];
const payee = (house: TestHouse) => house.books.read((db) => readPayee(db, CODE));
const points = (...scores: readonly number[]) =>
  CRITERIA.map((criterion, at) => ({ criterion, score: scores[at] ?? 90, remark: '' }));

describe('a supplier’s card', () => {
  it('is in force once another person approved it, and never by who prepared it', async () => {
    const house = await opened();
    const kept = await house.pipeline.perform(procurement.saveSupplier, { card: cardAsked() }, BUYER);
    expect(kept.number).toBe('GYS-0001');
    expect(await row(house)).toMatchObject({ state: 'new', waiting: ['supplier'], mine: true });
    expect(await firms(house)).toEqual([]);
    await house.pipeline.perform(procurement.handPaper, { id: 1, revision: 1, kind: 'supplier' }, BUYER);
    expect((await shown(house)).open?.may).toEqual(['withdraw']);
    expect((await shown(house, PHARMACIST)).open?.may).toEqual(['approve', 'refuse', 'return']);
    const decision = { kind: 'supplier', papers: [{ id: 1, revision: 2 }], outcome: 'approve' };
    expect(await house.refusal('procurement.decidePapers', decision, BUYER)).toMatchObject({ code: 'FORBIDDEN' });
    const both = { ...PHARMACIST, name: BUYER.kind === 'person' ? BUYER.name : '' };
    expect(await house.refusal('procurement.decidePapers', decision, both)).toMatchObject({ code: 'own-work' });
    await house.call('procurement.decidePapers', decision, PHARMACIST);
    expect(await firms(house)).toMatchObject([{ code: CODE, stopped: false, goods: ['western'] }]);
    expect(await row(house)).toMatchObject({ state: 'active', licence: 'ok', waiting: [], account: '' });
  });

  it('is changed by a new paper, which stands beside the one in force until it is approved', async () => {
    const house = await opened();
    await approvedCard(house);
    const same = await house.refusal('procurement.saveSupplier', { card: cardAsked() }, BUYER);
    expect(same).toEqual({ code: 'nothing-changed', messages: ['与现在有效的供应商资料相同'] });
    const card = cardAsked({ phone: '0571-88889999', units: ['T01'] });
    const kept = await house.pipeline.perform(procurement.saveSupplier, { card }, BUYER);
    expect(await house.refusal('procurement.saveSupplier', { card }, BUYER)).toEqual({
      code: 'open-paper',
      messages: ['已有一份没有办结的资料 GYS-0002，请先办结或撤回'],
    });
    const before = await shown(house, PHARMACIST);
    expect([before.card?.phone, before.open?.card.phone, before.open?.changed]).toEqual([
      ...['0571-88880000', '0571-88889999'],
      ['units', 'phone'],
    ]);
    await approve(house, 'supplier', kept);
    const after = await shown(house);
    expect(after.card?.phone).toBe('0571-88889999');
    expect(after.papers.map(({ number, inForce }) => [number, inForce])).toEqual([
      ['GYS-0002', true],
      ['GYS-0001', false],
    ]);
    // What was replaced is not ended any more.
    const old = { id: 1, revision: 3, kind: 'supplier', reason: '旧资料' };
    expect(await house.refusal('procurement.endPaper', old, BUYER)).toMatchObject({ code: 'not-fit' });
    expect(after.papers.map(({ may }) => may)).toEqual([['end'], []]);
  });

  it('is stopped with a reason, and comes back by a card that another approves', async () => {
    const house = await opened();
    await approvedCard(house);
    await house.call(
      'procurement.endPaper',
      { id: 1, revision: 3, kind: 'supplier', reason: '许可证到期未换发' },
      BUYER,
    );
    expect(await firms(house)).toMatchObject([{ code: CODE, stopped: true }]);
    const kept = await house.pipeline.perform(procurement.saveSupplier, { card: cardAsked() }, BUYER);
    expect((await shown(house, PHARMACIST)).open).toMatchObject({
      changed: [],
      doubts: [{ message: '这家供应商已经停用，审核通过后恢复供货' }],
    });
    await approve(house, 'supplier', kept);
    expect(await firms(house)).toMatchObject([{ stopped: false }]);
  });

  it('is refused where it cannot be: units that there are not, somebody else’s change, a paper that has moved on', async () => {
    const house = await opened();
    const refused = (input: object, caller = BUYER) => house.refusal('procurement.saveSupplier', input, caller);
    expect(await refused({ card: cardAsked({ units: ['T99'], urgentHours: 72 }) })).toEqual({
      code: 'bad-card',
      messages: ['急送时限不能长于普通配送时限', '配送单位里没有单位 T99'],
    });
    const kept = await house.pipeline.perform(procurement.saveSupplier, { card: cardAsked() }, BUYER);
    expect(await refused({ at: { id: kept.id, revision: 7 }, card: cardAsked() })).toMatchObject({ code: 'changed' });
    expect(await refused({ at: { id: 99, revision: 1 }, card: cardAsked() })).toMatchObject({ code: 'NOT_FOUND' });
    await house.call('procurement.handPaper', { id: kept.id, revision: 1, kind: 'supplier' }, BUYER);
    expect(await refused({ at: { id: kept.id, revision: 2 }, card: cardAsked() })).toMatchObject({ code: 'not-now' });
    expect(await refused({ card: cardAsked({ code: OTHER }) }, TOWN_PHARMACIST)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await firms(house)).toEqual([]);
  });

  it('is written on again after it was returned', async () => {
    const house = await opened();
    const kept = await house.pipeline.perform(procurement.saveSupplier, { card: cardAsked() }, BUYER);
    await house.call('procurement.handPaper', { id: kept.id, revision: 1, kind: 'supplier' }, BUYER);
    const back = { kind: 'supplier', papers: [{ id: kept.id, revision: 2 }], outcome: 'return', reason: '补质保协议' };
    await house.call('procurement.decidePapers', back, PHARMACIST);
    const card = cardAsked({ name: '示例青山医药配送有限公司' });
    const at = { id: kept.id, revision: 3 };
    const again = await house.pipeline.perform(procurement.saveSupplier, { at, card }, BUYER);
    await approve(house, 'supplier', again);
    expect((await shown(house)).card?.name).toBe('示例青山医药配送有限公司');
  });
});

describe('its licences', () => {
  it('are judged on the day that is asked, by the community’s rules', async () => {
    const house = await opened();
    await approvedCard(house, {
      licences: [
        { kind: 'business', number: 'YY-1' },
        { kind: 'drug-trading', number: 'JY-1', until: '2025-10-31' },
      ],
    });
    expect((await row(house, '2025-09-30' as AccountingDate))?.licence).toBe('ok');
    expect((await row(house, '2025-10-15' as AccountingDate))?.licence).toBe('soon');
    expect(await row(house, '2025-11-01' as AccountingDate)).toMatchObject({
      licence: 'expired',
      problems: ['药品经营许可证 JY-1 已于 2025-10-31 到期'],
    });
    const rules = structuredClone(DEFAULT_SETTINGS);
    const asked = {
      ...rules.asked,
      distributor: { ...rules.asked.distributor, western: ['business', 'quality'] as const },
    };
    const input = { ...rules, asked, warnDays: 0, reason: '增加质量保证协议' };
    expect(await house.refusal('procurement.setSupplierRules', input, BUYER)).toMatchObject({ code: 'FORBIDDEN' });
    await house.call('procurement.setSupplierRules', input, PHARMACIST);
    expect((await row(house, '2025-10-15' as AccountingDate))?.problems).toEqual(['缺少质量保证协议']);
    const uneven = { ...input, weights: { ...rules.weights, price: 11 } };
    expect(await house.refusal('procurement.setSupplierRules', uneven, PHARMACIST)).toEqual({
      code: 'bad-weights',
      messages: ['评价权重之和须为 100'],
    });
  });

  it('that have expired are a finding of the month’s checks, until the supplier is stopped', async () => {
    const house = await opened();
    await house.importJson('H01', [simple('2025-03-05', '1002', '2302', '10.00')]);
    const found = async () =>
      (
        await house.pipeline.perform(
          audit.check,
          { period: '2025-03' as Period, only: ['supplier-licences'] },
          OPERATOR,
        )
      ).checks.map(({ ok, severity, rows }) => [ok, severity, rows.map(({ message }) => message)]);
    expect(await found()).toEqual([[true, 'finding', []]]);
    await approvedCard(house, { licences: [{ kind: 'business', number: 'YY-1', until: '2025-02-28' }] });
    expect(await found()).toEqual([
      [false, 'finding', ['供应商“示例青山医药有限公司”：营业执照 YY-1 已于 2025-02-28 到期']],
    ]);
    await house.call('procurement.endPaper', { id: 1, revision: 3, kind: 'supplier', reason: '停用' }, BUYER);
    expect(await found()).toEqual([[true, 'finding', []]]);
  });
});

describe('its account', () => {
  it('is paid to once another person approved it, after a call back', async () => {
    const house = await opened();
    expect(await house.refusal('procurement.savePayee', payeeAsked(), BUYER)).toMatchObject({ code: 'no-supplier' });
    await approvedCard(house);
    const input = payeeAsked({ calledDay: '' });
    const kept = await house.pipeline.perform(procurement.savePayee, input, BUYER);
    expect(await house.refusal('procurement.handPaper', { id: 2, revision: 1, kind: 'payee' }, BUYER)).toEqual({
      code: 'not-fit',
      messages: ['变更收款账户须先电话核实：写明核实对象、号码和日期'],
    });
    const again = await house.pipeline.perform(
      procurement.savePayee,
      { at: { id: kept.id, revision: 1 }, ...payeeAsked() },
      BUYER,
    );
    expect(await payee(house)).toBeUndefined();
    await approve(house, 'payee', again);
    expect(await payee(house)).toMatchObject({ number: '6222000012345678', bank: '示例银行青石支行' });
    expect(await house.refusal('procurement.savePayee', payeeAsked(), BUYER)).toMatchObject({
      code: 'nothing-changed',
    });
  });

  it('keeps those before it, and can be ended', async () => {
    const house = await opened();
    await approvedCard(house);
    await approvedPayee(house);
    await approvedPayee(house, { number: '6222000087654321', reason: '开户行变更' });
    const { payees } = await shown(house);
    expect(payees.map(({ account, inForce, may }) => [account, inForce, may])).toEqual([
      ['6222000087654321', true, ['end']],
      ['6222000012345678', false, []],
    ]);
    const end = (id: number) => ({ id, revision: 3, kind: 'payee', reason: '账户注销' });
    expect(await house.refusal('procurement.endPaper', end(2), BUYER)).toMatchObject({ code: 'not-fit' });
    await house.call('procurement.endPaper', end(3), BUYER);
    expect(await payee(house)).toBeUndefined();
  });

  it('is whole for who prepares or approves it; others, and the trail, have its last four digits', async () => {
    const house = await opened();
    await approvedCard(house);
    await approvedPayee(house);
    expect((await shown(house, PHARMACIST)).payee?.account).toBe('6222000012345678');
    const seen = await shown(house, TOWN_PHARMACIST);
    expect([seen.payee?.account, seen.payees[0]?.account]).toEqual(['•••• 5678', '•••• 5678']);
    expect((await row(house, undefined, TOWN_PHARMACIST))?.account).toBe('•••• 5678');
    const events = await house.books.read((db) => db.selectFrom('event').selectAll().execute());
    expect(JSON.stringify(events)).not.toContain('6222000012345678');
  });

  it('that two suppliers have, or that has another name, is shown to who approves', async () => {
    const house = await opened();
    await approvedCard(house);
    await approvedCard(house, { code: OTHER, name: '示例白水医药有限公司' });
    await approvedPayee(house);
    await house.pipeline.perform(procurement.savePayee, payeeAsked({ supplier: OTHER, reason: '登记' }), BUYER);
    const { payees } = await shown(house, PHARMACIST, OTHER);
    expect(payees[0]?.doubts.map(({ message }) => message)).toEqual([
      '户名“示例青山医药有限公司”与供应商名称不一致',
      `与 ${CODE} 示例青山医药有限公司 是同一个账号`,
    ]);
  });
});

describe('its score', () => {
  it('is of half a year, weighed, kept again under a revision, and meant', async () => {
    const house = await opened();
    expect(
      await house.refusal(
        'procurement.scoreSupplier',
        { supplier: CODE, half: '2024H2', revision: 0, scores: points() },
        BUYER,
      ),
    ).toMatchObject({ code: 'no-supplier' });
    await approvedCard(house);
    const score = (half: string, revision: number, ...given: readonly number[]) =>
      house.call('procurement.scoreSupplier', { supplier: CODE, half, revision, scores: points(...given) }, BUYER);
    expect(await score('2024H2', 0, 95, 90, 88, 80, 85)).toEqual({ total: '89.5' });
    expect(await score('2025H1', 0)).toEqual({ total: '90.0' });
    expect(await score('2025H1', 1, 100)).toEqual({ total: '93.0' });
    const refused = (half: string, revision: number, ...given: readonly number[]) =>
      house.refusal('procurement.scoreSupplier', { supplier: CODE, half, revision, scores: points(...given) }, BUYER);
    expect(await refused('2025H1', 1)).toMatchObject({ code: 'changed' });
    expect(await refused('2025H2', 0)).toMatchObject({ code: 'not-yet' });
    expect(await refused('2025H1', 2, 50)).toEqual({
      code: 'bad-scores',
      messages: ['不足 60 分的项目须写明原因'],
    });
    const { scores, average } = await shown(house);
    expect(scores.map(({ half, revision, total }) => [half, revision, total])).toEqual([
      ['2025H1', 2, '93.0'],
      ['2024H2', 1, '89.5'],
    ]);
    expect(average).toBe('91.3');
    expect(await row(house)).toMatchObject({ score: '93.0', average: '91.3' });
  });
});
