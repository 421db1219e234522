import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import type { AgedSupplier, PayableRow } from './looks.ts';

/** What is unpaid with one supplier, line by line, the longest due first; from here to the invoices and the runs. */
export function SupplierDrawer(props: {
  readonly supplier: AgedSupplier;
  readonly rows: readonly PayableRow[];
  readonly onRun: ((run: number) => void) | undefined;
  readonly onPay: ((supplier: string) => void) | undefined;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { supplier, onRun, onPay, onClose } = props;
  const rows = [...props.rows].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.invoiceLine - b.invoiceLine));
  return (
    <Drawer open width={960} title={supplier.supplierName} onClose={onClose}>
      <div className="payment">
        <dl className="payment-facts">
          {(['unpaid', 'overdue', 'credits', 'planned', 'open'] as const).map((fact) => (
            <div key={fact}>
              <dt>{t(`drugPayments.${fact}`)}</dt>
              <dd>
                <Amount value={supplier[fact]} />
              </dd>
            </div>
          ))}
        </dl>
        {onPay ? (
          <div className="payment-bar">
            <button type="button" className="button primary" onClick={() => onPay(supplier.supplier)}>
              {t('drugPayments.payThem')}
            </button>
          </div>
        ) : null}
        <table className="payment-table">
          <thead>
            <tr>
              <th>{t('drugPayments.invoice')}</th>
              <th>{t('drugPayments.product')}</th>
              <th>{t('drugPayments.mode')}</th>
              <th>{t('drugPayments.accepted')}</th>
              <th>{t('drugPayments.due')}</th>
              <th className="figure">{t('drugPayments.matched')}</th>
              <th className="figure">{t('drugPayments.unpaid')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.invoiceLine}>
                <td>
                  {onRun ? (
                    <ToPage to="/supplier-invoices" search={{ invoice: String(row.invoice) }} className="link">
                      <span className="code">{row.number}</span>
                    </ToPage>
                  ) : (
                    <span className="code">{row.number}</span>
                  )}
                  {row.runs.map(({ id, number }) => (
                    <button key={id} type="button" className="link" onClick={() => onRun?.(id)}>
                      {number}
                    </button>
                  ))}
                </td>
                <td>{row.title}</td>
                <td>{t(`drugPayments.mode.${row.mode}`)}</td>
                <td className="day">{row.accepted}</td>
                <td className={row.late > 0 ? 'day wrong' : 'day'}>
                  {row.age === null
                    ? t('drugPayments.credit')
                    : row.late > 0
                      ? t('drugPayments.dueLate', { due: row.due, days: row.late })
                      : row.due}
                </td>
                <td className="figure">
                  <Amount value={row.matched} />
                </td>
                <td className="figure">
                  <Amount value={row.unpaid} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Drawer>
  );
}
