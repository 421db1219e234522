import { sql } from 'kysely';
import { contract } from '../../../shared/contract/index.ts';
import { withinScope } from '../../../shared/domain/organisation/access.ts';
import { type CardChange, cardProblems } from '../../../shared/domain/organisation/departments/card-rules.ts';
import { isCreditCode } from '../../../shared/domain/organisation/party.ts';
import { registerRefusals } from '../../../shared/domain/organisation/register.ts';
import type { Unit } from '../../../shared/domain/organisation/unit.ts';
import { command, DONE, type Implementation, query } from '../pipeline/implementation.ts';
import { keepDemoPassword } from './demonstration.ts';
import { keepCards, readClosed } from './departments/cards.ts';
import { firstCard, signatureOf } from './departments/change-operations.ts';
import { type Department, loadCommunity, loadDepartments, loadUnits, partyOf } from './queries.ts';

const { organisation } = contract;

const unitOut = (unit: Unit) => ({
  code: unit.code,
  name: unit.name,
  kind: unit.kind,
  chart: unit.chart,
  joined: unit.joined ?? null,
  left: unit.left ?? null,
});

const unitRow = (unit: Unit, position: number) => ({
  code: unit.code,
  name: unit.name,
  kind: unit.kind,
  chart: unit.chart,
  joined: unit.joined ?? null,
  left_after: unit.left ?? null,
  position,
});

const departmentsOut = (departments: readonly Department[], closed: ReadonlySet<string>) =>
  departments.map((each) => ({ ...each, open: !closed.has(`${each.unit} ${each.code}`) }));

/** The first text that stands twice, or undefined. */
function repeated(texts: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return texts.find((text) => seen.size === seen.add(text).size);
}

/** 医共体、成员单位、科室与往来单位. */
export const unitOperations: readonly Implementation[] = [
  command(organisation.initialise, async (context, { name, fiscalYear, units, departments, demo }) => {
    const { db, tx } = context;
    if (await loadCommunity(db)) throw context.refused('already-set-up', '医共体已经建立，不能再次建立');
    const [first, ...more] = registerRefusals(units);
    if (first) throw context.refused(first.code, [first, ...more]);
    const codes = new Set(units.map(({ code }) => code));
    const stranger = departments.find(({ unit }) => !codes.has(unit));
    if (stranger) throw context.refused('unknown-unit', `科室 ${stranger.code} 所属的单位 ${stranger.unit} 不在名册中`);
    const twice = repeated(departments.map(({ unit, code }) => `${unit} ${code}`));
    if (twice) throw context.refused('duplicate-department', `科室 ${twice} 重复`);
    const cards = new Map<string, CardChange[]>();
    for (const { unit, ...department } of departments)
      cards.set(unit, [...(cards.get(unit) ?? []), firstCard(department, '')]);
    const [wrong, ...others] = [...cards.values()].flatMap((changes) => cardProblems([], changes));
    if (wrong)
      throw context.refused(
        wrong.code,
        [wrong, ...others].map(({ code, message }) => ({ code, message })),
      );
    await db
      .insertInto('community')
      .values({ id: 1, name, fiscal_year: fiscalYear, created: context.instant, demo: demo ? 1 : 0 })
      .execute();
    await tx.bulkInsert('unit', units.map(unitRow));
    for (const [unit, changes] of cards) await keepCards(tx, unit, [], changes, signatureOf(context, ''));
    if (demo) await keepDemoPassword(tx, context.randomBytes);
    context.audit({ subject: name, after: { name, fiscalYear, units: units.map(({ code }) => code), demo } });
    return { units: units.length, departments: departments.length };
  }),

  query(organisation.community, async ({ db, scope }) => {
    const community = await loadCommunity(db);
    if (!community) return null;
    const units = withinScope(scope, await loadUnits(db), ({ code }) => code);
    return { ...community, units: units.length };
  }),

  query(organisation.units, async ({ db, scope }) =>
    withinScope(scope, await loadUnits(db), ({ code }) => code).map(unitOut),
  ),

  command(organisation.addUnit, async (context, unit) => {
    const { db } = context;
    if (!(await loadCommunity(db))) throw context.refused('not-set-up', '请先建立医共体');
    const units = await loadUnits(db);
    const [first, ...more] = registerRefusals([...units, unit]);
    if (first) throw context.refused(first.code, [first, ...more]);
    await db.insertInto('unit').values(unitRow(unit, units.length)).execute();
    context.audit({ unit: unit.code, subject: unit.name, after: unitOut(unit) });
    return unitOut(unit);
  }),

  command(organisation.updateUnit, async (context, { reason, ...change }) => {
    const { db } = context;
    const units = await loadUnits(db);
    const position = units.findIndex(({ code }) => code === change.code);
    const before = units[position];
    if (!before) throw context.notFound(change.code);
    const after: Unit = { ...change, chart: before.chart };
    const [first, ...more] = registerRefusals(units.map((unit) => (unit === before ? after : unit)));
    if (first) throw context.refused(first.code, [first, ...more]);
    const { name, kind, joined, left_after } = unitRow(after, position);
    await db.updateTable('unit').set({ name, kind, joined, left_after }).where('code', '=', after.code).execute();
    context.audit({ subject: after.name, before: unitOut(before), after: unitOut(after), reason });
    return unitOut(after);
  }),

  query(organisation.departments, async ({ db, scope }, { unit }) =>
    departmentsOut(
      withinScope(scope, await loadDepartments(db, unit), (each) => each.unit),
      await readClosed(db, unit),
    ),
  ),

  query(organisation.parties, async ({ db }, { search, offset, limit }) => {
    let found = db.selectFrom('party');
    if (search !== undefined) {
      const like = `%${search.toLowerCase().replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
      found = found.where(sql<boolean>`(lower(name) like ${like} escape '\\' or lower(code) like ${like} escape '\\')`);
    }
    const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const rows = await found.selectAll().orderBy('code').limit(limit).offset(offset).execute();
    return {
      total: Number(total),
      rows: rows.map(partyOf).map((party) => ({ ...party, creditCode: party.creditCode ?? null })),
    };
  }),

  command(organisation.addParties, async (context, { parties }) => {
    const { db, tx } = context;
    const known = await db.selectFrom('party').select(['code', 'name']).execute();
    const wrong = parties.find(({ creditCode }) => creditCode !== undefined && !isCreditCode(creditCode));
    if (wrong) throw context.refused('wrong-credit-code', `${wrong.name}的统一社会信用代码不正确`);
    const code = repeated([...known, ...parties].map((party) => party.code));
    if (code) throw context.refused('duplicate-code', `往来单位编码 ${code} 重复`);
    const name = repeated([...known, ...parties].map((party) => party.name));
    if (name) throw context.refused('duplicate-name', `往来单位“${name}”重复`);
    await tx.bulkInsert(
      'party',
      parties.map(({ creditCode, ...party }) => ({ ...party, credit_code: creditCode ?? null })),
    );
    context.audit({ after: { codes: parties.map((party) => party.code) } });
    return { added: parties.length };
  }),

  command(organisation.updateParty, async (context, { reason, creditCode, ...party }) => {
    const { db } = context;
    const before = await db.selectFrom('party').selectAll().where('code', '=', party.code).executeTakeFirst();
    if (!before) throw context.notFound(party.code);
    if (creditCode !== undefined && !isCreditCode(creditCode))
      throw context.refused('wrong-credit-code', `${party.name}的统一社会信用代码不正确`);
    const namesake = await db
      .selectFrom('party')
      .select('code')
      .where('name', '=', party.name)
      .where('code', '!=', party.code)
      .executeTakeFirst();
    if (namesake) throw context.refused('duplicate-name', `往来单位“${party.name}”已有编码 ${namesake.code}`);
    const after = { name: party.name, class: party.class, credit_code: creditCode ?? null };
    await db.updateTable('party').set(after).where('code', '=', party.code).execute();
    context.audit({ subject: party.name, before: { ...before }, after: { code: party.code, ...after }, reason });
    return DONE;
  }),
];
