import * as z from 'zod';
import {
  ALLOWANCE_LIMITS,
  ALLOWANCE_METHODS,
  ALLOWANCE_SIDES,
  millionths,
} from '../../domain/ledger/provisions/allowance-settings.ts';
import { ASSET_KINDS } from '../../domain/ledger/provisions/card.ts';
import { CARD_STAGES } from '../../domain/ledger/provisions/cards-in-month.ts';
import { PROVISIONS } from '../../domain/ledger/provisions/provisions.ts';
import { VOUCHER_LIMITS } from '../../domain/ledger/voucher-rules.ts';
import {
  accountCode,
  date,
  done,
  instant,
  listOf,
  pageOf,
  paging,
  period,
  sha256,
  shortCode,
  text,
  unitCode,
  yuan,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';
import { rejection, uploaded } from './import.ts';
import { madeVoucher, toBeMade, whyNot } from './made-vouchers.ts';

const at = { unit: unitCode, period };
const example = { unit: 'T01', period: '2025-12' };
const fileExample = { ...example, file: '0'.repeat(64), fileName: '固定资产卡片.xlsx' };

/** What a person chooses of the vouchers. */
const chosen = { ...at, type: text(VOUCHER_LIMITS.type).default('记') };

const side = z.enum(ALLOWANCE_SIDES);
const kind = z.enum(ASSET_KINDS);
const percent = z
  .string()
  .max(8)
  .refine((value) => millionths(value) !== undefined, {
    message: '百分比为 0–100，至多四位小数',
  });

/** 坏账准备: method and rates, all of them the unit's own choice. */
const allowanceChoices = {
  method: z.enum(ALLOWANCE_METHODS),
  every: z.enum(['year', 'month']),
  members: z.boolean(),
  excluded: listOf(accountCode, ALLOWANCE_LIMITS.excluded),
  rates: z.strictObject({ trade: percent, other: percent }),
  bands: listOf(z.int().min(1).max(36_500), ALLOWANCE_LIMITS.bands, 1).refine(
    (bands) => bands.every((bound, index) => index === 0 || bound > bands[index - 1]!),
    { message: '账龄分段应从小到大' },
  ),
  bandRates: listOf(percent, ALLOWANCE_LIMITS.bands + 1, 2),
  unknownRate: percent,
};
const judgedOf = <T extends z.ZodType>(amount: T) =>
  listOf(
    z.strictObject({
      side,
      counterparty: z.string().regex(/^((unit|party):[A-Za-z0-9][A-Za-z0-9._-]{0,31})?$/, '往来单位的编码不正确'),
      amount,
      reason: text(ALLOWANCE_LIMITS.text),
    }),
    ALLOWANCE_LIMITS.judged,
  );

/** 原值 and 累计折旧 of the cards beside what the books say, by kind. */
const comparison = z.array(
  z.object({
    kind,
    cards: z.int(),
    cost: yuanText,
    bookCost: yuanText,
    accumulated: yuanText,
    bookAccumulated: yuanText,
  }),
);

const listOut = z.object({
  id: z.int(),
  /** It holds from this month on, until a later list does. */
  period: z.string(),
  fileName: z.string(),
  cards: z.int(),
  by: z.string(),
  at: instant,
});

const cardOut = z.object({
  number: z.string(),
  name: z.string(),
  kind,
  category: z.string(),
  department: z.string().nullable(),
  date,
  cost: yuanText,
  /** 累计折旧 before the month. */
  taken: yuanText,
  months: z.int().nullable(),
  /** Which month of its life it is. */
  monthOfLife: z.int(),
  lifeFrom: z.enum(['card', 'table']).nullable(),
  /** The category of the table of lives that its own was found in. */
  life: z.string().nullable(),
  fund: z.string(),
  stage: z.enum(CARD_STAGES),
  /** What the month takes; of it posted, and still to be posted. */
  due: yuanText,
  posted: yuanText,
  rest: yuanText,
});

/** 期末计提: assets and their depreciation, allowance for bad debts. */
export const provisioning = {
  previewAssetCards: query({
    summary: '读资产卡片清单，看看会导入什么',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, ...uploaded }),
    output: z.object({
      cards: z.int(),
      columns: z.record(z.string(), z.string()),
      skipped: z.array(z.object({ row: z.int(), reason: z.string(), text: z.string() })),
      rejected: z.array(rejection),
      /** Rows that cannot be taken, however many of them are listed. */
      refused: z.int(),
      remarks: z.array(z.string()),
      comparison,
      /** How many stand in each stage in the month. */
      stages: z.record(z.string(), z.int()),
      /** What the month would take in all. */
      due: yuanText,
      /** The first of the cards, as they were read. */
      sample: z.array(cardOut),
      /** Cards of the list in force that this one no longer has. */
      dropped: z.int(),
    }),
    refusals: ['unreadable'],
    long: true,
    example: fileExample,
  }),
  rejectedAssetCards: query({
    summary: '资产卡片清单作为工作簿取回，不能导入的行标出并写明原因，改好可整份再导入',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, ...uploaded }),
    output: z.object({ file: sha256, rows: z.int() }),
    refusals: ['unreadable'],
    long: true,
    example: fileExample,
  }),
  importAssetCards: command({
    summary: '导入资产卡片清单',
    permission: 'ledger.import',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...at, ...uploaded }),
    output: z.object({ list: z.int(), cards: z.int() }),
    refusals: ['unreadable', 'rejected-rows', 'period-closed'],
    long: true,
    example: fileExample,
  }),
  assetCards: query({
    summary: '资产卡片：一个月里每张卡片的折旧',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({
      ...at,
      ...paging,
      stage: z.enum(CARD_STAGES).optional(),
      /** Only those behind a line of the proposal: its account, department and fund. */
      code: accountCode.optional(),
      department: shortCode.optional(),
      fund: text(60).optional(),
      /** Within number, name and category. */
      search: text(60).optional(),
    }),
    output: pageOf(cardOut).extend({
      list: listOut.nullable(),
      /** All lists of the unit, the latest first. */
      lists: z.array(listOut),
      stages: z.record(z.string(), z.int()),
      /** Of the rows that are asked for. */
      cost: yuanText,
      taken: yuanText,
      due: yuanText,
      rest: yuanText,
      comparison,
    }),
    example,
  }),
  provisions: query({
    summary: '期末计提：将要生成的计提凭证',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(chosen),
    output: z.object({
      provisions: z.array(toBeMade(z.enum(PROVISIONS))),
      problems: whyNot,
      digest: sha256,
      posted: z.array(madeVoucher),
      assets: z.object({
        list: listOut.nullable(),
        stages: z.record(z.string(), z.int()),
        due: yuanText,
        posted: yuanText,
        /** What 1602 and 1702 took this month that came from no card. */
        otherwise: z.array(z.object({ kind, amount: yuanText })),
        /** Earlier months of the list in which cards were due and nothing was posted. */
        missed: z.array(z.string()),
        /** Depreciable cards that name no department. */
        withoutDepartment: z.int(),
        /** Cards that take their life from the table because they have none of their own. */
        fromTable: z.int(),
        /** Whether the table of lives binds this unit, or it only follows it. */
        binding: z.boolean(),
      }),
      allowance: z.object({
        method: z.enum(ALLOWANCE_METHODS),
        /** Whether this month reckons it. */
        reckoned: z.boolean(),
        parts: z.array(
          z.object({
            side,
            counterparty: z.string(),
            name: z.string(),
            steps: z.array(
              z.object({
                what: z.enum(['balance', 'unknown', 'band', 'judged']),
                band: z.int().optional(),
                base: yuanText,
                percent: z.string().optional(),
                required: yuanText,
                reason: z.string().optional(),
              }),
            ),
            required: yuanText,
            held: yuanText,
            change: yuanText,
          }),
        ),
        bands: z.array(z.int()),
      }),
    }),
    example,
  }),
  postProvisions: command({
    summary: '期末计提记账',
    permission: 'ledger.post',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...chosen, digest: sha256 }),
    output: z.object({ vouchers: z.array(madeVoucher) }),
    refusals: ['nothing-to-provide', 'changed', 'cannot-close'],
    example: { ...example, digest: '0'.repeat(64) },
  }),
  allowanceSettings: query({
    summary: '坏账准备的计提方法和比例',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode }),
    output: z.object({
      ...allowanceChoices,
      judged: judgedOf(yuanText),
      saved: instant.nullable(),
      by: z.string().nullable(),
    }),
    example: { unit: 'T01' },
  }),
  setAllowance: command({
    summary: '设定坏账准备的计提方法和比例',
    permission: 'ledger.review',
    scope: 'unit',
    unitOf: ['unit'],
    input: z
      .strictObject({
        unit: unitCode,
        ...allowanceChoices,
        judged: judgedOf(yuan.refine((amount) => amount >= 0, { message: '应提数不能是负数' })),
        reason: text(200),
      })
      .refine(({ bands, bandRates }) => bandRates.length === bands.length + 1, {
        message: '每一段账龄都应有比例',
        path: ['bandRates'],
      }),
    output: done,
    example: {
      unit: 'T01',
      method: 'balance',
      every: 'year',
      members: false,
      excluded: [],
      rates: { trade: '5', other: '5' },
      bands: [365],
      bandRates: ['0', '100'],
      unknownRate: '0',
      judged: [],
      reason: '按单位会计政策',
    },
  }),
};
