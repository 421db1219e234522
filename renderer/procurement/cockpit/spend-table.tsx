import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Picked, rateText, type SpendRow } from './looks.ts';

/** 采购金额 of units, products or suppliers, the most first, each with its part of all; a row opens its documents. */
export function SpendTable(props: {
  readonly by: 'unit' | 'item' | 'supplier';
  readonly rows: readonly SpendRow[];
  readonly onPick: (picked: Picked) => void;
}) {
  const { t } = usePreferences();
  const { by, rows, onPick } = props;
  const most = rows[0]?.shareBps ?? 0;
  return (
    <section className="card cockpit-part" aria-label={t(`cockpit.by.${by}`)}>
      <h2>
        {t(`cockpit.by.${by}`)} <small>{t('cockpit.count', { count: rows.length })}</small>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <div className="cockpit-scroll" tabIndex={0}>
        <table className="cockpit-table">
          <caption className="visually-hidden">{t(`cockpit.by.${by}`)}</caption>
          <thead>
            <tr>
              {by === 'item' ? <th scope="col">{t('cockpit.grade')}</th> : null}
              <th scope="col">{t(`cockpit.${by}`)}</th>
              <th scope="col" className="figure">
                {t('cockpit.amount')}
              </th>
              <th scope="col" className="figure">
                {t('cockpit.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, maker, amount, shareBps, upToBps, grade }) => (
              <tr key={key}>
                {by === 'item' ? (
                  <td title={t('cockpit.upTo', { rate: rateText(upToBps) })}>
                    <span className={`cockpit-grade ${grade}`}>{grade}</span>
                  </td>
                ) : null}
                <th scope="row">
                  <button
                    type="button"
                    className="cockpit-link"
                    title={`${name} ${maker}`.trim()}
                    onClick={() => onPick({ by, key, name })}
                  >
                    {by === 'unit' ? `${key} ${name}` : name}
                    {maker === '' ? null : <small> {maker}</small>}
                  </button>
                  <i
                    aria-hidden="true"
                    className="cockpit-bar"
                    style={{ width: most > 0 ? `${Math.max(0, ((shareBps ?? 0) * 100) / most)}%` : 0 }}
                  />
                </th>
                <td className="figure">
                  <Amount value={amount} />
                </td>
                <td className="figure">{rateText(shareBps)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
