import { amountSentence, readAmount } from '../../ledger/reading/amount.ts';
import { readDate } from '../../ledger/reading/dates.ts';
import type { Findings } from '../../ledger/reading/findings.ts';
import type { RawSheet } from '../../ledger/reading/grid.ts';
import { oneLine } from '../../ledger/reading/half-width.ts';
import type { CostDepartment } from '../department.ts';
import { parseValue } from '../drivers.ts';
import { type FieldForm, type ServiceTable, TABLE_FORMS } from './tables.ts';

export interface ServiceOptions {
  readonly table: ServiceTable;
  readonly departments: readonly Pick<CostDepartment, 'code' | 'name'>[];
}

/** A column of the table's form: where it stands, and its heading as the file has it. */
export interface FieldColumn {
  readonly index: number;
  readonly heading: string;
}

export interface TablePass extends ServiceOptions {
  readonly sheet: RawSheet;
  readonly columns: ReadonlyMap<string, FieldColumn>;
  /** Rows by what stands once in a table. */
  readonly seen: Map<string, number>;
}

/** A row by the fields of its form: texts, dates and codes as text, money in 分, measures in millionths. */
export type ServiceRow = Readonly<Record<string, string | number>>;

/** Longest text that is kept of a cell. */
const LONGEST: Readonly<Record<string, number>> = { name: 120, groupName: 120, activity: 60 };
const CODE = 40;

type Read = { readonly value: string | number } | { readonly code: string; readonly message: string };
const bad = (code: string, message: string): Read => ({ code, message });

/** The row, or undefined with a finding at each cell that cannot stand. */
export function readCells(pass: TablePass, row: number, findings: Findings): ServiceRow | undefined {
  const { sheet, table, columns, seen } = pass;
  const { fields, once } = TABLE_FORMS[table];
  const values: Record<string, string | number> = {};
  let faulty = false;
  for (const field of fields) {
    const column = columns.get(field.id);
    const read = column ? cellOf(pass, row, field, column) : { value: emptyOf(field) };
    if ('value' in read) values[field.id] = read.value;
    else {
      faulty = true;
      findings.reject(sheet, row, read.code, `${field.heading}：${read.message}`, column?.index);
    }
  }
  if (faulty) return undefined;
  const against = againstRow(table, values);
  if (against) {
    findings.reject(sheet, row, against.code, against.message, columns.get(against.field)?.index);
    return undefined;
  }
  if (once.length > 0) {
    const key = once.map((id) => values[id]).join('\u0000');
    const before = seen.get(key);
    if (before !== undefined) {
      const what = once.map((id) => values[id]).join(' ');
      findings.reject(sheet, row, 'twice', `${what} 与第 ${before} 行重复`, columns.get(once.at(-1)!)?.index);
      return undefined;
    }
    seen.set(key, sheet.rowNumber(row));
  }
  return values;
}

const emptyOf = ({ kind }: FieldForm): string | number => (kind === 'money' || kind === 'measure' ? 0 : '');

function cellOf({ sheet, departments }: TablePass, row: number, field: FieldForm, { index }: FieldColumn): Read {
  const text = oneLine(sheet.text(row, index).replace(/[\p{Cc}\p{Surrogate}]+/gu, ' '));
  if (sheet.kind(row, index) === 'error') return bad('error-cell', `单元格是错误值 ${text.slice(0, 20)}`);
  if (text === '') return field.needed ? bad('empty', '没有填') : { value: emptyOf(field) };
  switch (field.kind) {
    case 'text': {
      const longest = LONGEST[field.id] ?? CODE;
      return text.length > longest ? bad('too-long', `超过 ${longest} 个字`) : { value: text };
    }
    case 'department': {
      const plain = text.replaceAll(' ', '');
      const known = departments.filter(
        ({ code, name }) => code === plain || name === plain || `${code}${name}` === plain,
      );
      if (known.length === 1) return { value: known[0]!.code };
      return known.length === 0
        ? bad('unknown-department', `单位没有科室“${text.slice(0, 40)}”`)
        : bad('unknown-department', `“${text.slice(0, 40)}”不止一个科室，请写科室编码`);
    }
    case 'money': {
      const read = readAmount(sheet, row, index, 1, false);
      if (!read.ok) return bad(read.fault, amountSentence(read.fault, text));
      return read.amount < 0 ? bad('negative', `金额 ${text.slice(0, 40)} 是负数`) : { value: read.amount };
    }
    case 'measure': {
      const value = parseValue(text);
      return value === undefined
        ? bad('not-a-number', `“${text.slice(0, 40)}”不是不小于 0、至多九位整数六位小数的数字`)
        : { value };
    }
    case 'date': {
      const read = readDate(text, sheet.date1904 ? { date1904: true } : {});
      return read.kind === 'date' ? { value: read.date } : bad('bad-date', `日期“${text.slice(0, 40)}”读不懂`);
    }
  }
}

/** What cells cannot say one by one. */
function againstRow(
  table: TablePass['table'],
  values: ServiceRow,
): { readonly field: string; readonly code: string; readonly message: string } | undefined {
  if (table === 'patients' && values.discharged! < values.admitted!)
    return {
      ...{ field: 'discharged', code: 'before-admission' },
      message: `出院日期 ${values.discharged} 在入院日期 ${values.admitted} 之前`,
    };
  if (table === 'lines' && values.item !== '' && values.quantity === 0)
    return { field: 'quantity', code: 'no-quantity', message: `项目 ${values.item} 没有数量` };
  return undefined;
}
