import { useQuery } from '@tanstack/react-query';
import { isCounted, isPaidOut } from '../../../shared/domain/approval/payout.ts';
import { api } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount, useAmountSaid } from '../../ui/amount.tsx';
import { STAGE_LOOKS, totalOf } from './looks.ts';

/** 付款 of an application, or of one of its contracts: each payment, what is paid, and the way to a new one where there is something to pay. */
export function PaymentsPart(props: {
  readonly document: number;
  readonly year: number;
  readonly unit: string;
  /** Undefined for all of the application. */
  readonly contract?: number;
  readonly className: string;
  readonly heading: 'h2' | 'h3';
}) {
  const { t } = usePreferences();
  const said = useAmountSaid();
  const { may } = useIdentity();
  const { document, year, unit, contract, className, heading: Heading } = props;
  const read = useQuery(api.approval.payouts.queryOptions({ input: { year, unit, document } })).data;
  const payable = useQuery({
    ...api.approval.payable.queryOptions({ input: {} }),
    enabled: may('approval.apply', unit),
  }).data;
  const rows = read?.filter((row) => row.stage !== 'struck' && (contract === undefined || row.contract === contract));
  const ready = payable?.filter(
    (row) =>
      row.document === document && (contract === undefined || row.contract === contract) && !/^0\.00$/.test(row.ready),
  );
  const paid = (rows ?? []).filter(({ stage }) => isPaidOut(stage));
  const under = (rows ?? []).filter(({ stage }) => isCounted(stage) && !isPaidOut(stage));
  if (!rows || (rows.length === 0 && !ready?.length && contract === undefined)) return null;
  return (
    <section className={className} aria-label={t('payouts.title')}>
      <header className="approval-line">
        <Heading>{t('payouts.title')}</Heading>
        {rows.length === 0 ? (
          <span className="hint">{t('payouts.noneYet')}</span>
        ) : (
          <span>
            {t('payouts.paidSum', { amount: said(totalOf(paid)) })}
            {under.length === 0 ? null : (
              <span className="hint"> {t('payouts.underWay', { amount: said(totalOf(under)) })}</span>
            )}
          </span>
        )}
        {ready?.map((row) => (
          <ToPage
            key={row.contract}
            to="/approval-payouts"
            search={{ pay: row.contract === null ? `${row.document}` : `${row.document}.${row.contract}` }}
            permission="approval.apply"
            className="button payout-ask"
          >
            {t('payouts.ask')} {contract === undefined ? row.contractNumber : ''}
          </ToPage>
        ))}
      </header>
      {rows.length === 0 ? null : (
        <table className="approval-table payout-lines">
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <ToPage to="/approval-payouts" search={{ payout: String(row.id) }} className="link">
                    {row.number}
                  </ToPage>
                </td>
                <td>
                  <span className={STAGE_LOOKS[row.stage]}>{t(`payouts.stage.${row.stage}`)}</span>
                </td>
                <td title={row.reference}>{row.paid === '' ? t('payouts.plannedFor', { day: row.day }) : row.paid}</td>
                <td className="figure">
                  <Amount value={row.amount} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
