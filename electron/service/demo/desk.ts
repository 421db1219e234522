import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { UnitBooks } from './books.ts';
import { type Department, departmentsOf, PUBLIC_HEALTH } from './departments.ts';
import { LEAD, MEMBERS, type Member } from './members.ts';
import { type Plan, planOf } from './plan.ts';
import { type Stream, stream } from './random.ts';

/** One member's finance office: who it is, what it expected of the year, and its books so far. */
export interface Desk {
  readonly member: Member;
  readonly departments: readonly Department[];
  readonly plan: Plan;
  readonly books: UnitBooks;
  /** The stream of one flow in one month. */
  chance(flow: string, month: number): Stream;
}

export interface County {
  readonly seed: number;
  readonly year: number;
  readonly desks: readonly Desk[];
  readonly lead: Desk;
  /** All but the lead. */
  readonly members: readonly Desk[];
  desk(unit: UnitCode): Desk;
}

export function openCounty(seed: number, year: number): County {
  const desks = MEMBERS.map((member): Desk => {
    const departments = departmentsOf(member);
    return {
      member,
      departments,
      plan: planOf(seed, member, departments),
      books: new UnitBooks(member),
      chance: (flow, month) => stream(seed, member.code, flow, month),
    };
  });
  const desk = (unit: UnitCode): Desk => {
    const found = desks.find((each) => each.member.code === unit);
    assert(found, `no member ${unit}`);
    return found;
  };
  return { seed, year, desks, lead: desk(LEAD), members: desks.filter((each) => each.member.code !== LEAD), desk };
}

export const isHospital = (desk: Desk): boolean => desk.member.chart === 'hospital';
export const isPrimary = (desk: Desk): boolean => desk.member.chart === 'primary';

/** The department with this code, or the first whose code begins so (`4`: the first administrative one). */
export function departmentOf(desk: Desk, code: string): Department {
  const found = desk.departments.find((department) => department.code.startsWith(code));
  assert(found, `${desk.member.code} has no department ${code}`);
  return found;
}

/** The fund a department's running costs are met from. */
export const fundOf = (desk: Desk, department: Department): string =>
  isPrimary(desk) && department.code === PUBLIC_HEALTH ? 'public-health' : 'other';

export const clinical = (desk: Desk): readonly Department[] =>
  desk.departments.filter((department) => department.class === 'clinical' && fundOf(desk, department) === 'other');
