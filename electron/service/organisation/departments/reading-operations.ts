import { contract } from '../../../../shared/contract/index.ts';
import { cardAt, inTree } from '../../../../shared/domain/organisation/departments/card.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { fileName } from '../../workbook/write/file-name.ts';
import { writeWorkbook } from '../../workbook/write/workbook.ts';
import { loadUnit } from '../queries.ts';
import { loadDepartmentsAt, readHistories } from './cards.ts';
import { LIST_NAME, listWorkbook } from './list-workbook.ts';

const { organisation } = contract;

/** 科室: the tree of a month, one department's history, and the list as a workbook. */
export const departmentReading: readonly Implementation[] = [
  query(organisation.departmentsAt, async ({ db }, { unit, period }) => {
    const rows = (await readHistories(db, unit)).map(({ code, cards }) => {
      const standing = cardAt(cards, period);
      const later = cards.map(({ from }) => from).filter((from) => from > period);
      const next = [...later].sort()[0] ?? '';
      const card = standing ?? cardAt(cards, next)!;
      const state = standing === undefined ? ('later' as const) : card.open ? ('open' as const) : ('closed' as const);
      const { name, class: kind, parent, standard, open, from } = card;
      return { code, name, class: kind, parent, standard, open, state, since: from, next, revision: cards.length };
    });
    return inTree(rows);
  }),

  query(organisation.departmentHistory, async (context, { unit, code }) => {
    const own = (await readHistories(context.db, unit)).find((each) => each.code === code);
    if (!own) throw context.notFound(`科室 ${code}`);
    return [...own.cards].sort((a, b) => (a.from === b.from ? b.revision - a.revision : a.from < b.from ? 1 : -1));
  }),

  longQuery(
    organisation.departmentBook,
    async (context, { unit: code, period }) => {
      const unit = await loadUnit(context.db, code);
      if (!unit) throw context.notFound(code);
      return { unit, departments: await loadDepartmentsAt(context.db, code, period) };
    },
    async (context, { period }, { unit, departments }) => {
      const who = `${unit.code} ${unit.name}`;
      const about = { who, period, departments, creator: context.actor, created: context.instant };
      const { bytes } = await writeWorkbook(listWorkbook(about), { signal: context.signal });
      const { sha256 } = await context.files.put(context.actor, bytes);
      return { file: sha256, name: fileName(`${LIST_NAME}-${who}-${period}.xlsx`) };
    },
  ),
];
