import * as z from 'zod';
import { USE_STATES } from '../../domain/ledger/papers/duplicate.ts';
import { INVOICE_SORTS, MAX_INVOICE } from '../../domain/ledger/papers/invoice.ts';
import { PAPER_KINDS } from '../../domain/ledger/papers/kinds.ts';
import {
  date,
  instant,
  listOf,
  pageOf,
  paging,
  period,
  rowId,
  sha256,
  text,
  unitCode,
  yuan,
  yuanText,
} from '../fields.ts';
import { command, query } from '../operation.ts';
import { uploaded } from './import.ts';

/** What carries the papers: a draft on the desk, or a posted voucher. Exactly one of the two. */
const carrier = { draft: rowId.optional(), voucher: rowId.optional() };
const ONE_CARRIER = {
  message: '须写明是哪一张草稿或凭证，二者之一',
  path: ['draft'],
};
const isOne = ({ draft, voucher }: { draft?: number | undefined; voucher?: number | undefined }): boolean =>
  (draft === undefined) !== (voucher === undefined);

const party = z.object({ name: z.string(), id: z.string() });

const invoiceOut = z.object({
  sort: z.enum(INVOICE_SORTS),
  title: z.string(),
  code: z.string(),
  number: z.string(),
  check: z.string(),
  date: z.string().nullable(),
  seller: party,
  buyer: party,
  /** 不含税金额、税额、价税合计; null where the invoice does not say it. */
  net: yuanText.nullable(),
  tax: yuanText.nullable(),
  total: yuanText.nullable(),
  /** 红字. */
  red: z.boolean(),
  remark: z.string(),
  /** How many lines it has; `items` are the first of them. */
  lines: z.int(),
  items: z.array(
    z.object({
      name: z.string(),
      spec: z.string(),
      quantity: z.string(),
      measure: z.string(),
      price: z.string(),
      amount: yuanText.nullable(),
      rate: z.string(),
      tax: yuanText.nullable(),
    }),
  ),
});

const paperOut = z.object({
  id: z.int(),
  name: z.string(),
  /** `paper`: an invoice on paper whose number was typed; it has no file. */
  kind: z.enum([...PAPER_KINDS, 'paper']),
  bytes: z.int(),
  sha256: z.string().nullable(),
  /** Who attached it, and when. */
  by: z.string(),
  at: instant,
  /** It was added after the voucher was posted (补充附件). */
  later: z.boolean(),
});

const REFUSALS = [
  'too-large',
  'not-a-paper',
  'unreadable',
  'attached-already',
  'invoice-in-use',
  'not-a-draft',
  'too-many',
] as const;

/** How many documents (份) the voucher carries now, and by how many that is more than before, or fewer. */
const counted = { documents: z.int(), change: z.int() };

/** What came of attaching: the paper, and the invoice that it is. */
const attached = z.object({ paper: z.int(), invoice: invoiceOut.nullable(), ...counted });

const registerFilter = {
  /** Absent: every unit in scope. */
  unit: unitCode.optional(),
  /** Months of the drafts and vouchers, from and to, both included. */
  from: period.optional(),
  to: period.optional(),
  /** A part of the number or code. */
  number: text(30).optional(),
  /** A part of the seller's name. */
  seller: text(60).optional(),
  /** 价税合计, from and to, both included. */
  least: yuan.optional(),
  most: yuan.optional(),
  states: listOf(z.enum(USE_STATES), USE_STATES.length, 1).optional(),
};

/** 附件与电子凭证: files and invoices on drafts and vouchers, and the register of invoices. */
export const papers = {
  attachPaper: command({
    summary: '附上一个文件：草稿的附件，或已记账凭证的补充附件',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, ...carrier, ...uploaded }).refine(isOne, ONE_CARRIER),
    output: attached,
    refusals: REFUSALS,
    example: { unit: 'T01', draft: 1, file: '0'.repeat(64), fileName: '发票.ofd' },
  }),
  registerInvoice: command({
    summary: '登记一张纸质发票的号码',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z
      .strictObject({
        unit: unitCode,
        ...carrier,
        /** 发票代码; a 数电票 has none. */
        code: z
          .string()
          .regex(/^([0-9A-Za-z]{4,20})?$/, '发票代码为 4–20 位数字')
          .default(''),
        number: z.string().regex(/^[0-9A-Za-z]{4,30}$/, '发票号码为 4–30 位数字'),
        date,
        seller: text(120),
        /** 价税合计. */
        total: yuan.refine((amount) => Math.abs(amount) <= MAX_INVOICE, { message: '金额太大' }),
      })
      .refine(isOne, ONE_CARRIER),
    output: attached,
    refusals: REFUSALS,
    example: { unit: 'T01', draft: 1, number: '12345678', date: '2025-12-05', seller: '某医药公司', total: '120.00' },
  }),
  removePaper: command({
    summary: '从草稿上取下附件',
    permission: 'ledger.prepare',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, draft: rowId, paper: rowId }),
    output: z.object(counted),
    refusals: ['not-a-draft'],
    example: { unit: 'T01', draft: 1, paper: 1 },
  }),
  papers: query({
    summary: '草稿或凭证的附件',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, ...carrier }).refine(isOne, ONE_CARRIER),
    output: z.object({
      /** One document (一份附件) each: files that are forms of one invoice, the best first, or a file by itself. */
      documents: z.array(
        z.object({
          invoice: invoiceOut.nullable(),
          /** What in the invoice does not tie. */
          untied: z.array(z.object({ code: z.string(), message: z.string() })),
          papers: z.array(paperOut),
        }),
      ),
      /** Whether more may be attached, and what is attached taken off. */
      open: z.boolean(),
      names: z.record(z.string(), z.string()),
    }),
    example: { unit: 'T01', draft: 1 },
  }),
  paperFile: query({
    summary: '取回附件原件',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ unit: unitCode, paper: rowId }),
    output: z.object({ file: sha256, name: z.string(), kind: z.enum(PAPER_KINDS), bytes: z.int() }),
    refusals: ['no-file', 'damaged'],
    example: { unit: 'T01', paper: 1 },
  }),
  invoices: query({
    summary: '发票登记簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject({ ...registerFilter, ...paging }),
    output: pageOf(
      z.object({
        id: z.int(),
        unit: z.string(),
        sort: z.enum(INVOICE_SORTS),
        code: z.string(),
        number: z.string(),
        date: z.string().nullable(),
        seller: z.string(),
        buyer: z.string(),
        total: yuanText.nullable(),
        red: z.boolean(),
        /** The best form of it that is there. */
        form: z.enum([...PAPER_KINDS, 'paper']),
        state: z.enum(USE_STATES),
        period: z.string(),
        draft: z.int().nullable(),
        /** Its id, and its number as people say it (`记-12`). */
        voucher: z.object({ id: z.int(), number: z.string() }).nullable(),
        by: z.string(),
        at: instant,
      }),
    ).extend({
      /** Σ of what all of them say, 价税合计; null where it is beyond what 分 hold. */
      sum: yuanText.nullable(),
      names: z.record(z.string(), z.string()),
    }),
    example: { unit: 'T01', from: '2025-01', to: '2025-12' },
  }),
  invoicesBook: query({
    summary: '发票登记簿的工作簿',
    permission: 'ledger.read',
    scope: 'unit',
    unitOf: ['unit'],
    input: z.strictObject(registerFilter),
    output: z.object({ file: sha256, name: z.string(), rows: z.int() }),
    refusals: ['too-many'],
    example: { unit: 'T01', from: '2025-01', to: '2025-12' },
  }),
};
