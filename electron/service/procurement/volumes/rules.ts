import type { Reason } from '../../../../shared/contract/errors.ts';
import { againstBatch, agreedOf } from '../../../../shared/domain/procurement/volumes/batch.ts';
import { againstSurplus } from '../../../../shared/domain/procurement/volumes/surplus.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { readItems } from '../formulary/reading.ts';
import { type Paper, readPaper } from '../papers/papers.ts';
import type { PaperRules } from '../papers/rules.ts';
import { stepOn } from '../papers/stepping.ts';
import { agreedOnly, batchIn, divisionIn, readBatches, readDivisions, readSurpluses, surplusIn } from './content.ts';

const said = (code: string, message: string, row?: number): Reason => ({
  ...{ code, message },
  ...(row === undefined ? {} : { row }),
});

/** 集采批次: products of the formulary, members, and one agreement at a time for a product. */
export const batchRules: PaperRules = {
  kind: 'batch',
  name: (paper) => `${paper.number} ${batchIn(paper).name}`,
  against: againstBatchPaper,
  async approved(context, paper) {
    const { products, replaces, reason } = batchIn(paper);
    const rows = products.flatMap(({ item, volumes }) =>
      agreedOnly(volumes).map(({ unit, quantity }) => ({ batch: paper.id, item, unit, quantity })),
    );
    for (let from = 0; from < rows.length; from += 200)
      await context.db
        .insertInto('volume_agreed')
        .values(rows.slice(from, from + 200))
        .execute();
    const before = replaces === 0 ? undefined : await readPaper(context.db, 'batch', replaces);
    if (before) await stepOn(context, before, 'end', { reason: `由 ${paper.number} 调整：${reason}` });
  },
};

async function againstBatchPaper(db: BooksReader, paper: Paper): Promise<readonly Reason[]> {
  const batch = batchIn(paper);
  const days = { first: paper.first as AccountingDate, last: paper.last as AccountingDate };
  const problems = againstBatch(batch, days).map(({ message, row }) => said('bad-batch', message, row));
  if (batch.products.length === 0) problems.push(said('bad-batch', '批次里还没有品种'));
  const codes = batch.products.map(({ item }) => item);
  const items = await readItems(db, days.first, codes);
  const units = new Set((await loadUnits(db)).map(({ code }) => code));
  for (const [at, product] of batch.products.entries()) {
    const row = at + 1;
    if (!items.has(product.item))
      problems.push(said('not-listed', `${days.first} 的目录里没有品种 ${product.item}`, row));
    if (agreedOf(product) === 0) problems.push(said('bad-batch', `品种 ${product.item} 没有约定采购量`, row));
    if (product.selected === 0) problems.push(said('bad-batch', `品种 ${product.item} 没有中选价`, row));
    for (const { unit } of product.volumes)
      if (!units.has(unit)) problems.push(said('no-unit', `没有单位 ${unit}`, row));
  }
  for (const { paper: other, content } of await readBatches(db)) {
    if (other.id === paper.id || other.stage !== 'approved' || other.id === batch.replaces) continue;
    if (other.first > days.last || other.last < days.first) continue;
    for (const { item } of content.products)
      if (codes.includes(item))
        problems.push(said('overlaps', `品种 ${item} 在同一时间已有约定采购量（${other.number} ${content.name}）`));
  }
  if (batch.replaces !== 0 && (await readPaper(db, 'batch', batch.replaces))?.stage !== 'approved')
    problems.push(said('not-in-force', '所调整的批次已经不在执行'));
  return problems;
}

/** 结余留用测算: of a batch in force, and the only one of its year and insurance. */
export const surplusRules: PaperRules = {
  kind: 'surplus',
  name: (paper) => `${paper.number} ${surplusIn(paper).year}`,
  async against(db, paper) {
    const content = surplusIn(paper);
    const problems = againstSurplus(content).map((message) => said('bad-surplus', message));
    if ((await readPaper(db, 'batch', content.batch))?.stage !== 'approved')
      problems.push(said('not-in-force', '测算所依据的批次不在执行'));
    for (const { paper: other, content: its } of await readSurpluses(db))
      if (
        other.id !== paper.id &&
        ['handed', 'approved'].includes(other.stage) &&
        [its.batch, its.year, its.insurance].join() === [content.batch, content.year, content.insurance].join()
      )
        problems.push(said('twice', `同一批次、年度和险种已有测算 ${other.number}`));
    return problems;
  },
  approved: async () => {},
  async againstEnding(db, paper) {
    const open = (await readDivisions(db)).filter(
      ({ paper: { stage }, content }) => content.surplus === paper.id && ['handed', 'approved'].includes(stage),
    );
    return open.map(({ paper: { number } }) => said('divided', `先撤回或终止它的分配 ${number}`));
  },
};

/** 结余留用分配: of an approved calculation, once. */
export const divisionRules: PaperRules = {
  kind: 'division',
  name: (paper) => paper.number,
  async against(db, paper) {
    const { surplus } = divisionIn(paper);
    const problems: Reason[] = [];
    if ((await readPaper(db, 'surplus', surplus))?.stage !== 'approved')
      problems.push(said('not-approved', '结余留用测算审核通过后才能分配'));
    for (const { paper: other, content } of await readDivisions(db))
      if (other.id !== paper.id && content.surplus === surplus && ['handed', 'approved'].includes(other.stage))
        problems.push(said('twice', `同一测算已有分配 ${other.number}`));
    return problems;
  },
  approved: async () => {},
};
