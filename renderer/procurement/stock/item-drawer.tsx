import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Loading } from '../../ui/states.tsx';
import { IssueForm } from './issue-form.tsx';
import { TransferForm } from './transfer-form.tsx';
import { counted, type StockRow } from './use-stock.ts';

/** One product at one unit: its lots, its ledger, and what can be done with it. */
export function ItemDrawer(props: { readonly row: StockRow; readonly on: string; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const [doing, setDoing] = useState<'issue' | 'transfer'>();
  const { row, on, onClose } = props;
  const moves = useQuery(api.procurement.stockMoves.queryOptions({ input: { unit: row.holder, item: row.item } })).data;
  return (
    <Drawer open title={`${row.holder} ${row.name}`} width={880} onClose={onClose}>
      <div className="delivery-paper">
        {may('procurement.request', row.holder) ? (
          <div className="delivery-line">
            <ToPage
              to="/purchase-requests"
              search={{ unit: row.holder, request: 'new', add: row.item }}
              className={row.short ? 'button primary' : 'button'}
            >
              {t('drugStock.ask')}
            </ToPage>
            {(row.lots.length === 0 ? [] : (['issue', 'transfer'] as const)).map((each) => (
              <button
                key={each}
                type="button"
                className="button"
                aria-expanded={doing === each}
                onClick={() => setDoing(doing === each ? undefined : each)}
              >
                {t(`drugStock.${each}`)}
              </button>
            ))}
          </div>
        ) : null}
        {doing === 'issue' ? <IssueForm row={row} on={on} onDone={() => setDoing(undefined)} /> : null}
        {doing === 'transfer' ? <TransferForm row={row} on={on} onDone={() => setDoing(undefined)} /> : null}
        <table className="delivery-table" aria-label={t('drugStock.lots')}>
          <thead>
            <tr>
              <th>{t('drugStock.lot')}</th>
              <th>{t('drugStock.expiry')}</th>
              <th className="figure">{t('drugStock.daysLeft')}</th>
              <th className="figure">{t('drugStock.packPrice')}</th>
              <th className="figure">{t('drugStock.quantityIn', { unit: row.unit })}</th>
              <th className="figure">{t('drugStock.sending')}</th>
              <th className="figure">{t('drugStock.returning')}</th>
              <th className="figure">{t('drugStock.value')}</th>
            </tr>
          </thead>
          <tbody>
            {row.lots.map((lot) => (
              <tr key={`${lot.lot} ${lot.price} ${lot.packSize}`}>
                <td>{lot.lot}</td>
                <td>
                  {lot.expiry}{' '}
                  {lot.near ? (
                    <span className={lot.daysLeft < 0 ? 'chip danger' : 'chip warn'}>
                      {t(lot.daysLeft < 0 ? 'drugStock.flag.expired' : 'drugStock.flag.near')}
                    </span>
                  ) : null}
                </td>
                <td className="figure">{counted(lot.daysLeft)}</td>
                <td className="figure">{lot.price}</td>
                <td className="figure">{counted(lot.quantity)}</td>
                <td className="figure">{lot.sending === 0 ? '' : counted(lot.sending)}</td>
                <td className="figure">{lot.returning === 0 ? '' : counted(lot.returning)}</td>
                <td className="figure">{groupedYuan(parseYuan(lot.value) ?? ZERO)}</td>
              </tr>
            ))}
            <tr className="sum">
              <th colSpan={4}>{t('drugStock.total')}</th>
              <td className="figure">{counted(row.quantity)}</td>
              <td />
              <td />
              <td className="figure">{groupedYuan(parseYuan(row.value) ?? ZERO)}</td>
            </tr>
          </tbody>
        </table>
        <h3>{t('drugStock.ledger')}</h3>
        {moves ? (
          <table className="delivery-table" aria-label={t('drugStock.ledger')}>
            <thead>
              <tr>
                <th>{t('drugStock.day')}</th>
                <th>{t('drugStock.kind')}</th>
                <th>{t('drugStock.paper')}</th>
                <th>{t('drugStock.lot')}</th>
                <th className="figure">{t('drugStock.moved')}</th>
                <th className="figure">{t('drugStock.left')}</th>
              </tr>
            </thead>
            <tbody>
              {moves.map((move) => (
                <tr key={move.id}>
                  <td>{move.day}</td>
                  <td>{t(`drugStock.kind.${move.kind}`)}</td>
                  <td>{move.paperNumber}</td>
                  <td>{move.lot}</td>
                  <td className="figure">{counted(move.quantity)}</td>
                  <td className="figure">{counted(move.left)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <Loading lines={4} />
        )}
      </div>
    </Drawer>
  );
}
