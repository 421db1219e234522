import type { PayeeCode } from '../../../shared/domain/approval/payee.ts';
import { toldAsOf } from '../../../shared/domain/approval/reported.ts';
import { placeNow } from '../../../shared/domain/approval/route-state.ts';
import { fundSource } from '../../../shared/domain/ledger/fund.ts';
import type { Unit } from '../../../shared/domain/organisation/unit.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, parseYuan } from '../../../shared/kernel/fen.ts';
import { type Period, yearOf } from '../../../shared/kernel/period.ts';
import {
  type Chain,
  type ContractKept,
  type FindingKept,
  type MeetingKept,
  reachedIn,
  readChains,
  readContracts,
  readFindings,
  readMeetings,
  readPayees,
  readPayingIn,
} from '../approval/queries.ts';
import type { BooksReader } from '../database.ts';
import { loadDisplays } from '../organisation/queries.ts';
import { contractsAsOf, packContracts, readPaidUnder } from './approval-contract-gathering.ts';
import { decidedOn, packDecisions, readFirstDays } from './approval-decision-gathering.ts';
import { gatherPayments } from './approval-payment-gathering.ts';
import type { ApprovalWords } from './approval-words.ts';
import type { PackApplication, PackApprovalFinding, PackApprovals, PackLink } from './pack/approval-content.ts';
import { unitLabel } from './pack/content.ts';

export interface ApprovalsWanted {
  /** Whose documents; meetings and contracts stand there with theirs alone. */
  readonly units: readonly Unit[];
  readonly period: Period;
  readonly today: AccountingDate;
}

/**
 * 大额资金支出审批 of the period's year as it stood at its end (`toldAsOf`): applications of the year's budget with what was decided,
 * signed and paid for them, and meetings held, contracts signed and payments planned or made in the year. Undefined where there is none of them.
 */
export async function gatherApprovals(
  db: BooksReader,
  { units, period, today }: ApprovalsWanted,
): Promise<PackApprovals | undefined> {
  const [year, until] = [yearOf(period), toldAsOf(period, today)];
  const codes = units.map(({ code }) => code);
  const chains = await readChains(db, { year, units: codes, until });
  const met = await meetingsOf(db, { year, chains, until });
  const own = new Set(codes);
  const signed = contractsAsOf(
    (await readContracts(db, { year })).filter(({ unit }) => own.has(unit)),
    until,
  );
  const paid = await readPayingIn(db, { year, until, units: codes });
  const all = [...chains, ...(await chainsBeside(db, { chains, met, signed, paid, units: codes, until }))];
  if (all.length === 0) return undefined;
  const payees = await readPayees(db);
  const labels = new Map<string, string>(units.map((unit) => [unit.code, unitLabel(unit)]));
  const payee = (code: string): string => payees.get(code as PayeeCode)?.name ?? code;
  const words: ApprovalWords = {
    documentOf: ({ application }) => ({
      ...{ number: application.number, purpose: application.purpose },
      ...{ unit: labels.get(application.unit) ?? application.unit, payee: payee(application.payee) },
    }),
    payee,
    byId: new Map(all.map((chain) => [chain.application.id, chain])),
    until,
  };
  const firstDays = await readFirstDays(db, words);
  const findings = await readFindings(db, chains);
  const byUnit = [...chains].sort(byUnitAndNumber);
  return {
    until,
    applications: byUnit.map((chain) =>
      packApplication(chain, words, {
        ...{ met, signed, findings },
        released: firstDays.get(chain.application.id)?.released,
      }),
    ),
    links: await packLinks(db, byUnit),
    decisions: packDecisions(met, words, { firstDays, chains: byUnit }),
    findings: findings.map((found) => packFinding(found, words, labels)),
    contracts: packContracts(signed, words, await readPaidUnder(db, { contracts: signed, until })),
    payments: await gatherPayments(db, words),
  };
}

/** Meetings of the year, and those that decided documents of its budget, the oldest first. */
async function meetingsOf(
  db: BooksReader,
  { year, chains, until }: { readonly year: number; readonly chains: readonly Chain[]; readonly until: AccountingDate },
): Promise<MeetingKept[]> {
  const documents = chains.map(({ application }) => application.id);
  const all = [...(await readMeetings(db, { year })), ...(await readMeetings(db, { documents }))];
  return [...new Map(all.map((meeting) => [meeting.id, meeting])).values()]
    .filter(({ day }) => day <= until)
    .sort((one, other) => (one.day === other.day ? one.id - other.id : one.day < other.day ? -1 : 1));
}

interface Beside {
  readonly chains: readonly Chain[];
  readonly met: readonly MeetingKept[];
  readonly signed: readonly ContractKept[];
  /** Documents of which something was to be paid, or was, in the year. */
  readonly paid: readonly number[];
}

/** Documents of other years' budgets that a meeting of this year decided, a contract of this year was signed for, or something was paid of. */
async function chainsBeside(
  db: BooksReader,
  { chains, met, signed, paid, ...asked }: Beside & Pick<Parameters<typeof readChains>[1], 'units' | 'until'>,
): Promise<Chain[]> {
  const known = new Set(chains.map(({ application }) => application.id));
  const named = [
    ...met.flatMap(({ resolutions }) => resolutions.map(({ document }) => document)),
    ...signed.map(({ document }) => document),
    ...paid,
  ];
  return readChains(db, { ...asked, ids: [...new Set(named)].filter((id) => !known.has(id)) });
}

const byUnitAndNumber = ({ application: one }: Chain, { application: other }: Chain): number =>
  one.unit === other.unit ? (one.number < other.number ? -1 : 1) : one.unit < other.unit ? -1 : 1;

interface Around extends Pick<Beside, 'met' | 'signed'> {
  readonly findings: readonly FindingKept[];
  readonly released: AccountingDate | undefined;
}

function packApplication(chain: Chain, words: ApprovalWords, around: Around): PackApplication {
  const { application, links, route, stage } = chain;
  const { id, category, amount, content, inside, urgent } = application;
  const submitted = links.findLast(({ what }) => what === 'submit' || what === 'amend')!;
  const sources = new Set(content.rows.map(({ source }) => fundSource(source)?.name ?? source));
  return {
    ...words.documentOf(chain),
    ...{ category, amount, inside, urgent, stage, sources: [...sources], released: around.released },
    handedIn: links[0]!.day,
    decided: decidedOn(chain, around.met),
    reached: reachedIn(route),
    waiting: stage === 'deciding' ? (route.steps[placeNow(route)]?.step.level ?? '') : '',
    contracts: around.signed.filter(({ document }) => document === id).map(({ number }) => number),
    warnings: around.findings.filter(({ move }) => move === submitted.id).map(({ finding }) => finding.kind),
  };
}

async function packLinks(db: BooksReader, chains: readonly Chain[]): Promise<PackLink[]> {
  const displays = await loadDisplays(
    db,
    chains.flatMap(({ links }) => links.flatMap(({ forWhom }) => forWhom || [])),
  );
  return chains.flatMap(({ application: { number }, links }) =>
    links.map(({ id: _, version: __, move: ___, forWhom, ...link }, at) => ({
      ...{ number, step: at + 1, ...link },
      forWhom: displays[forWhom] ?? forWhom,
    })),
  );
}

function packFinding(
  { document, day, finding }: FindingKept,
  { byId, documentOf }: ApprovalWords,
  units: ReadonlyMap<string, string>,
): PackApprovalFinding {
  const chain = byId.get(document)!;
  const { application, route, stage } = chain;
  const { kind, message: said, count, sum, limit, levels, evidence } = finding;
  const way = new Set(route.steps.map(({ step }) => step.level));
  const others = new Map<string, number>();
  for (const { unit, unitName } of evidence.filter((each) => !units.has(each.unit))) {
    const label = `${unit} ${unitName}`;
    others.set(label, (others.get(label) ?? 0) + 1);
  }
  return {
    ...documentOf(chain),
    ...{ amount: application.amount, day, kind, said, count, stage, levels },
    members: evidence.flatMap(({ unit, number }) => (units.has(unit) ? [number] : [])),
    others: [...others].map(([unit, many]) => ({ unit, count: many })),
    ...{ sum: fenOf(sum), limit: limit === undefined ? undefined : fenOf(limit) },
    missing: levels.filter((level) => !way.has(level)),
    reached: reachedIn(route),
  };
}

const fenOf = (yuan: string): Fen => parseYuan(yuan)!;
