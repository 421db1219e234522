import { concernedBy } from '../../shared/domain/audit/audience.ts';
import type { Permission } from '../../shared/domain/organisation/permission.ts';
import type { Locale } from '../../shared/i18n/locale.ts';
import { CATALOGUES, fill, isPlainKey, type MessageKey, translator } from '../../shared/i18n/translate.ts';
import { periodName } from '../ui/time.ts';
import type { PageLink } from './to-page.tsx';
import { documentIn, PLACES } from './told-places.ts';

/** One event of the trail, or several alike told as one. */
export interface Happened {
  readonly operation: string;
  readonly actor: string;
  readonly unit: string | null;
  readonly subject: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** In whose language, and what units and people are called. */
export interface Teller {
  readonly locale: Locale;
  readonly unitName: (code: string) => string | undefined;
  /** A person's name by the sign-in name, which is what the trail keeps. */
  readonly personName: (name: string) => string | undefined;
}

type Facts = Readonly<Record<string, unknown>>;

const LOCAL = 'local:';

/** Who did it, as people call them. */
export function whoOf(actor: string, { locale, personName }: Pick<Teller, 'locale' | 'personName'>): string {
  const t = translator(locale);
  if (actor.startsWith(LOCAL)) return t('told.local', { user: actor.slice(LOCAL.length) });
  return actor === 'nobody' ? t('told.nobody') : (personName(actor) ?? actor);
}

/** 制单人 of the vouchers that the rules of a period's end made, and how they are said. */
const BY_RULES = { 期末结转: 'told.byRules', 期末计提: 'told.byProvisionRules' } as const;

const BATCH = /^(撤销)?批次 (\d+)$/;

/** Who stands on a voucher: a person, the command line, or the import that stands for the reviewer whom nobody named. */
export function signerOf(signer: string, names: Readonly<Record<string, string>>, locale: Locale): string {
  if (Object.hasOwn(BY_RULES, signer)) return translator(locale)(BY_RULES[signer as keyof typeof BY_RULES]);
  const [, undone, batch] = BATCH.exec(signer) ?? [];
  if (batch !== undefined) return translator(locale)(undone ? 'told.undoneBatch' : 'told.withBatch', { batch });
  return whoOf(signer, { locale, personName: (name) => names[name] });
}

/** What was done, as a sentence without its first word, which is who did it. */
export function toldOf(event: Happened, teller: Teller): string {
  const { before, after } = { before: factsOf(event.before), after: factsOf(event.after) };
  const variant = VARIANTS[event.operation]?.(before, after);
  const key = ['told', event.operation, ...(variant ? [variant] : [])].join('.');
  const text = CATALOGUES[teller.locale][key as MessageKey] as string | undefined;
  return text === undefined ? event.operation : fill(text, placesOf(event, before, after, teller)).trim();
}

/** The whole sentence: who did what. */
export const sentenceTold = (event: Happened, teller: Teller): string =>
  [whoOf(event.actor, teller), toldOf(event, teller)].join(teller.locale === 'zh-CN' ? '' : ' ');

/** Of several drafts that a command named, not one could be moved. */
const noneMoved = (_before: Facts, { drafts }: Facts): 'none' | false =>
  Array.isArray(drafts) && drafts.length === 0 && 'none';

/** A document of purchasing that was not approved. */
const decidedOtherwise = (_before: Facts, { outcome }: Facts): 'returned' | 'refused' | false =>
  (outcome === 'return' && 'returned') || (outcome === 'refuse' && 'refused');

/** Commands that are told in more than one way. */
const VARIANTS: Readonly<Record<string, (before: Facts, after: Facts) => string | false | undefined>> = {
  'session.signIn': (_before, { signedIn }) => signedIn === false && 'failed',
  'session.changePassword': (_before, { changed }) => changed === false && 'failed',
  'ledger.importTrialBalance': (_before, { supersedes }) => supersedes !== undefined && 'again',
  'ledger.importIntraGroup': (_before, { supersedes }) => supersedes !== undefined && 'again',
  'ledger.undoImport': ({ kind }) => kind === 'vouchers' && 'vouchers',
  'ledger.reopenPeriod': ({ state }) => state === 'submitted' && 'returned',
  'organisation.setCashierSign': (_before, { required }) => required === false && 'off',
  'organisation.setAttestationRule': (_before, { by }) => by === 'none' && 'off',
  'budget.decidePlan': ({ stage: from }, { stage }) => (stage === 'drafting' || from === 'resubmitted') && 'returned',
  'budget.answerChange': (_before, { step }) => step === 'decline' && 'declined',
  'budget.withdrawChange': (_before, { step }) => step === 'cancel' && 'cancelled',
  'budget.withdrawRequest': (_before, { step }) => step === 'cancel' && 'cancelled',
  'budget.decideControls': (_before, { verdict }) => verdict === 'reject' && 'rejected',
  'budget.decideVariance': (_before, { step }) => step === 'return' && 'returned',
  'budget.decidePermit': (_before, { verdict }) => verdict === 'decline' && 'declined',
  'approval.decideApplication': (_before, { what }) => what === 'refuse' && 'refused',
  'approval.decideRules': (_before, { verdict }) => verdict === 'reject' && 'rejected',
  'approval.decidePayee': (_before, { verdict }) => verdict === 'return' && 'returned',
  'procurement.decidePapers': decidedOtherwise,
  'procurement.decideRequests': decidedOtherwise,
  'procurement.makeOrders': (_before, { placed }) => placed === false && 'drafted',
  'procurement.decideReceipts': (_before, { outcome }) => outcome === 'refuse' && 'refused',
  'procurement.decideReturn': (_before, { outcome }) => outcome === 'refuse' && 'refused',
  'procurement.decideTransfer': (_before, { outcome }) => outcome === 'refuse' && 'refused',
  'procurement.decideCount': (_before, { outcome }) => outcome === 'refuse' && 'refused',
  'procurement.decideFinding': (_before, { outcome }) => outcome === 'return' && 'returned',
  'ledger.attest': (_before, { side, authority }) =>
    (side === 'community' && 'community') || (authority !== undefined && 'delegated'),
  'audit.urge': (_before, { step }) => step === 'attest' && 'attest',
  'ledger.saveDraft': (_before, { revision }) => Number(revision) > 1 && 'again',
  'ledger.submitDrafts': noneMoved,
  'ledger.withdrawDrafts': noneMoved,
  'ledger.reviewDrafts': noneMoved,
  'ledger.returnDrafts': noneMoved,
  'ledger.unreviewDrafts': noneMoved,
  'ledger.signDrafts': noneMoved,
  'ledger.unsignDrafts': noneMoved,
  'ledger.postDrafts': noneMoved,
  'ledger.discardDrafts': noneMoved,
  'ledger.attachPaper': (_before, { later }) => later === true && 'later',
  'ledger.registerInvoice': (_before, { later }) => later === true && 'later',
  'consolidation.run': ({ run }) => run !== undefined && 'again',
  'consolidation.decide': (_before, { state }) => state === 'rejected' && 'rejected',
  'consolidation.addManual': (_before, { kind }) =>
    (kind === 'elimination' && 'elimination') || (kind === 'acceptance' && 'acceptance'),
};

/** Everything that a sentence may name; what the trail does not say of an event is left open or said in general. */
function placesOf(event: Happened, before: Facts, after: Facts, teller: Teller): Record<string, string | number> {
  const { locale, unitName } = teller;
  const t = translator(locale);
  const subject = event.subject ?? '';
  const words = subject.split(' ');
  const word = (key: string, otherwise: string): string => (isPlainKey(key) ? t(key) : otherwise);
  const nameOf = (code: string): string => unitName(code) ?? code;
  const month = periodOf(event);
  const pair = pairIn(event.operation === 'consolidation.decide' ? (words[1] ?? '').split('/')[1] : words[1]);
  const scope = words[0] ?? '';
  return {
    subject,
    unit: event.unit ? nameOf(event.unit) : t('told.someUnit'),
    units: listed(after['units'], (code) => nameOf(String(code)), locale) || t('told.someUnit'),
    whose:
      event.operation === 'audit.pack'
        ? event.unit
          ? nameOf(event.unit)
          : t('told.allUnits')
        : word(`chart.${scope}`, nameOf(scope)),
    period: month ? periodName(month, locale) : t('told.someMonth'),
    year: words[1] ?? '',
    pair: pair.map(nameOf).join(' ↔ '),
    person: teller.personName(subject) ?? subject,
    roles: rolesIn(after['grants'], teller, word),
    rule: (words[1] ?? '').split('/')[0] ?? '',
    code: words[1] ?? '',
    deadlines: deadlinesIn(after, locale),
    group: String(after['group'] ?? ''),
    from: monthName(after['from'], locale),
    to: monthName(after['to'], locale),
    layout: words.slice(1).join(' '),
    kind: event.operation.startsWith('consolidation.')
      ? word(`reconciliation.kind.${words[2]}`, words[2] ?? '')
      : word(`import.kind.${String(before['kind'] ?? '')}`, ''),
    paper: word(`procurement.paper.${String(after['paper'] ?? '')}`, ''),
    check: word(`checks.name.${words[2]}`, words[2] ?? ''),
    voucher: words.slice(2).join(' '),
    document: String(after['document'] ?? ''),
    run: String(after['run'] ?? /第 (\d+) 次/.exec(subject)?.[1] ?? ''),
    earlier: String(before['run'] ?? ''),
    id: words.at(-1) ?? '',
    count: countIn(after),
    rows: Number(after['rows'] ?? 0),
    vouchers: Number(after['vouchers'] ?? 0),
    cards: Number(after['cards'] ?? 0),
    reversed: Number(after['reversed'] ?? 0),
    differences: Number(after['differences'] ?? 0),
  };
}

/** The month that an event is about. */
function periodOf({ subject, before, after }: Happened): string | undefined {
  const said = factsOf(after)['period'] ?? factsOf(before)['period'];
  return typeof said === 'string' ? said : /\b\d{4}-\d{2}\b/.exec(subject ?? '')?.[0];
}

/** Where one can look at it; undefined where there is nothing to see. */
export function placeOf(event: Happened): PageLink | undefined {
  // What is done alike to many kinds of documents is told of by the kind.
  const paper = factsOf(event.after)['paper'];
  const place = PLACES[event.operation] ?? PLACES[`procurement.paper.${String(paper)}`];
  if (place === undefined) return undefined;
  const [named, words = {}] = place;
  // Who is asked to sign is led to what is to be signed.
  const to = event.operation === 'audit.urge' && factsOf(event.after)['step'] === 'attest' ? '/attestation' : named;
  const period = periodOf(event);
  const [, second = '', third] = (event.subject ?? '').split(' ');
  return {
    to,
    permission: OPENED_BY[to] ?? 'ledger.read',
    search: {
      ...(period === undefined ? {} : { period }),
      ...unitIn(event),
      ...words,
      ...documentIn({ operation: event.operation, subject: event.subject ?? '', after: factsOf(event.after) }),
      // A plan's subject names its unit and year; the page by itself opens the present year's.
      ...(to === '/budget' && /^20\d\d$/.test(second) ? { year: second } : {}),
      ...(event.operation === 'audit.acceptFinding' ? { check: third } : {}),
    },
  };
}

/** Where it was done; of what one of a pair said to the other, the other: they are the ones who look. */
function unitIn(event: Happened): { readonly unit?: string } {
  const units = concernedBy(event);
  const unit = units.find((one) => one !== event.unit) ?? event.unit;
  return unit === null || (event.unit === null && units.length > 0) ? {} : { unit };
}

/** Who may open those pages that not every reader of books may. */
const OPENED_BY: Readonly<Record<string, Permission>> = {
  '/procurement': 'procurement.read',
  '/purchase-account': 'procurement.read',
  '/formulary': 'procurement.read',
  '/suppliers': 'procurement.read',
  '/prices': 'procurement.read',
  '/volumes': 'procurement.read',
  '/purchase-requests': 'procurement.read',
  '/purchase-orders': 'procurement.read',
  '/supplier-invoices': 'procurement.read',
  '/drug-payments': 'procurement.read',
  '/drug-advances': 'procurement.read',
  '/settlements': 'procurement.read',
  '/deliveries': 'procurement.read',
  '/drug-stock': 'procurement.read',
  '/approvals': 'approval.read',
  '/approval-applications': 'approval.read',
  '/approval-rules': 'approval.read',
  '/approval-seats': 'approval.read',
  '/approval-meetings': 'approval.read',
  '/approval-payees': 'approval.read',
  '/approval-contracts': 'approval.read',
  '/approval-payouts': 'approval.read',
  '/approval-settings': 'approval.read',
  '/admin/units': 'organisation.read',
  '/admin/departments': 'organisation.read',
  '/admin/people': 'people.report',
  '/admin/store': 'audit.verify',
  '/worksheet': 'consolidation.read',
  '/checks': 'audit.check',
  '/packs': 'self',
};

/** The fields of what the trail keeps as JSON; none where it is a plain value or nothing. */
function factsOf(text: string | null): Facts {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (Array.isArray(value)) return { list: value };
    return typeof value === 'object' && value !== null ? (value as Facts) : {};
  } catch {
    return {};
  }
}

/** 上报 and 合并 by which day of the month after. */
function deadlinesIn({ submitDay, consolidateDay }: Facts, locale: Locale): string {
  const t = translator(locale);
  const said = [
    ...(typeof submitDay === 'number' ? [t('told.deadline.submit', { day: submitDay })] : []),
    ...(typeof consolidateDay === 'number' ? [t('told.deadline.consolidate', { day: consolidateDay })] : []),
  ];
  return listed(said, String, locale) || t('told.deadline.none');
}

/** How many things a command made: whichever list the trail keeps of them. */
function countIn(after: Facts): number {
  const list = ['list', 'added', 'codes', 'units', 'drafts'].map((key) => after[key]).find(Array.isArray);
  return list?.length ?? 0;
}

const pairIn = (text = ''): string[] => text.split(/[–-]/).filter((unit) => unit !== '');

const monthName = (period: unknown, locale: Locale): string =>
  typeof period === 'string' ? periodName(period, locale) : '';

const listed = (list: unknown, name: (item: unknown) => string, locale: Locale): string =>
  Array.isArray(list) ? list.map(name).join(locale === 'zh-CN' ? '、' : ', ') : '';

/** Roles with the units they are held at. */
function rolesIn(grants: unknown, { locale, unitName }: Teller, word: (key: string, otherwise: string) => string) {
  const name = (grant: unknown): string => {
    const { role, unit } = grant as { role: string; unit: string };
    const called = word(`role.${role}`, role);
    if (unit === '') return called;
    const at = unitName(unit) ?? unit;
    return locale === 'zh-CN' ? `${called}（${at}）` : `${called} (${at})`;
  };
  return listed(grants, name, locale) || translator(locale)('told.none');
}
