import type { AccountReader } from './accounts.ts';
import type { BalanceShape } from './balance-shape.ts';
import type { Column } from './columns.ts';
import { type AuxiliarySense, type Meaning, type Sense, TIMES, type Time } from './vocabulary.ts';

/**
 * Roles of columns by name, as a remembered layout keeps them: `code`, `summary`, `opening.debit`, `closing.amount`,
 * `closing.direction`, `auxiliary.department.name`. The value is the heading.
 */
export type Roles = Readonly<Record<string, string>>;

const PARTS = ['debit', 'credit', 'amount', 'direction'] as const;

/** The role of a column whose sense is settled. */
function roleOf(sense: Sense): string | undefined {
  const { meaning, time, side, auxiliary } = sense;
  if (meaning === 'unknown' || meaning === 'ignored') return undefined;
  if (meaning === 'auxiliary' && auxiliary) return `auxiliary.${auxiliary.kind}.${auxiliary.part}`;
  if (meaning === 'money') {
    const part = side ?? (sense.balance ? 'balance' : 'amount');
    return time ? `${time}.${part === 'balance' ? 'amount' : part}` : part;
  }
  if (meaning === 'direction' && time) return `${time}.direction`;
  return meaning;
}

/** The sense that a role of a layout gives its column. */
export function senseOfRole(role: string, heading: string): Sense | undefined {
  const [first = '', second = '', third = ''] = role.replace(/#\d+$/, '').split('.');
  const time = TIMES.find((known) => known === first) as Time | undefined;
  if (time) {
    if (second === 'direction') return { meaning: 'direction', rank: 0, time };
    return money(second, time);
  }
  if (first === 'debit' || first === 'credit' || first === 'amount' || first === 'balance')
    return money(first, undefined);
  if (first === 'auxiliary') {
    const part = third as AuxiliarySense['part'];
    return { meaning: 'auxiliary', rank: 0, auxiliary: { kind: second, word: heading, part } };
  }
  return { meaning: first as Meaning, rank: 0 };
}

function money(part: string, time: Time | undefined): Sense {
  return {
    meaning: 'money',
    rank: 0,
    ...(time ? { time } : {}),
    ...(part === 'debit' || part === 'credit' ? { side: part } : {}),
    ...(part === 'balance' ? { balance: true } : {}),
  };
}

/** The roles of every column that was used; two columns of one role are numbered. */
export function rolesOf(columns: readonly Column[]): Roles {
  const roles: Record<string, string> = {};
  for (const column of columns) {
    const role = roleOf(column.sense);
    if (role === undefined || column.heading === '') continue;
    let name = role;
    for (let number = 2; name in roles; number += 1) name = `${role}#${number}`;
    roles[name] = column.heading;
  }
  return roles;
}

/** The roles of a trial balance once its shape is chosen: each amount column has its time. */
export function balanceRoles(columns: readonly Column[], accounts: AccountReader, shape: BalanceShape): Roles {
  const settled = new Map<Column, string>();
  for (const time of TIMES) {
    const slot = shape.slots[time];
    /** One direction for two balances keeps no time. */
    for (const part of PARTS) {
      const column = slot?.[part];
      if (column) settled.set(column, settled.has(column) ? part : `${time}.${part}`);
    }
  }
  const roles: Record<string, string> = {};
  const rest = columns.filter((column) => !settled.has(column) && column.sense.meaning !== 'money');
  for (const [role, heading] of Object.entries(rolesOf(rest.filter((column) => column !== accounts.column))))
    roles[role] = heading;
  roles[accounts.form === 'code' ? 'code' : 'account'] = accounts.column.heading;
  for (const [column, role] of settled) roles[role] = column.heading;
  return roles;
}
