import { type ReactNode, useMemo, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { driverOf, parseValue } from '../../../shared/domain/costing/drivers.ts';
import { METHODS, type Method } from '../../../shared/domain/costing/model.ts';
import { DEPARTMENT_CLASSES, type DepartmentClass } from '../../../shared/domain/organisation/department.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { driverName } from './words.ts';

export type RunFacts = ReplyOf<Contract['costing']['reportDepartments']>;
interface DriverWish {
  readonly driver: string;
  readonly giver: string;
  readonly receiver: string;
  readonly value: string;
}

/** What the person would like to be otherwise; drivers by `driver giver receiver`. */
export interface WishList {
  readonly method: Method | undefined;
  readonly drivers: ReadonlyMap<string, DriverWish>;
  readonly classes: ReadonlyMap<string, DepartmentClass>;
}

export const NO_WISHES: WishList = { method: undefined, drivers: new Map(), classes: new Map() };
export const wishCount = ({ method, drivers, classes }: WishList): number =>
  (method === undefined ? 0 : 1) + drivers.size + classes.size;

/** The panel of the sandbox: the method, one driver's values by department, and a department's class. */
export function Wishes(props: {
  readonly facts: RunFacts;
  readonly wishes: WishList;
  readonly onChange: (wishes: WishList) => void;
}) {
  const { t } = usePreferences();
  const { facts, wishes, onChange } = props;
  const [of, setOf] = useState<string>();
  const department = of === undefined ? undefined : facts.departments.find(({ code }) => code === of);
  const departments = useMemo(() => facts.departments.map(({ code, name }) => ({ code, name })), [facts]);
  const reclass = (kind: string | undefined) => {
    const classes = new Map(wishes.classes);
    const wanted = DEPARTMENT_CLASSES.find((each) => each === kind);
    if (wanted === undefined || wanted === department?.class) classes.delete(of!);
    else classes.set(of!, wanted);
    onChange({ ...wishes, classes });
  };
  return (
    <>
      <Labelled label={t('costReports.method')}>
        {({ id }) => (
          <ChoiceField
            id={id}
            codeless
            options={METHODS.map((code) => ({
              code,
              name:
                code === facts.method
                  ? t('costReports.asRun', { name: t(`costReports.method.${code}`) })
                  : t(`costReports.method.${code}`),
            }))}
            value={wishes.method ?? facts.method}
            onChange={(next) => {
              const method = METHODS.find((each) => each === next);
              onChange({ ...wishes, method: method === facts.method ? undefined : method });
            }}
          />
        )}
      </Labelled>
      <div className="cost-wish-pair">
        <Labelled label={t('costReports.reclass')}>
          {({ id }) => <ChoiceField id={id} options={departments} value={of} onChange={setOf} clearable />}
        </Labelled>
        <Labelled label={t('costReports.reclassOf')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              codeless
              disabled={department === undefined}
              options={DEPARTMENT_CLASSES.map((code) => ({ code, name: t(`costing.class.${code}`) }))}
              value={of === undefined ? undefined : (wishes.classes.get(of) ?? department?.class)}
              onChange={reclass}
            />
          )}
        </Labelled>
      </div>
      <DriverWishes {...props} />
    </>
  );
}

/** One driver's values, each with what it would be. */
function DriverWishes(props: {
  readonly facts: RunFacts;
  readonly wishes: WishList;
  readonly onChange: (wishes: WishList) => void;
}): ReactNode {
  const { t } = usePreferences();
  const { facts, wishes, onChange } = props;
  const used = useMemo(() => [...new Set(facts.drivers.map(({ driver }) => driver))], [facts]);
  const [chosen, setChosen] = useState<string>();
  const driver = chosen ?? used[0];
  const names = useMemo(() => new Map(facts.departments.map(({ code, name }) => [code, name])), [facts]);
  const givers = useMemo(
    () => [...new Set(facts.drivers.filter((each) => each.driver === driver).map(({ giver }) => giver))].sort(),
    [facts, driver],
  );
  const [giverAsked, setGiver] = useState<string>();
  const paired = driver !== undefined && driverOf(driver)?.of === 'pair';
  const giver = paired ? (givers.find((each) => each === giverAsked) ?? givers[0] ?? '') : '';
  const rows = facts.drivers.filter((each) => each.driver === driver && each.giver === giver);
  const wish = (receiver: string, now: string, value: string) => {
    const drivers = new Map(wishes.drivers);
    const key = [driver, giver, receiver].join(' ');
    if (value.trim() === '' || value.trim() === now) drivers.delete(key);
    else drivers.set(key, { driver: driver!, giver, receiver, value });
    onChange({ ...wishes, drivers });
  };
  if (driver === undefined) return null;
  return (
    <>
      <div className="cost-wish-pair">
        <Labelled label={t('costReports.driver')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              codeless
              options={used.map((code) => ({ code, name: driverName(t, code) }))}
              value={driver}
              onChange={(next) => setChosen(next)}
            />
          )}
        </Labelled>
        {paired ? (
          <Labelled label={t('costReports.giver')}>
            {({ id }) => (
              <ChoiceField
                id={id}
                options={givers.map((code) => ({ code, name: names.get(code) ?? '' }))}
                value={giver}
                onChange={(next) => setGiver(next)}
              />
            )}
          </Labelled>
        ) : null}
      </div>
      <div className="cost-wish-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('costReports.department')}</th>
              <th scope="col" className="figure">
                {t('costReports.now')}
              </th>
              <th scope="col" className="figure">
                {t('costReports.wish')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ receiver, value }) => {
              const wished = wishes.drivers.get([driver, giver, receiver].join(' '))?.value ?? '';
              const wrong = wished !== '' && parseValue(wished) === undefined;
              return (
                <tr key={receiver}>
                  <th scope="row">{`${receiver} ${names.get(receiver) ?? ''}`}</th>
                  <td className="figure">{value}</td>
                  <td className="figure">
                    <input
                      className="input"
                      inputMode="decimal"
                      aria-label={`${t('costReports.wish')} ${names.get(receiver) ?? receiver}`}
                      aria-invalid={wrong}
                      title={wrong ? t('costReports.badValue') : undefined}
                      value={wished}
                      maxLength={17}
                      onChange={(event) => wish(receiver, value, event.target.value)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
