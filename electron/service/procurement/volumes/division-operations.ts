import { procurement } from '../../../../shared/contract/procurement.ts';
import { divided, type Weight } from '../../../../shared/domain/procurement/volumes/division.ts';
import { surplusOf } from '../../../../shared/domain/procurement/volumes/surplus.ts';
import { fen, formatYuan } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { command, type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { readPaper } from '../papers/papers.ts';
import { NOT_NOW } from '../papers/stepping.ts';
import { batchIn, type DivisionContent, type SurplusContent, surplusIn } from './content.ts';
import { divisionTitle, divisionWorkbook } from './division-workbook.ts';
import { readGone } from './progress-operations.ts';
import { saveDraft } from './saving.ts';
import { readSurplusesOut } from './surplus-out.ts';

/** 结余留用分配: among units by what they completed or by weights, exact to the 分, approved by another. */
export const divisionOperations: readonly Implementation[] = [
  query(procurement.divisionProposal, async ({ db, notFound }, { surplus }) => {
    const paper = await readPaper(db, 'surplus', surplus);
    if (!paper) throw notFound(`结余留用测算 ${surplus}`);
    const units = new Map((await loadUnits(db)).map((unit) => [unit.code, unit]));
    return (await contributions(db, surplusIn(paper))).map(({ unit, weight }) => ({
      ...{ unit, unitName: units.get(unit)?.name ?? unit, kind: units.get(unit)?.kind ?? '' },
      contribution: formatYuan(fen(weight)),
    }));
  }),

  command(procurement.saveDivision, async (context, { at, surplus: id, basis, tilt, weights }) => {
    const surplus = await readPaper(context.db, 'surplus', id);
    if (!surplus) throw context.notFound(`结余留用测算 ${id}`);
    if (surplus.stage !== 'approved') throw context.refused('not-now', NOT_NOW);
    const content = surplusIn(surplus);
    const { retained } = surplusOf(content);
    if (retained === 0) throw context.refused('bad-division', '没有留用金额可以分配');
    const kinds = new Map((await loadUnits(context.db)).map(({ code, kind }) => [code, kind]));
    const strange = weights.find(({ unit }) => !kinds.has(unit));
    if (strange) throw context.refused('bad-division', `没有单位 ${strange.unit}`);
    if (new Set(weights.map(({ unit }) => unit)).size < weights.length)
      throw context.refused('bad-division', '同一单位在分配里只能有一行');
    const by = basis === 'weights' ? weights : await contributions(context.db, content);
    const rows = divided(retained, by, tilt, (unit) => kinds.get(unit));
    if (!rows) throw context.refused('bad-division', '各单位的权重都是零，无法分配');
    const kept: DivisionContent = { surplus: id, basis, tiltBps: tilt, rows };
    const draft = { year: String(content.year), subject: String(id), first: '', last: '' };
    const { number, revision, ...paper } = await saveDraft(context, 'division', at, draft, kept);
    return { id: paper.id, number, revision };
  }),

  longQuery(
    procurement.divisionBook,
    async ({ db, caller, scope, notFound }, { surplus: id }) => {
      const surplus = (await readSurplusesOut(db, caller, scope)).find((each) => each.id === id);
      if (!surplus) throw notFound(`结余留用测算 ${id}`);
      return surplus;
    },
    async (context, _input, surplus) => {
      const book = divisionWorkbook(surplus, { creator: context.actor, created: context.instant });
      const { bytes } = await writeWorkbook(book, { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`${divisionTitle(surplus)}.xlsx`) };
    },
  ),
];

/** 贡献: Σ of what each unit completed of its agreed volumes at selected prices, in 分, of the products that count. */
async function contributions(db: BooksReader, content: SurplusContent): Promise<Weight[]> {
  const paper = (await readPaper(db, 'batch', content.batch))!;
  const counting = new Set(surplusOf(content).rows.flatMap(({ item, counts }) => (counts ? [item] : [])));
  const batch = batchIn(paper);
  const products = batch.products.filter(({ item }) => counting.has(item));
  const { overview } = await readGone(db, { paper, content: { ...batch, products } }, content.on);
  return overview.units.map(({ unit, completedAmount }) => ({ unit, weight: completedAmount }));
}
