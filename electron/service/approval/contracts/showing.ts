import { approval } from '../../../../shared/contract/approval.ts';
import { worthOf } from '../../../../shared/domain/approval/contract.ts';
import type { PayeeCode } from '../../../../shared/domain/approval/payee.ts';
import { isCounted } from '../../../../shared/domain/approval/payout.ts';
import { acceptedOf, leftToSign, rowsBound, standingOf } from '../../../../shared/domain/approval/signing.ts';
import { actorOf, reaches, scopeOf, withinScope } from '../../../../shared/domain/organisation/access.ts';
import { daysBetween } from '../../../../shared/kernel/date.ts';
import { formatYuan, sumFen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { Originals } from '../../ledger/commands.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { type Implementation, longQuery, query } from '../../pipeline/implementation.ts';
import { type HeadWords, readHeadWords } from '../applications/heads.ts';
import { todayOf } from '../applications/moving.ts';
import { type ApplicationKept, readApplication, readApplications } from '../applications/reading.ts';
import { type PayoutKept, paidOf, readPayouts } from '../payouts/reading.ts';
import { boundBy, type ContractKept, readContract, readContracts, type ScanKept, scansOf } from './reading.ts';
import { actedOn, signableNow } from './standing.ts';

/** The register, one contract, what may be signed for, and scans. */
export const contractQueries = (blobs: Originals): readonly Implementation[] => [
  query(approval.contracts, async ({ db, scope, nowMs }, { year, unit }) => {
    const words = await readHeadWords(db, todayOf(nowMs));
    const seen = (await readContracts(db, { year })).filter(
      (contract) => reaches(scope, contract.unit) && (unit === undefined || contract.unit === unit),
    );
    const applications = await readApplications(db, { ids: [...new Set(seen.map(({ document }) => document))] });
    const byId = new Map(applications.map((application) => [application.id, application]));
    const payouts = await readPayouts(db, { documents: [...byId.keys()] });
    return seen.map((contract) => headOut(contract, byId.get(contract.document)!, { words, payouts }));
  }),

  query(approval.contract, async (context, { id }) => {
    const { db, caller, nowMs } = context;
    const contract = await readContract(db, id);
    if (!contract) throw context.notFound(`合同 ${id}`);
    context.requireUnit(contract.unit);
    const application = (await readApplication(db, contract.document))!;
    const words = await readHeadWords(db, todayOf(nowMs));
    const payouts = await readPayouts(db, { documents: [application.id] });
    const own = boundBy(await readContracts(db, { documents: [application.id] }));
    const left = leftToSign(application.content, withDirect(own, payouts));
    const scope = scopeOf(caller, 'approval.apply');
    const applies = scope !== undefined && reaches(scope, contract.unit);
    const isOpen = contract.stages.some(({ accepting, accepted }) => accepting && !accepted);
    return {
      ...headOut(contract, application, { words, payouts }),
      ...{ amount: formatYuan(contract.amount), display: contract.display, instant: contract.instant },
      scan: scanOut(contract.scan),
      stages: contract.stages.map(({ name, amount, accepting }, at) => {
        const accepted = contract.acceptances.find(({ stage }) => stage === at + 1);
        return {
          ...{ name, amount: formatYuan(amount), accepting },
          accepted: accepted
            ? {
                ...{ day: accepted.day, result: accepted.result, display: accepted.display },
                ...{ instant: accepted.instant, report: accepted.report ? scanOut(accepted.report) : null },
              }
            : null,
        };
      }),
      changes: contract.changes.map(({ day, amount, reason, display, instant, scan }) => ({
        ...{ day, amount: formatYuan(amount), reason, display, instant, scan: scanOut(scan) },
      })),
      rows: application.content.rows.map(({ amount, department, item, source, project }, row) => ({
        ...{ department, item, source, project, approved: formatYuan(amount) },
        ...{ bound: formatYuan(contract.bound[row] ?? ZERO), left: formatYuan(left.rows[row] ?? ZERO) },
      })),
      left: formatYuan(left.whole),
      may: [
        ...(applies && (await signableNow(db, application)) ? (['change'] as const) : []),
        ...(applies && isOpen && !actedOn(contract, application).has(actorOf(caller)) ? (['accept'] as const) : []),
      ],
    };
  }),

  query(approval.applicationsToSign, async ({ db, scope, nowMs }) => {
    const words = await readHeadWords(db, todayOf(nowMs));
    const units = withinScope(scope, await loadUnits(db), ({ code }) => code).map(({ code }) => code);
    const found = await readApplications(db, { units, stages: ['approved', 'deciding'] });
    const documents = found.map(({ id }) => id);
    const contracts = await readContracts(db, { documents });
    const payouts = await readPayouts(db, { documents });
    const out = await Promise.all(
      found.map(async (application) => {
        const signable = await signableNow(db, application);
        const own = boundBy(contracts.filter(({ document }) => document === application.id));
        const paid = payouts.filter(({ document }) => document === application.id);
        const left = leftToSign(application.content, withDirect(own, paid));
        if (!signable || left.whole <= 0) return [];
        const { id, number, revision, unit, purpose, payee, amount } = application;
        return [
          {
            ...{ id, number, revision, unit, unitName: words.unit(unit), purpose, payee },
            ...{ payeeName: payee === '' ? '' : words.payee(payee), amount: formatYuan(amount) },
            ...{ left: formatYuan(left.whole), from: signable.from, early: signable.early },
            rows: application.content.rows.map(({ amount: approved, department, item, source, project }, row) => ({
              ...{ department, item, source, project, approved: formatYuan(approved) },
              left: formatYuan(left.rows[row] ?? ZERO),
            })),
          },
        ];
      }),
    );
    return out.flat();
  }),

  longQuery(
    approval.contractFile,
    async (context, { id, scan }) => {
      const contract = await readContract(context.db, id);
      if (!contract) throw context.notFound(`合同 ${id}`);
      context.requireUnit(contract.unit);
      const found = scansOf(contract).find(({ sha256 }) => sha256 === scan);
      if (!found) throw context.notFound(`扫描件 ${scan}`);
      return found;
    },
    async (context, _input, { sha256, name, kind, bytes }) => {
      const kept = blobs.readBlob(sha256);
      if (!kept) throw context.refused('damaged', `扫描件“${name}”的文件丢失或已被改动，请用备份恢复`);
      const { sha256: file } = await context.files.put(context.actor, kept);
      return { file, name, kind, bytes };
    },
  ),
];

type Bound = ReturnType<typeof boundBy>;
/** What contracts bind with what is paid beside them (不经合同的付款): neither can be signed for any more. */
function withDirect({ bound, worth }: Bound, payouts: readonly PayoutKept[]): Bound {
  const direct = payouts.filter(({ stage, contract }) => isCounted(stage) && contract === null);
  return {
    bound: rowsBound([bound, ...direct.map(({ amounts }) => amounts)]),
    worth: sumFen([worth, ...direct.map(({ amount }) => amount)]),
  };
}

/** A contract's head as the contract of the service has it. */
function headOut(
  contract: ContractKept,
  { number, purpose, category, stage }: ApplicationKept,
  { words, payouts }: { readonly words: HeadWords; readonly payouts: readonly PayoutKept[] },
) {
  const { id, document, unit, payee, signed, revision, retention } = contract;
  return {
    ...{ id, number: contract.number, revision, document, documentNumber: number, purpose, category },
    ...{ unit, unitName: words.unit(unit), payee: payee as PayeeCode, payeeName: words.payee(payee), signed },
    ...{ worth: formatYuan(worthOf(contract)), accepted: formatYuan(acceptedOf(contract)) },
    paid: formatYuan(paidOf(payouts, id)),
    standing: standingOf(contract),
    retention: retention
      ? {
          ...{ amount: formatYuan(retention.amount), release: retention.release },
          days: daysBetween(words.today, retention.release),
        }
      : null,
    early: stage !== 'approved' && stage !== 'closed',
  };
}

const scanOut = ({ sha256, name, kind, bytes }: ScanKept) => ({ sha256, name, kind, bytes });
