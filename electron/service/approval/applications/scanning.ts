import type { Application } from '../../../../shared/domain/approval/application.ts';
import type { PayeeCode } from '../../../../shared/domain/approval/payee.ts';
import { escalated } from '../../../../shared/domain/approval/radar/escalating.ts';
import type { Finding } from '../../../../shared/domain/approval/radar/finding.ts';
import { Past } from '../../../../shared/domain/approval/radar/past.ts';
import { findingsOf } from '../../../../shared/domain/approval/radar/radar.ts';
import { relatedOf } from '../../../../shared/domain/approval/radar/related.ts';
import type { ShownSpending } from '../../../../shared/domain/approval/radar/spending.ts';
import type { Part, Rule } from '../../../../shared/domain/approval/rule.ts';
import type { ApprovalSettings } from '../../../../shared/domain/approval/settings.ts';
import { heldOn } from '../../../../shared/domain/approval/versions.ts';
import type { Unit } from '../../../../shared/domain/organisation/unit.ts';
import { type AccountingDate, addDays } from '../../../../shared/kernel/date.ts';
import { type Fen, ZERO } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { loadUnits } from '../../organisation/queries.ts';
import { readPayees, tiesOf } from '../payees/reading.ts';
import { findingsOut, type RadarFinding } from '../radar/finding-out.ts';
import { readApproved } from '../rules/versions.ts';
import type { Chain } from './chains.ts';
import { type ApplicationKept, readApplications } from './reading.ts';

/** What is looked back on: the longest window, and the months that make a spending a regular one. */
const DAYS_BACK = 400;

/** The name of a document for the radar; `NEW` is one that is not kept yet. */
const idOf = (id: number | undefined): string => (id === undefined ? NEW : `${id}`);
const NEW = 'new';

export interface Scanned {
  readonly findings: readonly Finding[];
  /** The same with its evidence, as it is told. */
  readonly out: readonly RadarFinding[];
  /** The sum at which the document must be judged (化整为零), or nil. */
  readonly atLeast: Fen;
}

interface Scanning {
  readonly application: Application;
  readonly unit: Unit;
  readonly parts: readonly Part[];
  readonly rules: readonly Rule[];
  readonly settings: ApprovalSettings;
  readonly today: AccountingDate;
  readonly id: number | undefined;
}

/** What the radar says of an application, against what was handed in before it. */
export async function scanned(db: BooksReader, of: Scanning): Promise<Scanned> {
  const { rules, settings, today, id } = of;
  const related = relatedOf(tiesOf((await readPayees(db)).values()));
  const before = await readSpendings(db, addDays(today, -DAYS_BACK), today);
  const past = new Past(
    related,
    before.filter((spending) => spending.id !== idOf(id)),
  );
  const spending = spendingOf({ ...of, inBudget: of.parts.every(({ inBudget }) => inBudget) });
  const findings = findingsOf(spending, { rules, related, past, settings: settings.radar });
  const isSplit = findings.some(({ kind }) => kind === 'split');
  const documents = new Map([...before, spending].map((each) => [each.id, each]));
  const out = findingsOut(findings, { documents, rules, related }, true);
  return { findings, out, atLeast: isSplit ? escalated(rules, spending, findings) : ZERO };
}

type Shown = Pick<Scanning, 'application' | 'unit' | 'today' | 'id'> & { readonly inBudget: boolean };

const spendingOf = ({ application, unit, inBudget, today, id }: Shown): ShownSpending => ({
  ...{ id: idOf(id), unit: unit.code, kind: unit.kind, unitName: unit.name, number: '', payeeName: '' },
  ...{ category: application.category, payee: application.payee, day: today, amount: application.amount },
  ...{ source: mostly(application), inBudget, project: projectOf(application), contract: '', invoices: [] },
});

/** What was found when a document was last handed in, with its evidence; empty where nothing was. */
export async function readFound(
  db: BooksReader,
  { id, day, warnings }: Pick<ApplicationKept, 'id' | 'day' | 'warnings'>,
  rules: readonly Rule[],
): Promise<readonly RadarFinding[]> {
  // Handed in again without a warning it has none, whatever it had before.
  if (warnings === 0) return [];
  const row = await db
    .selectFrom('approval_finding')
    .select(['content', 'move'])
    .where('document', '=', id)
    .orderBy('move', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return [];
  const documents = new Map((await readSpendings(db, addDays(day, -DAYS_BACK), day)).map((each) => [each.id, each]));
  const findings = (JSON.parse(row.content) as Finding[]).filter(({ ids }) => ids.every((each) => documents.has(each)));
  const related = relatedOf(tiesOf((await readPayees(db)).values()));
  return findingsOut(findings, { documents, rules, related }, true);
}

/** Whether the radar found a division (化整为零) when a document was handed in last. */
export async function isDivided(db: BooksReader, document: number): Promise<boolean> {
  const row = await db
    .selectFrom('approval_finding')
    .select('content')
    .where('document', '=', document)
    .orderBy('move', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined && (JSON.parse(row.content) as Finding[]).some(({ kind }) => kind === 'split');
}

/** Something that the radar found when a document was handed in on a day, told as it was then. */
export interface FindingKept {
  readonly document: number;
  readonly move: number;
  readonly day: AccountingDate;
  readonly finding: RadarFinding;
}

/** What was found whenever documents were handed in, in the order of the documents and of their moves; whatever became of any. */
export async function readFindings(db: BooksReader, chains: readonly Chain[]): Promise<FindingKept[]> {
  const found = chains.flatMap(({ application: { id }, links }) =>
    links.flatMap(({ id: move, day, findings }) => (findings === '[]' ? [] : [{ document: id, move, day, findings }])),
  );
  if (found.length === 0) return [];
  const days = found.map(({ day }) => day).sort();
  const between = { from: addDays(days[0]!, -DAYS_BACK), to: days.at(-1)! };
  const own = chains.map(({ application }) => application);
  const ids = new Set(own.map(({ id }) => id));
  const others = (await readApplications(db, between)).filter(({ id }) => !ids.has(id));
  const documents = await shownSpendings(db, [...own, ...others]);
  const byId = new Map(documents.map((each) => [each.id, each]));
  const approved = await readApproved(db);
  const related = relatedOf(tiesOf((await readPayees(db)).values()));
  return found.flatMap(({ findings, ...of }) => {
    const known = (JSON.parse(findings) as Finding[]).filter(({ ids: all }) => all.every((id) => byId.has(id)));
    const ground = { documents: byId, rules: heldOn(approved, of.day)?.rules ?? [], related };
    return findingsOut(known, ground, true).map((finding) => ({ ...of, finding }));
  });
}

/** The source that most of the money comes from: a document is judged by it. */
const mostly = ({ rows }: Application): string =>
  rows.reduce<Application['rows'][number] | undefined>(
    (best, row) => (best && best.amount >= row.amount ? best : row),
    undefined,
  )?.source ?? 'other';

const projectOf = ({ unit, rows }: Application): string => {
  const project = rows.find((row) => row.project !== '')?.project;
  return project === undefined ? '' : `${unit} ${project}`;
};

/** Applications that were handed in and not given up, between two days, both counting, as the radar sees them. */
export async function readSpendings(
  db: BooksReader,
  from: AccountingDate,
  to: AccountingDate,
): Promise<readonly ShownSpending[]> {
  return shownSpendings(db, await readApplications(db, { stages: ['deciding', 'approved', 'closed'], from, to }));
}

async function shownSpendings(db: BooksReader, kept: readonly ApplicationKept[]): Promise<ShownSpending[]> {
  const units = new Map((await loadUnits(db)).map((unit) => [unit.code, unit]));
  const payees = await readPayees(db);
  return kept.map(({ id, number, content, day, inside: inBudget }) => ({
    ...spendingOf({ application: content, unit: units.get(content.unit)!, today: day, id, inBudget }),
    ...{ number, payeeName: payees.get(content.payee as PayeeCode)?.name ?? '' },
  }));
}
