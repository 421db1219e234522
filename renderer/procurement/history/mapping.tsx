import {
  CURRENCIES,
  type Currency,
  HISTORY_ROLES,
  type HistoryLayout,
  type HistoryRole,
  NEEDED_ROLES,
} from '../../../shared/domain/procurement/history/layout.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { currencyName, type Seen } from './looks.ts';

const ORDERS = ['day-month', 'month-day'] as const;
const isNeeded = (role: HistoryRole): boolean => NEEDED_ROLES.some((each) => each === role);

/** Whose file it is, in which currency, and which heading says what; the latest file like it answers beforehand. */
export function Mapping(props: {
  readonly fileName: string;
  readonly seen: Seen;
  readonly system: string;
  readonly currency: Currency | undefined;
  readonly onSaid: (said: HistoryLayout) => void;
  readonly onSystem: (system: string) => void;
  readonly onSystemLeft: () => void;
  readonly onCurrency: (currency: Currency | undefined) => void;
}) {
  const { t, locale } = usePreferences();
  const { seen, onSaid } = props;
  const order = seen.order ?? undefined;
  const headings = seen.labels
    .filter((label) => label !== '')
    .map((label) => ({ code: label, name: seen.samples[seen.labels.indexOf(label)]?.join(' · ') ?? '' }));
  const options = headings.map(({ code }) => ({ code, name: code }));
  function choose(role: HistoryRole, heading: string | undefined): void {
    const { [role]: _, ...rest } = seen.columns;
    const columns = heading === undefined ? rest : { ...rest, [role]: heading };
    onSaid({ columns, ...(order ? { order } : {}) });
  }
  return (
    <>
      <div className="history-line">
        <strong>{props.fileName}</strong>
        <span className={seen.from === 'remembered' ? 'chip ok' : 'chip'}>
          {t(`deliveryHistory.from.${seen.from}`)}
        </span>
        {seen.missing.length > 0 ? (
          <span className="chip danger" role="alert">
            {t('deliveryHistory.missing', {
              roles: seen.missing.map((role) => t(`deliveryHistory.role.${role}`)).join('、'),
            })}
          </span>
        ) : null}
      </div>
      <div className="history-fields">
        <Labelled label={t('deliveryHistory.system')} hint={t('deliveryHistory.systemHint')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={60}
              value={props.system}
              onChange={({ target }) => props.onSystem(target.value)}
              onBlur={props.onSystemLeft}
            />
          )}
        </Labelled>
        <Labelled label={t('deliveryHistory.currency')} hint={t('deliveryHistory.currencyHint')}>
          {({ id }) => (
            <ChoiceField
              id={id}
              options={CURRENCIES.map((code) => ({ code, name: currencyName(code, locale) }))}
              value={props.currency}
              onChange={(code) => props.onCurrency(CURRENCIES.find((each) => each === code))}
            />
          )}
        </Labelled>
        {seen.asksOrder || order ? (
          <div className="field">
            <span>{t('deliveryHistory.dates')}</span>
            <Segments
              label={t('deliveryHistory.dates')}
              value={order ?? ('' as (typeof ORDERS)[number])}
              choices={ORDERS.map((value) => ({ value, label: t(`deliveryHistory.dates.${value}`) }))}
              onChange={(value) => onSaid({ columns: seen.columns, order: value })}
            />
            <small className={seen.asksOrder ? 'field-problem' : 'hint'}>{t('deliveryHistory.datesHint')}</small>
          </div>
        ) : null}
      </div>
      <table className="history-table history-mapping">
        <caption className="visually-hidden">{t('deliveryHistory.mapping')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deliveryHistory.role')}</th>
            <th scope="col">{t('deliveryHistory.heading')}</th>
            <th scope="col">{t('deliveryHistory.sample')}</th>
          </tr>
        </thead>
        <tbody>
          {HISTORY_ROLES.map((role) => (
            <tr key={role}>
              <th scope="row">
                {t(`deliveryHistory.role.${role}`)}
                {isNeeded(role) ? <span className="needed"> *</span> : null}
              </th>
              <td>
                <ChoiceField
                  label={t(`deliveryHistory.role.${role}`)}
                  options={options}
                  value={seen.columns[role]}
                  clearable
                  codeless
                  invalid={seen.missing.includes(role)}
                  placeholder={t('deliveryHistory.noColumn')}
                  width={280}
                  onChange={(heading) => choose(role, heading)}
                />
              </td>
              <td className="hint">{headings.find(({ code }) => code === seen.columns[role])?.name ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
