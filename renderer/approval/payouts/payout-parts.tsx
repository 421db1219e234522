import { useQuery } from '@tanstack/react-query';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { type Fen, groupedYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { usePlanWords } from '../../budget/words.ts';
import { Amount, Money } from '../../ui/amount.tsx';
import { instantName } from '../../ui/time.ts';
import { UnitMark } from '../../ui/unit-mark.tsx';
import type { PayoutDetail } from './looks.ts';
import { Progress } from './progress.tsx';

interface Of {
  readonly payout: PayoutDetail;
}

const fenIn = (text: string): Fen => parseYuan(text) ?? ZERO;

/** How much to whom, into which account, and what for. */
export function Head({ payout }: Of) {
  const { t } = usePreferences();
  const { account } = payout;
  const amount = fenIn(payout.amount);
  return (
    <header className="approvals-head">
      <div className="approvals-line">
        <UnitMark unit={payout.unit} name={payout.unitName} />
        <span>{t(`approval.category.${payout.category}`)}</span>
        <ToPage to="/approvals" search={{ document: String(payout.document) }} className="link">
          {t('payouts.documentOf', { number: payout.documentNumber })}
        </ToPage>
        {payout.warnings > 0 ? (
          <ToPage to="/approvals" search={{ document: String(payout.document) }} className="chip danger">
            {t('payouts.warned', { count: payout.warnings })}
          </ToPage>
        ) : null}
        {payout.contract === null ? (
          <span className="hint">{t('payouts.noContract')}</span>
        ) : (
          <ToPage to="/approval-contracts" search={{ contract: String(payout.contract) }} className="link">
            {t('payouts.contractOf', { number: payout.contractNumber })}
          </ToPage>
        )}
      </div>
      <div className="approvals-what">
        <div>
          <h2>{payout.payeeName}</h2>
          {account ? (
            <p className="payout-account">
              {account.name === payout.payeeName ? null : <span>{account.name}</span>} <span>{account.bank}</span>{' '}
              <span className="code">{account.number}</span>
            </p>
          ) : (
            <p className="field-problem">{t('payouts.noAccount')}</p>
          )}
          <p>{payout.remark}</p>
          <p className="hint">
            {payout.purpose === payout.remark ? null : `${payout.purpose} · `}
            {t('payouts.plannedFor', { day: payout.day })}
          </p>
        </div>
        <div className="approvals-amount">
          <strong>¥ {groupedYuan(amount)}</strong>
          <span lang="zh-CN">{capitalYuan(amount)}</span>
        </div>
      </div>
    </header>
  );
}

/** 合同执行进度: worth, paid before, this, left, and what is retained. */
export function Paid({ payout }: Of) {
  const { t } = usePreferences();
  const contract = useQuery({
    ...api.approval.contract.queryOptions({ input: { id: payout.contract ?? 1 } }),
    enabled: payout.contract !== null,
  }).data;
  const retention = payout.contract === null ? null : contract?.retention;
  return (
    <Progress
      granted={fenIn(payout.worth ?? payout.approved)}
      before={fenIn(payout.before)}
      amount={fenIn(payout.amount)}
    >
      {contract && payout.contract !== null ? (
        <div>
          <dt>{t('contracts.accepted')}</dt>
          <dd>
            <Amount value={contract.accepted} />
          </dd>
        </div>
      ) : null}
      {retention ? (
        <div>
          <dt>{t('contracts.retention')}</dt>
          <dd>
            <Amount value={retention.amount} /> <small className="hint">{retention.release}</small>
          </dd>
        </div>
      ) : null}
    </Progress>
  );
}

/** Once it is paid: on which day, under which reference, with which vouchers. */
export function Booked({ payout }: Of) {
  const { t } = usePreferences();
  const { paid, vouchers, stage } = payout;
  if (paid === '') return null;
  return (
    <section className="approvals-part" aria-label={t('payouts.paying')}>
      <h3>{t('payouts.paying')}</h3>
      <dl className="approvals-filled">
        <dt>{t('payouts.paidOn')}</dt>
        <dd>
          {paid} <span className="code">{payout.reference}</span>
        </dd>
        <dt>{t('payouts.vouchers')}</dt>
        <dd className="payout-vouchers">
          {vouchers.length === 0 ? (
            <span className="hint">
              {t(
                stage === 'paid'
                  ? payout.keptHere
                    ? 'payouts.notPosted'
                    : 'payouts.keptElsewhere'
                  : 'payouts.noVoucher',
              )}
            </span>
          ) : null}
          {vouchers.map(({ id, unit, number, period, reversal }) => (
            <ToPage
              key={`${unit} ${id}`}
              to="/vouchers/$id"
              params={{ id: String(id) }}
              search={{ unit, period }}
              permission="ledger.read"
              className="link"
            >
              {t(reversal ? 'payouts.reversalOf' : 'payouts.voucherOf', { period, number })}
            </ToPage>
          ))}
        </dd>
      </dl>
    </section>
  );
}

/** Of each row how much, and the accounts it is booked on. */
export function RowsPart({ payout }: Of) {
  const { t } = usePreferences();
  const words = usePlanWords(payout.unit);
  const said = ({ code, name }: { readonly code: string; readonly name: string }): string =>
    code === '' ? t('payouts.notChosen') : `${code} ${name}`;
  return (
    <section className="approvals-part" aria-label={t('payouts.rows')}>
      <table className="approvals-rows">
        <thead>
          <tr>
            <th scope="col">{t('payouts.rows')}</th>
            <th scope="col" className="figure">
              {t('payouts.thisTime')}
            </th>
            <th scope="col" className="figure">
              {t('payouts.rowLeft')}
            </th>
          </tr>
        </thead>
        <tbody>
          {payout.rows.map((row) => (
            <tr key={`${row.department} ${row.item} ${row.source} ${row.project}`}>
              <td>
                <b>{words.item(row.item)}</b>
                <small>
                  {[
                    row.item,
                    words.source(row.source),
                    ...(row.department === '' ? [] : [words.department(row.department)]),
                    ...(row.project === '' ? [] : [words.project(row.project)]),
                  ].join(' · ')}
                </small>
                <small>
                  {t('payouts.debit')} {said(row.charge)}
                  <br />
                  {t('payouts.budgetDebit')} {said(row.spending)}
                </small>
              </td>
              <td className="figure">
                <Money amount={fenIn(row.amount)} unit="yuan" />
              </td>
              <td className="figure">
                <Money amount={fenIn(row.left)} unit="yuan" />
              </td>
            </tr>
          ))}
          <tr>
            <td colSpan={3}>
              <small>
                {t('payouts.credit')} {said(payout.bank)}
                <br />
                {t('payouts.budgetCredit')} {said(payout.cash)}
              </small>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** 发票: each with what it says, and how much of it is paid by this. */
export function InvoicesPart({ payout }: Of) {
  const { t } = usePreferences();
  const { invoices, prepaid } = payout;
  return (
    <section className="approvals-part" aria-label={t('payouts.part.invoices')}>
      <h3>
        {t('payouts.part.invoices')}{' '}
        <span className="chip">{t('payouts.invoiceCount', { count: invoices.length })}</span>
      </h3>
      {invoices.length === 0 ? (
        <p className="hint">{t(prepaid ? 'payouts.prepaidNone' : 'payouts.invoiceNone')}</p>
      ) : (
        <table className="approvals-rows">
          <tbody>
            {invoices.map((invoice) => (
              <tr key={`${invoice.code} ${invoice.number}`}>
                <td>
                  <span className="code">{invoice.number}</span>
                  <small>{[invoice.seller, invoice.day].filter((each) => each !== '').join(' · ')}</small>
                </td>
                <td className="figure">
                  <Money amount={fenIn(invoice.amount)} unit="yuan" />
                  {invoice.taken === invoice.amount ? null : (
                    <small>{t('payouts.takenSaid', { amount: groupedYuan(fenIn(invoice.taken)) })}</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          {invoices.length > 1 ? (
            <tfoot>
              <tr>
                <td>{t('payouts.total')}</td>
                <td className="figure">
                  <Money amount={sumFen(invoices.map(({ taken }) => fenIn(taken)))} unit="yuan" />
                </td>
              </tr>
            </tfoot>
          ) : null}
        </table>
      )}
    </section>
  );
}

/** 经办过程, and who took a bank file of it. */
export function StepsPart({ payout }: Of) {
  const { t } = usePreferences();
  const taken = payout.taken.map(({ display, instant, form, digest }) => ({
    ...{ display, instant, reason: '', digest, said: t('payouts.took', { form: form.toUpperCase() }) },
  }));
  const made = payout.steps.map(({ step, display, instant, reason }) => ({
    ...{ display, instant, reason, digest: '', said: t(`payouts.step.${step}`) },
  }));
  const all = [...made, ...taken].sort((one, other) => one.instant.localeCompare(other.instant));
  return (
    <section className="approvals-part" aria-label={t('payouts.steps')}>
      <h3>{t('payouts.steps')}</h3>
      <ol className="payout-steps">
        {all.map(({ display, instant, reason, digest, said }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was done is only ever added to.
          <li key={at}>
            <time dateTime={instant}>{instantName(instant)}</time>
            <span>{display}</span>
            <b>{said}</b>
            {reason === '' ? null : <q lang={/\p{Script=Han}/u.test(reason) ? 'zh-CN' : undefined}>{reason}</q>}
            {digest === '' ? null : (
              <span className="code" title={digest}>
                {digest.slice(0, 8)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
