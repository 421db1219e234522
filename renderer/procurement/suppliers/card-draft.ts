import { ITEM_KINDS, type ItemKind } from '../../../shared/domain/procurement/item.ts';
import {
  type ChainRole,
  type LicenceKind,
  SUPPLIER_ROLES,
  type SupplierRole,
} from '../../../shared/domain/procurement/supplier.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import type { Card, CardRequest } from './looks.ts';

/** A licence as it is typed; `until` '' where it holds for good. */
export interface LicenceDraft {
  readonly id: number;
  readonly kind: LicenceKind;
  readonly number: string;
  readonly until: string;
}

/** 供应商资料 as it is typed. */
export interface CardDraft {
  readonly code: string;
  readonly name: string;
  readonly roles: readonly SupplierRole[];
  readonly goods: readonly ItemKind[];
  readonly chain: ChainRole;
  readonly agentOf: string;
  readonly group: string;
  readonly licences: readonly LicenceDraft[];
  readonly units: readonly string[];
  readonly hours: string;
  readonly urgentHours: string;
  readonly contact: string;
  readonly phone: string;
}

export const EMPTY_CARD: CardDraft = {
  ...{ code: '', name: '', roles: ['distributor'], goods: [], chain: '', agentOf: '', group: '', units: [] },
  licences: [{ id: 1, kind: 'business', number: '', until: '' }],
  ...{ hours: '48', urgentHours: '4', contact: '', phone: '' },
};

export const draftOfCard = (card: Card): CardDraft => ({
  ...card,
  licences: card.licences.map(({ kind, number, until = '' }, at) => ({ id: at + 1, kind, number, until })),
  ...{ hours: String(card.hours), urgentHours: String(card.urgentHours) },
});

/** Whether it can be kept: what the service asks of every card. */
export const isWhole = ({ code, name, roles, goods, licences, hours, urgentHours }: CardDraft): boolean =>
  /^[A-Z0-9]{4,18}$/.test(code) &&
  name.trim() !== '' &&
  roles.length > 0 &&
  goods.length > 0 &&
  licences.every(({ number, until }) => number.trim() !== '' && (until === '' || parseDate(until) !== undefined)) &&
  [hours, urgentHours].every((text) => /^[1-9]\d{0,3}$/.test(text));

export const requestOfCard = (draft: CardDraft): CardRequest => ({
  ...draft,
  name: draft.name.trim(),
  ...{ roles: ordered(SUPPLIER_ROLES, draft.roles), goods: ordered(ITEM_KINDS, draft.goods) },
  ...{ agentOf: draft.chain === 'import-agent' ? draft.agentOf.trim() : '', group: draft.group.trim() },
  licences: draft.licences.map(({ kind, number, until }) => {
    const end = parseDate(until);
    return { kind, number: number.trim(), ...(end ? { until: end } : {}) };
  }),
  units: [...draft.units],
  ...{ hours: Number(draft.hours), urgentHours: Number(draft.urgentHours) },
  ...{ contact: draft.contact.trim(), phone: draft.phone.trim() },
});

const ordered = <T>(all: readonly T[], chosen: readonly T[]): T[] => all.filter((each) => chosen.includes(each));
