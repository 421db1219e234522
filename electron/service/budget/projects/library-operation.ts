import { budget } from '../../../../shared/contract/budget.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { loadDepartments, loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { LIBRARY_NAME, libraryBook } from './library-book.ts';
import { readLibrary } from './library-reading.ts';

/** 项目库 out as a workbook: of one unit, or of all that the person sees. */
export const projectBookOperations: readonly Implementation[] = [
  longQuery(
    budget.projectBook,
    async ({ db, scope }, { unit }) => {
      const units = withinScope(scope, await loadUnits(db), ({ code }) => code).filter(
        ({ code }) => unit === undefined || code === unit,
      );
      const projects = await readLibrary(
        db,
        units.map(({ code }) => code),
      );
      return { units, projects, departments: await loadDepartments(db) };
    },
    async (context, { unit }, { units, projects, departments }) => {
      const names = new Map(units.map(({ code, name }) => [code as string, name]));
      const who = unit === undefined ? `${units.length} 家单位` : `${unit} ${names.get(unit) ?? ''}`.trim();
      const book = libraryBook({
        ...{ who, projects, creator: context.actor, created: context.instant },
        unit: (code) => `${code} ${names.get(code) ?? ''}`.trim(),
        department: (of, code) => departments.find((one) => one.unit === of && one.code === code)?.name ?? code,
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`${LIBRARY_NAME}-${who}.xlsx`) };
    },
  ),
];
