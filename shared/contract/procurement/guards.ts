import * as z from 'zod';
import { explains } from '../../domain/procurement/explaining.ts';
import { FINDING_STATES } from '../../domain/procurement/guards/answer.ts';
import { GUARD_BASES, GUARD_LEVELS, GUARD_RULES } from '../../domain/procurement/guards/finding.ts';
import { GUARD_BOUNDS } from '../../domain/procurement/guards/rules.ts';
import { date, done, instant, period, sha256, text, unitCode, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { priceText } from './fields.ts';

const within = (bounds: { readonly least: number; readonly most: number }) =>
  z.int().min(bounds.least).max(bounds.most);

/** What the guards find of: a month, or the year up to its end. */
export const span = z.enum(['month', 'year']);

const guardPaper = z.object({ kind: z.enum(['order', 'receipt', 'invoice']), id: z.int(), number: z.string() });

const finding = z.object({
  key: z.string(),
  rule: z.enum(GUARD_RULES),
  level: z.enum(GUARD_LEVELS),
  state: z.enum(FINDING_STATES),
  unit: z.string(),
  unitName: z.string(),
  item: z.string(),
  /** The product, or the firm where it is of a supplier as a whole. */
  name: z.string(),
  supplier: z.string(),
  supplierName: z.string(),
  day: z.string(),
  /** Prices in 元 or smallest units, as texts; '' where a rule compares none. */
  found: z.string(),
  held: z.string(),
  /** The smallest unit that quantities and prices of units are of. */
  per: z.string(),
  measure: z.enum(['pack-price', 'unit-price', 'quantity', 'none']),
  basis: z.enum(GUARD_BASES),
  /** In 万分之一. */
  beyondBps: z.int().nullable(),
  excess: yuanText,
  note: z.string(),
  papers: z.array(guardPaper),
  overrides: z.array(z.object({ id: z.int(), number: z.string(), why: z.string() })),
  revision: z.int(),
  steps: z.array(
    z.object({ step: z.enum(['explain', 'accept', 'return']), display: z.string(), instant, reason: z.string() }),
  ),
  /** What the caller may do with it now. */
  may: z.array(z.enum(['explain', 'decide'])),
  gone: z.boolean(),
});

const rules = {
  jumpBps: within(GUARD_BOUNDS.jumpBps),
  jumpMonths: within(GUARD_BOUNDS.jumpMonths),
  jumpLeast: within(GUARD_BOUNDS.jumpLeast),
  peerBps: within(GUARD_BOUNDS.peerBps),
  volumeBps: within(GUARD_BOUNDS.volumeBps),
  volumeMonths: within(GUARD_BOUNDS.volumeMonths),
  herbalBps: within(GUARD_BOUNDS.herbalBps),
  consumables: z.boolean(),
};
const { least, most } = GUARD_BOUNDS.volumeLeast;

const key = z.string().min(1).max(160);
const asked = { key, day: date, revision: z.int().min(0) };
const ANSWERED = {
  key: 'above-price:invoice:12:XJ01CAA018A004010110001',
  ...{ day: '2025-03-09' as never, revision: 0, reason: '供应商已书面承诺退差价' },
};
const REFUSALS = ['changed', 'not-now', 'own-work'] as const;
const read = { permission: 'procurement.read', scope: 'unit', unitOf: ['unit'] } as const;
const sheet = { unit: unitCode, period } as const;
const list = { file: sha256, fileName: text(255) };
const book = z.object({ file: sha256, name: z.string() });

/** 采购监督: what the guards find in what was delivered, billed and sold, and how it was answered. */
export const guards = {
  guardFindings: query({
    summary: '采购监督登记册：当月或年初至期末的发现、说明、认定和例外',
    ...read,
    input: z.strictObject({ period, span, unit: unitCode.optional() }),
    output: z.array(finding),
    example: { period: '2025-12' as never, span: 'year' },
  }),
  guardRegister: query({
    summary: '采购监督登记册工作簿：发现、处理经过和例外审批',
    ...read,
    input: z.strictObject({ period, span, unit: unitCode.optional() }),
    output: book,
    long: true,
    example: { period: '2025-12' as never, span: 'year' },
  }),
  explainFinding: command({
    summary: '说明一条采购监督发现的原因',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ ...asked, reason: text(200).refine(explains, { message: '说明至少 4 个字' }) }),
    output: z.object({ revision: z.int() }),
    refusals: REFUSALS,
    example: ANSWERED,
  }),
  decideFinding: command({
    summary: '认定或退回一条采购监督发现的说明',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({ ...asked, outcome: z.enum(['accept', 'return']), reason: text(200) }),
    output: z.object({ revision: z.int() }),
    refusals: REFUSALS,
    example: { ...ANSWERED, revision: 1, outcome: 'accept', reason: '已见书面承诺' },
  }),
  guardRules: query({
    summary: '采购监督规则',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.object({ ...rules, volumeLeast: yuanText }),
    example: {},
  }),
  setGuardRules: command({
    summary: '设定采购监督规则',
    permission: 'procurement.approve',
    scope: 'community',
    input: z.strictObject({
      ...rules,
      volumeLeast: yuan.refine((value) => value >= least && value <= most, { message: '金额为 0 至 1,000 万元' }),
      reason: text(200),
    }),
    output: done,
    refusals: ['nothing-changed'],
    example: {
      ...{ jumpBps: 1500, jumpMonths: 12, jumpLeast: 3, peerBps: 3000, volumeBps: 5000, volumeMonths: 3 },
      ...{ herbalBps: 2500, consumables: true, volumeLeast: '1000.00', reason: '按药事委员会意见' },
    },
  }),
  salePrices: query({
    summary: '单位某月的售价表，与进价并列',
    ...read,
    input: z.strictObject(sheet),
    output: z.object({
      revision: z.int(),
      list: z.object({ display: z.string(), instant, fileName: z.string(), rows: z.int() }).nullable(),
      rows: z.array(
        z.object({
          item: z.string(),
          name: z.string(),
          per: z.string(),
          price: priceText,
          /** Of the unit's last delivery, of as much as the sale price is of; null where nothing was delivered. */
          cost: priceText.nullable(),
          beyondBps: z.int().nullable(),
          wrong: z.boolean(),
        }),
      ),
      may: z.boolean(),
    }),
    example: { unit: 'H01', period: '2025-12' as never },
  }),
  readSalePrices: query({
    summary: '读一份售价表，先看不导入',
    permission: 'procurement.request',
    ...{ scope: 'unit', unitOf: ['unit'] },
    input: z.strictObject({ ...sheet, ...list }),
    /** The first of what cannot be taken, and how many rows that is. */
    output: z.object({ rows: z.int(), problems: z.array(z.string()), rejected: z.int(), revision: z.int() }),
    refusals: ['unreadable'],
    long: true,
    example: { unit: 'H01', period: '2025-12' as never, file: 'a'.repeat(64), fileName: '售价表.xlsx' },
  }),
  importSalePrices: command({
    summary: '导入单位某月的售价表，替换原来的',
    permission: 'procurement.request',
    ...{ scope: 'unit', unitOf: ['unit'] },
    input: z.strictObject({ ...sheet, ...list, revision: z.int().min(0), leftOut: z.int().min(0) }),
    output: z.object({ rows: z.int() }),
    refusals: ['unreadable', 'bad-rows', 'changed'],
    long: true,
    example: {
      ...{ unit: 'H01', period: '2025-12' as never, file: 'a'.repeat(64), fileName: '售价表.xlsx' },
      ...{ revision: 0, leftOut: 0 },
    },
  }),
};
