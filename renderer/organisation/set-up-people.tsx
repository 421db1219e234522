import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ClipboardEvent, useId, useRef, useState } from 'react';
import { ROLE_CODES, type RoleCode } from '../../shared/domain/organisation/roles.ts';
import { api, client } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import { blockOf } from '../ui/grid-columns.ts';
import { printPage } from '../ui/print.ts';
import { useShortcut } from '../ui/shortcut.ts';
import { heldOf } from './grants.ts';
import { browserRandom, firstPassword } from './passwords.ts';
import {
  isBlankPerson,
  type PersonDraft,
  type PersonField,
  peopleIn,
  personProblems,
  withRole,
} from './people-table.ts';

const blank = (): PersonDraft => ({
  display: '',
  name: '',
  role: '',
  unit: '',
  password: firstPassword(browserRandom),
});
const withBlank = (people: readonly PersonDraft[]): readonly PersonDraft[] =>
  people.length > 0 && isBlankPerson(people.at(-1)!) ? people : [...people, blank()];

/** The administrator is one; another of those who administer is made under 人员与角色. */
const CHOICES = ROLE_CODES.filter((role) => role !== 'administrator');

/** Step three: who works here and as what, each with a first password to hand over. It may be left for later. */
export function SetUpPeople(props: { readonly community: string; readonly units: number; readonly mayAdd: boolean }) {
  const { t } = usePreferences();
  const navigate = useNavigate();
  const units = useQuery(api.organisation.units.queryOptions({ input: {} })).data ?? [];
  const known = useQuery({ ...api.organisation.people.queryOptions({ input: {} }), enabled: props.mayAdd }).data;
  const taken = known?.map(({ name }) => name) ?? [];
  const [people, setPeople] = useState<readonly PersonDraft[]>(() => [blank(), blank(), blank()]);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<Readonly<Record<number, string>>>({});
  const [made, setMade] = useState<readonly PersonDraft[]>([]);
  const form = useRef<HTMLElement>(null);
  const title = useId();
  const problems = personProblems(people, taken);
  const filled = people.filter((person) => !isBlankPerson(person));

  function paste(event: ClipboardEvent, row: number): void {
    const block = blockOf(event.clipboardData.getData('text/plain').replace(/\r?\n$/, ''));
    if (block.length < 2 && (block[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    const incoming = peopleIn(block, units, () => firstPassword(browserRandom));
    setPeople(withBlank([...people.slice(0, row), ...incoming, ...people.slice(row + incoming.length)]));
  }

  async function go(): Promise<void> {
    if (busy) return;
    setAsked(true);
    if (problems.some((each) => Object.keys(each).length > 0)) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setBusy(true);
    const refused: Record<number, string> = {};
    const done: PersonDraft[] = [];
    for (const [row, person] of people.entries()) {
      if (isBlankPerson(person)) continue;
      try {
        await client.organisation.createPerson({
          name: person.name.trim(),
          display: person.display.trim(),
          password: person.password,
          grants: [{ role: person.role, unit: person.unit }],
        });
        done.push(person);
      } catch (error) {
        refused[row] = sentenceOf(error, t);
      }
    }
    setMade([...made, ...done]);
    const left = people.filter((person, row) => !isBlankPerson(person) && refused[row] !== undefined);
    setFailures(Object.fromEntries(Object.values(refused).map((sentence, at) => [at, sentence])));
    setPeople(withBlank(left));
    setAsked(false);
    setBusy(false);
  }
  useShortcut('F9', () => void (filled.length > 0 ? go() : navigate({ to: '/' })));

  const toBoard = (
    <button
      type="button"
      className={made.length > 0 || !props.mayAdd ? 'button primary' : 'button'}
      onClick={() => void navigate({ to: '/' })}
    >
      {t(made.length > 0 ? 'setUp.toBoard' : 'setUp.skip')}
    </button>
  );
  return (
    <section ref={form} className="card set-up-card" aria-labelledby={title}>
      <h1 id={title}>{t('start.step.people')}</h1>
      <p className="notice" role="status">
        {t('setUp.unitsDone', { name: props.community, count: props.units })}
      </p>
      {made.length > 0 ? <HandOver people={made} /> : null}
      {props.mayAdd ? (
        <>
          <p>{t('setUp.peopleBody')}</p>
          <div className="set-up-scroll">
            <table className="entry-table">
              <thead>
                <tr>
                  <th scope="col">{t('setUp.display')}</th>
                  <th scope="col">{t('signIn.name')}</th>
                  <th scope="col">{t('setUp.role')}</th>
                  <th scope="col">{t('setUp.at')}</th>
                  <th scope="col">{t('setUp.firstPassword')}</th>
                </tr>
              </thead>
              <tbody>
                {people.map((person, row) => (
                  <PersonLine
                    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; what stands in it changes as it is typed.
                    key={row}
                    line={row + 1}
                    person={person}
                    units={units}
                    problems={problems[row] ?? {}}
                    strict={asked}
                    failure={failures[row]}
                    onChange={(next) => setPeople(withBlank(people.map((each, at) => (at === row ? next : each))))}
                    onPaste={(event) => paste(event, row)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : (
        <p>{t('setUp.peopleElsewhere')}</p>
      )}
      <div className="set-up-actions">
        {props.mayAdd && filled.length > 0 ? (
          <button type="button" className="button primary" aria-disabled={busy} onClick={() => void go()}>
            {t('setUp.makePeople', { count: filled.length })} <kbd>F9</kbd>
          </button>
        ) : null}
        {toBoard}
        <span className="hint">{t('setUp.nextImport')}</span>
      </div>
    </section>
  );
}

/** Who was made, with the password that is to be handed over: shown here and nowhere again. */
function HandOver({ people }: { people: readonly PersonDraft[] }) {
  const { t } = usePreferences();
  return (
    <div className="hand-over">
      <p className="notice warn">{t('setUp.handOver', { count: people.length })}</p>
      <table className="entry-table">
        <thead>
          <tr>
            <th scope="col">{t('setUp.display')}</th>
            <th scope="col">{t('signIn.name')}</th>
            <th scope="col">{t('setUp.firstPassword')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.name}>
              <th scope="row">{person.display}</th>
              <td>{person.name}</td>
              <td>
                <code>{person.password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="button" onClick={() => void printPage()}>
        {t('grid.print')}
      </button>
    </div>
  );
}

function PersonLine(props: {
  readonly line: number;
  readonly person: PersonDraft;
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly problems: ReturnType<typeof personProblems>[number];
  readonly strict: boolean;
  readonly failure: string | undefined;
  readonly onChange: (person: PersonDraft) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}) {
  const { t } = usePreferences();
  const { line, person } = props;
  const id = useId();
  const wordOf = (field: PersonField): string | undefined => {
    const found = props.problems[field];
    const waits = found === 'missing' || found === 'role-missing' || found === 'needs-unit';
    return found === undefined || (waits && !props.strict) ? undefined : t(`setUp.person.${found}`);
  };
  const of = (field: PersonField, name: string) => ({
    className: 'input',
    'aria-label': t('setUp.fieldOf', { field: name, line }),
    'aria-invalid': wordOf(field) !== undefined,
    'aria-describedby': wordOf(field) ? `${id}-${field}` : undefined,
  });
  const say = (field: PersonField) =>
    wordOf(field) ? (
      <small id={`${id}-${field}`} className="field-problem">
        {wordOf(field)}
      </small>
    ) : null;
  const held = person.role === '' ? undefined : heldOf(person.role);
  return (
    <tr>
      <td>
        <input
          {...of('display', t('setUp.display'))}
          value={person.display}
          maxLength={40}
          onPaste={props.onPaste}
          onChange={(event) => props.onChange({ ...person, display: event.target.value })}
        />
        {say('display')}
        {props.failure ? (
          <small className="field-problem" role="alert">
            {props.failure}
          </small>
        ) : null}
      </td>
      <td>
        <input
          {...of('name', t('signIn.name'))}
          value={person.name}
          maxLength={32}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => props.onChange({ ...person, name: event.target.value })}
        />
        {say('name')}
      </td>
      <td>
        <select
          {...of('role', t('setUp.role'))}
          value={person.role}
          onChange={(event) => props.onChange(withRole(person, event.target.value as RoleCode | ''))}
        >
          <option value="">{t('field.choose')}</option>
          {CHOICES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
        {say('role')}
      </td>
      <td>
        {held === 'community' ? (
          <span className="entry-fixed">{t('packs.wholeCounty')}</span>
        ) : (
          <select
            {...of('unit', t('setUp.at'))}
            value={person.unit}
            onChange={(event) => props.onChange({ ...person, unit: event.target.value })}
          >
            <option value="">{held === 'unit' ? t('field.choose') : t('packs.wholeCounty')}</option>
            {props.units.map((unit) => (
              <option key={unit.code} value={unit.code}>
                {unit.code} {unit.name}
              </option>
            ))}
          </select>
        )}
        {say('unit')}
      </td>
      <td>
        <input
          {...of('password', t('setUp.firstPassword'))}
          value={person.password}
          maxLength={128}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => props.onChange({ ...person, password: event.target.value })}
        />
        {say('password')}
      </td>
    </tr>
  );
}
