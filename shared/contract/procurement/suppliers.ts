import * as z from 'zod';
import { ITEM_KINDS } from '../../domain/procurement/item.ts';
import { CHAIN_ROLES, LICENCE_KINDS, SUPPLIER_ROLES } from '../../domain/procurement/supplier.ts';
import { CARD_FIELDS } from '../../domain/procurement/suppliers/card.ts';
import { LICENCE_STATES } from '../../domain/procurement/suppliers/licences.ts';
import { CRITERIA } from '../../domain/procurement/suppliers/settings.ts';
import { date, done, instant, listOf, noneOr, rowId, text, typedText, unitCode } from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemKind, paper, seen, supplierCode } from './fields.ts';

const licenceKind = z.enum(LICENCE_KINDS);
/** 半年: `2025H1`. */
const half = z.string().regex(/^20\d\d[H][12]$/, '半年写作 2025H1 或 2025H2');
/** 总分 with one decimal. */
const points = z.string().regex(/^\d{1,3}\.\d$/);
const roles = listOf(z.enum(SUPPLIER_ROLES), SUPPLIER_ROLES.length, 1);
/** Hours until goods are there: up to ninety days, which a rare import takes. */
const hours = z.int().min(1, '时限至少 1 小时').max(2160, '时限至多 2160 小时');

const card = z.strictObject({
  code: supplierCode,
  name: text(100),
  roles,
  goods: listOf(itemKind, ITEM_KINDS.length, 1),
  chain: z.enum(CHAIN_ROLES),
  agentOf: noneOr(text(100)),
  group: noneOr(text(60)),
  licences: listOf(
    z.strictObject({ kind: licenceKind, number: text(60), until: date.optional() }),
    LICENCE_KINDS.length * 3,
  ),
  /** Units that it delivers to; empty: all. */
  units: listOf(unitCode, 200),
  hours,
  urgentHours: hours,
  contact: noneOr(text(40)),
  phone: noneOr(text(40)),
});
/** As it was kept: codes and days are not looked at again. */
const keptCard = z.object({
  code: z.string(),
  name: z.string(),
  roles: z.array(z.enum(SUPPLIER_ROLES)).readonly(),
  goods: z.array(itemKind).readonly(),
  chain: z.enum(CHAIN_ROLES),
  agentOf: z.string(),
  group: z.string(),
  licences: z.array(z.object({ kind: licenceKind, number: z.string(), until: z.string().optional() })).readonly(),
  units: z.array(z.string()).readonly(),
  hours: z.int(),
  urgentHours: z.int(),
  contact: z.string(),
  phone: z.string(),
});
const licenceProblem = z.object({
  kind: licenceKind,
  state: z.enum(LICENCE_STATES),
  number: z.string().optional(),
  until: z.string().optional(),
});
const doubt = z.object({ field: z.enum([...CARD_FIELDS, 'code']).optional(), message: z.string() });
/** 账号 is whole for who prepares and approves accounts; others see its last four digits. */
const payee = z.object({ name: z.string(), bank: z.string(), account: z.string() });
const scored = z.object({
  half,
  revision: z.int(),
  total: points,
  display: z.string(),
  instant,
  scores: z.array(z.object({ criterion: z.enum(CRITERIA), weight: z.int(), score: z.int(), remark: z.string() })),
});

const weight = z.int().min(0).max(100);
const askedOf = z.strictObject(
  Object.fromEntries(ITEM_KINDS.map((kind) => [kind, listOf(licenceKind, LICENCE_KINDS.length).readonly()])) as Record<
    (typeof ITEM_KINDS)[number],
    z.ZodReadonly<z.ZodArray<typeof licenceKind>>
  >,
);
const settings = {
  /** Days before its last day from which a licence counts as expiring. */
  warnDays: z.int().min(0).max(365),
  /** 证照要求 by role and kind of goods. */
  asked: z.strictObject({ maker: askedOf, distributor: askedOf }),
  /** 评价权重 in hundredths, together 100. */
  weights: z.strictObject({
    punctuality: weight,
    fill: weight,
    quality: weight,
    price: weight,
    service: weight,
  }),
};

/** 供应商、生产企业和配送企业. */
export const suppliers = {
  suppliers: query({
    summary: '供应商：状态、证照、收款账户和评价',
    permission: 'procurement.read',
    scope: 'unit',
    /** Licences are judged on this day; today where it is not given. */
    input: z.strictObject({ day: date.optional() }),
    output: z.object({
      day: date,
      settings: z.object(settings),
      rows: z.array(
        keptCard.extend({
          /** `new` while no card of it was approved. */
          state: z.enum(['new', 'active', 'stopped']),
          licence: z.enum(LICENCE_STATES),
          problems: z.array(z.string()),
          /** '' where none is in force. */
          account: z.string(),
          /** The last half-year's total, and the mean of all; absent before the first. */
          score: points.optional(),
          average: points.optional(),
          /** Papers of it that are not decided, and whether one waits for the caller. */
          waiting: z.array(z.enum(['supplier', 'payee'])),
          mine: z.boolean(),
        }),
      ),
    }),
    example: {},
  }),
  supplier: query({
    summary: '一家供应商：资料、变更对照、证照、收款账户、评价和办理经过',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ code: supplierCode, day: date.optional() }),
    output: z.object({
      code: z.string(),
      state: z.enum(['new', 'active', 'stopped']),
      /** The card in force, or as it was when it was stopped; absent before the first approval. */
      card: keptCard.optional(),
      problems: z.array(licenceProblem).readonly(),
      /** Licences that its roles and goods ask for. */
      asked: z.array(licenceKind),
      /** Every card of it, the latest first. */
      papers: z.array(z.object({ ...paper, inForce: z.boolean() })),
      /** The card that is being prepared or waits for approval, and what differs from the one in force. */
      open: z
        .object({
          ...paper,
          card: keptCard,
          changed: z.array(z.enum(CARD_FIELDS)),
          doubts: z.array(doubt).readonly(),
        })
        .optional(),
      payee: payee.optional(),
      /** Every account that was prepared, the latest first. */
      payees: z.array(
        z.object({
          ...paper,
          ...payee.shape,
          inForce: z.boolean(),
          why: z.string(),
          calledWho: z.string(),
          calledPhone: z.string(),
          calledDay: z.string(),
          evidence: z.string(),
          /** While it is not decided. */
          doubts: z.array(z.object({ message: z.string() })),
        }),
      ),
      scores: z.array(scored),
      average: points.optional(),
      may: z.array(z.enum(['change', 'payee', 'score'])),
    }),
    example: { code: '91350100M000100Y43' },
  }),
  saveSupplier: command({
    summary: '编制供应商资料：新供应商，或已审资料的变更',
    permission: 'procurement.buy',
    scope: 'community',
    /** `at`: the draft that is written on; without it a new paper is begun. */
    input: z.strictObject({ at: z.strictObject(seen).optional(), card }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: ['changed', 'not-now', 'open-paper', 'bad-card', 'nothing-changed'],
    example: {
      card: {
        code: '91350100M000100Y43',
        name: '某某医药有限公司',
        roles: ['distributor'],
        goods: ['western', 'patent'],
        chain: '',
        agentOf: '',
        group: '',
        licences: [
          { kind: 'business', number: 'YY-1' },
          { kind: 'drug-trading', number: '浙AA5710001', until: '2029-12-31' },
        ],
        units: [],
        hours: 48,
        urgentHours: 4,
        contact: '某经理',
        phone: '0571-88880000',
      },
    },
  }),
  savePayee: command({
    summary: '编制供应商收款账户：由他人审核后生效',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      at: z.strictObject(seen).optional(),
      supplier: supplierCode,
      name: text(100),
      bank: text(100),
      number: z.string().regex(/^\d{6,32}$/, '账号为 6–32 位数字'),
      reason: text(200),
      /** 电话核实: needed before it is handed in. */
      calledWho: typedText(40),
      calledPhone: typedText(40),
      calledDay: noneOr(date),
      evidence: typedText(200),
    }),
    output: z.object({ id: rowId, number: z.string(), revision: z.int() }),
    refusals: ['changed', 'not-now', 'open-paper', 'no-supplier', 'nothing-changed'],
    example: {
      supplier: '91350100M000100Y43',
      name: '某某医药有限公司',
      bank: '中国银行某支行',
      number: '622200001234',
      reason: '首次登记',
      calledWho: '财务某会计',
      calledPhone: '0571-88880000',
      calledDay: '2025-01-06',
      evidence: '',
    },
  }),
  scoreSupplier: command({
    summary: '评价供应商半年的供货',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      supplier: supplierCode,
      half,
      /** Of the score as the caller saw it; 0 where there was none. */
      revision: z.int().min(0),
      scores: listOf(
        z.strictObject({ criterion: z.enum(CRITERIA), score: z.int().min(0).max(100), remark: typedText(200) }),
        CRITERIA.length,
        CRITERIA.length,
      ),
    }),
    output: z.object({ total: points }),
    refusals: ['changed', 'no-supplier', 'not-yet', 'bad-scores'],
    example: {
      supplier: '91350100M000100Y43',
      half: '2025H1',
      revision: 0,
      scores: CRITERIA.map((criterion) => ({ criterion, score: 90, remark: '' })),
    },
  }),
  setSupplierRules: command({
    summary: '设定供应商的证照要求、临期天数和评价权重',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({ ...settings, reason: text(200) }),
    output: done,
    refusals: ['bad-weights'],
    example: {
      warnDays: 30,
      asked: {
        maker: {
          western: ['business', 'drug-making'],
          patent: ['business', 'drug-making'],
          herbal: ['business', 'drug-making'],
          consumable: ['business', 'device-making'],
          preparation: [],
        },
        distributor: {
          western: ['business', 'drug-trading'],
          patent: ['business', 'drug-trading'],
          herbal: ['business', 'drug-trading'],
          consumable: ['business', 'device-trading'],
          preparation: [],
        },
      },
      weights: { punctuality: 30, fill: 25, quality: 25, price: 10, service: 10 },
      reason: '按协议增加质量保证要求',
    },
  }),
};
