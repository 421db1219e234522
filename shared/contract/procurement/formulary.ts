import * as z from 'zod';
import { ITEM_CHANGES, ITEM_FIELDS } from '../../domain/procurement/formulary/changes.ts';
import { date, listOf, noneOr, pageOf, paging, rowId, sha256, text, typedText } from '../fields.ts';
import { command, query } from '../operation.ts';
import { itemCode, itemFlag, itemKind, paper, priceText, seen } from './fields.ts';
import { EXAMPLE_ITEM, itemIn, itemOut } from './formulary-item.ts';
import { wishes } from './wishes.ts';

const change = z.enum(ITEM_CHANGES);
const counts = z.object({ added: z.int(), changed: z.int(), removed: z.int() });
const read = { permission: 'procurement.read', scope: 'unit' } as const;
const buy = { permission: 'procurement.buy', scope: 'community' } as const;
const version = z.strictObject(seen);
const file = { file: sha256, fileName: text(255) };
/** `kind`: what products are where neither the list nor their code says so. */
const list = z.strictObject({ ...file, whole: z.boolean().default(false), kind: itemKind.optional() });
const FILE = { file: '0'.repeat(64), fileName: '目录.xlsx' };
const SEEN = { id: 1, revision: 1 };

/** A product beside what it was: of an added one `before` is absent, of a removed one `after`. */
const changed = z.object({
  code: z.string(),
  change,
  before: itemOut.optional(),
  after: itemOut.optional(),
  /** In what the two differ. */
  fields: z.array(z.enum(ITEM_FIELDS)),
});

/** 统一用药目录: what may be bought, by whom it may be used, and how it came about. */
export const formulary = {
  ...wishes,
  formularyItems: query({
    summary: '某日有效的统一用药目录：按编码、品名、通用名、厂家或拼音首字母查找',
    ...read,
    input: z.strictObject({
      /** The day; today where none is given. */
      on: date.optional(),
      text: typedText(60).optional(),
      kind: itemKind.optional(),
      flag: itemFlag.optional(),
      maker: typedText(120).optional(),
      generic: typedText(120).optional(),
      sort: z.enum(['code', 'name', 'generic', 'maker', 'listed']).default('code'),
      descending: z.boolean().default(false),
      ...paging,
    }),
    output: pageOf(itemOut),
    example: { text: 'amxl' },
  }),
  formularyMakers: query({
    summary: '目录里的生产企业和各类品种数',
    ...read,
    input: z.strictObject({ on: date.optional() }),
    output: z.object({
      makers: z.array(z.string()),
      kinds: z.array(z.object({ kind: itemKind, items: z.int() })),
      /** 生效日期 of the version in force, or '' where there is none. */
      since: z.string(),
      /** Its number and title. */
      version: z.string(),
    }),
    example: {},
  }),
  formularyItem: query({
    summary: '一个品种：现在的内容、历次版本、同通用名品种和协议价',
    ...read,
    input: z.strictObject({ code: itemCode, on: date.optional() }),
    output: z.object({
      item: itemOut,
      /** Whether it is in force on the day; otherwise the last card that it had. */
      inForce: z.boolean(),
      history: z.array(
        z.object({
          version: rowId,
          number: z.string(),
          name: z.string(),
          first: z.string(),
          last: z.string(),
          listed: noneOr(priceText),
          change,
          fields: z.array(z.enum(ITEM_FIELDS)),
        }),
      ),
      substitutes: z.array(itemOut),
      /** What was agreed on for the day, of a pack; absent where nothing was. */
      agreed: z.object({ price: priceText, first: z.string(), last: z.string() }).optional(),
    }),
    example: { code: EXAMPLE_ITEM.code },
  }),
  formularyVersions: query({
    summary: '目录版本及其变动数',
    ...read,
    input: z.strictObject({}),
    output: z.object({
      versions: z.array(
        z.object({
          ...paper,
          ...{ name: z.string(), first: z.string(), minutes: z.string(), held: z.string() },
          ...{ invited: z.int(), present: z.int(), counts },
          /** What would stand against handing it in as it is; only of a draft. */
          problems: z.array(z.string()),
        }),
      ),
      /** Whether the caller may begin the next one: never while one is open. */
      mayBegin: z.boolean(),
    }),
    example: {},
  }),
  formularyChanges: query({
    summary: '一个目录版本的变动，前后对照',
    ...read,
    input: z.strictObject({ version: rowId, change: change.optional(), text: typedText(60).optional(), ...paging }),
    output: pageOf(changed),
    example: { version: 1 },
  }),
  saveFormularyVersion: command({
    summary: '登记或修改目录版本草稿：标题、生效日期、药事会纪要',
    ...buy,
    input: z.strictObject({
      /** The draft that is changed; absent for a new one. */
      at: version.optional(),
      title: text(60),
      first: date,
      minutes: noneOr(text(60)),
      held: noneOr(date),
      invited: z.int().min(0).max(999),
      present: z.int().min(0).max(999),
    }),
    output: z.object(seen),
    refusals: ['changed', 'not-now', 'one-open', 'not-fit'],
    example: {
      ...{ title: '2025 年第三季度调整', first: '2025-07-01', minutes: '药事会〔2025〕2 号', held: '2025-06-20' },
      ...{ invited: 9, present: 8 },
    },
  }),
  saveFormularyChange: command({
    summary: '在目录版本草稿里新增或修改一个品种',
    ...buy,
    input: z.strictObject({ version, item: itemIn }),
    output: z.object({ ...seen, doubts: z.array(z.object({ message: z.string() })) }),
    refusals: ['changed', 'not-now', 'bad-item', 'same'],
    example: { version: SEEN, item: EXAMPLE_ITEM },
  }),
  removeFormularyItems: command({
    summary: '在目录版本草稿里删除品种',
    ...buy,
    input: z.strictObject({ version, codes: listOf(itemCode, 1000, 1) }),
    output: z.object(seen),
    refusals: ['changed', 'not-now', 'bad-item'],
    example: { version: SEEN, codes: [EXAMPLE_ITEM.code] },
  }),
  dropFormularyChanges: command({
    summary: '从目录版本草稿里撤下变动，品种保持原样',
    ...buy,
    input: z.strictObject({ version, codes: listOf(itemCode, 1000, 1) }),
    output: z.object(seen),
    refusals: ['changed', 'not-now'],
    example: { version: SEEN, codes: [EXAMPLE_ITEM.code] },
  }),
  readFormularyList: query({
    summary: '查看目录清单与现行目录的差别：什么都不改',
    ...buy,
    long: true,
    input: list,
    output: z.object({
      items: z.int(),
      skipped: z.int(),
      /** Role → heading of the file. */
      columns: z.record(z.string(), z.string()),
      rejections: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), message: z.string() })),
      /** Rows that cannot be taken. */
      refused: z.int(),
      doubts: z.array(z.object({ row: z.int(), message: z.string() })),
      doubted: z.int(),
      ...{ counts, same: z.int(), absent: z.int() },
      /** The first changes; all of them stand in the draft once the list is taken. */
      sample: z.array(changed),
    }),
    refusals: ['unreadable'],
    example: { ...FILE },
  }),
  rejectedFormularyRows: query({
    summary: '不能导入的目录清单，原因写在各行旁边',
    ...buy,
    long: true,
    input: list,
    output: z.object({ file: sha256, rows: z.int() }),
    refusals: ['unreadable'],
    example: { ...FILE },
  }),
  formularyTemplate: query({
    summary: '目录清单模板',
    ...buy,
    long: true,
    input: z.strictObject({}),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    example: {},
  }),
  importFormulary: command({
    summary: '把目录清单的变动收进目录版本草稿',
    ...buy,
    long: true,
    input: z.strictObject({ version, ...list.shape }),
    output: z.object({ ...seen, counts }),
    refusals: ['changed', 'not-now', 'unreadable', 'bad-rows', 'same'],
    example: { version: SEEN, ...FILE },
  }),
  takeWish: command({
    summary: '把通过的新增品种建议收进目录版本草稿',
    ...buy,
    input: z.strictObject({ version, wish: rowId }),
    output: z.object(seen),
    refusals: ['changed', 'not-now', 'bad-item'],
    example: { version: SEEN, wish: 2 },
  }),
};
