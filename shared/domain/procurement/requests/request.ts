import type { AccountingDate } from '../../../kernel/date.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import { explains } from '../explaining.ts';
import { itemTitle, mayUse } from '../formulary/use.ts';
import type { Item } from '../item.ts';

/** 常规申请, 急救抢救 (needed within hours), 短缺替代 (for a product that cannot be had). */
export const REQUEST_KINDS = ['ordinary', 'urgent', 'shortage'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** The most hours within which something is still urgent. */
export const URGENT_HOURS_MAX = 72;

export interface RequestHead {
  readonly unit: UnitCode;
  readonly kind: RequestKind;
  /** 申请日期. */
  readonly day: AccountingDate;
  /** 需用日期: by when it is needed. */
  readonly needed: AccountingDate;
  /** Of an urgent request: within how many hours; 0 of any other. */
  readonly hours: number;
  /** 事由: why it is urgent or what is short; '' of an ordinary one. */
  readonly cause: string;
  /** The code of the product that is short; '' where none is. */
  readonly instead: string;
}

export interface AskedLine {
  readonly item: string;
  /** At least one. */
  readonly packs: number;
}

/** What stands against a request: at a line (from 1) or at the whole. */
export interface RequestFault {
  readonly code: 'bad-head' | 'twice' | 'outside' | 'not-for-unit' | 'no-substitute';
  readonly message: string;
  readonly row?: number;
}

const WAY = '确需采购的，请在“采购账户”页办理例外审批';

/** Everything that stands against a request; `items` is the formulary in force on its day, of the products it names. */
export const againstRequest = (
  head: RequestHead,
  lines: readonly AskedLine[],
  items: ReadonlyMap<string, Item>,
): RequestFault[] => [...againstHead(head, items), ...againstLines(head, lines, items)];

function againstHead(
  { kind, day, needed, hours, cause, instead }: RequestHead,
  items: ReadonlyMap<string, Item>,
): RequestFault[] {
  const faults: string[] = [];
  if (needed < day) faults.push('需用日期不能早于申请日期');
  if (kind !== 'ordinary' && cause === '') faults.push('急救抢救和短缺替代须写明事由');
  if (kind === 'urgent' && hours === 0) faults.push('急救抢救须写明几小时内要用');
  if (kind === 'shortage' && !items.has(instead)) faults.push('短缺替代须选定目录内哪个品种短缺');
  return faults.map((message) => ({ code: 'bad-head', message }));
}

function againstLines(
  { unit, kind, instead }: RequestHead,
  lines: readonly AskedLine[],
  items: ReadonlyMap<string, Item>,
): RequestFault[] {
  const first = new Map<string, number>();
  const short = kind === 'shortage' ? items.get(instead) : undefined;
  return lines.flatMap(({ item: code }, index): RequestFault[] => {
    const row = index + 1;
    const item = items.get(code);
    const faults: RequestFault[] = [];
    const before = first.get(code);
    if (before === undefined) first.set(code, row);
    else faults.push({ code: 'twice', row, message: `${code} 与第 ${before} 行重复：一个品种只写一行` });
    const closed = item ? againstUse(item, unit) : outsideFormulary(code);
    if (closed !== undefined) faults.push({ code: item ? 'not-for-unit' : 'outside', row, message: closed });
    if (item && short && (item.code === short.code || item.generic !== short.generic))
      faults.push({
        ...{ code: 'no-substitute', row },
        message: `${itemTitle(item)} 不是 ${itemTitle(short)} 的替代品种：替代品种须通用名相同而编码不同`,
      });
    return faults;
  });
}

/** What is said of a product that the formulary does not have on the day. */
export const outsideFormulary = (code: string): string => `${code} 不在现行用药目录内：${WAY}`;

/** Why a unit may not use a product of the formulary; undefined where it may. */
export const againstUse = (item: Item, unit: UnitCode): string | undefined =>
  mayUse(item, unit) ? undefined : `${itemTitle(item)} 在目录里限定了使用单位，本单位不在其内：${WAY}`;

/** A line's decision, in packs. */
export interface DecidedLine {
  readonly asked: number;
  readonly approved: number;
  readonly why: string;
}

/** Approved otherwise than asked needs its reason (核定数与申请数不同). */
export const decisionFault = ({ asked, approved, why }: DecidedLine): string | undefined =>
  approved !== asked && !explains(why) ? '核定数与申请数不同，须写明原因，至少 4 个字' : undefined;
