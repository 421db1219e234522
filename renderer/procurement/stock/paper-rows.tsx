import { useQuery } from '@tanstack/react-query';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Loading } from '../../ui/states.tsx';
import { counted } from './use-stock.ts';

/** What is on a transfer or a count. */
export function PaperRows({ id, kind }: { readonly id: number; readonly kind: 'transfer' | 'count' }) {
  const { t } = usePreferences();
  const rows = useQuery(api.procurement.stockPaper.queryOptions({ input: { id, kind } })).data?.rows;
  if (!rows) return <Loading lines={4} />;
  const counts = kind === 'count';
  return (
    <table className="delivery-table">
      <thead>
        <tr>
          <th>{t('drugStock.product')}</th>
          <th>{t('drugStock.lot')}</th>
          <th>{t('drugStock.expiry')}</th>
          <th className="figure">{t(counts ? 'drugStock.book' : 'drugStock.moved')}</th>
          {counts ? (
            <>
              <th className="figure">{t('drugStock.counted')}</th>
              <th className="figure">{t('drugStock.difference')}</th>
            </>
          ) : null}
          <th className="figure">{t('drugStock.value')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.item} ${row.lot} ${row.price} ${row.packSize}`}>
            <td className="delivery-name">{row.name}</td>
            <td>{row.lot}</td>
            <td>{row.expiry}</td>
            <td className="figure">{counted(row.quantity)}</td>
            {row.counted === null ? null : (
              <>
                <td className="figure">{counted(row.counted)}</td>
                <td className="figure">{row.counted === row.quantity ? '–' : counted(row.counted - row.quantity)}</td>
              </>
            )}
            <td className="figure">{groupedYuan(parseYuan(row.value) ?? ZERO)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
