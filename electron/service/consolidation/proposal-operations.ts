import { consolidation } from '../../../shared/contract/consolidation.ts';
import { spokenItems } from '../../../shared/domain/consolidation/matter.ts';
import { UNKNOWN_COUNTERPARTY } from '../../../shared/domain/consolidation/model.ts';
import { ownDifferences } from '../../../shared/domain/consolidation/own-side.ts';
import {
  type Answer,
  type AnswerProblem,
  answeringProblem,
  askedUnit,
  type ProposalProblem,
  proposingProblem,
  stateOf,
} from '../../../shared/domain/consolidation/proposal.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import type { BooksReader } from '../database.ts';
import { takeNumbers } from '../ledger/commands.ts';
import type { CommandContext, PrepareContext } from '../pipeline/context.ts';
import { command, DONE, type Implementation, preparedCommand, query } from '../pipeline/implementation.ts';
import {
  ANSWER,
  currentOf,
  type KeptProposal,
  matterDigest,
  proposalsOut,
  readProposal,
  readProposals,
  SET_ASIDE,
  talkOf,
} from './proposals.ts';
import { confirmedHead } from './runs.ts';
import type { TriedConsolidations } from './tried.ts';

const PROPOSING: Readonly<Record<ProposalProblem, string>> = {
  'mender-missing': '请指明由哪一方处理',
  'mender-stranger': '只能由这一对单位中的一方处理',
  'already-proposed': '这项差异已经提出，等待答复',
  'already-agreed': '这项差异双方已经同意',
};

const ANSWERING: Readonly<Record<AnswerProblem, string>> = {
  'already-answered': '这一事项已经答复或撤回',
  'own-proposal': '提出的单位和提出人不能自己答复，须由对方单位的另一人答复',
  'not-proposer': '只有提出的单位可以撤回',
  'matter-changed': '提出之后账上已有变化，这一事项不再适用，请按现在的差异重新提出',
};

const isConfirmed = (period: Period): string => `${period} 的合并已确认`;

type Answering = Pick<
  CommandContext<typeof consolidation.agreeOwn>,
  'db' | 'actor' | 'instant' | 'refused' | 'audit' | 'publish'
>;

const subjectOf = ({ period, pair, kind }: Pick<KeptProposal, 'period' | 'pair' | 'kind'>): string =>
  `${period} ${pair.join('–')} ${kind}`;

/** 对账事项: what two members say to each other about their differences, and what the centre sees and decides of it. */
export function proposalOperations(tried: TriedConsolidations): readonly Implementation[] {
  const rowsOf = async (db: BooksReader, period: Period) => (await tried.of(db, period))?.differences ?? [];

  /** The proposal that one of its pair may answer, with whether its matter stands; to anybody else there is none. */
  async function prepareAnswer(
    context: Pick<PrepareContext<typeof consolidation.agreeOwn>, 'read' | 'notFound'>,
    { unit, id }: { readonly unit: UnitCode; readonly id: number },
  ) {
    const found = await context.read(async (db) => {
      const proposal = await readProposal(db, id);
      if (!proposal?.pair.includes(unit)) return undefined;
      const { period } = proposal;
      return currentOf(await rowsOf(db, period), await readProposals(db, period, unit)).has(id);
    });
    if (found === undefined) throw context.notFound(`对账事项 ${id}`);
    return found;
  }

  async function answer(
    context: Answering,
    { unit, id }: { readonly unit: UnitCode; readonly id: number },
    { outcome, reason, current }: { readonly outcome: Answer; readonly reason: string; readonly current: boolean },
  ): Promise<typeof DONE> {
    const proposal = (await readProposal(context.db, id))!;
    const { period } = proposal;
    if (await confirmedHead(context.db, period)) throw context.refused('confirmed', isConfirmed(period));
    const problem = answeringProblem(proposal, { outcome, unit, by: context.actor }, current);
    if (problem !== undefined) throw context.refused(problem, ANSWERING[problem]);
    await context.db
      .insertInto('pair_answer')
      .values({
        proposal: id,
        step: ANSWER,
        outcome,
        unit,
        reason,
        made_by: context.actor,
        instant: context.instant,
      })
      .execute();
    context.audit({
      subject: subjectOf(proposal),
      before: { id, proposedBy: proposal.by, unit: proposal.unit, nature: proposal.nature, mender: proposal.mender },
      after: { state: outcome },
      ...(reason === '' ? {} : { reason }),
    });
    context.publish('consolidation', unit === proposal.unit ? askedUnit(proposal) : proposal.unit);
    return DONE;
  }

  return [
    preparedCommand(
      consolidation.proposeOwn,
      async (context, { unit, period, counterparty, kind, book }) => {
        const rows = await context.read((db) => rowsOf(db, period));
        return ownDifferences(rows, unit).find(
          (one) => one.counterparty === counterparty && one.row.kind === kind && one.row.book === book,
        )?.row;
      },
      async (context, { unit, period, matter, nature, mender, note }, row) => {
        const { db, tx } = context;
        if (await confirmedHead(db, period)) throw context.refused('confirmed', isConfirmed(period));
        const talk = row && talkOf(row, await readProposals(db, period, unit));
        const about = talk?.matters.find((one) => matterDigest(one.matter) === matter);
        if (!row || !about || row.pair.includes(UNKNOWN_COUNTERPARTY))
          throw context.refused('no-such-matter', '这项差异已经有变化，请按现在的明细重新核对');
        const { pair, kind, book } = row;
        const problem = proposingProblem({ pair, nature, mender }, about.proposals);
        if (problem !== undefined) throw context.refused(problem, PROPOSING[problem]);
        const id = await takeNumbers(tx, 'pair-proposal', 1);
        await db
          .insertInto('pair_proposal')
          .values({
            id,
            period,
            left_unit: pair[0],
            right_unit: pair[1],
            book,
            kind,
            unit,
            items: JSON.stringify(spokenItems(about.matter)),
            nature,
            mender,
            reason: note,
            made_by: context.actor,
            instant: context.instant,
          })
          .execute();
        context.audit({ subject: subjectOf({ period, pair, kind }), after: { id, nature, mender }, reason: note });
        context.publish('consolidation', askedUnit({ pair, unit }));
        return { id };
      },
    ),

    preparedCommand(consolidation.agreeOwn, prepareAnswer, (context, input, current) =>
      answer(context, input, { outcome: 'agreed', reason: input.note, current }),
    ),
    preparedCommand(consolidation.disputeOwn, prepareAnswer, (context, input, current) =>
      answer(context, input, { outcome: 'disputed', reason: input.reason, current }),
    ),
    preparedCommand(consolidation.withdrawOwn, prepareAnswer, (context, input, current) =>
      answer(context, input, { outcome: 'withdrawn', reason: input.reason, current }),
    ),

    query(consolidation.proposals, async ({ db }, { period }) => {
      const proposals = await readProposals(db, period);
      if (proposals.length === 0) return [];
      const current = currentOf(await rowsOf(db, period), proposals);
      const out = await proposalsOut(db, proposals);
      return proposals
        .toReversed()
        .map((one) => ({ ...out(one, current.has(one.id)), pair: [...one.pair], kind: one.kind, book: one.book }));
    }),

    command(consolidation.setAside, async (context, { id, reason }) => {
      const proposal = await readProposal(context.db, id);
      if (!proposal) throw context.notFound(`对账事项 ${id}`);
      if (await confirmedHead(context.db, proposal.period))
        throw context.refused('confirmed', isConfirmed(proposal.period));
      if (stateOf(proposal) !== 'agreed') throw context.refused('not-agreed', '双方没有同意这一事项，或已经不采用');
      await context.db
        .insertInto('pair_answer')
        .values({
          proposal: id,
          step: SET_ASIDE,
          outcome: 'set-aside',
          unit: '',
          reason,
          made_by: context.actor,
          instant: context.instant,
        })
        .execute();
      context.audit({
        subject: subjectOf(proposal),
        before: { id, state: 'agreed', proposedBy: proposal.by, agreedBy: proposal.answer?.by ?? '' },
        after: { state: 'set-aside' },
        reason,
      });
      return DONE;
    }),
  ];
}
