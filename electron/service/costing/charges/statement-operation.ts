import { costing } from '../../../../shared/contract/costing.ts';
import { documentOf } from '../../../../shared/domain/costing/charges/vouchers.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { type Implementation, longQuery } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readCentres, readRuns } from './papers.ts';
import { isSaid, namesOf } from './showing.ts';
import { type StatedCharge, statementName, statementWorkbook } from './statement-workbook.ts';

/** 对账单 of a member: every charge to it that was reviewed. */
export const statementOperations: readonly Implementation[] = [
  longQuery(
    costing.chargeStatement,
    async (context, { unit: code, period }) => {
      const { db } = context;
      const unit = await loadUnit(db, code);
      if (!unit) throw context.notFound(`单位 ${code}`);
      const centres = await readCentres(db);
      const names = await namesOf(db);
      const charges = (await readRuns(db, period, period)).flatMap((run): StatedCharge[] => {
        const centre = centres.find(({ id }) => id === run.centre);
        const row = run.rows.find((each) => each.unit === code);
        if (!isSaid(run.stage) || !centre || !row?.agreement) return [];
        return [
          {
            ...{ centre: centre.name, unitName: names(centre.unit), measure: centre.measure, number: run.number },
            ...{ document: documentOf(run.number, code), cost: run.cost, volume: run.volume, row },
          },
        ];
      });
      if (charges.length === 0) throw context.refused('no-charge', `${code} 的 ${period} 没有审核过的共享中心收费`);
      return { who: `${unit.code} ${unit.name}`, charges };
    },
    async (context, { period }, { who, charges }) => {
      const book = statementWorkbook({
        ...{ who, period, charges, creator: context.actor, created: context.instant },
      });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(statementName(who, period)) };
    },
  ),
];
