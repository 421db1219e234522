import { type Fen, fen } from '../../../kernel/fen.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { Findings } from '../reading/findings.ts';
import type { RawFile, RawSheet } from '../reading/grid.ts';
import { type Span, spanIn } from './dates.ts';
import { differsBy } from './day-state.ts';
import { findRevenueHeading, textsAbove, titleOf } from './heading.ts';
import { kindIn, REVENUE_LIMITS } from './kinds.ts';
import type {
  RevenueDay,
  RevenueEntry,
  RevenueOptions,
  RevenueReading,
  RevenueRefusal,
  RevenueWord,
} from './reading.ts';
import type { FoundAmount } from './sheet-pass.ts';
import { readTall } from './tall.ts';
import { senseOf } from './vocabulary.ts';
import { readWide } from './wide.ts';

const refusal = (code: RevenueRefusal['code'], message: string, choices: readonly string[] = []) =>
  err({ code, message, choices });

/**
 * Reads a hospital system's revenue sheet by its words and sums, in whatever layout: a row a day or a department and a column a
 * charge or payment way, or a row each; one sheet or a sheet a day. Every row is read, skipped or rejected with its reason.
 */
export function readRevenue(file: RawFile, options: RevenueOptions): Result<RevenueReading, RevenueRefusal> {
  const rows = file.sheets.reduce((sum, sheet) => sum + sheet.rowCount, 0);
  if (rows > REVENUE_LIMITS.rows)
    return refusal('too-many-rows', `文件有 ${rows} 行，超过上限 ${REVENUE_LIMITS.rows} 行，请按月分开导出。`);
  const several = file.sheets.length > 1;
  const sums = { sum: 0 };
  const read = file.sheets
    .filter(({ hidden, name }) => !hidden && (options.choose === undefined || options.choose === name))
    .flatMap((sheet) => readSheet(sheet, options, several, sums) ?? []);
  if (read.length === 0)
    return refusal(
      'no-table-found',
      '没有找到收入日报：表里应有收费项目（如西药、检查、治疗）或支付方式（如现金、医保）和金额。',
    );
  const dated = read.filter(({ undated }) => !undated);
  if (dated.length === 0)
    return refusal('no-date', '没有读到日期：标题、日期栏、工作表名和文件名里都没有，请指定是哪一天的。');
  const days = dated.map(({ reading }) => reading.days);
  if (days.flat().length > REVENUE_LIMITS.days)
    return refusal(
      'too-many-rows',
      `文件有 ${days.flat().length} 天，超过上限 ${REVENUE_LIMITS.days} 天，请分段导出。`,
    );
  if (overlaps(days))
    return refusal('several-sheets', `文件有 ${dated.length} 张表是同一天的，请选择读哪一张。`, [
      ...new Set(dated.map(({ reading }) => reading.sheet)),
    ]);
  const joined = together(dated.map(({ reading }) => reading));
  if (joined.days.length === 0 && joined.rejections.length === 0)
    return refusal('no-rows', '表头下面没有读到任何金额。');
  if (joined.words.length > REVENUE_LIMITS.words || joined.departments.length > REVENUE_LIMITS.departments)
    return refusal(
      'too-many-words',
      `表里有 ${joined.words.length} 个项目、${joined.departments.length} 个科室，不像收入日报。`,
    );
  return ok(joined);
}

interface OneSheet {
  readonly reading: RevenueReading;
  readonly undated: boolean;
}

function readSheet(
  sheet: RawSheet,
  options: RevenueOptions,
  several: boolean,
  sums: { sum: number },
): OneSheet | undefined {
  const heading = findRevenueHeading(sheet);
  if (!heading) return undefined;
  const texts = textsAbove(sheet, heading);
  const kind = options.kind ?? kindIn([...texts, sheet.name, options.fileName]);
  const span = spanOf([...texts, ...(several ? [sheet.name] : [sheet.name, options.fileName])], options);
  const read = (redIsMinus: boolean): RevenueReading => {
    const findings = new Findings(several);
    const pass = { sheet, kind, span, known: options.roles ?? new Map(), findings, sums, redIsMinus };
    const { amounts, words } = heading.shape === 'wide' ? readWide(pass, heading) : readTall(pass, heading);
    return {
      ...{ kind, sheet: sheet.name, title: titleOf(texts), texts, shape: heading.shape },
      days: daysOf(amounts),
      words: used(words, amounts),
      departments: [...new Set(amounts.map(({ department }) => department).filter((name) => name !== ''))],
      skipped: findings.skipped,
      rejections: findings.rejections,
      remarks: findings.remarks,
    };
  };
  const plain = read(false);
  // Red ink marks totals in one program and refunds (红字) in another: the sums say which.
  const red = faultsOf(plain) > 0 && hasRed(sheet, heading.last + 1) ? read(true) : undefined;
  const better = red !== undefined && faultsOf(red) < faultsOf(plain);
  return {
    undated: span === undefined && !heading.columns.some(({ words }) => senseOf(words.at(-1) ?? '') === 'date'),
    reading: better ? { ...red, remarks: [...red.remarks, '红字读作负数。'] } : plain,
  };
}

const faultsOf = ({ rejections, days }: RevenueReading): number =>
  rejections.length + days.filter((day) => differsBy(day) !== 0).length;

function hasRed(sheet: RawSheet, from: number): boolean {
  for (let row = from; row < sheet.rowCount; row += 1)
    for (let column = 0; column < sheet.width(row); column += 1) if (sheet.red(row, column)) return true;
  return false;
}

/** The days of a sheet that has no column of them, as its titles, its own or the file's name, or a person say. */
function spanOf(texts: readonly string[], { date }: RevenueOptions): Span | undefined {
  if (date !== undefined) return { from: date, to: date };
  for (const text of texts) {
    const span = spanIn(text);
    if (span) return span;
  }
  return undefined;
}

/** Words that hold money somewhere, each once; what is left out is told as well. */
function used(words: readonly RevenueWord[], amounts: readonly FoundAmount[]): RevenueWord[] {
  const moving = new Set(amounts.filter(({ amount }) => amount !== 0).map(({ word }) => word));
  const known = new Map<string, RevenueWord>();
  for (const each of words)
    if (!known.has(each.word) && (each.role === 'aside' || moving.has(each.word))) known.set(each.word, each);
  return [...known.values()];
}

/** The amounts of each day, one for each role, word and department; what nets to nothing is left out. */
function daysOf(amounts: readonly FoundAmount[]): RevenueDay[] {
  const days = new Map<
    string,
    { day: Pick<RevenueDay, 'from' | 'date'>; rows: Set<number>; sums: Map<string, RevenueEntry> }
  >();
  for (const { row, from, date, role, word, department, amount } of amounts) {
    const key = `${from} ${date}`;
    const day = days.get(key) ?? { day: { from, date }, rows: new Set(), sums: new Map() };
    days.set(key, day);
    day.rows.add(row);
    // Departments divide the charges; how patients paid belongs to none.
    const own = role === 'item' ? department : '';
    const place = JSON.stringify([role, word, own]);
    const before: Fen = day.sums.get(place)?.amount ?? fen(0);
    day.sums.set(place, { role, word, department: own, amount: fen(before + amount) });
  }
  return [...days.values()]
    .map(({ day, rows, sums }) => ({
      ...day,
      entries: [...sums.values()].filter(({ amount }) => amount !== 0),
      rows: [...rows].sort((a, b) => a - b),
    }))
    .filter(({ entries }) => entries.length > 0)
    .sort((a, b) => a.date.localeCompare(b.date));
}

function overlaps(sheets: readonly (readonly RevenueDay[])[]): boolean {
  const spans = sheets.flatMap((days, sheet) => days.map((day) => ({ ...day, sheet })));
  return spans.some((one) =>
    spans.some((other) => one.sheet < other.sheet && one.from <= other.date && other.from <= one.date),
  );
}

/** Sheets of different days as one reading. */
function together(readings: readonly RevenueReading[]): RevenueReading {
  const [first, ...rest] = readings;
  const words = new Map<string, RevenueWord>();
  for (const { words: own } of readings) for (const each of own) if (!words.has(each.word)) words.set(each.word, each);
  return {
    ...first!,
    sheet:
      rest.length === 0
        ? first!.sheet
        : readings
            .map(({ sheet }) => sheet)
            .join('、')
            .slice(0, 100),
    texts: readings.flatMap(({ texts }) => texts),
    days: readings.flatMap(({ days }) => days).sort((a, b) => a.date.localeCompare(b.date)),
    words: [...words.values()],
    departments: [...new Set(readings.flatMap(({ departments }) => departments))],
    skipped: readings.flatMap(({ skipped }) => skipped),
    rejections: readings.flatMap(({ rejections }) => rejections),
    remarks: [...new Set(readings.flatMap(({ remarks }) => remarks))],
  };
}
