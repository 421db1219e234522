import { usePreferences } from '../../app/preferences.tsx';
import type { PriceRow } from './looks.ts';
import { UnitNames } from './unit-names.tsx';

/** Lines that are drawn at most; a paper may have thousands. */
const DRAWN = 300;

/** Lines of prices as a table; with `onRemove` each can be taken out. */
export function LinesTable(props: { readonly lines: readonly PriceRow[]; readonly onRemove?: (at: number) => void }) {
  const { t } = usePreferences();
  const { lines, onRemove } = props;
  return (
    <>
      <table className="prices-table">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{t('prices.item')}</th>
            <th scope="col" className="figure">
              {t('prices.agreed')}
            </th>
            <th scope="col" className="figure">
              {t('prices.listed')}
            </th>
            <th scope="col">{t('prices.span')}</th>
            <th scope="col">{t('prices.suppliers')}</th>
            {onRemove ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, DRAWN).map(({ item, title, price, listed, first, last, suppliers }, at) => (
            <tr key={`${item} ${first} ${price}`}>
              <td>{at + 1}</td>
              <th scope="row">
                {title}
                <small>{item}</small>
              </th>
              <td className="figure">{price}</td>
              <td className="figure">{listed ?? '–'}</td>
              <td className="span">{`${first} – ${last}`}</td>
              <td>
                <UnitNames suppliers={suppliers} />
              </td>
              {onRemove ? (
                <td>
                  <button
                    type="button"
                    className="button"
                    aria-label={t('prices.removeItem', { name: title })}
                    onClick={() => onRemove(at)}
                  >
                    ×
                  </button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > DRAWN ? <p className="hint">{t('prices.moreLines', { count: lines.length - DRAWN })}</p> : null}
    </>
  );
}
