import { approval } from '../../../../shared/contract/approval.ts';
import { loadCommunity, loadDepartments } from '../../organisation/queries.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { applicationBook } from './form-workbook.ts';
import { readHeadWords } from './heads.ts';
import { todayOf } from './moving.ts';
import { readApplication, readMoves, readPapersOf } from './reading.ts';

/** 支出事项审批单 as a workbook. */
export const formOperations: readonly Implementation[] = [
  longQuery(
    approval.applicationForm,
    async (context, { id }) => {
      const { db } = context;
      const application = await readApplication(db, id);
      if (!application) throw context.notFound(`大额支出申请 ${id}`);
      context.requireUnit(application.unit);
      const departments = await loadDepartments(db, application.unit);
      return {
        ...{ application, moves: await readMoves(db, id), papers: await readPapersOf(db, id) },
        words: await readHeadWords(db, todayOf(context.nowMs)),
        departments: new Map(departments.map(({ code, name }) => [code, name])),
        community: (await loadCommunity(db))?.name ?? '',
      };
    },
    async (context, _input, facts) => {
      const book = applicationBook({ ...facts, creator: context.actor, created: context.instant });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`支出事项审批单-${facts.application.number}.xlsx`) };
    },
  ),
];
