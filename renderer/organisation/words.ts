import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { ACT_NAMES, type Act } from '../../shared/domain/organisation/separation.ts';
import { isPlainKey, type Translate } from '../../shared/i18n/translate.ts';

/** One person of the permission report (权限报告). */
export type ReportedPerson = ReplyOf<Contract['organisation']['permissionReport']>['people'][number];

/** A role in the reader's language; one that the catalogue does not know by the service's own name. */
export function roleWord(role: string, named: string, t: Translate): string {
  const key = `role.${role}`;
  return isPlainKey(key) ? t(key) : named;
}

/** A permission in the reader's language; one that the catalogue does not know by the service's own name. */
export function permissionWord(permission: string, named: string, t: Translate): string {
  const key = `permission.${permission}`;
  return isPlainKey(key) ? t(key) : named;
}

/** A pair of incompatible duties, which the service names in Chinese (`制单/审核`), in the reader's language. */
export function conflictWord(pair: string, t: Translate): string {
  const acts = Object.keys(ACT_NAMES) as Act[];
  return pair
    .split('/')
    .map((name) => {
      const act = acts.find((each) => ACT_NAMES[each] === name);
      return act ? t(`act.${act}`) : name;
    })
    .join(' / ');
}
