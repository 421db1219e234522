import { contract } from '../../../shared/contract/index.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import type { VoucherDraft, VoucherLine } from '../../../shared/domain/ledger/voucher.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { addFen, type Fen, formatYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';
import { applyForLarge } from './applications.ts';
import { approveLarge } from './approval.ts';
import { registerPayees } from './approval-payees.ts';
import { budgetYears } from './budgets.ts';
import { costDrivers } from './cost-drivers.ts';
import { costRuns } from './cost-runs.ts';
import { costServices } from './cost-services.ts';
import { sampleCounty } from './county.ts';
import { growDepartments, specialityOfSample } from './department-tree.ts';
import { at, sampleClock } from './earlier.ts';
import { declarationFile, trialBalanceFile } from './files.ts';
import { liveOn } from './living.ts';
import { LEAD } from './members.ts';
import type { OpeningRow, SampleCounty } from './model.ts';
import { buyTogether } from './purchasing.ts';
import { chargeMembers } from './shared-charges.ts';

/** What loading needs of the service, and whom it acts as. */
export interface DemoParts {
  readonly service: Service;
  readonly operator: Caller & { readonly kind: 'local' };
  readonly report: (step: string, done: number, total: number) => void;
  /** Made elsewhere, beside the service; made here when it is not given. */
  readonly county?: SampleCounty;
}

/** The sample county that everybody sees. */
export const SAMPLE_SEED = 2025;

const { audit, organisation, ledger, session } = contract;

/**
 * Fills new books with the sample county, through the same operations that a real county uses: registers, charts and
 * openings are set up, vouchers, trial balances and declarations are imported. Gives back the people's password, which
 * the sign-in page of such books shows.
 */
export async function loadSampleCounty({
  service: present,
  operator,
  report,
  county = sampleCounty(SAMPLE_SEED),
}: DemoParts): Promise<{ password: string; county: SampleCounty }> {
  const { name, fiscalYear, units, departments, parties } = county.community;
  const clock = sampleClock(present.pipeline.parts.clock, fiscalYear);
  const service = at(present, clock);
  const { pipeline } = service;
  const named = departments.map((each) => ({ ...each, standard: specialityOfSample(each.name) }));
  await pipeline.perform(
    organisation.initialise,
    { name, fiscalYear, units: units.map((unit) => ({ ...unit })), departments: named, demo: true },
    operator,
  );
  const demo = await pipeline.perform(session.demo, {}, operator);
  assert(demo, 'books of the sample county say so');
  const { signedIn, signInAs } = await createPeople(service, county, demo.password, operator);
  const chief = await signedIn('chief-accountant');
  await pipeline.perform(organisation.addParties, { parties: parties.map((party) => ({ ...party })) }, chief);
  const leader = await signInAs('luo.fg');
  // Before the books: who holds what is older news than what the units do.
  await approveLarge(service, fiscalYear, { chief, leader });
  const accountant = await signedIn('centre-accountant');
  await registerPayees(service, fiscalYear, { accountant, chief });
  let done = 0;
  for (const { code } of units) {
    report('账套', done, units.length);
    await loadUnit(service, county, code, chief, operator);
    done += 1;
  }
  report('账套', done, units.length);
  const people = {
    accountant,
    reviewer: await signedIn('reviewer'),
    cashier: await signedIn('cashier'),
  };
  report('预算', 0, 1);
  await budgetYears(
    service,
    fiscalYear,
    units.map(({ code }) => code),
    { planner: people.accountant, chief },
  );
  await liveOn(service, periodOf(fiscalYear, 12), periodOf(fiscalYear, 11), people);
  await growDepartments(service, fiscalYear, chief);
  report('成本', 0, 1);
  const costing = { preparer: people.accountant, reviewer: people.reviewer };
  await costDrivers(service, fiscalYear, costing);
  await costRuns(
    service,
    fiscalYear,
    units.map(({ code }) => code),
    people,
  );
  await costServices(service, fiscalYear, costing);
  await chargeMembers(service, fiscalYear, people);
  report('采购', 0, 1);
  const buyers = {
    buyer: await signedIn('pharmacy-buyer'),
    pharmacist: await signedIn('chief-pharmacist'),
    cashier: people.cashier,
    hospital: await signedIn('unit-pharmacist', LEAD),
    town: await signedIn('unit-pharmacist', 'T01' as UnitCode),
    others: await signedIn('unit-pharmacist', 'T02' as UnitCode),
    hospitalReceiver: await signedIn('receiver', LEAD),
    townReceiver: await signedIn('receiver', 'T01' as UnitCode),
    secondTownReceiver: await signedIn('receiver', 'T02' as UnitCode),
    communityReceiver: await signedIn('receiver', 'C01' as UnitCode),
  };
  await buyTogether(service, fiscalYear, buyers);
  report('审批', 0, 1);
  const head = { town: await signInAs('chu.yz'), lead: await signInAs('han.yz'), others: await signInAs('gu.yz') };
  const own = { T01: await signInAs('sun.qs'), T17: await signInAs('wu.hy') };
  const applied = {
    applicantOf: (unit: UnitCode) => (unit === 'T01' || unit === 'T17' ? own[unit] : accountant),
    headOf: (unit: UnitCode) => (unit === LEAD ? head.lead : unit === 'T01' ? head.town : head.others),
    ...{ centre: await signInAs('feng.sp'), chief, leader, office: await signInAs('song.bg') },
    acceptor: await signInAs('cheng.sb'),
  };
  await applyForLarge(service, clock, fiscalYear, applied);
  clock.daysAgo(0);
  // What filling the books has done is no news to whom it was done as.
  for (const person of [chief, leader, ...Object.values(people), ...Object.values(buyers)]) {
    const { last } = await pipeline.perform(audit.notices, {}, person);
    await pipeline.perform(session.noteSeen, { sequence: last }, person);
  }
  return { password: demo.password, county };
}

/** The administrator first; who then makes the others. Gives ways to act as the first of a role, at a unit, or as somebody by name. */
async function createPeople(
  { pipeline, sessions }: Service,
  county: SampleCounty,
  password: string,
  operator: DemoParts['operator'],
): Promise<{
  readonly signedIn: (role: string, unit?: UnitCode) => Promise<Caller>;
  readonly signInAs: (name: string) => Promise<Caller>;
}> {
  const withRole = (role: string, unit?: string) =>
    county.people.find((person) =>
      person.roles.some((one) => one.role === role && (unit === undefined || one.unit === unit)),
    );
  const administrator = withRole('administrator');
  assert(administrator, 'the sample county has an administrator');
  const signIn = async (name: string): Promise<Caller> => {
    const { token } = await pipeline.perform(session.signIn, { name, password }, operator);
    const caller = await sessions.authenticate(token, { osUser: operator.osUser });
    assert(caller, `${name} is signed in`);
    return caller;
  };
  await pipeline.perform(
    session.createFirstAdministrator,
    { name: administrator.name, display: administrator.display, password },
    operator,
  );
  const admin = await signIn(administrator.name);
  for (const person of county.people) {
    if (person === administrator) continue;
    const roles = person.roles.map(({ role, unit }) => ({ role, unit: unit ?? '' }));
    await pipeline.perform(
      organisation.createPerson,
      { name: person.name, display: person.display, password, grants: roles },
      admin,
    );
  }
  const signedIn = (role: string, unit?: UnitCode): Promise<Caller> => {
    const person = withRole(role, unit);
    assert(person, `the sample county has a ${role}`);
    return signIn(person.name);
  };
  return { signedIn, signInAs: signIn };
}

async function loadUnit(
  { pipeline, files }: Service,
  county: SampleCounty,
  unit: UnitCode,
  chief: Caller,
  operator: DemoParts['operator'],
): Promise<void> {
  const { fiscalYear } = county.community;
  const accounts = ownAccounts(county, unit);
  if (accounts.length > 0) await pipeline.perform(ledger.addAccounts, { unit, accounts }, chief);
  const openings = county.openings.filter((row) => row.unit === unit);
  if (openings.length > 0) {
    const rows = mergedOpenings(openings);
    await pipeline.perform(ledger.setOpenings, { unit, year: fiscalYear, rows }, operator);
  }
  const put = async (text: string) =>
    (await files.put(`local:${operator.osUser}`, new TextEncoder().encode(text))).sha256;
  const vouchers = county.vouchers.filter((voucher) => voucher.unit === unit);
  if (vouchers.length > 0) {
    const file = await put(JSON.stringify(vouchers.map(plainVoucher)));
    await pipeline.perform(
      ledger.importVouchers,
      { unit, file, fileName: `${unit}-${fiscalYear}-凭证.json` },
      operator,
    );
  }
  for (const summary of county.summaries.filter((one) => one.unit === unit)) {
    const { period } = summary;
    const file = await put(trialBalanceFile(summary));
    await pipeline.perform(
      ledger.importTrialBalance,
      { unit, period, file, fileName: `${unit}-${period}-科目余额表.csv` },
      operator,
    );
    if (summary.declarations.length === 0) continue;
    const declared = await put(declarationFile(summary));
    await pipeline.perform(
      ledger.importIntraGroup,
      { unit, period, file: declared, fileName: `${unit}-${period}-内部往来申报表.csv` },
      operator,
    );
  }
}

/** Openings by account and dimensions: the sample knows them by document, the books keep their sum. */
function mergedOpenings(openings: readonly OpeningRow[]) {
  const sums = new Map<string, { row: OpeningRow; amount: Fen }>();
  for (const row of openings) {
    const key = JSON.stringify([row.code, row.department, row.fund, row.project, row.counterparty]);
    sums.set(key, { row, amount: addFen(sums.get(key)?.amount ?? ZERO, row.amount) });
  }
  return [...sums.values()]
    .filter(({ amount }) => amount !== 0)
    .map(({ row: { code, department, fund, project, counterparty }, amount }) => ({
      code,
      amount: formatYuan(amount),
      department,
      fund,
      project,
      counterparty: counterparty?.replace(/^(unit|party):/, ''),
    }));
}

/** Accounts in which the unit's chart differs from its official one: grown below it, named otherwise, or stopping short. */
function ownAccounts(county: SampleCounty, unit: UnitCode): { code: string; name: string }[] {
  const kind = county.community.units.find(({ code }) => code === unit)!.chart;
  const official = officialChart(kind);
  return county.accounts
    .filter((account) => account.unit === unit)
    .filter((account) => {
      const model = official.get(account.code);
      return !model || model.name !== account.name || (account.leaf && !official.isLeaf(account.code));
    })
    .map(({ code, name }) => ({ code, name }));
}

const plainVoucher = ({ date, type, summary, attachments, lines }: VoucherDraft) => ({
  date,
  type,
  summary,
  attachments,
  entries: lines.map(plainLine),
});

const plainLine = (line: VoucherLine) => ({
  side: line.debit !== 0 ? 'D' : 'C',
  code: line.code,
  amount: formatYuan(line.debit !== 0 ? line.debit : line.credit),
  summary: line.summary,
  department: line.department,
  fund: line.fund,
  project: line.project,
  counterparty:
    line.counterparty === undefined
      ? undefined
      : line.counterparty.kind === 'unit'
        ? line.counterparty.unit
        : line.counterparty.party,
  document: line.document,
});
