import * as z from 'zod';
import { organisation } from '../../../shared/contract/organisation.ts';
import { cellAt, type RawSheet } from '../../../shared/domain/ledger/reading/grid.ts';
import { readFile } from '../workbook/read/read-file.ts';
import { Refusal } from './desk.ts';

const account = z.object({
  code: z.string().regex(/^\d{4,20}$/, '科目编码为 4–20 位数字'),
  name: z.string().min(1).max(80),
});

/** What `init --community` takes: the set-up of the contract, with accounts by unit beside it; more keys may follow. */
const communityFile = z.object({
  name: z.string(),
  fiscalYear: z.number(),
  units: z.array(
    z
      .object({
        code: z.string(),
        name: z.string(),
        kind: z.string(),
        chart: z.string(),
        accounts: z.array(account).max(5000).optional(),
      })
      .loose(),
  ),
  departments: z
    .array(z.object({ unit: z.string(), code: z.string(), name: z.string(), class: z.string() }))
    .optional(),
});

export interface CommunityFile {
  readonly name: string;
  readonly fiscalYear: number;
  readonly units: readonly object[];
  readonly departments: readonly object[];
  /** Accounts that units have beyond their official chart. */
  readonly accounts: ReadonlyMap<string, readonly { code: string; name: string }[]>;
}

/** Reads a community file, JSON or XLSX; throws a Refusal that says what is wrong, before anything is made. */
export async function readCommunityFile(bytes: Uint8Array, path: string): Promise<CommunityFile> {
  const plain = bytes[0] === 0x50 && bytes[1] === 0x4b ? await fromWorkbook(bytes, path) : fromJson(bytes);
  const parsed = communityFile.safeParse(plain);
  if (!parsed.success) throw invalid(parsed.error.issues);
  const { name, fiscalYear, units, departments = [] } = parsed.data;
  const community = {
    name,
    fiscalYear,
    units: units.map(({ code, name: unitName, kind, chart, ...more }) => ({
      code,
      name: unitName,
      kind,
      chart,
      ...(typeof more['joined'] === 'string' ? { joined: more['joined'] } : {}),
      ...(typeof more['left'] === 'string' ? { left: more['left'] } : {}),
    })),
    departments,
  };
  const schema = organisation.initialise['~orpc'].inputSchema;
  const checked = schema?.safeParse(community);
  if (checked && !checked.success) throw invalid(checked.error.issues);
  return {
    ...community,
    accounts: new Map(units.flatMap((unit) => (unit.accounts?.length ? [[unit.code, unit.accounts] as const] : []))),
  };
}

const invalid = (issues: readonly { path: PropertyKey[]; message: string }[]): Refusal => {
  const reasons = issues
    .slice(0, 50)
    .map((issue) => ({ code: 'invalid', place: issue.path.join('.'), message: issue.message }));
  return new Refusal(
    'INVALID_INPUT',
    `医共体文件不正确：${reasons.map((reason) => `${reason.place} ${reason.message}`).join('；')}`,
    { reasons },
  );
};

function fromJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw new Refusal(
      'INVALID_INPUT',
      `医共体文件既不是 JSON 也不是 XLSX：${error instanceof Error ? error.message : String(error)}`,
      undefined,
    );
  }
}

const KINDS: Readonly<Record<string, string>> = {
  牵头医院: 'lead',
  医院: 'hospital',
  乡镇卫生院: 'township',
  社区卫生服务中心: 'community',
  其他机构: 'institution',
};
const CHARTS: Readonly<Record<string, string>> = { 医院: 'hospital', 基层: 'primary', 事业单位: 'institution' };
const CLASSES: Readonly<Record<string, string>> = {
  行政后勤: 'admin',
  医疗辅助: 'auxiliary',
  医疗技术: 'technology',
  临床服务: 'clinical',
};

/**
 * A workbook with sheets 医共体 (名称, 会计年度), 单位 (编码, 名称, 类型, 科目表), 科室 (单位, 编码, 名称, 类别) and
 * 科目 (单位, 编码, 名称), each with its headings in the first row; the last two may be left out.
 */
async function fromWorkbook(bytes: Uint8Array, path: string): Promise<unknown> {
  const file = await readFile(bytes, { name: path });
  if (!file.ok) throw new Refusal('INVALID_INPUT', file.error.message, undefined);
  const sheet = (name: string) => file.value.sheets.find((one) => one.name.trim() === name);
  const rows = (name: string) => tableOf(sheet(name));
  const head = rows('医共体')[0];
  const accounts = rows('科目');
  return {
    name: head?.['名称'],
    fiscalYear: Number(head?.['会计年度']),
    units: rows('单位').map((row) => ({
      code: row['编码'],
      name: row['名称'],
      kind: KINDS[row['类型'] ?? ''] ?? row['类型'],
      chart: CHARTS[row['科目表'] ?? ''] ?? row['科目表'],
      accounts: accounts
        .filter((one) => one['单位'] === row['编码'])
        .map((one) => ({ code: one['编码'], name: one['名称'] })),
    })),
    departments: rows('科室').map((row) => ({
      unit: row['单位'],
      code: row['编码'],
      name: row['名称'],
      class: CLASSES[row['类别'] ?? ''] ?? row['类别'],
    })),
  };
}

/** Rows below the headings of the first row, by heading; blank rows left out. */
function tableOf(sheet: RawSheet | undefined): Record<string, string>[] {
  if (!sheet || sheet.rowCount === 0) return [];
  const headings = Array.from({ length: sheet.width(0) }, (_, column) => cellAt(sheet, 0, column).text.trim());
  const rows: Record<string, string>[] = [];
  for (let row = 1; row < sheet.rowCount; row += 1) {
    const cells = Object.fromEntries(
      headings.map((heading, column) => [heading, cellAt(sheet, row, column).text.trim()]),
    );
    if (Object.values(cells).some((text) => text !== '')) rows.push(cells);
  }
  return rows;
}
