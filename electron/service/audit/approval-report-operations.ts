import { audit } from '../../../shared/contract/audit.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { APPROVAL_REPORTS } from '../../../shared/domain/approval/report.ts';
import { type UnitScope, withinScope } from '../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan } from '../../../shared/kernel/fen.ts';
import { endOf, type Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { loadCommunity, loadUnits } from '../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../pipeline/implementation.ts';
import { writeCsv } from '../workbook/write/csv.ts';
import { fileName } from '../workbook/write/file-name.ts';
import { type Cell, headingPath, type Row, rich, styled, type Workbook } from '../workbook/write/model.ts';
import { PAGE_OF_PAGES } from '../workbook/write/sheet.ts';
import { writeWorkbook } from '../workbook/write/workbook.ts';
import { gatherApprovals } from './approval-gathering.ts';
import type { PackApprovals } from './pack/approval-content.ts';
import { scopeName, unitLabel } from './pack/content.ts';
import type { ApprovalList } from './pack/sheets/approval-list.ts';
import { APPROVAL_LISTS } from './pack/sheets/approvals.ts';
import type { PaperContent } from './pack/sheets/paper.ts';

const TITLE = '大额支出审批';
const NOTHING = { applications: [], links: [], decisions: [], findings: [], contracts: [], payments: [] };

/** Lists of a year's approvals, of the units that the caller sees: as rows, as a workbook, or as CSV. */
export const approvalReportOperations: readonly Implementation[] = [
  query(audit.approvalReport, async ({ db, scope, actor, instant }, { report, ...whose }) => {
    const { content, approvals } = await gathered(db, whose, { scope, by: actor, at: instant });
    const list = APPROVAL_LISTS[report](content, approvals ?? { until: endOf(whose.period), ...NOTHING });
    return {
      ...{ report, period: whose.period, rows: list.rows.map((row) => rowOut(list, row)) },
      columns: list.columns.map((column) => ({ key: column.key, heading: headingOf(column), kind: kindOf(column) })),
    };
  }),

  longQuery(
    audit.approvalBook,
    async ({ db, scope, actor, instant, refused }, { report, form, ...whose }) => {
      if (form === 'csv' && report === undefined) throw refused('one-list', 'CSV 只能是一张表，请选是哪一张');
      const { content, approvals } = await gathered(db, whose, { scope, by: actor, at: instant });
      if (!approvals) throw refused('no-data', '到期末还没有大额支出申请');
      const wanted = report === undefined ? APPROVAL_REPORTS : [report];
      return { content, lists: wanted.map((each) => APPROVAL_LISTS[each](content, approvals)) };
    },
    async (context, { form, period }, { content, lists }) => {
      const title = lists.length === 1 ? lists[0]!.paper.name : TITLE;
      const bytes =
        form === 'csv'
          ? Buffer.from(writeCsv(lists[0]!), 'utf8')
          : (await writeWorkbook(bookOf(content, lists, title), { signal: context.signal })).bytes;
      const { sha256 } = await context.files.put(context.actor, bytes);
      const name = fileName(`${title}-${whoseName(content)}-${period}.${form}`);
      return { file: sha256, name, bytes: bytes.byteLength };
    },
  ),
];

/** Whose it is, as files are called. */
function whoseName({ scope, units }: PaperContent): string {
  if (scope.kind === 'group') return '全县';
  return scope.kind === 'unit' ? unitLabel(units[0]!) : `所选${units.length}家单位`;
}

interface Whose {
  readonly period: Period;
  readonly unit?: string | undefined;
}

async function gathered(
  db: BooksReader,
  { period, unit }: Whose,
  { scope, ...prepared }: { readonly scope: UnitScope; readonly by: string; readonly at: string },
): Promise<{ readonly content: PaperContent; readonly approvals: PackApprovals | undefined }> {
  const seen = withinScope(scope, await loadUnits(db), ({ code }) => code);
  const units = unit === undefined ? seen : seen.filter(({ code }) => code === unit);
  const [only] = units;
  const whole = unit === undefined && scope.kind === 'community';
  const content: PaperContent = {
    community: (await loadCommunity(db))?.name ?? '',
    scope: whole ? { kind: 'group' } : units.length === 1 ? { kind: 'unit', unit: only!.code } : { kind: 'some' },
    ...{ period, units, prepared },
  };
  return {
    content,
    approvals: await gatherApprovals(db, { units, period, today: chinaDay(Date.parse(prepared.at)) as AccountingDate }),
  };
}

function bookOf(content: PaperContent, lists: readonly ApprovalList[], title: string): Workbook {
  return {
    ...{ title: `${title} ${scopeName(content)} ${content.period}`, creator: content.prepared.by },
    created: content.prepared.at,
    // By itself a sheet has no place among working papers.
    sheets: lists.map(({ sheet }) => ({ ...sheet, page: { ...sheet.page, footer: { center: PAGE_OF_PAGES } } })),
    names: lists.flatMap(({ names }) => names),
  };
}

type Column = ApprovalList['columns'][number];
type RowOut = ReplyOf<typeof audit.approvalReport>['rows'][number];

const headingOf = (column: Column): string => headingPath(column).join(' ').replaceAll('\n', '');

const kindOf = ({ kind, flag }: Column) => {
  if (flag) return 'flag' as const;
  if (kind === 'money' || kind === 'check') return 'money' as const;
  if (kind === 'date') return 'date' as const;
  return kind === 'integer' || kind === 'count' ? ('number' as const) : ('text' as const);
};

const rowOut = ({ columns }: ApprovalList, row: Row): RowOut => {
  const { cells } = styled(row);
  return Object.fromEntries(columns.map((column, at) => [column.key, cellOut(column, cells[at])]));
};

function cellOut({ kind, flag, lines }: Column, cell: Cell): RowOut[string] {
  const { value } = rich(cell);
  if (typeof value === 'string') return lines ? value.replaceAll('\n', '') : value;
  if (value === null) return null;
  if (flag) return value !== 0;
  return kind === 'money' || kind === 'check' ? formatYuan(fen(value) as Fen) : value;
}
