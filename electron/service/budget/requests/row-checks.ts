import type { Reason } from '../../../../shared/contract/errors.ts';
import { lineKey } from '../../../../shared/domain/budget/line.ts';
import { borneBy } from '../../../../shared/domain/budget/placing.ts';
import {
  lineOfRequest,
  type RowProblem,
  requestProblems,
  type SpendingRequest,
} from '../../../../shared/domain/budget/request.ts';
import { otherLineSentence } from '../../../../shared/domain/budget/request-sentences.ts';
import type { BooksReader } from '../../database.ts';
import { loadDepartments } from '../../organisation/queries.ts';
import { againstProjects } from '../projects/use.ts';
import { readPlannedLines } from '../spending/unit-years.ts';

const badRow = ({ row, message }: RowProblem): Reason => ({ code: 'bad-row', message, row });

/** Why a request cannot stand as it was typed: its lines, its departments and the projects for which it asks money. */
export async function againstRows(db: BooksReader, request: SpendingRequest): Promise<Reason[]> {
  const { unit, rows } = request;
  const projects = rows.map(({ project, amount }) => ({ unit, project, asks: amount > 0 }));
  return [
    ...requestProblems(request).map(badRow),
    ...(await againstDepartments(db, request)),
    ...(await againstProjects(db, projects)),
  ];
}

/** Rows that ask another line than the one from which their vouchers will be paid (`borneBy`): what they held nobody would find. */
export async function againstPlacing(db: BooksReader, request: SpendingRequest): Promise<Reason[]> {
  const planned = await readPlannedLines(db, [request.unit], [request.year]);
  return request.rows.flatMap((row, index): Reason[] => {
    const line = lineOfRequest(request, row);
    const borne = borneBy(line, (key) => planned.has(key));
    return lineKey(borne) === lineKey(line)
      ? []
      : [badRow({ row: index + 1, message: otherLineSentence(line, borne) })];
  });
}

async function againstDepartments(db: BooksReader, request: SpendingRequest): Promise<Reason[]> {
  const known = new Set((await loadDepartments(db, request.unit)).map(({ code }) => code));
  const isUnknown = (code: string) => code !== '' && !known.has(code);
  return [
    ...(isUnknown(request.department) ? [{ code: 'bad-department', message: `没有科室 ${request.department}` }] : []),
    ...request.rows.flatMap(({ department }, index): Reason[] =>
      isUnknown(department) ? [{ code: 'bad-department', message: `没有科室 ${department}`, row: index + 1 }] : [],
    ),
  ];
}
