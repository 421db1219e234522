import * as z from 'zod';
import { parsePercent, WHOLE_BPS } from '../../domain/procurement/volumes/bps.ts';
import { DIVISION_BASES } from '../../domain/procurement/volumes/division.ts';
import { OUTLOOKS, STANDINGS } from '../../domain/procurement/volumes/progress.ts';
import { INCOMPLETE, INSURANCES, MOST_RETAINED_BPS } from '../../domain/procurement/volumes/surplus.ts';
import { MOST_VOLUME } from '../../domain/procurement/volumes/volume-table.ts';
import { date, listOf, noneOr, rowId, sha256, text, unitCode, year, yuan, yuanText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemCode, paper, priceText, priceYuan, seen } from './fields.ts';

/** A percentage coming in, at most two decimals; the handler receives 万分之一. */
const percent = (most: number) =>
  z
    .string()
    .regex(/^\d{1,5}(\.\d{1,2})?$/, '百分比至多两位小数')
    .transform((value) => parsePercent(value)!)
    .refine((bps) => bps <= most, { message: `百分比至多 ${most / 100}` });
const bps = z.int();
/** Smallest units. */
const quantity = z.int('数量为整数').min(0, '数量不能为负').max(MOST_VOLUME);
const volume = z.strictObject({ unit: unitCode, quantity });
/** A product as people know it: its name with strength and pack, and how many smallest units are in a pack. */
const named = { item: z.string(), name: z.string(), measure: z.string(), packSize: z.int() };
const at = z.strictObject(seen).optional();
const insurance = z.enum(INSURANCES);
const saved = z.object({ id: rowId, number: z.string(), revision: z.int() });
const workbook = z.object({ file: sha256, name: z.string() });
const unitOut = { unit: z.string(), unitName: z.string() };

const batch = z.object({
  ...paper,
  name: z.string(),
  first: z.string(),
  last: z.string(),
  prepayBps: bps,
  lagBps: bps,
  products: z.int(),
  units: z.int(),
  agreedAmount: yuanText,
  prepaid: yuanText,
  /** Null where nothing is agreed. */
  cutBps: bps.nullable(),
  replaces: z.object({ id: rowId, number: z.string() }).nullable(),
  replacedBy: z.object({ id: rowId, number: z.string() }).nullable(),
  /** Why agreed volumes were changed, in the preparer's own words. */
  cause: z.string(),
});

const progress = {
  agreed: z.int(),
  ordered: z.int(),
  rateBps: bps.nullable(),
  timeBps: bps,
  standing: z.enum(STANDINGS),
  byPace: z.int().nullable(),
  byRecent: z.int().nullable(),
  outlook: z.enum(OUTLOOKS),
  short: z.int(),
  monthly: z.int().nullable(),
  /** What later rooms know of, by name; absent where nobody keeps it yet. */
  actuals: z.record(z.string(), z.int()),
};

const surplusProduct = z.strictObject({
  item: itemCode,
  base: quantity,
  before: priceYuan,
  agreed: quantity,
  selected: priceYuan,
  other: yuan,
  completed: quantity,
});
const surplusProductOut = z.object({
  ...named,
  base: z.int(),
  before: priceText,
  agreed: z.int(),
  selected: priceText,
  other: yuanText,
  completed: z.int(),
});
const gradeOut = z.object({ name: z.string(), ratioBps: bps });
const division = z.object({
  ...paper,
  basis: z.enum(DIVISION_BASES),
  tiltBps: bps,
  rows: z.array(z.object({ ...unitOut, weight: z.int(), tiltBps: bps, share: yuanText })),
});
const surplus = z.object({
  ...paper,
  batch: z.object({ id: rowId, number: z.string(), name: z.string() }),
  year: z.int(),
  insurance,
  /** The day until which purchases were counted. */
  on: z.string(),
  payBps: bps,
  insuredBps: bps,
  grades: z.array(gradeOut),
  grade: z.string(),
  incomplete: z.enum(INCOMPLETE),
  products: z.array(
    surplusProductOut.extend({ budget: yuanText, spent: yuanText, complete: z.boolean(), counts: z.boolean() }),
  ),
  budget: yuanText,
  spent: yuanText,
  base: yuanText,
  retained: yuanText,
  ratioBps: bps,
  nothingFor: z.enum(['incomplete', 'not-passed', 'no-surplus']).nullable(),
  divisions: z.array(division),
});

/** 集采约定量与结余留用. Quantities are smallest units, prices those of a smallest unit. */
export const volumes = {
  volumeBatches: query({
    summary: '集采批次，先前的和被调整的也在内',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.array(batch),
    example: {},
  }),
  volumeBatch: query({
    summary: '一个集采批次的品种、价格和各单位约定采购量',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ id: rowId }),
    output: batch.extend({
      rows: z.array(
        z.object({
          ...named,
          selected: priceText,
          before: priceText,
          agreed: z.int(),
          volumes: z.array(z.object({ ...unitOut, quantity: z.int() })),
        }),
      ),
    }),
    example: { id: 1 },
  }),
  volumeProgress: query({
    summary: '一个集采批次到某日的完成进度和预测',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({ batch: rowId, on: date }),
    output: z.object({
      on: z.string(),
      days: z.int(),
      gone: z.int(),
      timeBps: bps,
      lagBps: bps,
      /** Which actuals anybody keeps: `ordered`, later `received` and `paid`. */
      measures: z.array(z.string()),
      rows: z.array(z.object({ ...named, ...unitOut, ...progress })),
      products: z.array(
        z.object({
          ...named,
          ...progress,
          cutBps: bps.nullable(),
          generic: z.string(),
          shareBps: bps.nullable(),
          selectedQuantity: z.int(),
          otherQuantity: z.int(),
          units: z.int(),
          failing: z.int(),
        }),
      ),
      units: z.array(
        z.object({
          ...unitOut,
          agreedAmount: yuanText,
          orderedAmount: yuanText,
          /** 约定量以内 completed, at selected prices. */
          completedAmount: yuanText,
          rateBps: bps.nullable(),
          products: z.int(),
          done: z.int(),
          behind: z.int(),
          failing: z.int(),
        }),
      ),
      /** Ordered codes that the formulary does not know, and which therefore nothing could be counted of. */
      unknown: z.array(z.string()),
    }),
    example: { batch: 1, on: '2025-12-31' as never },
  }),
  volumeItems: query({
    summary: '可以列入集采批次的品种：目录里标了集采中选的',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ on: date }),
    output: z.array(z.object(named)),
    example: { on: '2025-01-01' as never },
  }),
  volumeBook: query({
    summary: '约定采购量表：品种 × 单位，一个批次的或空白的',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ batch: rowId.optional(), on: date }),
    output: workbook,
    example: { on: '2025-01-01' as never },
    long: true,
  }),
  readVolumeBook: query({
    summary: '读一张约定采购量表，逐格说明不能采用的原因',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ file: sha256, fileName: text(255), on: date }),
    output: z.object({
      rows: z.array(
        z.object({
          ...named,
          selected: priceText.nullable(),
          before: priceText.nullable(),
          volumes: z.array(z.object({ unit: z.string(), quantity: z.int() })),
        }),
      ),
      problems: z.array(z.string()),
    }),
    refusals: ['unreadable'],
    example: { file: 'a'.repeat(64), fileName: '约定采购量.xlsx', on: '2025-01-01' as never },
    long: true,
  }),
  saveBatch: command({
    summary: '编制集采批次或调整约定采购量',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      /** Absent for a new one. */
      at,
      name: text(60),
      first: date,
      last: date,
      prepay: percent(WHOLE_BPS),
      lag: percent(WHOLE_BPS),
      /** The approved batch whose agreed volumes are changed. */
      replaces: rowId.optional(),
      /** Needed where one is replaced. */
      reason: noneOr(text(200)).default(''),
      products: listOf(
        z.strictObject({
          item: itemCode,
          selected: priceYuan,
          before: priceYuan,
          volumes: listOf(volume, 200),
        }),
        500,
      ),
    }),
    output: saved,
    refusals: ['changed', 'not-now', 'bad-batch'],
    example: {
      ...{ name: '第七批国家组织药品集采', first: '2025-01-01' as never, last: '2025-12-31' as never },
      ...{ prepay: '30', lag: '80' },
      products: [
        {
          ...{ item: 'XJ01CAA018A004010110001', selected: '0.14', before: '0.42' },
          volumes: [{ unit: 'H01', quantity: 24_000 }],
        },
      ],
    },
  }),
  surpluses: query({
    summary: '结余留用测算和分配',
    permission: 'procurement.read',
    scope: 'unit',
    input: z.strictObject({}),
    output: z.array(surplus),
    example: {},
  }),
  surplusProposal: query({
    summary: '按批次和订货拟出结余留用测算的因素',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ batch: rowId, on: date }),
    output: z.object({ products: z.array(surplusProductOut) }),
    example: { batch: 1, on: '2025-12-31' as never },
  }),
  saveSurplus: command({
    summary: '编制结余留用测算',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      at,
      batch: rowId,
      year,
      insurance,
      on: date,
      pay: percent(WHOLE_BPS),
      insured: percent(WHOLE_BPS),
      grades: listOf(z.strictObject({ name: text(20), ratio: percent(MOST_RETAINED_BPS) }), 10, 1),
      grade: text(20),
      incomplete: z.enum(INCOMPLETE),
      products: listOf(surplusProduct, 500, 1),
    }),
    output: saved,
    refusals: ['changed', 'not-now', 'bad-surplus'],
    example: {
      ...{ batch: 1, year: 2025, insurance: 'employee' as const, on: '2025-12-31' as never, pay: '75', insured: '40' },
      ...{ grades: [{ name: '合格', ratio: '50' }], grade: '合格', incomplete: 'none' as const },
      products: [
        {
          ...{ item: 'XJ01CAA018A004010110001', base: 24_000, before: '0.42', agreed: 24_000, selected: '0.14' },
          ...{ other: '0.00', completed: 24_000 },
        },
      ],
    },
  }),
  divisionProposal: query({
    summary: '各单位对结余留用的贡献：完成的约定采购金额',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({ surplus: rowId }),
    output: z.array(z.object({ ...unitOut, kind: z.string(), contribution: yuanText })),
    example: { surplus: 1 },
  }),
  saveDivision: command({
    summary: '编制结余留用在单位间的分配',
    permission: 'procurement.buy',
    scope: 'community',
    input: z.strictObject({
      at,
      surplus: rowId,
      basis: z.enum(DIVISION_BASES),
      /** 向基层倾斜系数 in per cent: 100 where there is none. */
      tilt: percent(10 * WHOLE_BPS).refine((value) => value >= WHOLE_BPS, { message: '倾斜系数不小于 100%' }),
      /** Only where weights are typed. */
      weights: listOf(z.strictObject({ unit: unitCode, weight: z.int().min(0).max(1_000_000) }), 200).default([]),
    }),
    output: saved,
    refusals: ['changed', 'not-now', 'bad-division'],
    example: { surplus: 1, basis: 'contribution' as const, tilt: '120', weights: [] },
  }),
  divisionBook: query({
    summary: '结余留用测算和分配表',
    permission: 'procurement.read',
    scope: 'community',
    input: z.strictObject({ surplus: rowId }),
    output: workbook,
    example: { surplus: 1 },
    long: true,
  }),
};
