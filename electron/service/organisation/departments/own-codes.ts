import { contract } from '../../../../shared/contract/index.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { loadUnit } from '../queries.ts';

const { organisation } = contract;

/** 自编科室对照: read by who reads the register, kept by who keeps it; imported vouchers then carry the department. */
export const ownCodeOperations: readonly Implementation[] = [
  query(organisation.departmentCodes, async ({ db }, { unit }) =>
    db.selectFrom('department_code').select(['own', 'department']).where('unit', '=', unit).orderBy('own').execute(),
  ),

  command(organisation.mapDepartmentCodes, async (context, { unit, codes }) => {
    const { db, tx } = context;
    if (!(await loadUnit(db, unit))) throw context.notFound(unit);
    const departments = await db.selectFrom('department').select(['code', 'name']).where('unit', '=', unit).execute();
    const kept = await db
      .selectFrom('department_code')
      .select(['own', 'department'])
      .where('unit', '=', unit)
      .execute();
    const mapped = new Map(kept.map(({ own, department }) => [own, department]));
    for (const { own, department } of codes) {
      if (!departments.some(({ code }) => code === department))
        throw context.refused('unknown-department', `没有科室 ${department}`);
      const namesake = departments.find(({ code, name }) => code === own || name === own);
      if (namesake)
        throw context.refused('own-code-taken', `“${own}”就是科室 ${namesake.code} ${namesake.name}，不用对照`);
      const before = mapped.get(own);
      if (before !== undefined)
        throw context.refused('already-mapped', `自编编码“${own}”已对照到科室 ${before}，先取消再改`);
      mapped.set(own, department);
    }
    await tx.bulkInsert(
      'department_code',
      codes.map((each) => ({ unit, ...each })),
    );
    context.audit({ after: codes.map((each) => ({ ...each })) });
    return { mapped: codes.length };
  }),

  command(organisation.unmapDepartmentCode, async (context, { unit, own }) => {
    const { db } = context;
    const before = await db
      .selectFrom('department_code')
      .select(['own', 'department'])
      .where('unit', '=', unit)
      .where('own', '=', own)
      .executeTakeFirst();
    if (!before) throw context.notFound(`自编科室对照 ${own}`);
    await db.deleteFrom('department_code').where('unit', '=', unit).where('own', '=', own).execute();
    context.audit({ subject: own, before });
    return DONE;
  }),
];
