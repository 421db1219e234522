import { useQuery } from '@tanstack/react-query';
import { ITEM_METHODS } from '../../../shared/domain/costing/units/settings.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useNames } from '../../ledger/books/names.ts';
import type { Batches } from './asked.ts';

type Said = Batches['methods'];
type Hours = Said['hours'][number];
type ItemMethods = Said['itemMethods'][number];

interface ListOf<Row> {
  readonly unit: string;
  readonly typing: boolean;
  readonly onChange: (rows: Row[]) => void;
}

/** 工时 of departments that go by it instead of the unit's basis. */
export function HoursOf({ unit, hours, typing, onChange }: ListOf<Hours> & { readonly hours: readonly Hours[] }) {
  const { t } = usePreferences();
  const names = useNames();
  const put = (at: number, part: Partial<Hours>): void => onChange(changed(hours, at, part));
  if (!typing)
    return hours.length === 0
      ? t('unitCost.noHours')
      : hours.map(({ department, outpatient, inpatient }) => (
          <div key={department}>
            {t('unitCost.hoursOf', { department: names.department(unit, department), outpatient, inpatient })}
          </div>
        ));
  const field = (at: number, id: 'outpatient' | 'inpatient', label: string) => (
    <input
      type="text"
      className="input"
      inputMode="decimal"
      aria-label={`${label} ${at + 1}`}
      placeholder={label}
      value={hours[at]![id]}
      onChange={(event) => put(at, { [id]: event.target.value })}
    />
  );
  return (
    <>
      {hours.map(({ department }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while it is typed
        <p key={at} className="unit-cost-line">
          <DepartmentChoice unit={unit} at={at} value={department} onChange={(code) => put(at, { department: code })} />
          {field(at, 'outpatient', t('unitCost.outpatientHours'))}
          {field(at, 'inpatient', t('unitCost.inpatientHours'))}
          <Remove onRemove={() => onChange(hours.toSpliced(at, 1))} />
        </p>
      ))}
      <Add onAdd={() => onChange([...hours, { department: '', outpatient: '', inpatient: '' }])} />
    </>
  );
}

/** Departments whose items are costed by another method than the unit's. */
export function ItemMethodsOf(
  props: ListOf<ItemMethods> & {
    readonly methods: readonly ItemMethods[];
    /** What the unit goes by: a row begins with another. */
    readonly usual: ItemMethods['method'];
  },
) {
  const { t } = usePreferences();
  const names = useNames();
  const { unit, methods, usual, typing, onChange } = props;
  if (!typing)
    return methods.length === 0
      ? t('unitCost.noHours')
      : methods.map(({ department, method }) => (
          <div key={department}>{`${names.department(unit, department)} · ${t(`unitCost.method.${method}`)}`}</div>
        ));
  const other = ITEM_METHODS.find((method) => method !== usual)!;
  return (
    <>
      {methods.map(({ department, method }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while it is typed
        <p key={at} className="unit-cost-line">
          <DepartmentChoice
            unit={unit}
            at={at}
            value={department}
            onChange={(code) => onChange(changed(methods, at, { department: code }))}
          />
          <select
            className="input"
            aria-label={`${t('unitCost.method')} ${at + 1}`}
            value={method}
            onChange={({ target }) =>
              onChange(changed(methods, at, { method: ITEM_METHODS.find((each) => each === target.value) ?? method }))
            }
          >
            {ITEM_METHODS.map((each) => (
              <option key={each} value={each}>
                {t(`unitCost.method.${each}`)}
              </option>
            ))}
          </select>
          <Remove onRemove={() => onChange(methods.toSpliced(at, 1))} />
        </p>
      ))}
      <Add onAdd={() => onChange([...methods, { department: '', method: other }])} />
    </>
  );
}

const changed = <Row extends object>(rows: readonly Row[], at: number, part: Partial<Row>): Row[] =>
  rows.map((row, place) => (place === at ? { ...row, ...part } : row));

/** Clinical and technical departments: those that cost is divided or itemised in. */
function DepartmentChoice(props: {
  readonly unit: string;
  readonly at: number;
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const { t } = usePreferences();
  const { unit, at, value, onChange } = props;
  const read = useQuery(api.organisation.departments.queryOptions({ input: { unit } }));
  const business = (read.data ?? []).filter(
    ({ code, class: kind }) => kind === 'clinical' || kind === 'technology' || code === value,
  );
  return (
    <select
      className="input"
      aria-label={`${t('costing.department')} ${at + 1}`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="" disabled>
        {t('unitCost.chooseDepartment')}
      </option>
      {business.map(({ code, name }) => (
        <option key={code} value={code}>
          {`${code} ${name}`}
        </option>
      ))}
    </select>
  );
}

function Remove({ onRemove }: { readonly onRemove: () => void }) {
  const { t } = usePreferences();
  return (
    <button type="button" className="link" onClick={onRemove}>
      {t('unitCost.remove')}
    </button>
  );
}

function Add({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = usePreferences();
  return (
    <button type="button" className="link" onClick={onAdd}>
      {t('unitCost.addHours')}
    </button>
  );
}
