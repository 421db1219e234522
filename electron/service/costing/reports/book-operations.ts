import type { BOOK_FORMS } from '../../../../shared/contract/costing/reports.ts';
import { costing } from '../../../../shared/contract/costing.ts';
import { addAmounts, NO_AMOUNTS } from '../../../../shared/domain/costing/direct-cost.ts';
import { directTable } from '../../../../shared/domain/costing/reports/direct-table.ts';
import { fullTable } from '../../../../shared/domain/costing/reports/full-table.ts';
import { structureTable } from '../../../../shared/domain/costing/reports/structure-table.ts';
import { ZERO } from '../../../../shared/kernel/fen.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import type { Workbook } from '../../workbook/write/model.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { directWorkbook, spanText } from '../direct-workbook.ts';
import { readTiers } from './form-operations.ts';
import { fullWorkbook } from './full-workbook.ts';
import { hospitalWorkbook } from './hospital-workbook.ts';
import { whoOf } from './sheet-parts.ts';
import { costedIn, readRuns, readSource, type Source } from './source.ts';
import { structureWorkbook } from './structure-workbook.ts';
import { trendWorkbook } from './trend-workbook.ts';

const NAMES: Readonly<Record<(typeof BOOK_FORMS)[number], string>> = {
  '01': '成本医01',
  '02': '成本医02',
  '03': '成本医03',
  hospital: '医院成本报表',
  structure: '成本构成与趋势',
};

/** The reports as workbooks. */
export const bookOperations: readonly Implementation[] = [
  longQuery(
    costing.reportBook,
    async (context, asked) => {
      const span = asked.form === 'structure' ? 'year' : asked.span;
      const read = asked.form === 'hospital' ? readSource : readRuns;
      const source = await read(context, { ...asked, span });
      return { source, span, tiers: await readTiers(context.db, asked) };
    },
    async (context, { form, period }, { source, span, tiers }) => {
      const titled = { source, period, span, creator: context.actor, created: context.instant };
      const costed = costedIn(source);
      const { departments, direct, full, outputs } = costed;
      const books: Record<typeof form, () => Workbook> = {
        '01': () =>
          directWorkbook({
            ...{
              who: whoOf(titled),
              period,
              span,
              rows: directTable(departments, direct),
              depths: new Map(),
              excluded: excludedOf(source),
            },
            ...{ unassigned: ZERO, official: source.unit.chart === 'hospital' },
            ...{ creator: context.actor, created: context.instant },
          }),
        '02': () => fullWorkbook(titled, fullTable(departments, direct, full)),
        '03': () => structureWorkbook(titled, structureTable(departments, full, outputs)),
        hospital: () => hospitalWorkbook(titled, tiers),
        structure: () => trendWorkbook(titled),
      };
      const { bytes } = await writeWorkbook(books[form](), { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      const name = fileName(`${NAMES[form]}-${whoOf(titled)}-${spanText(period, span)}.xlsx`);
      return { file: sha256, name, rows: departments.length };
    },
  ),
];

/** 不计入成本 of all runs. A run that was worked out has nothing left to assign. */
const excludedOf = ({ runs }: Source) => {
  const sum = (nature: 'fiscal-project' | 'research') =>
    runs.map(({ result }) => result.borne.booked.excluded[nature]).reduce(addAmounts, NO_AMOUNTS);
  return { 'fiscal-project': sum('fiscal-project'), research: sum('research') };
};
