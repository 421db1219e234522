import { costing } from '../../../../shared/contract/costing.ts';
import { actorOf, reaches, type UnitScope } from '../../../../shared/domain/organisation/access.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { periodOf } from '../../../../shared/kernel/period.ts';
import type { BooksReader } from '../../database.ts';
import type { Originals } from '../../ledger/commands.ts';
import { loadDepartments } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { monthOut } from './month-out.ts';
import { type KeptAgreement, type KeptCentre, readAgreements, readCentres, readRuns, readSteps } from './papers.ts';
import { isSaid, namesOf, paperOut } from './showing.ts';
import { readCentreMonths } from './working-out.ts';

/** What the register, a month and a year say, each to who may see it: a member sees what concerns it. */
export const chargeReading = (blobs: Originals): readonly Implementation[] => [
  query(costing.chargeRegister, async ({ db, scope, caller }) => {
    const { centres, agreements } = await readSeen(db, scope);
    const names = await namesOf(db);
    const departments = new Map((await loadDepartments(db)).map(({ unit, code, name }) => [`${unit} ${code}`, name]));
    const steps = await readSteps(
      db,
      [...centres, ...agreements].map(({ id }) => id),
    );
    return {
      centres: centres.map((centre) => ({
        ...paperOut(centre, steps.get(centre.id), caller),
        ...{ unit: centre.unit, unitName: names(centre.unit), name: centre.name, kind: centre.kind },
        ...{ measure: centre.measure, receivable: centre.receivable, income: centre.income },
        departments: centre.departments.map((code) => ({
          code,
          name: departments.get(`${centre.unit} ${code}`) ?? code,
        })),
      })),
      agreements: agreements.map((agreement) => ({
        ...paperOut(agreement, steps.get(agreement.id), caller),
        ...{ number: agreement.number, centre: agreement.centre, member: agreement.member },
        ...{ memberName: names(agreement.member), from: agreement.from, to: agreement.to, basis: agreement.basis },
        rate: yuanOr(agreement.rate),
        minimum: yuanOr(agreement.minimum),
        cap: yuanOr(agreement.cap),
        ...{ signed: agreement.signed, fileName: agreement.fileName, file: agreement.file, expense: agreement.expense },
        ...{ payable: agreement.payable, department: agreement.department, fund: agreement.fund },
      })),
    };
  }),

  query(costing.chargeMonth, async (context, { period, centre }) => {
    const { db, scope, caller } = context;
    const { centres } = await readSeen(db, scope);
    const wanted = centres.filter(({ id }) => centre === undefined || id === centre);
    if (centre !== undefined && wanted.length === 0) throw context.notFound(`共享中心 ${centre}`);
    const months = await readCentreMonths(db, wanted, period);
    const papers = months.flatMap(({ volumes, run }) => [volumes, run].flatMap((each) => (each ? [each.id] : [])));
    return monthOut(db, months, {
      ...{ scope, caller, period, names: await namesOf(db), steps: await readSteps(db, papers) },
    });
  }),

  query(costing.chargeHistory, async ({ db, scope }, { year }) => {
    const { centres } = await readSeen(db, scope);
    const runs = await readRuns(db, periodOf(year, 1), periodOf(year, 12));
    // The latest month first; within one by centre, as the register has them.
    const sorted = runs.sort((a, b) =>
      a.period === b.period ? a.centre - b.centre || a.id - b.id : a.period < b.period ? 1 : -1,
    );
    return sorted.flatMap((run) => {
      const centre = centres.find(({ id }) => id === run.centre);
      const whole = reaches(scope, run.unit);
      if (!centre || !(whole || isSaid(run.stage))) return [];
      const own = run.rows.filter(({ unit }) => reaches(scope, unit));
      if (!whole && own.length === 0) return [];
      const charged = own.reduce((sum, { charge }) => sum + charge, 0);
      return [
        {
          ...{ id: run.id, centre: centre.name, period: run.period, number: run.number, stage: run.stage },
          ...{
            costSource: run.costSource,
            costRun: run.costRun,
            volume: whole ? run.volume : own.reduce((sum, { count }) => sum + count, 0),
          },
          cost: whole ? formatYuan(run.cost) : null,
          own: whole ? formatYuan(run.own) : null,
          charged: formatYuan(whole ? run.charged : (charged as typeof run.charged)),
          recovery: whole ? formatYuan(run.recovery) : null,
        },
      ];
    });
  }),

  query(costing.chargePaper, async (context, { id }) => {
    const { agreements } = await readSeen(context.db, context.scope);
    const own = agreements.find((each) => each.id === id);
    const bytes = own && own.file !== '' ? blobs.readBlob(own.file) : undefined;
    if (!own || !bytes) throw context.notFound(`协议文件 ${id}`);
    const { sha256 } = await context.files.put(actorOf(context.caller), bytes);
    return { file: sha256, name: own.fileName };
  }),
];

/** The centres and agreements that concern the reader: those of the units in scope, on either side. */
async function readSeen(
  db: BooksReader,
  scope: UnitScope,
): Promise<{ readonly centres: readonly KeptCentre[]; readonly agreements: readonly KeptAgreement[] }> {
  const agreements = (await readAgreements(db)).filter(
    ({ unit, member, stage }) => reaches(scope, unit) || (reaches(scope, member) && stage === 'reviewed'),
  );
  const centres = (await readCentres(db)).filter(
    ({ id, unit }) => reaches(scope, unit) || agreements.some(({ centre }) => centre === id),
  );
  return { centres, agreements };
}

const yuanOr = (amount: KeptAgreement['rate']): string | null => (amount === undefined ? null : formatYuan(amount));
