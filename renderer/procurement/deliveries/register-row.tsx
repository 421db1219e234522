import { useState } from 'react';
import { REFUSED_REASONS } from '../../../shared/domain/procurement/deliveries/receipt.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { type AwaitedLine, codesOf, reasonOf, type TypedRow } from './typed.ts';

/** One lot of a product as it arrived; of a product's first row what is awaited stands before it. */
export function RegisterRow(props: {
  readonly line: AwaitedLine;
  readonly row: TypedRow;
  readonly first: boolean;
  readonly wrong: ReadonlySet<keyof TypedRow>;
  readonly onChange: (row: TypedRow) => void;
  readonly onSplit: () => void;
}) {
  const { t } = usePreferences();
  const [reading, setReading] = useState(false);
  const { line, row, first, wrong, onChange, onSplit } = props;
  const text = (field: 'lot' | 'why' | 'delivered' | 'accepted' | 'produced' | 'expiry', type = 'text') => (
    <input
      className="input"
      type={type}
      maxLength={field === 'why' ? 200 : 40}
      inputMode={field === 'delivered' || field === 'accepted' ? 'numeric' : undefined}
      aria-label={`${line.name} ${t(`deliveries.${field}`)}`}
      aria-invalid={wrong.has(field)}
      value={row[field]}
      onChange={({ target }) => {
        const typed = target.value;
        // What was delivered is accepted, until somebody says otherwise.
        const follows = field === 'delivered' && row.accepted === row.delivered;
        onChange({ ...row, [field]: typed, ...(follows ? { accepted: typed } : {}) });
      }}
    />
  );
  const count = codesOf(row.codes).length;
  return (
    <tr>
      <td className="delivery-name">
        {first ? (
          <>
            {line.name} {line.cold ? <span className="chip accent">{t('deliveries.cold')}</span> : null}
          </>
        ) : null}
      </td>
      <td className="figure">{first ? line.outstanding.toLocaleString('en') : null}</td>
      <td>{text('lot')}</td>
      <td>{text('produced', 'date')}</td>
      <td>{text('expiry', 'date')}</td>
      <td className="figure">{text('delivered')}</td>
      <td className="figure">{text('accepted')}</td>
      <td>
        <select
          className="input"
          aria-label={`${line.name} ${t('deliveries.reason')}`}
          aria-invalid={wrong.has('reason')}
          value={row.reason}
          onChange={({ target }) => onChange({ ...row, reason: reasonOf(target.value) })}
        >
          <option value="">{t('deliveries.reason.none')}</option>
          {REFUSED_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {t(`deliveries.reason.${reason}`)}
            </option>
          ))}
        </select>
      </td>
      <td>{text('why')}</td>
      <td className="figure">
        <button
          type="button"
          className={wrong.has('codes') ? 'button danger' : 'button'}
          aria-label={`${line.name} ${t('deliveries.codes')} ${t('deliveries.codesCount', { count })}`}
          onClick={() => setReading(true)}
        >
          {t('deliveries.codesCount', { count })}
        </button>
        {reading ? (
          <Drawer open title={t('deliveries.codesOf', { name: line.name })} onClose={() => setReading(false)}>
            <p className="hint">{t('deliveries.codesHint')}</p>
            <textarea
              className="input delivery-codes"
              rows={16}
              aria-label={t('deliveries.codes')}
              value={row.codes}
              onChange={({ target }) => onChange({ ...row, codes: target.value })}
            />
          </Drawer>
        ) : null}
      </td>
      <td>
        <button
          type="button"
          className="button"
          aria-label={t('deliveries.splitOf', { name: line.name })}
          onClick={onSplit}
        >
          {t('deliveries.split')}
        </button>
      </td>
    </tr>
  );
}
