import type { ReactNode } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { instantName } from '../../ui/time.ts';
import type { RunDetail } from './looks.ts';

interface Of {
  readonly run: RunDetail;
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the run comes to, and where it stands. */
export function Facts({ run }: Of) {
  const { t } = usePreferences();
  return (
    <>
      <dl className="payment-facts">
        <Fact label={t('drugPayments.amount')}>
          <Amount value={run.amount} />
        </Fact>
        {run.credits === '0.00' ? null : (
          <Fact label={t('drugPayments.creditsTaken')}>
            <Amount value={run.credits} />
          </Fact>
        )}
        <Fact label={t('drugPayments.own', { unit: run.holderName })}>
          <Amount value={run.own} />
        </Fact>
        <Fact label={t('drugPayments.advanced')}>
          <Amount value={run.advanced} />
        </Fact>
        {run.advance ? (
          <Fact label={t('drugPayments.source')}>
            <ToPage to="/drug-advances" search={{ batch: String(run.advance.batch) }} className="link">
              {t('drugPayments.source.advance', { batch: run.advance.number })}
            </ToPage>
          </Fact>
        ) : null}
        <Fact label={t('drugPayments.day')}>{run.day}</Fact>
        <Fact label={t('drugPayments.until')}>{run.until}</Fact>
        {run.paid === '' ? null : (
          <Fact label={t('drugPayments.paid')}>
            {run.paid} <span className="code">{run.reference}</span>
            {run.paid < run.approved ? (
              <span className="chip danger">{t('drugPayments.paidEarly', { day: run.approved })}</span>
            ) : null}
          </Fact>
        )}
        {run.vouchers.length === 0 ? null : (
          <Fact label={t('drugPayments.vouchers')}>
            {run.vouchers.map(({ id, unit, number, period, reversal }) => (
              <ToPage
                key={id}
                to="/vouchers/$id"
                params={{ id: String(id) }}
                search={{ unit, period }}
                permission="ledger.read"
                className="link"
              >
                {t(reversal ? 'drugPayments.reversalOf' : 'drugPayments.voucherOf', { number })}
              </ToPage>
            ))}
          </Fact>
        )}
      </dl>
      {run.remark === '' ? null : <p className="hint">{run.remark}</p>}
    </>
  );
}

/** 支付控制: each gate with what stands against it; nothing once the run is paid or given up. */
export function Gates({ run }: Of) {
  const { t } = usePreferences();
  if (run.gates.length === 0) return null;
  return (
    <>
      <h3>{t('drugPayments.gates')}</h3>
      <ul className="payment-gates" aria-label={t('drugPayments.gates')}>
        {run.gates.map(({ gate, problems }) => (
          <li key={gate}>
            <span className={problems.length === 0 ? 'payment-open' : 'wrong'} aria-hidden>
              {problems.length === 0 ? '✓' : '✕'}
            </span>
            <b>{t(`drugPayments.gate.${gate}`)}</b>
            {problems.length === 0 ? (
              <span className="hint">{t('drugPayments.gateOpen')}</span>
            ) : (
              <span className="wrong">{problems.map(({ message }) => message).join('；')}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What each supplier is paid, and to which account. */
export function Payees({ run }: Of) {
  const { t } = usePreferences();
  const community = run.mode === 'community';
  return (
    <>
      <h3>{t('drugPayments.payees')}</h3>
      <table className="payment-table">
        <thead>
          <tr>
            <th>{t('drugPayments.supplier')}</th>
            {community ? <th>{t('drugPayments.payeeAccount')}</th> : null}
            <th className="figure">{t('drugPayments.lineCount')}</th>
            <th className="figure">{t('drugPayments.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {run.payees.map((each) => (
            <tr key={each.supplier}>
              <td>{each.supplierName}</td>
              {community ? (
                <td>
                  {each.account === '' ? (
                    <span className="wrong">{t('drugPayments.noAccount')}</span>
                  ) : (
                    <>
                      <span className="code">{each.account}</span> {each.bank}
                      {each.payee === each.supplierName ? null : `（${each.payee}）`}
                    </>
                  )}
                </td>
              ) : null}
              <td className="figure">{each.lines}</td>
              <td className="figure">
                <Amount value={each.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Line by line, each to its invoice. */
export function Lines({ run }: Of) {
  const { t } = usePreferences();
  return (
    <>
      <h3>{t('drugPayments.lines')}</h3>
      <table className="payment-table">
        <thead>
          <tr>
            <th>{t('drugPayments.invoice')}</th>
            <th>{t('drugPayments.product')}</th>
            <th>{t('drugPayments.due')}</th>
            <th className="figure">{t('drugPayments.matched')}</th>
            <th className="figure">{t('drugPayments.thisTime')}</th>
          </tr>
        </thead>
        <tbody>
          {run.lines.map((line) => (
            <tr key={line.invoiceLine}>
              <td>
                <ToPage to="/supplier-invoices" search={{ invoice: String(line.invoice) }} className="link">
                  <span className="code">{line.number}</span>
                </ToPage>
              </td>
              <td>{line.title}</td>
              <td className="day">{line.amount.startsWith('-') ? t('drugPayments.credit') : line.due}</td>
              <td className="figure">
                <Amount value={line.matched} />
              </td>
              <td className="figure">
                <Amount value={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** For whom it is paid: the holder's own, and what it advances for members. */
export function Shares({ run }: Of) {
  const { t } = usePreferences();
  if (run.units.length === 0) return null;
  return (
    <>
      <h3>{t('drugPayments.units')}</h3>
      <ul className="payment-shares">
        {run.units.map(({ unit, unitName, amount }) => (
          <li key={unit}>
            <span className="code">{unit}</span> {unitName} <Amount value={amount} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who took the file, and how often: the same digest is the same file. */
export function Exports({ run }: Of) {
  const { t } = usePreferences();
  if (run.taken.length === 0) return null;
  return (
    <>
      <h3>{t('drugPayments.exports')}</h3>
      <ol className="payment-exports">
        {run.taken.map(({ display, instant, form, digest }) => (
          <li key={instant}>
            {display} <time dateTime={instant}>{instantName(instant)}</time> {form.toUpperCase()}{' '}
            <span className="code">{digest.slice(0, 8)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
