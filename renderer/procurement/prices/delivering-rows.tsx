import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { ManyField } from './many-field.tsx';

export interface DeliveringDraft {
  readonly supplier: string | undefined;
  readonly units: readonly string[];
}

/** Who delivers a product, and to which units; without units, to all. */
export function DeliveringRows(props: {
  /** What the rows are of, for whoever listens. */
  readonly name: string;
  readonly suppliers: readonly { readonly code: string; readonly name: string }[];
  readonly rows: readonly DeliveringDraft[];
  readonly onChange: (rows: readonly DeliveringDraft[]) => void;
  /** Of a supplier, e.g. what it quoted. */
  readonly noteOf?: (code: string) => string | undefined;
}) {
  const { t } = usePreferences();
  const { units = [] } = useScope();
  const { name, suppliers, rows, onChange, noteOf } = props;
  const set = (at: number, part: Partial<DeliveringDraft>): void =>
    onChange(rows.map((row, place) => (place === at ? { ...row, ...part } : row)));
  return (
    <div className="prices-delivering">
      {rows.map((row, at) => (
        // A row is known by its place: there are few, and nothing moves between them.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className="prices-line">
          <ChoiceField
            label={t('prices.supplierOf', { name, place: at + 1 })}
            placeholder={t('prices.supplier')}
            options={suppliers}
            value={row.supplier}
            width={300}
            noteOf={({ code }) => noteOf?.(code)}
            select={{ popupMatchSelectWidth: 460 }}
            onChange={(supplier) => set(at, { supplier })}
          />
          <ManyField
            label={t('prices.unitsOf', { name, place: at + 1 })}
            placeholder={t('prices.allUnits')}
            options={units}
            value={row.units}
            width={260}
            onChange={(chosen) => set(at, { units: chosen })}
          />
          <button
            type="button"
            className="button"
            aria-label={t('prices.removeSupplier', { name, place: at + 1 })}
            onClick={() => onChange(rows.filter((_, place) => place !== at))}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" className="button" onClick={() => onChange([...rows, { supplier: undefined, units: [] }])}>
        {t('prices.addSupplier')}
      </button>
    </div>
  );
}

/** The rows as the service takes them; undefined where a supplier is not chosen. */
export function deliveringOf(
  rows: readonly DeliveringDraft[],
): { readonly supplier: string; readonly units: string[] }[] | undefined {
  const whole = rows.flatMap(({ supplier, units }) => (supplier ? [{ supplier, units: [...units] }] : []));
  return whole.length === rows.length ? whole : undefined;
}
