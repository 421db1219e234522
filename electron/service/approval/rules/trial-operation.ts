import { approval } from '../../../../shared/contract/approval.ts';
import type { Level } from '../../../../shared/domain/approval/level.ts';
import { isOfUnit } from '../../../../shared/domain/approval/level.ts';
import type { Rule } from '../../../../shared/domain/approval/rule.ts';
import { deputiesOf } from '../../../../shared/domain/approval/seat.ts';
import { mayDecideAt } from '../../../../shared/domain/approval/standing.ts';
import { tryRules } from '../../../../shared/domain/approval/trial.ts';
import { heldOn } from '../../../../shared/domain/approval/versions.ts';
import { fundSource } from '../../../../shared/domain/ledger/fund.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { loadPeople, loadUnit } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { fitSeats, readDelegations, readSeats } from '../seats/reading.ts';
import { rowFaults } from './faults.ts';
import { ruleOf } from './operations.ts';
import { readApproved } from './versions.ts';

/** 试算: “这笔支出要走哪些层级？”, by the table in force and by another beside it. */
export const trialOperations: readonly Implementation[] = [
  query(approval.simulate, async ({ db, nowMs, refused, notFound }, asked) => {
    const { unit: code, category, source, inBudget, amount, draft } = asked;
    const unit = await loadUnit(db, code);
    if (!unit) throw notFound(`单位 ${code}`);
    if (fundSource(source)?.code !== source) throw refused('bad-source', `没有资金来源 ${source}`);
    const today = chinaDay(nowMs) as AccountingDate;
    const day = asked.day ?? today;
    const rules = draft?.map(ruleOf);
    const faults = rules ? rowFaults(rules) : [];
    if (faults.length > 0) throw refused('bad-rules', faults);

    const people = await loadPeople(db);
    const delegations = await readDelegations(db);
    const all = await readSeats(db);
    const seats = day < today ? all : fitSeats(all, people);
    const displays = new Map(people.map(({ name, display }) => [name, display]));
    const displayOf = (name: string): string => displays.get(name) ?? name;
    const of = { unit: unit.code, kind: unit.kind, category, parts: [{ source, inBudget, amount }] };
    const candidatesFor = (level: Level, taken: ReadonlySet<string>): string[] => {
      const place: UnitCode | '' = isOfUnit(level) ? unit.code : '';
      return people
        .filter((person) => !person.disabled && !taken.has(person.name) && mayDecideAt(person, place))
        .map(({ display }) => display);
    };
    const tried = (table: readonly Rule[]) => {
      const { steps, rules: used, uncovered, appoint } = tryRules(table, of, { seats, day });
      const taken = new Set(steps.flatMap(({ holders }) => holders));
      return {
        steps: steps.map(({ level, mode, days, holders }) => ({
          ...{ level, mode, days },
          holders: holders.map((name) => ({
            display: displayOf(name),
            deputies: deputiesOf(delegations, name, day).map(displayOf),
          })),
        })),
        rows: used.map((place) => place + 1),
        uncovered,
        appoint: appoint.map((level) => ({ level, candidates: candidatesFor(level, taken) })),
      };
    };
    const inForce = heldOn(await readApproved(db), day);
    return {
      day,
      ...(inForce && { inForce: { version: inForce.id, ...tried(inForce.rules) } }),
      ...(rules && { draft: tried(rules) }),
    };
  }),
];
