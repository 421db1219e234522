import { procurement } from '../../../../shared/contract/procurement.ts';
import { type Caller, scopeOf } from '../../../../shared/domain/organisation/access.ts';
import { lastDigits } from '../../../../shared/domain/organisation/bank-account.ts';
import { chinaDay } from '../../../../shared/domain/organisation/deadline.ts';
import type { Permission } from '../../../../shared/domain/organisation/permission.ts';
import type { Supplier } from '../../../../shared/domain/procurement/supplier.ts';
import { changedFields, type SupplierCard } from '../../../../shared/domain/procurement/suppliers/card.ts';
import {
  allLicenceProblems,
  askedFor,
  sayLicence,
  worstOf,
} from '../../../../shared/domain/procurement/suppliers/licences.ts';
import { averageScore, scoreText } from '../../../../shared/domain/procurement/suppliers/score.ts';
import type { AccountingDate } from '../../../../shared/kernel/date.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { type Paper, readPapers, readSteps, type StepMade } from '../papers/papers.ts';
import { maySteps, paperOut } from '../papers/stepping.ts';
import { doubtsOfCard, doubtsOfPayees } from './doubts.ts';
import { cardOf, isOpen, papersAbout, payeeOf } from './papers.ts';
import { type KeptScore, readPayees, readScores, readSupplierRules, readSuppliers } from './reading.ts';

/** 供应商 as they are looked at. */
export const supplierReading: readonly Implementation[] = [
  query(procurement.suppliers, async ({ db, caller, nowMs }, { day = chinaDay(nowMs) as AccountingDate }) => {
    const settings = await readSupplierRules(db);
    const suppliers = await readSuppliers(db);
    const payees = await readPayees(db);
    const totals = totalsOf(await readScores(db));
    const open = [
      ...(await readPapers(db, 'supplier', ['draft', 'handed'])),
      ...(await readPapers(db, 'payee', ['draft', 'handed'])),
    ];
    const steps = await readSteps(
      db,
      open.map(({ id }) => id),
    );
    const isMine = (paper: Paper): boolean =>
      maySteps(paper, steps.get(paper.id) ?? [], caller).some((step) => step === 'hand' || step === 'approve');
    const fresh = open.filter(({ kind, subject }) => kind === 'supplier' && !suppliers.has(subject)).map(cardOf);
    const rows = [...[...suppliers.values()].map(wholeCard), ...fresh].map((card) => {
      const own = open.filter(({ subject }) => subject === card.code);
      const held = payees.get(card.code);
      const problems = allLicenceProblems(card, day, settings);
      const scores = totals.get(card.code) ?? [];
      const [last, average] = [scores.at(-1), averageScore(scores)];
      return {
        ...card,
        state: stateOf(suppliers.get(card.code)),
        licence: worstOf(problems),
        problems: problems.map(sayLicence),
        account: held ? shownNumber(held.number, caller) : '',
        ...(last === undefined ? {} : { score: scoreText(last) }),
        ...(average === undefined ? {} : { average: scoreText(average) }),
        waiting: (['supplier', 'payee'] as const).filter((kind) => own.some((paper) => paper.kind === kind)),
        mine: own.some(isMine),
      };
    });
    return { day, settings, rows: rows.sort((a, b) => (a.code < b.code ? -1 : 1)) };
  }),

  query(procurement.supplier, async ({ db, caller, nowMs, notFound }, { code, day }) => {
    const suppliers = await readSuppliers(db);
    const standing = suppliers.get(code);
    const papers = await papersAbout(db, 'supplier', code);
    if (!standing && papers.length === 0) throw notFound(`供应商 ${code}`);
    const accounts = await papersAbout(db, 'payee', code);
    const held = (await readPayees(db)).get(code);
    const steps = await readSteps(
      db,
      [...papers, ...accounts].map(({ id }) => id),
    );
    const settings = await readSupplierRules(db);
    const inForce = papers.findLast(({ stage }) => stage === 'approved')?.id;
    const out = (paper: Paper, current: boolean) => withoutEnd(paper, steps.get(paper.id) ?? [], caller, current);
    const open = papers.find(isOpen);
    const card = standing && wholeCard(standing);
    const shown = card ?? cardOf(open ?? papers.at(-1)!);
    const doubts = await doubtsOfPayees(db, accounts.filter(isOpen), suppliers);
    const scores = await readScores(db, code);
    const average = averageScore(scores.map(({ total }) => total));
    return {
      code,
      state: stateOf(standing),
      ...(card ? { card } : {}),
      problems: allLicenceProblems(shown, day ?? (chinaDay(nowMs) as AccountingDate), settings),
      asked: [...new Set(shown.goods.flatMap((goods) => askedFor(shown.roles, goods, settings)))],
      papers: papers.map((paper) => ({ ...out(paper, paper.id === inForce), inForce: paper.id === inForce })).reverse(),
      ...(open
        ? {
            open: {
              ...out(open, false),
              card: cardOf(open),
              changed: card ? changedFields(card, cardOf(open)) : [],
              doubts: doubtsOfCard(open, suppliers),
            },
          }
        : {}),
      ...(held ? { payee: { name: held.name, bank: held.bank, account: shownNumber(held.number, caller) } } : {}),
      payees: accounts
        .map((paper) => {
          const { supplier: _, reason: why, number, ...said } = payeeOf(paper);
          const current = paper.id === held?.paper;
          return {
            ...said,
            ...out(paper, current),
            ...{ account: shownNumber(number, caller), inForce: current, why },
            doubts: (doubts.get(paper.id) ?? []).map((message) => ({ message })),
          };
        })
        .reverse(),
      scores: scores.map(scoreOut).reverse(),
      ...(average === undefined ? {} : { average: scoreText(average) }),
      may: [
        ...(holds(caller, 'procurement.buy') && !open ? (['change'] as const) : []),
        ...(holds(caller, 'procurement.buy') && standing && !accounts.some(isOpen) ? (['payee'] as const) : []),
        ...(holds(caller, 'procurement.buy') && standing ? (['score'] as const) : []),
      ],
    };
  }),
];

const holds = (caller: Caller, permission: Permission): boolean => scopeOf(caller, permission)?.kind === 'community';

/** 账号 whole for who prepares and approves accounts; its last digits for everybody else. */
const shownNumber = (number: string, caller: Caller): string =>
  holds(caller, 'procurement.buy') || holds(caller, 'procurement.approve') ? number : lastDigits(number);

const stateOf = (standing: Supplier | undefined): 'new' | 'active' | 'stopped' =>
  standing ? (standing.stopped ? 'stopped' : 'active') : 'new';

/** A supplier in force as a card; what its card did not say is empty. */
const wholeCard = ({ stopped: _, goods = [], agentOf = '', ...card }: Supplier): SupplierCard => ({
  ...card,
  ...{ goods, agentOf },
});

/** What a paper says of itself; what others took the place of is ended no more. */
function withoutEnd(paper: Paper, steps: readonly StepMade[], caller: Caller, current: boolean) {
  const out = paperOut(paper, steps, caller);
  return current ? out : { ...out, may: out.may.filter((step) => step !== 'end') };
}

function totalsOf(scores: readonly KeptScore[]): Map<string, number[]> {
  const totals = new Map<string, number[]>();
  for (const { supplier, total } of scores) totals.set(supplier, [...(totals.get(supplier) ?? []), total]);
  return totals;
}

const scoreOut = ({ half, revision, total, display, instant, scores, weights }: KeptScore) => ({
  ...{ half, revision, total: scoreText(total), display, instant },
  scores: scores.map(({ criterion, score, remark }) => ({ criterion, score, remark, weight: weights[criterion] })),
});
