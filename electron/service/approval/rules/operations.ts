import { approval } from '../../../../shared/contract/approval.ts';
import type { Rule } from '../../../../shared/domain/approval/rule.ts';
import { mayDecideAt } from '../../../../shared/domain/approval/standing.ts';
import { inYuan } from '../../../../shared/domain/approval/table.ts';
import { beginningOf, heldOn, type RuleVerdict, termsOf } from '../../../../shared/domain/approval/versions.ts';
import { actorOf, type Caller, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { takeNumbers } from '../../ledger/commands.ts';
import { loadPeople, type Person } from '../../organisation/queries.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation, query } from '../../pipeline/implementation.ts';
import { sha256Text } from '../../pipeline/input.ts';
import { graveDoubts, rowFaults } from './faults.ts';
import { contentOf, isApproved, type RuleVersion, readVersions, rowsText } from './versions.ts';

const TAKEN = '已有一版审批规则在这一天或以后起用；新的一版要从更晚的一天起用';

/** 审批规则: a whole table is proposed by one person and put in force, from a day on, by another. */
export const ruleOperations: readonly Implementation[] = [
  query(approval.rules, async ({ db, caller, nowMs }, { day = todayOf(nowMs) }) => {
    const versions = await readVersions(db);
    const proposed = versions.find(({ decision }) => decision === undefined);
    const configures = holds(caller, 'approval.configure');
    const decides = proposed !== undefined && mayApprove(caller, proposed);
    const own = proposed?.person === actorOf(caller);
    return {
      day,
      versions: versionsOut(versions, day),
      waitsFor: proposed ? approvers(await loadPeople(db), proposed) : [],
      may: [
        ...(proposed === undefined && configures ? (['propose'] as const) : []),
        ...(decides ? (['approve', 'reject'] as const) : []),
        ...(own && configures ? (['withdraw'] as const) : []),
      ],
    };
  }),

  command(approval.proposeRules, async (context, { first, rows, reason }) => {
    const versions = await readVersions(context.db);
    if (versions.some(({ decision }) => decision === undefined))
      throw context.refused('open-proposal', '还有一版审批规则等待批准，先由他人批准或不同意，或由提出人撤回');
    const rules = rows.map(ruleOf);
    const faults = rowFaults(rules);
    if (faults.length > 0) throw context.refused('bad-rules', faults);
    const grave = graveDoubts(rules);
    if (grave.length > 0) throw context.refused('grave', grave);
    const approved = versions.filter(isApproved);
    if (beginningOf(first, approved, todayOf(context.nowMs)) === 'taken') throw context.refused('bad-day', TAKEN);
    const before = termsOf(approved).at(-1)?.version.rules ?? [];
    if (rowsText(before) === rowsText(rules)) throw context.refused('nothing-changed', '与最近一版审批规则相同');
    const id = await takeNumbers(context.tx, 'approval_rules', 1);
    const content = contentOf(first, rules);
    const digest = sha256Text(content);
    await context.db
      .insertInto('approval_rules')
      .values({ ...{ id, first, content, digest, reason }, ...signed(context) })
      .execute();
    context.audit({ ...{ subject: `${id}`, reason }, after: { first, rows: rules.length, digest } });
    return { id };
  }),

  command(approval.decideRules, async (context, { id, agree, reason = '' }) => {
    const [version, versions] = await openVersion(context, id);
    if (version.person === context.actor) throw context.refused('same-person', '提出审批规则的人不能批准同一版');
    if (!agree) {
      if (reason.trim() === '') throw context.refused('no-reason', '不同意须写明原因');
      await conclude(context, version, 'reject', reason.trim());
      return DONE;
    }
    // What there is to spend money from may have changed since it was proposed.
    const grave = graveDoubts(version.rules);
    if (grave.length > 0) throw context.refused('grave', grave);
    const beginning = beginningOf(version.first, versions.filter(isApproved), todayOf(context.nowMs));
    if (beginning === 'taken') throw context.refused('bad-day', TAKEN);
    await conclude(context, { ...version, ...beginning }, 'approve', reason.trim());
    return DONE;
  }),

  command(approval.withdrawRules, async (context, { id }) => {
    const [version] = await openVersion(context, id);
    if (version.person !== context.actor) throw context.refused('not-own', '只有提出的人可以撤回这版审批规则');
    await conclude(context, version, 'withdraw', '');
    return DONE;
  }),
];

type Concluding = CommandContext<typeof approval.decideRules | typeof approval.withdrawRules>;

/** The version of that number, where nothing was decided on it yet, and all there are. */
async function openVersion(context: Concluding, id: number): Promise<readonly [RuleVersion, readonly RuleVersion[]]> {
  const versions = await readVersions(context.db);
  const version = versions.find((each) => each.id === id);
  if (!version) throw context.notFound(`审批规则 ${id}`);
  if (version.decision) throw context.refused('decided', '这版审批规则已经有了结论');
  return [version, versions];
}

async function conclude(
  context: Concluding,
  { id, first, digest }: RuleVersion,
  verdict: RuleVerdict,
  reason: string,
): Promise<void> {
  await context.db
    .insertInto('approval_rules_decision')
    .values({ ...{ version: id, verdict, first, reason }, ...signed(context) })
    .execute();
  context.audit({
    ...{ subject: `${id}`, after: { verdict, first, digest } },
    ...(reason === '' ? {} : { reason }),
  });
}

const signed = (context: Pick<Concluding, 'actor' | 'caller' | 'instant'>) => ({
  person: context.actor,
  display: context.caller.kind === 'person' ? context.caller.display : context.actor,
  instant: context.instant,
});

const todayOf = (nowMs: number): AccountingDate => chinaDay(nowMs) as AccountingDate;
const holds = (caller: Caller, permission: Permission): boolean => scopeOf(caller, permission)?.kind === 'community';

/** Whoever decides over the community, except who proposed it. */
const mayApprove = (caller: Caller, { person }: RuleVersion): boolean =>
  person !== actorOf(caller) && holds(caller, 'approval.decide');

const approvers = (people: readonly Person[], { person }: RuleVersion): string[] =>
  people
    .filter((each) => !each.disabled && each.name !== person && mayDecideAt(each, ''))
    .map(({ display }) => display);

type RowIn = Omit<Rule, 'below'> & { readonly below?: Rule['below'] };

/** A row as the rules know it. */
export const ruleOf = (row: RowIn): Rule => ({ ...row, below: row.below });

function versionsOut(versions: readonly RuleVersion[], day: AccountingDate) {
  const approved = versions.filter(isApproved);
  const terms = new Map(termsOf(approved).map((term) => [term.version.id, term]));
  const now = heldOn(approved, day);
  return versions.map((version) => {
    const { id, first, rules, display, instant, reason, digest, decision } = version;
    const last = terms.get(id)?.last;
    return {
      ...{ id, first, display, instant, reason, digest, state: stateOf(version, now, day) },
      rows: rules.map(inYuan),
      ...(last && { last }),
      ...(decision && { decision }),
    };
  });
}

type State = 'proposed' | 'coming' | 'in-force' | 'past' | 'rejected' | 'withdrawn';

/** Where a version stands on a day on which `now` holds. */
function stateOf({ id, first, decision }: RuleVersion, now: RuleVersion | undefined, day: AccountingDate): State {
  if (!decision) return 'proposed';
  if (decision.verdict === 'reject') return 'rejected';
  if (decision.verdict === 'withdraw') return 'withdrawn';
  return id === now?.id ? 'in-force' : first > day ? 'coming' : 'past';
}
