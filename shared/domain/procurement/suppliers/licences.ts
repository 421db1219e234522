import { type AccountingDate, addDays } from '../../../kernel/date.ts';
import type { ItemKind } from '../item.ts';
import type { Licence, LicenceKind, Supplier, SupplierRole } from '../supplier.ts';
import type { SupplierSettings } from './settings.ts';

/** How a licence stands on a day, the worst first. */
export const LICENCE_STATES = ['expired', 'missing', 'soon', 'ok'] as const;
export type LicenceState = (typeof LICENCE_STATES)[number];

export interface LicenceProblem {
  readonly kind: LicenceKind;
  readonly state: Exclude<LicenceState, 'ok'>;
  /** Of the licence that holds longest, where there is one. */
  readonly number?: string;
  readonly until?: AccountingDate;
}

type Judged = Pick<Supplier, 'roles' | 'licences'>;
type Rules = Pick<SupplierSettings, 'warnDays' | 'asked'>;

/** How one licence stands on a day: it holds on its last day (有效期至), and expires soon `warnDays` before it. */
export function licenceState(
  { until }: Licence,
  day: AccountingDate,
  warnDays: number,
): Exclude<LicenceState, 'missing'> {
  if (until === undefined) return 'ok';
  if (until < day) return 'expired';
  return until <= addDays(day, warnDays) ? 'soon' : 'ok';
}

/** Licences asked of a firm for one kind of goods, by the roles in which it sells them. */
export const askedFor = (roles: readonly SupplierRole[], goods: ItemKind, { asked }: Rules): readonly LicenceKind[] => [
  ...new Set(roles.flatMap((role) => asked[role][goods])),
];

/**
 * What stands against buying one kind of goods of a firm on a day: licences that are asked for and missing, expired, or
 * expiring soon. Of several of one kind the one that holds longest counts: a renewed licence stands beside the old one.
 * `roles` may be cut to those in which it sells here (an order is delivered by a distributor).
 */
export function licenceProblems(
  supplier: Judged,
  goods: ItemKind,
  day: AccountingDate,
  rules: Rules,
  roles: readonly SupplierRole[] = supplier.roles,
): readonly LicenceProblem[] {
  return askedFor(roles, goods, rules).flatMap((kind) => problemOf(supplier, kind, day, rules.warnDays) ?? []);
}

/** What stands against a firm on a day by everything that it supplies, and by every other licence it has handed in. */
export function allLicenceProblems(
  supplier: Judged & Pick<Supplier, 'goods'>,
  day: AccountingDate,
  rules: Rules,
): readonly LicenceProblem[] {
  const kinds = new Set([
    ...(supplier.goods ?? []).flatMap((goods) => askedFor(supplier.roles, goods, rules)),
    ...supplier.licences.map(({ kind }) => kind),
  ]);
  return [...kinds].flatMap((kind) => problemOf(supplier, kind, day, rules.warnDays) ?? []);
}

/** The worst of what was found; `ok` where nothing was. */
export const worstOf = (problems: readonly LicenceProblem[]): LicenceState =>
  LICENCE_STATES.find((state) => problems.some((problem) => problem.state === state)) ?? 'ok';

function problemOf(
  { licences }: Judged,
  kind: LicenceKind,
  day: AccountingDate,
  warnDays: number,
): LicenceProblem | undefined {
  const best = longestOf(licences.filter((licence) => licence.kind === kind));
  if (!best) return { kind, state: 'missing' };
  const state = licenceState(best, day, warnDays);
  if (state === 'ok') return undefined;
  return { kind, state, number: best.number, ...(best.until === undefined ? {} : { until: best.until }) };
}

/** The licence that holds longest; one without an end before all others. */
const longestOf = (licences: readonly Licence[]): Licence | undefined =>
  licences.reduce<Licence | undefined>(
    (best, licence) =>
      !best || (best.until !== undefined && (licence.until === undefined || licence.until > best.until))
        ? licence
        : best,
    undefined,
  );

/** The licence that runs out first, of each kind the one that holds longest; undefined where none has an end. */
export const firstToExpire = ({ licences }: Pick<Supplier, 'licences'>): Licence | undefined =>
  [...new Set(licences.map(({ kind }) => kind))]
    .map((kind) => longestOf(licences.filter((licence) => licence.kind === kind)))
    .filter((licence) => licence?.until !== undefined)
    .reduce((first, licence) => (first === undefined || licence!.until! < first.until! ? licence : first), undefined);

/** 证照名称 as they stand in sentences. */
export const LICENCE_NAMES: Readonly<Record<LicenceKind, string>> = {
  business: '营业执照',
  'drug-making': '药品生产许可证',
  'drug-trading': '药品经营许可证',
  'device-making': '医疗器械生产许可证',
  'device-trading': '医疗器械经营许可证',
  authority: '法人授权委托书',
  quality: '质量保证协议',
};

/** A problem as one sentence. */
export function sayLicence({ kind, state, number, until }: LicenceProblem): string {
  const name = LICENCE_NAMES[kind];
  if (state === 'missing') return `缺少${name}`;
  return state === 'expired' ? `${name} ${number} 已于 ${until} 到期` : `${name} ${number} 将于 ${until} 到期`;
}
