import { costing } from '../../../../shared/contract/costing.ts';
import { bearing } from '../../../../shared/domain/costing/department.ts';
import { type Scheme, stepsOf } from '../../../../shared/domain/costing/scheme.ts';
import { suggestedScheme } from '../../../../shared/domain/costing/suggest-scheme.ts';
import { reaches, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadUnit } from '../../organisation/queries.ts';
import { command, type Implementation, query } from '../../pipeline/implementation.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { readCostDepartments } from '../reading.ts';
import {
  againstUnitScheme,
  type KeptScheme,
  readCostAccounts,
  readSchemes,
  schemeContent,
  schemeIn,
} from './schemes.ts';

/** 分摊方案: what is in force, what the chart suggests, and a new version from a month on. */
export const schemeOperations: readonly Implementation[] = [
  query(costing.scheme, async (context, { unit, period, draft }) => {
    const { db, caller } = context;
    if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
    const versions = await readSchemes(db, unit);
    const inForce = schemeIn(versions, period);
    const accounts = await readCostAccounts(db, unit);
    const departments = await readCostDepartments(db, unit, period);
    const scheme = inForce?.scheme ?? suggestedScheme(accounts);
    const bears = new Set(bearing(departments).map(({ code }) => code));
    const names = new Map(departments.map(({ code, name }) => [code, name]));
    const scope = scopeOf(caller, 'costing.run');
    return {
      ...(inForce ? { inForce: versionOut(inForce) } : {}),
      scheme: schemeOut(scheme),
      versions: versions.map(versionOut),
      steps: stepsOf(draft ?? scheme, departments).map(({ class: kind, handings }) => ({
        class: kind,
        givers: handings.map(({ department, driver }) => ({
          ...{ code: department, driver },
          name: names.get(department) ?? department,
        })),
      })),
      departments: departments.map(({ code, name, class: kind }) => ({
        ...{ code, name, class: kind, bearing: bears.has(code) },
      })),
      accounts,
      may: scope !== undefined && reaches(scope, unit) ? (['save'] as const).slice() : [],
    };
  }),

  command(costing.saveScheme, async (context, { unit, since, from, scheme, reason }) => {
    const { db } = context;
    if (!(await loadUnit(db, unit))) throw context.notFound(`单位 ${unit}`);
    const inForce = schemeIn(await readSchemes(db, unit), since);
    if (inForce?.id !== from)
      throw context.refused('changed', '分摊方案在查看之后有了新的版本，请看过现在的方案再保存');
    const problems = await againstUnitScheme(db, unit, since, scheme);
    if (problems.length > 0)
      throw context.refused(
        'bad-scheme',
        problems.map(({ at, row, message }) => ({ code: at, message, ...(row === undefined ? {} : { row }) })),
      );
    const content = schemeContent(unit, since, scheme);
    const digest = sha256Text(content);
    if (inForce && sameScheme(inForce, scheme)) throw context.refused('nothing-changed', '与在用的分摊方案相同');
    const id = await takeNumbers(context.tx, 'cost_scheme', 1);
    await db
      .insertInto('cost_scheme')
      .values({
        ...{ id, unit, since, content, digest, person: context.actor, instant: context.instant },
        display: displayOf(context),
        reason: reason.trim(),
      })
      .execute();
    context.audit({
      ...{ unit, subject: `${unit} ${since}`, after: { since, digest, method: scheme.method } },
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
    return { id };
  }),
];

const sameScheme = (kept: KeptScheme, scheme: Scheme): boolean =>
  schemeContent('-', kept.since, kept.scheme) === schemeContent('-', kept.since, scheme);

export const displayOf = ({
  caller,
  actor,
}: {
  readonly caller: { readonly kind: string; readonly display?: string };
  readonly actor: string;
}): string => caller.display ?? actor;

const versionOut = ({ id, since, display, instant, reason, digest }: KeptScheme) => ({
  ...{ id, since, display, instant, reason, digest },
});

const schemeOut = ({ method, order, classDrivers, below, shared, handings }: Scheme) => ({
  ...{ method, order, below, classDrivers: { ...classDrivers } },
  shared: shared.map(({ name, accounts, driver }) => ({ name, driver, accounts: [...accounts] })),
  handings: handings.map(({ department, driver, perItem }) => ({ department, driver, perItem: { ...perItem } })),
});
