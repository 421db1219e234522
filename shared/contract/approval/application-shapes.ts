import * as z from 'zod';
import { CATEGORY_CODES } from '../../domain/approval/category.ts';
import { LEVEL_CODES, MODE_CODES } from '../../domain/approval/level.ts';
import { APPLICATION_ACTS, APPLICATION_STAGES, MOVE_KINDS } from '../../domain/approval/stage.ts';
import { PAPER_KINDS } from '../../domain/ledger/papers/kinds.ts';
import {
  date,
  instant,
  listOf,
  noneOr,
  rowId,
  sha256,
  shortCode,
  text,
  typedText,
  unitCode,
  year,
  yuan,
  yuanText,
} from '../fields.ts';
import { radarFinding } from './radar.ts';

/** What applications are made of, going in and coming out. */

export const level = z.enum(LEVEL_CODES);
const stage = z.enum(APPLICATION_STAGES);

/** As the caller last saw the document, and whose it is: refused where somebody changed it since. */
export const at = { id: rowId, revision: z.int().min(1), unit: unitCode };

/** A field or a paper of a form, by its key. */
export const formKey = z.string().regex(/^[A-Za-z]{1,30}$/, '没有这一项');
const row = { department: noneOr(shortCode), item: shortCode, source: shortCode, project: noneOr(shortCode) };

/** What is filled in (事前审批单). */
export const said = {
  year,
  category: z.enum(CATEGORY_CODES),
  department: noneOr(shortCode),
  /** 事由. */
  purpose: text(300),
  /** As the register of payees has it, or '' while nobody knows. */
  payee: noneOr(text(40)),
  /** In 元; where the category takes of the budget, the sum of its rows. */
  amount: yuan,
  rows: listOf(z.strictObject({ ...row, amount: yuan }), 60),
  filled: z.record(formKey, typedText(500)),
  /** 紧急: why it cannot wait; '' where it can. */
  urgent: typedText(300),
};
export const EXAMPLE = {
  ...{ unit: 'T01', year: 2026, category: 'equipment' as const, department: '' as const },
  ...{ purpose: '更换门诊彩超', payee: '' as const, amount: '86000.00', urgent: '' },
  rows: [{ department: '' as const, item: '31003', source: 'other', project: '' as const, amount: '86000.00' }],
  filled: {
    equipmentName: '便携式彩超',
    count: '1',
    unitPrice: '86000.00',
    place: '门诊楼一层',
    benefit: '日检二十人',
  },
};

export const head = z.object({
  id: rowId,
  /** 支出事项审批单号: the unit, the year and a running number. */
  number: z.string(),
  ...{ unit: z.string(), unitName: z.string(), year: z.int() },
  category: z.enum(CATEGORY_CODES),
  purpose: z.string(),
  ...{ payee: z.string(), payeeName: z.string() },
  amount: yuanText,
  urgent: z.boolean(),
  stage,
  revision: z.int(),
  /** Which level it waits for; '' where for none. */
  level: noneOr(level),
  /** Since when it waits there, and by when it should be decided; '' where it does not wait. */
  ...{ opened: noneOr(date), due: noneOr(date) },
  /** Days beyond that day; nil or below while it is not over. */
  late: z.int(),
  /** Who applied. */
  ...{ applicant: z.string(), display: z.string() },
  /** When it was first handed in, or, before that, begun. */
  day: date,
  /** What the radar found of it when it was handed in. */
  warnings: z.int(),
});

/** What waits for the caller: `task` is what is asked, null where a meeting is to be recorded. */
export const waiting = head.extend({
  task: rowId.nullable(),
  /** For whom the caller decides; '' where for oneself. */
  forWhom: z.string(),
  /** How often it was urged. */
  urged: z.int(),
});

export const seatedStep = {
  level,
  mode: z.enum(MODE_CODES),
  days: z.int(),
  /** Who holds it. */
  holders: z.array(z.string()),
};

const rowOut = z.object({
  ...{ department: z.string(), item: z.string(), source: z.string(), project: z.string(), amount: yuanText },
  inBudget: z.boolean(),
  /** What the line still has beside what this document holds. */
  available: yuanText,
});

export const problem = z.object({
  /** The field of the form, `rows.1.amount` of a row, `papers.quotations` of a paper. */
  field: z.string(),
  message: z.string(),
});

const paper = z.object({
  id: rowId,
  key: z.string(),
  name: z.string(),
  kind: z.enum(PAPER_KINDS),
  bytes: z.int(),
  sha256,
  by: z.string(),
  at: instant,
});

export const document = head.extend({
  department: z.string(),
  rows: z.array(rowOut),
  filled: z.record(z.string(), z.string()),
  /** Why it is urgent; '' where it is not. */
  urgentReason: z.string(),
  papers: z.array(paper),
  /** What stands against handing it in; of a draft alone. */
  problems: z.array(problem),
  steps: z.array(
    z.object({
      ...seatedStep,
      state: z.enum(['done', 'now', 'later']),
      ...{ opened: noneOr(date), due: noneOr(date) },
      /** The meeting that decided it, where a body does. */
      meeting: rowId.nullable(),
      tasks: z.array(
        z.object({
          id: rowId,
          ...{ person: z.string(), display: z.string() },
          state: z.enum(['waiting', 'open', 'passed', 'void']),
          /** Who asked for it (加签); '' where the rule did. */
          addedBy: z.string(),
          /** Who decided it; another than the person where a deputy did; '' while nobody has. */
          actor: z.string(),
        }),
      ),
    }),
  ),
  moves: z.array(
    z.object({
      id: rowId,
      what: z.enum(MOVE_KINDS),
      ...{ display: z.string(), instant, opinion: z.string(), digest: sha256 },
      /** For whom it was decided; '' where for oneself. */
      forWhom: z.string(),
      /** Who was asked (加签、转办); '' else. */
      other: z.string(),
      /** The level that it went back to; '' for the applicant or where it did not go back. */
      to: noneOr(level),
      /** 提交、变更: the amount that was handed in. */
      amount: yuanText.nullable(),
    }),
  ),
  budget: z.object({ reserved: yuanText, committed: yuanText, spent: yuanText }),
  /** What the radar found (化整为零): when it was handed in, or, of a draft, as it stands. */
  findings: z.array(radarFinding),
  /** What the payee was paid or granted before by all units, newest first, and their sum over twelve months. */
  before: z.object({
    count: z.int(),
    sum: yuanText,
    rows: z.array(
      z.object({
        ...{ id: rowId, number: z.string(), unitName: z.string(), purpose: z.string(), day: date },
        ...{ amount: yuanText, stage },
      }),
    ),
  }),
  /** Levels for which somebody must be appointed before it can come to its end. */
  appoint: z.array(level),
  /** What the caller decides, where something waits for them. */
  mine: z
    .object({
      task: rowId,
      forWhom: z.string(),
      level,
      /** The caller signs that the papers are true and lawful (签认). */
      attests: z.boolean(),
      /** Earlier levels to which it may be sent back, by their places from 0. */
      back: z.array(z.object({ place: z.int(), level })),
      /** Whom the caller may ask (加签) or hand it to (转办). */
      colleagues: z.array(z.object({ name: z.string(), display: z.string() })),
    })
    .nullable(),
  /** 紧急放行: by whom and until when it is to be decided; null where it was not released. */
  release: z.object({ display: z.string(), instant, until: date, reason: z.string() }).nullable(),
  may: z.array(z.enum(APPLICATION_ACTS)),
  names: z.record(z.string(), z.string()),
});
