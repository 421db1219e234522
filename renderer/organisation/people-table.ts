import { ROLE_CODES, ROLES, type RoleCode } from '../../shared/domain/organisation/roles.ts';
import { type GrantDraft, grantProblem, heldOf } from './grants.ts';
import { MIN_PASSWORD } from './passwords.ts';

/** One person with one role, as set up at the beginning; more roles are given under 人员与角色. */
export interface PersonDraft extends GrantDraft {
  readonly name: string;
  readonly display: string;
  readonly password: string;
}

export const PERSON_FIELDS = ['display', 'name', 'role', 'unit'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number] | 'password';

export type PersonProblem =
  | 'missing'
  | 'name-shape'
  | 'name-taken'
  | 'role-missing'
  | 'needs-unit'
  | 'community-only'
  | 'password-short';

/** As the contract has it: 1–32 letters, digits or . _ -, beginning with a letter or digit. */
const SIGN_IN_NAME = /^[\p{Letter}\p{Number}][\p{Letter}\p{Number}._-]{0,31}$/u;

export const isBlankPerson = (person: PersonDraft): boolean =>
  person.name.trim() === '' && person.display.trim() === '' && person.role === '';

/** A role by its Chinese name or its code; undefined for anything else. */
export const roleOf = (text: string): RoleCode | undefined =>
  ROLE_CODES.find((code) => code === text.trim() || ROLES[code].name === text.trim());

interface Member {
  readonly code: string;
  readonly name: string;
}

/** People in a pasted block: 姓名、登录名、角色、单位 (by code or name), with or without a line of headings. */
export function peopleIn(
  block: readonly (readonly string[])[],
  units: readonly Member[],
  password: () => string,
): PersonDraft[] {
  return block
    .filter((cells, at) => !(at === 0 && cells.some((cell) => /^(姓名|登录名|name)$/i.test(cell.trim()))))
    .map(([display = '', name = '', role = '', unit = '']) => ({
      display: display.trim(),
      name: name.trim(),
      role: roleOf(role) ?? ('' as const),
      unit: units.find(({ code, name: full }) => unit.trim() === code || unit.trim() === full)?.code ?? '',
      password: password(),
    }))
    .filter((person) => !isBlankPerson(person));
}

/** A role chosen: one that is held over the whole community lets its unit go. */
export const withRole = (person: PersonDraft, role: RoleCode | ''): PersonDraft => ({
  ...person,
  role,
  unit: role !== '' && heldOf(role) === 'community' ? '' : person.unit,
});

/** What is wrong, person by person and at the field; `taken` are the sign-in names that there are already. */
export function personProblems(
  people: readonly PersonDraft[],
  taken: readonly string[],
): readonly Partial<Record<PersonField, PersonProblem>>[] {
  return people.map((person, at) => {
    if (isBlankPerson(person)) return {};
    const name = person.name.trim();
    const twice = taken.includes(name) || people.findIndex((other) => other.name.trim() === name) < at;
    const grant = grantProblem(person);
    return {
      ...(person.display.trim() === '' ? { display: 'missing' as const } : {}),
      ...(name === ''
        ? { name: 'missing' as const }
        : !SIGN_IN_NAME.test(name)
          ? { name: 'name-shape' as const }
          : twice
            ? { name: 'name-taken' as const }
            : {}),
      ...(grant === undefined ? {} : grant === 'role-missing' ? { role: grant } : { unit: grant }),
      ...(person.password.length < MIN_PASSWORD ? { password: 'password-short' as const } : {}),
    };
  });
}

export const isSignInName = (name: string): boolean => SIGN_IN_NAME.test(name);
