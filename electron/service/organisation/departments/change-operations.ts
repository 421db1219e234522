import { contract } from '../../../../shared/contract/index.ts';
import type { DepartmentCard } from '../../../../shared/domain/organisation/departments/card.ts';
import { cardAt } from '../../../../shared/domain/organisation/departments/card.ts';
import { type CardChange, cardProblems } from '../../../../shared/domain/organisation/departments/card-rules.ts';
import type { Period } from '../../../../shared/kernel/period.ts';
import type { CommandContext } from '../../pipeline/context.ts';
import { command, DONE, type Implementation } from '../../pipeline/implementation.ts';
import { loadUnit } from '../queries.ts';
import { keepCards, readHistories, type Signature } from './cards.ts';

const { organisation } = contract;

/** 增设与变动科室: each is a card from a month on, with who made it and why; no card is ever changed. */
export const departmentChanges: readonly Implementation[] = [
  command(organisation.addDepartments, async (context, { unit: code, departments, from = '', reason }) => {
    const { db, tx } = context;
    const unit = await loadUnit(db, code);
    if (!unit) throw context.notFound(code);
    const histories = await readHistories(db, code);
    const codes = [...histories.map((each) => each.code), ...departments.map((each) => each.code)];
    const twice = codes.find((each, at) => codes.indexOf(each) < at);
    if (twice) throw context.refused('duplicate-department', `科室 ${twice} 重复`);
    const changes = departments.map((department) => firstCard(department, from as Period | ''));
    const [first, ...more] = cardProblems(histories, changes, unit.joined);
    if (first) throw context.refused(first.code, [first, ...more].map(reasonOf));
    await keepCards(tx, code, histories, changes, signatureOf(context, reason ?? ''));
    context.audit({
      after: departments.map(({ code: own, name }) => ({ code: own, name })),
      ...(reason === undefined ? {} : { reason }),
    });
    return { added: departments.length };
  }),

  command(organisation.changeDepartment, async (context, { unit: member, code, revision, reason, ...asked }) => {
    const { db, tx } = context;
    const unit = await loadUnit(db, member);
    if (!unit) throw context.notFound(member);
    const histories = await readHistories(db, member);
    const own = histories.find((each) => each.code === code);
    if (!own) throw context.notFound(`科室 ${code}`);
    if (own.cards.length !== revision)
      throw context.refused('changed', '科室在查看之后有了变动，请看过现在的内容再办理');
    const before = cardAt(own.cards, asked.from);
    if (before && same(before, asked)) throw context.refused('nothing-changed', '与该月的科室没有不同，没有可以变动的');
    const changes: CardChange[] = [{ code, card: asked }];
    const [first, ...more] = cardProblems(histories, changes, unit.joined);
    if (first) throw context.refused(first.code, [first, ...more].map(reasonOf));
    await keepCards(tx, member, histories, changes, signatureOf(context, reason));
    context.audit({
      ...{ subject: `${code} ${asked.name}`, reason },
      before: before ? cardOut(before) : {},
      after: cardOut(asked),
    });
    return DONE;
  }),
];

/** A department's first card, from a month on or from the beginning. */
export const firstCard = (
  { code, parent, standard, name, class: kind }: Omit<DepartmentCard, 'from' | 'open'> & { readonly code: string },
  from: Period | '',
): CardChange => ({ code, card: { from, name, class: kind, parent, standard, open: true } });

/** Whether two cards say the same, from whichever month. */
export const same = (one: Omit<DepartmentCard, 'from'>, other: Omit<DepartmentCard, 'from'>): boolean =>
  (['name', 'class', 'parent', 'standard', 'open'] as const).every((field) => one[field] === other[field]);

export const signatureOf = (
  {
    actor,
    caller,
    instant,
  }: Pick<CommandContext<typeof organisation.changeDepartment>, 'actor' | 'caller' | 'instant'>,
  reason: string,
): Signature => ({ person: actor, display: caller.kind === 'person' ? caller.display : actor, instant, reason });

const reasonOf = ({ code, department, message }: ReturnType<typeof cardProblems>[number]) => ({
  ...{ code, message, place: department },
});

const cardOut = ({ from, name, class: kind, parent, standard, open }: DepartmentCard) => ({
  ...{ from, name, class: kind, parent, standard, open },
});
