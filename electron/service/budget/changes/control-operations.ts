import { budget } from '../../../../shared/contract/budget.ts';
import type { Reason } from '../../../../shared/contract/errors.ts';
import { type ControlPattern, type ControlVerdict, patternKey } from '../../../../shared/domain/budget/control.ts';
import { BUDGET_ITEMS } from '../../../../shared/domain/budget/items.ts';
import { isControlled } from '../../../../shared/domain/budget/plan.ts';
import { type BudgetSettings, DEFAULT_SETTINGS } from '../../../../shared/domain/budget/settings.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { actorOf, type Caller, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import { canonicalJson } from '../../../../shared/kernel/canonical.ts';
import { formatYuan } from '../../../../shared/kernel/fen.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadPeople, type Person } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { type ControlVersion, readControlVersions } from './controls.ts';

/** 预算控制: a whole set of rules is proposed by one person and put in force by another. */
export const controlOperations: readonly Implementation[] = [
  query(budget.controls, async ({ db, caller }) => {
    const versions = await readControlVersions(db);
    const inForce = inForceOf(versions);
    const proposed = versions.find(({ decision }) => decision === undefined);
    const own = proposed?.person === actorOf(caller);
    const decides = proposed !== undefined && mayApprove(caller, proposed);
    return {
      ...(inForce ? { inForce: versionOut(inForce) } : {}),
      ...(proposed ? { proposed: versionOut(proposed) } : {}),
      waitsFor: proposed ? approvers(await loadPeople(db), proposed) : [],
      past: versions.filter(({ decision }) => decision !== undefined).map(versionOut),
      may: [
        ...(proposed === undefined && holds(caller, 'budget.decide') ? (['propose'] as const) : []),
        ...(decides ? (['approve', 'reject'] as const) : []),
        ...(own && holds(caller, 'budget.decide') ? (['withdraw'] as const) : []),
      ],
    };
  }),

  command(budget.proposeControls, async (context, { rules, settings: asked, reason }) => {
    const versions = await readControlVersions(context.db);
    if (versions.some(({ decision }) => decision === undefined))
      throw context.refused('open-proposal', '还有一份控制规则等待批准，先由他人批准或不同意，或由提出人撤回');
    const standing = inForceOf(versions);
    const settings = asked ?? standing?.settings ?? DEFAULT_SETTINGS;
    const problems = [...againstRules(rules), ...againstSettings(settings)];
    if (problems.length > 0) throw context.refused('bad-rules', problems);
    const content = contentOf(rules, settings);
    const before = standing?.rules ?? [];
    if (content === contentOf(before, standing?.settings ?? DEFAULT_SETTINGS))
      throw context.refused('nothing-changed', '与现行的控制规则相同');
    const id = await takeNumbers(context.tx, 'budget_control', 1);
    const digest = sha256Text(content);
    await context.db
      .insertInto('budget_control')
      .values({
        ...{ id, content, digest, person: context.actor, instant: context.instant, reason },
        display: displayOf(context),
      })
      .execute();
    context.audit({
      ...{ subject: `${id}`, reason },
      before: { rules: before.map((rule) => ({ ...rule })) },
      after: { rules: rules.map((rule) => ({ ...rule })), settings: settingsOut(settings), digest },
    });
    return { id };
  }),

  command(budget.decideControls, async (context, { id, agree, reason = '' }) => {
    const version = await openVersion(context, id);
    if (version.person === context.actor) throw context.refused('same-person', '提出控制规则的人不能批准同一份规则');
    if (!agree && reason.trim() === '') throw context.refused('no-reason', '不同意须写明原因');
    await conclude(context, version, agree ? 'approve' : 'reject', reason.trim());
    return DONE;
  }),

  command(budget.withdrawControls, async (context, { id }) => {
    const version = await openVersion(context, id);
    if (version.person !== context.actor) throw context.refused('not-own', '只有提出的人可以撤回这份控制规则');
    await conclude(context, version, 'withdraw', '');
    return DONE;
  }),
];

type Concluding = CommandContext<typeof budget.decideControls | typeof budget.withdrawControls>;

/** The version of that number, where nothing was decided on it yet. */
async function openVersion(context: Concluding, id: number): Promise<ControlVersion> {
  const version = (await readControlVersions(context.db)).find((each) => each.id === id);
  if (!version) throw context.notFound(`预算控制规则 ${id}`);
  if (version.decision) throw context.refused('decided', '这份控制规则已经有了结论');
  return version;
}

async function conclude(
  context: Concluding,
  { id, digest }: ControlVersion,
  verdict: ControlVerdict,
  reason: string,
): Promise<void> {
  await context.db
    .insertInto('budget_control_decision')
    .values({
      id: await takeNumbers(context.tx, 'budget_control_decision', 1),
      ...{ control: id, verdict, person: context.actor, instant: context.instant, reason },
      display: displayOf(context),
    })
    .execute();
  context.audit({
    ...{ subject: `${id}`, after: { verdict, digest } },
    ...(reason === '' ? {} : { reason }),
  });
}

/** Whoever proposed a version does not approve it. */
const mayApprove = (caller: Caller, { person }: ControlVersion): boolean =>
  person !== actorOf(caller) && holds(caller, 'budget.approve');

const approvers = (people: readonly Person[], version: ControlVersion): string[] =>
  people
    .filter(({ disabled }) => !disabled)
    .filter(({ id, name, display, grants }) =>
      mayApprove({ kind: 'person', id, name, display, grants, session: '' }, version),
    )
    .map(({ display }) => display);

/** The version whose approval came last. */
const inForceOf = (versions: readonly ControlVersion[]): ControlVersion | undefined =>
  versions.find(({ decision }) => decision?.verdict === 'approve');

const holds = (caller: Caller, permission: Permission): boolean => scopeOf(caller, permission)?.kind === 'community';

const displayOf = ({ caller, actor }: { readonly caller: Caller; readonly actor: string }): string =>
  caller.kind === 'person' ? caller.display : actor;

const versionOut = ({ id, rules, settings, display, instant, reason, digest, decision }: ControlVersion) => ({
  ...{ id, display, instant, reason, digest },
  rules: rules.map((rule) => ({ ...rule })),
  settings: settingsOut(settings),
  ...(decision ? { decision } : {}),
});

const settingsOut = ({ movable, holdUnapproved, variancePoints, varianceLeast }: BudgetSettings) => ({
  ...{ movable: [...movable], holdUnapproved, variancePoints },
  varianceLeast: formatYuan(varianceLeast),
});

/** What is signed (签认的内容), rules and sources in an order of their own, amounts in 分. */
const contentOf = (rules: readonly ControlPattern[], settings: BudgetSettings): string =>
  canonicalJson({
    form: 'tongcai-budget-control-2',
    settings: { ...settings, movable: [...new Set(settings.movable)].sort() },
    rules: [...rules]
      .sort((a, b) => (patternKey(a) < patternKey(b) ? -1 : 1))
      .map(({ item, source, stage, control, horizon, warnFrom }) => ({
        ...{ item, source, stage, control, horizon, warnFrom },
      })),
  });

function againstRules(rules: readonly ControlPattern[]): Reason[] {
  const seen = new Set<string>();
  return rules.flatMap((rule, index): Reason[] => {
    const twice = seen.has(patternKey(rule));
    seen.add(patternKey(rule));
    const message = BUDGET_ITEMS.some((item) => isControlled(item) && item.code.startsWith(rule.item))
      ? rule.source !== '' && fundSource(rule.source)?.code !== rule.source
        ? `没有资金来源 ${rule.source}`
        : twice
          ? '同一项目、来源和环节只能有一条规则'
          : undefined
      : `没有以 ${rule.item} 开头、需要控制的预算项目`;
    return message === undefined ? [] : [{ code: 'bad-rule', message, row: index + 1 }];
  });
}

const againstSettings = ({ movable }: BudgetSettings): Reason[] =>
  movable
    .filter((source) => fundSource(source)?.code !== source)
    .map((source) => ({ code: 'bad-setting', message: `没有资金来源 ${source}` }));
