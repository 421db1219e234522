import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { stageLook } from '../stage-look.ts';
import { EntryForm } from './entry-form.tsx';
import { EntryTable } from './entry-table.tsx';
import { type AdvanceDetail, shareText } from './looks.ts';

/** One agreement's advance: how it stands, everything that was entered, and the runs that are paid out of it. */
export function AdvanceDrawer(props: {
  readonly batch: number;
  readonly on: AccountingDate;
  /** Who holds the one account; '' while there is none. */
  readonly holder: string;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { batch, on, holder } = props;
  const read = useQuery(api.procurement.advance.queryOptions({ input: { batch, on } }));
  const advance = read.data;
  return (
    <Drawer
      open
      width={960}
      onClose={props.onClose}
      title={
        <span className="payment-title">
          <span className="code">{advance?.number ?? batch}</span> {advance?.name}
          {advance && !advance.inForce ? <span className="chip">{t('drugAdvances.ended')}</span> : null}
          {advance && advance.late > 0 ? (
            <span className="chip danger">{t('drugAdvances.lateDays', { days: advance.late })}</span>
          ) : null}
        </span>
      }
    >
      {read.isError && isAnswered(read.error) ? (
        <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />
      ) : advance ? (
        <div className="payment">
          <Facts advance={advance} />
          <p className="hint">{t('drugAdvances.sums')}</p>
          <h3>{t('drugAdvances.entries')}</h3>
          <EntryTable entries={advance.entries} />
          {holder !== '' && may('funds.pay', holder) ? (
            <EntryForm key={advance.entries.length} batch={advance.batch} unit={holder} />
          ) : null}
          <h3>{t('drugAdvances.runs')}</h3>
          <Runs advance={advance} />
          <p className="hint">
            <ToPage to="/drug-payments" search={{ view: 'rules' }} className="link">
              {t('drugAdvances.accounts')}
            </ToPage>
          </p>
        </div>
      ) : (
        <Loading />
      )}
    </Drawer>
  );
}

function Facts({ advance }: { readonly advance: AdvanceDetail }) {
  const { t } = usePreferences();
  const money = (label: string, value: string): readonly [string, ReactNode] => [
    label,
    <Amount key={label} value={value} />,
  ];
  const facts: readonly (readonly [string, ReactNode])[] = [
    money(t('drugAdvances.agreed'), advance.agreedAmount),
    ...(advance.yearAmount === advance.agreedAmount ? [] : [money(t('drugAdvances.year'), advance.yearAmount)]),
    money(t('drugAdvances.dueAt', { share: shareText(advance.shareBps) }), advance.due),
    money(t('drugAdvances.received'), advance.received),
    ...(advance.short === '0.00' ? [] : [money(t('drugAdvances.short'), advance.short)]),
    money(t('drugAdvances.takenAll'), advance.taken),
    money(t('drugAdvances.paid'), advance.paid),
    money(t('drugAdvances.setOff'), advance.setOff),
    money(t('drugAdvances.returned'), advance.returned),
    money(t('drugAdvances.left'), advance.left),
    money(t('drugAdvances.owed'), advance.owed),
    [t('drugAdvances.days'), `${advance.first} – ${advance.last}`],
    [t('drugAdvances.applyBy'), advance.applyBy],
    [t('drugAdvances.payBy'), advance.payBy],
  ];
  return (
    <dl className="payment-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Runs({ advance: { runs } }: { readonly advance: AdvanceDetail }) {
  const { t } = usePreferences();
  if (runs.length === 0) return <p className="hint">{t('drugAdvances.noRuns')}</p>;
  return (
    <table className="payment-table">
      <thead>
        <tr>
          <th>{t('drugAdvances.run')}</th>
          <th>{t('drugAdvances.stage')}</th>
          <th>{t('drugPayments.day')}</th>
          <th className="figure">{t('drugPayments.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ id, number, stage, day, amount }) => (
          <tr key={id}>
            <td>
              <ToPage to="/drug-payments" search={{ view: 'runs', run: String(id) }} className="link">
                <span className="code">{number}</span>
              </ToPage>
            </td>
            <td>
              <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>
            </td>
            <td className="day">{day}</td>
            <td className="figure">
              <Amount value={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
