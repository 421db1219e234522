import { approval } from '../../../../shared/contract/approval.ts';
import { isBody, LEVELS } from '../../../../shared/domain/approval/level.ts';
import {
  type ApprovalFlag,
  FLAG_OF_FINDING,
  reportedState,
  toldAsOf,
} from '../../../../shared/domain/approval/reported.ts';
import { withinScope } from '../../../../shared/domain/organisation/access.ts';
import { formatYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { yearOf } from '../../../../shared/kernel/period.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, query } from '../../pipeline/implementation.ts';
import { readPaid } from '../payouts/paid.ts';
import { type Chain, type ChainLink, readChains } from './chains.ts';
import { type HeadWords, readHeadWords } from './heads.ts';
import { todayOf } from './moving.ts';
import { handedIn, readReleases } from './reading.ts';
import { readFindings } from './scanning.ts';

interface Flag {
  readonly kind: ApprovalFlag;
  readonly detail: string;
}

/** 大额支出审批报告 of the budget year up to a month's end, by the documents' numbers. */
export const reportOperations: readonly Implementation[] = [
  query(approval.report, async ({ db, scope, nowMs }, { period, unit }) => {
    const units = withinScope(scope, await loadUnits(db), ({ code }) => code).map(({ code }) => code);
    const asked = units.filter((code) => unit === undefined || code === unit);
    const until = toldAsOf(period, todayOf(nowMs));
    const chains = await readChains(db, { year: yearOf(period), units: asked, until });
    const words = await readHeadWords(db, todayOf(nowMs));
    const findings = await readFindings(db, chains);
    const own = chains.map(({ application }) => application.id);
    const released = await readReleases(db, own);
    const paid = await readPaid(db, own, until);
    return {
      period,
      documents: chains.map((chain) => {
        const { application, route, links, stage } = chain;
        const { id, number, category, purpose, payee, amount } = application;
        const left = sumFen(paid.filter(({ document }) => document === id).map((each) => each.amount));
        const last = links.findLast(({ what }) => what === 'submit' || what === 'amend')!;
        return {
          ...{ no: number, unit: application.unit, category, purpose, amount: formatYuan(amount) },
          payee: payee === '' ? '' : words.payee(payee),
          requiredLevels: route.steps.map(({ step }) => step.level),
          decisions: links.flatMap(decisionOut),
          state: reportedState(stage, left >= amount),
          flags: [
            ...findings
              .filter(({ move }) => move === last.id)
              .map(({ finding: { kind, message } }): Flag => ({ kind: FLAG_OF_FINDING[kind], detail: message })),
            ...flagsOf(chain, words, released.has(id)),
          ],
        };
      }),
    };
  }),
];

function decisionOut({ level, display: by, day: at, move }: ChainLink) {
  if (level === '') return [];
  const approved = move.what === 'pass' || (move.what === 'resolve' && move.passed);
  const rejected = move.what === 'refuse' || (move.what === 'resolve' && !move.passed);
  if (!approved && !rejected) return [];
  return [{ level, by, at, outcome: approved ? ('approved' as const) : ('rejected' as const) }];
}

/** What its papers and its way show, besides what the radar found. */
function flagsOf({ application, links, route, stage }: Chain, { payee }: HeadWords, isReleased: boolean): Flag[] {
  const named = links.flatMap(({ versionContent }) => (versionContent === '' ? [] : [handedIn(versionContent).payee]));
  const changed = named.flatMap((now, at) => {
    const before = named[at - 1] ?? '';
    return before !== '' && before !== now ? [`${payee(before)} → ${payee(now)}`] : [];
  });
  const missing = route.steps.filter(({ step, meeting }) => isBody(step.level) && meeting === undefined);
  return [
    ...changed.map((detail): Flag => ({ kind: 'payee-changed', detail })),
    // 紧急放行: the money may go, and no minutes say so.
    ...(isReleased && stage === 'deciding'
      ? missing.map(({ step }): Flag => ({ kind: 'minutes-missing', detail: LEVELS[step.level] }))
      : []),
    ...(application.inside ? [] : [{ kind: 'over-budget' as const, detail: formatYuan(application.amount) }]),
  ];
}
