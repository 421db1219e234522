import { costing } from '../../../../shared/contract/costing.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { answersReceivable, type ChargePlace, standsAt } from '../../../../shared/domain/costing/charges/accounts.ts';
import { agreementProblems, overlapping } from '../../../../shared/domain/costing/charges/agreement.ts';
import { MOST_RATE } from '../../../../shared/domain/costing/charges/charge.ts';
import { isLive, steppedTo } from '../../../../shared/domain/costing/charges/route.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { type Period, parsePeriod } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { Originals } from '../../ledger/commands.ts';
import { readCharts, readResolvers } from '../../ledger/queries.ts';
import { loadDepartments, loadUnit } from '../../organisation/queries.ts';
import { command, DONE, type Implementation, preparedCommand } from '../../pipeline/implementation.ts';
import {
  agreementContent,
  type KeptAgreement,
  type KeptCentre,
  readAgreements,
  readCentre,
  readCentres,
  readRuns,
} from './papers.ts';
import { CHANGED, keepNew, moveOn, NOT_NOW } from './stepping.ts';

/** The last month that an agreement may name; charges after one are looked for until here. */
const FOREVER = '9999-12' as Period;

/** 共享中心 and 收费协议: registered by one, reviewed by another (`review-operations.ts`). */
export const registerOperations = (blobs: Originals): readonly Implementation[] => [
  command(costing.saveChargeCentre, async (context, { at, ...asked }) => {
    const { db } = context;
    const known = at && (await readCentre(db, at.id));
    if (at && known?.unit !== asked.unit) throw context.notFound(`共享中心 ${at.id}`);
    if (known && known.revision !== at?.revision) throw context.refused('changed', CHANGED);
    if (!(await loadUnit(db, asked.unit))) throw context.notFound(`单位 ${asked.unit}`);
    const departments = [...new Set(asked.departments)];
    const problems = await againstCentre(db, { ...asked, departments }, known?.id, monthOfInstant(context.instant));
    if (problems.length > 0) throw context.refused('bad-centre', problems);
    const { name, kind, measure, receivable, income } = asked;
    const values = {
      ...{ paper: 'centre', unit: asked.unit, centre: 0, member: '', first: '', last: '', number: '' },
      content: canonicalJson({ name, kind, measure, departments, receivable, income }),
    };
    context.audit({ unit: asked.unit, subject: name, after: { kind, departments, receivable, income } });
    if (!known) return keepNew(context, values);
    return { id: known.id, revision: await moveOn(context, known, 'prepare', { values }) };
  }),

  preparedCommand(
    costing.saveChargeAgreement,
    async (context, { file, fileName }) => {
      if (file === '') return undefined;
      const bytes = await context.files.bytes(context.actor, file);
      // A paper that is kept already is not handed in again.
      if (!bytes && !blobs.readBlob(file)) throw context.notFound(`文件 ${fileName}`);
      if (bytes) blobs.putBlob(bytes);
      return undefined;
    },
    async (context, { at, unit, ...asked }) => {
      const { db } = context;
      const centre = await readCentre(db, asked.centre);
      if (centre?.unit !== unit) throw context.notFound(`共享中心 ${asked.centre}`);
      const all = await readAgreements(db);
      const known = at && all.find(({ id }) => id === at.id);
      if (at && (known?.unit !== unit || known.centre !== centre.id)) throw context.notFound(`协议 ${at.id}`);
      if (known && known.revision !== at?.revision) throw context.refused('changed', CHANGED);
      if (known && steppedTo('agreement', 'prepare', known.stage) === undefined)
        throw context.refused('not-now', '已经审核的协议不能修改：请终止后另行登记');
      const others = all.filter(({ id }) => id !== known?.id);
      if (!(await loadUnit(db, asked.member))) throw context.notFound(`单位 ${asked.member}`);
      const problems = await againstAgreement(db, asked, centre, others);
      if (problems.length > 0) throw context.refused('bad-agreement', problems);
      const clash = overlapping(asked, others);
      if (clash) throw context.refused('overlaps', overlapsSaid(clash));
      const { number, member, from, to } = asked;
      const values = {
        ...{ paper: 'agreement', unit, centre: centre.id, member, first: from, last: to, number },
        content: agreementContent({ ...asked, fileName: asked.file === '' ? '' : asked.fileName } as KeptAgreement),
      };
      context.audit({ unit, subject: number, after: { centre: centre.name, member, from, to, basis: asked.basis } });
      if (!known) return keepNew(context, values);
      return { id: known.id, revision: await moveOn(context, known, 'prepare', { values }) };
    },
  ),

  command(costing.endChargeAgreement, async (context, { id, revision, unit, to, reason }) => {
    const known = (await readAgreements(context.db)).find((each) => each.id === id);
    if (known?.unit !== unit) throw context.notFound(`协议 ${id}`);
    if (known.revision !== revision) throw context.refused('changed', CHANGED);
    if (steppedTo('agreement', 'end', known.stage) === undefined) throw context.refused('not-now', NOT_NOW);
    if (to < known.from || to >= known.to)
      throw context.refused('bad-agreement', `终止月份须在 ${known.from} 之后、${known.to} 之前`);
    const charged = (await readRuns(context.db, to, FOREVER)).find(
      (run) =>
        run.period > to &&
        isLive(run.stage) &&
        run.rows.some(({ agreement }) => agreement?.number === known.number) &&
        run.centre === known.centre,
    );
    if (charged) throw context.refused('bad-agreement', `${charged.period} 已按这份协议收费，不能终止到更早的月份`);
    await moveOn(context, known, 'end', { reason, values: { last: to } });
    context.audit({ unit, subject: known.number, before: { to: known.to }, after: { to }, reason });
    return DONE;
  }),
];

export const overlapsSaid = ({ number, member, from, to }: KeptAgreement): string =>
  `${member} 在 ${from} 至 ${to} 已有协议 ${number}：同一中心、同一单位、同一月份只能有一份协议`;

const monthOfInstant = (instant: string): Period => parsePeriod(instant.slice(0, 7))!;

type AskedCentre = Pick<KeptCentre, 'unit' | 'name' | 'departments' | 'receivable' | 'income'>;

async function againstCentre(
  db: BooksReader,
  { unit, name, departments, receivable, income }: AskedCentre,
  self: number | undefined,
  period: Period,
): Promise<Reason[]> {
  const problems: Reason[] = [];
  const known = new Set((await loadDepartments(db, unit)).map(({ code }) => code));
  for (const code of departments)
    if (!known.has(code)) problems.push({ code: 'bad-department', message: `${unit} 没有科室 ${code}` });
  for (const other of await readCentres(db)) {
    if (other.id === self) continue;
    if (other.unit === unit && other.name === name)
      problems.push({ code: 'same-name', message: `${unit} 已经登记了${name}` });
    const shared = other.unit === unit ? other.departments.find((code) => departments.includes(code)) : undefined;
    // The same cost must not be charged twice.
    if (shared) problems.push({ code: 'same-department', message: `科室 ${shared} 已经属于${other.name}` });
  }
  const books = await readPlaces(db, unit, period);
  problems.push(...books.against('receivable', receivable), ...books.against('income', income));
  return problems;
}

type AskedAgreement = Pick<
  KeptAgreement,
  'member' | 'number' | 'from' | 'to' | 'basis' | 'rate' | 'minimum' | 'cap'
> & { readonly expense: string; readonly payable: string; readonly department: string; readonly fund: string };

async function againstAgreement(
  db: BooksReader,
  asked: AskedAgreement,
  centre: KeptCentre,
  others: readonly KeptAgreement[],
): Promise<Reason[]> {
  const said = agreementProblems(asked, centre.unit).map((message): Reason => ({ code: 'bad-terms', message }));
  for (const amount of [asked.rate, asked.minimum, asked.cap])
    if ((amount ?? 0) > MOST_RATE) said.push({ code: 'bad-terms', message: '金额超出范围' });
  if (others.some(({ number }) => number === asked.number))
    said.push({ code: 'same-number', message: `协议号 ${asked.number} 已经登记` });
  const { member, expense, payable, department, fund } = asked;
  // A member whose books are not kept here is told by statement: nothing to book.
  if (expense === '' && payable === '' && department === '' && fund === '') return said;
  const books = await readPlaces(db, member, asked.from);
  const own = await readPlaces(db, centre.unit, asked.from);
  said.push(...books.against('expense', expense), ...books.against('payable', payable));
  const [left, right] = [own.groupOf(centre.receivable), books.groupOf(payable)];
  if (left !== undefined && right !== undefined && standsAt('payable', right) && !answersReceivable(left, right))
    said.push({
      code: 'bad-account',
      message: `应付科目 ${payable} 与中心的应收科目 ${centre.receivable} 不对应，合并时抵销不了`,
    });
  if (department !== '' && !(await loadDepartments(db, member)).some(({ code }) => code === department))
    said.push({ code: 'bad-department', message: `${member} 没有科室 ${department}` });
  if (fundSource(fund) === undefined) said.push({ code: 'bad-fund', message: `${member} 的费用须写明资金性质` });
  return said;
}

const PLACE_NAMES: Readonly<Record<ChargePlace, string>> = {
  receivable: '应收科目',
  income: '收入科目',
  payable: '应付科目',
  expense: '费用科目',
};

/** Whether a unit's accounts can stand at the places of a charge, as the consolidation knows them in a month. */
async function readPlaces(db: BooksReader, unit: UnitCode, period: Period) {
  const charts = await readCharts(db, [unit]);
  const chart = charts.get(unit);
  const groupOf = (await readResolvers(db, charts, period)).get(unit);
  return {
    groupOf: (code: string) => groupOf?.(code),
    against: (place: ChargePlace, code: string): Reason[] => {
      const account = chart?.get(code);
      const name = PLACE_NAMES[place];
      if (!account) return [{ code: 'bad-account', message: `${unit} 没有${name} ${code}` }];
      if (!account.leaf) return [{ code: 'bad-account', message: `${unit} 的${name} ${code} 不是末级科目` }];
      if (!standsAt(place, groupOf?.(code)))
        return [{ code: 'bad-account', message: `${unit} 的 ${code} ${account.name} 不能作${name}：合并时抵销不了` }];
      return [];
    },
  };
}
