import { type AccountingDate, parseDate } from '../../../kernel/date.ts';
import { type ColdItem, type DeliveryRules, monthsAfter } from './rules.ts';

/** Why packs were not taken: 短少, 破损, 品种或批号不符, 效期过近, 冷链中断, 多送. */
export const REFUSED_REASONS = ['short', 'damaged', 'wrong', 'expiry', 'cold', 'over'] as const;
export type RefusedReason = (typeof REFUSED_REASONS)[number];

/** One lot of what was ordered for the unit, in packs. */
export interface ReceiptLine {
  /** The row of the order that it answers. */
  readonly allocation: number;
  readonly lot: string;
  /** 生产日期, or '' where the pack does not say it. */
  readonly produced: AccountingDate | '';
  readonly expiry: AccountingDate;
  /** As the delivery note (随货同行单) has it. */
  readonly delivered: number;
  readonly accepted: number;
  /** Of what was not accepted; '' where all of it was. */
  readonly reason: RefusedReason | '';
  /** Why a lot of short life is taken nevertheless, or ''. */
  readonly why: string;
  /** 追溯码 of the packs that were accepted, as far as they were read. */
  readonly codes: readonly string[];
}

/** 到货登记: a delivery to one unit of one order. */
export interface Arrival {
  readonly order: number;
  /** 随货同行单号. */
  readonly note: string;
  /** Day and minute, `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
  /** Lowest and highest reading on the way in tenths of a degree; undefined where none was taken. */
  readonly cold?: { readonly least: number; readonly most: number } | undefined;
  /** Why a reading out of range is taken nevertheless, or ''. */
  readonly coldWhy: string;
  readonly lines: readonly ReceiptLine[];
}

/** What was ordered for the unit on one row, in packs. */
export interface Awaited {
  readonly item: string;
  /** As people call the product. */
  readonly name: string;
  /** Ordered, less what was cancelled, accepted, or waits for acceptance. */
  readonly outstanding: number;
}

export interface ReceiptGround {
  readonly awaited: ReadonlyMap<number, Awaited>;
  readonly rules: DeliveryRules;
  readonly orderDay: AccountingDate;
  readonly today: string;
  /** The expiry that the unit's books know a lot by. */
  readonly expiryOf: (item: string, lot: string) => string | undefined;
}

export interface ReceiptProblem {
  readonly code: string;
  readonly message: string;
  /** From 1; absent where it is the delivery's. */
  readonly row?: number;
}

export const dayOf = (at: string): AccountingDate => at.slice(0, 10) as AccountingDate;

/** 编号 of the day and time: a day of the calendar and a minute of the day. */
export const isMoment = (at: string): boolean =>
  parseDate(at.slice(0, 10)) !== undefined && /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(at);

/** Everything that stands against registering an arrival, by row. */
export function againstArrival(arrival: Arrival, ground: ReceiptGround): ReceiptProblem[] {
  const day = dayOf(arrival.at);
  const problems: ReceiptProblem[] = [];
  if (day < ground.orderDay) problems.push({ code: 'day', message: `到货日期 ${day} 早于下单日期 ${ground.orderDay}` });
  if (day > ground.today) problems.push({ code: 'day', message: `到货日期 ${day} 还没有到` });
  problems.push(...againstCold(arrival, ground));
  const taken = new Map<number, number>();
  const seen = new Set<string>();
  const codes = new Set<string>();
  const expiries = new Map<string, string>();
  arrival.lines.forEach((line, at) => {
    const row = at + 1;
    const add = (code: string, message: string): void => void problems.push({ code, message, row });
    const awaited = ground.awaited.get(line.allocation);
    if (!awaited) {
      add('no-line', `第 ${row} 行不是本单位这份订单的品种`);
      return;
    }
    const { item, name } = awaited;
    const once = `${line.allocation} ${line.lot} ${line.reason}`;
    if (seen.has(once)) add('twice', `第 ${row} 行：${name} 批号 ${line.lot} 前面已经有一行，请合并`);
    seen.add(once);
    for (const [code, message] of againstLine(line, name, day, ground.rules)) add(code, `第 ${row} 行：${message}`);
    const known = expiries.get(`${item} ${line.lot}`) ?? ground.expiryOf(item, line.lot);
    if (known !== undefined && known !== line.expiry && line.accepted > 0)
      add('expiry', `第 ${row} 行：${name} 批号 ${line.lot} 已登记的有效期是 ${known}，请核对`);
    expiries.set(`${item} ${line.lot}`, known ?? line.expiry);
    for (const code of line.codes) {
      if (codes.has(code)) add('code', `第 ${row} 行：追溯码 ${code} 在本单中重复`);
      codes.add(code);
    }
    const sum = (taken.get(line.allocation) ?? 0) + line.accepted;
    taken.set(line.allocation, sum);
    if (sum > awaited.outstanding)
      add(
        'over',
        `第 ${row} 行：${name} 本次合格 ${sum}，超过未到货的 ${awaited.outstanding}：多送的请按“多送”拒收，或退回供应商`,
      );
  });
  return problems;
}

/** 追溯码: 20 digits as a rule; what a scanner reads of others is letters and digits. */
const TRACE_CODE = /^[0-9A-Za-z]{8,40}$/;

function* againstLine(
  line: ReceiptLine,
  name: string,
  day: AccountingDate,
  rules: DeliveryRules,
): Generator<readonly [code: string, message: string]> {
  const { delivered, accepted, reason, produced, expiry } = line;
  if (delivered === 0) yield ['none', `${name} 到货数量为 0，请去掉这一行`];
  if (accepted > delivered) yield ['more', `${name} 合格 ${accepted} 多于到货 ${delivered}`];
  else if (accepted < delivered && reason === '')
    yield ['no-reason', `${name} 有 ${delivered - accepted} 未验收合格，请选拒收原因`];
  else if (accepted === delivered && reason !== '') yield ['no-refused', `${name} 全部合格，不应有拒收原因`];
  if (produced !== '' && produced > day) yield ['produced', `${name} 生产日期 ${produced} 晚于到货日期`];
  if (produced !== '' && produced >= expiry) yield ['produced', `${name} 生产日期 ${produced} 不早于有效期 ${expiry}`];
  for (const code of line.codes)
    if (!TRACE_CODE.test(code)) yield ['code', `${name} 追溯码“${code}”不正确：须为 8–40 位数字或字母`];
  if (line.codes.length > accepted) yield ['code', `${name} 追溯码 ${line.codes.length} 个，多于合格的 ${accepted}`];
  if (accepted === 0) return;
  if (expiry <= day) yield ['expired', `${name} 批号 ${line.lot} 有效期 ${expiry}，到货时已过期，不能验收`];
  else if (expiry < monthsAfter(day, rules.leastMonths) && line.why === '')
    yield ['near', `${name} 批号 ${line.lot} 有效期 ${expiry}，剩余不足 ${rules.leastMonths} 个月，接收须写明原因`];
}

/** The range that all cold products of a delivery must stay within; undefined where none of them is cold. */
export function coldRange(
  items: Iterable<string>,
  cold: readonly ColdItem[],
): { readonly least: number; readonly most: number } | undefined {
  const wanted = new Set(items);
  const found = cold.filter(({ item }) => wanted.has(item));
  if (found.length === 0) return undefined;
  return { least: Math.max(...found.map(({ least }) => least)), most: Math.min(...found.map(({ most }) => most)) };
}

/** Tenths of a degree as people write them: `2.5℃`. */
export const degrees = (tenths: number): string => `${tenths / 10}℃`;

function againstCold({ cold, coldWhy, lines }: Arrival, { awaited, rules }: ReceiptGround): ReceiptProblem[] {
  if (cold && cold.least > cold.most) return [{ code: 'cold', message: '冷链最低温度高于最高温度' }];
  const items = lines.filter(({ accepted }) => accepted > 0).map((line) => awaited.get(line.allocation)?.item ?? '');
  const range = coldRange(items, rules.cold);
  if (!range) return [];
  const asked = `${degrees(range.least)} 至 ${degrees(range.most)}`;
  if (!cold) return [{ code: 'cold', message: `有冷链品种（${asked}），请登记途中最低和最高温度` }];
  if ((cold.least < range.least || cold.most > range.most) && coldWhy === '')
    return [
      {
        code: 'cold',
        message: `途中温度 ${degrees(cold.least)} 至 ${degrees(cold.most)} 超出 ${asked}：请拒收，或写明接收原因`,
      },
    ];
  return [];
}
