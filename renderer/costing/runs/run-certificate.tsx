import { COST_ITEMS } from '../../../shared/domain/costing/cost-item.ts';
import { formatYuan, parseYuan, subtractFen, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { instantName, periodName } from '../../ui/time.ts';
import type { Run } from './words.ts';

type Amounts = Run['certificate']['all']['in'];
interface Line {
  readonly name: string;
  readonly amounts: Amounts;
  readonly total: string;
  readonly sum?: boolean;
}

const minus = (one: string, other: string): string =>
  formatYuan(subtractFen(parseYuan(one) ?? ZERO, parseYuan(other) ?? ZERO));

/** 守恒证书: from the books to the clinical departments, item by item; what it rests on, and who answers for it. */
export function RunCertificate({ run }: { readonly run: Run }) {
  const { t } = usePreferences();
  const { certificate } = run;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className="cost-certificate" tabIndex={0} aria-label={t('costRuns.tab.certificate')}>
      <p className={certificate.holds ? 'notice ok' : 'notice danger'} role="status">
        {t(certificate.holds ? 'costRuns.cert.holds' : 'costRuns.cert.broken')}
      </p>
      <div className="card cost-paper">
        <Balances run={run} />
      </div>
      <Proofs run={run} />
    </section>
  );
}

function Balances({ run: { certificate, steps } }: { readonly run: Run }) {
  const { t } = usePreferences();
  const { books, booksTotals, spread, all } = certificate;
  const both = (what: string, balance: typeof spread): Line[] => [
    { name: t('costRuns.cert.in', { what }), amounts: balance.in, total: balance.totalIn },
    { name: t('costRuns.cert.out', { what }), amounts: balance.out, total: balance.totalOut },
  ];
  const lines: Line[] = [
    ...(['expenses', 'fiscal-project', 'research', 'direct'] as const).map((kind) => ({
      ...{
        name: t(`costRuns.cert.row.${kind}`),
        amounts: books[kind],
        total: booksTotals[kind],
        sum: kind === 'direct',
      },
    })),
    ...both(t('costRuns.cert.spread'), spread),
    ...certificate.steps.flatMap((balance, at) =>
      both(`${t('costRuns.step', { step: at + 1 })} ${t(`costing.class.${steps[at]?.class ?? 'admin'}`)}`, balance),
    ),
    { name: t('costRuns.cert.full'), amounts: all.out, total: all.totalOut, sum: true },
    {
      ...{ name: t('costRuns.cert.difference'), total: minus(all.totalIn, all.totalOut), sum: true },
      amounts: Object.fromEntries(COST_ITEMS.map((item) => [item, minus(all.in[item], all.out[item])])) as Amounts,
    },
  ];
  return (
    <table className="costing-parts cost-balances">
      <thead>
        <tr>
          <th scope="col">{t('costRuns.cert.what')}</th>
          {COST_ITEMS.map((item) => (
            <th key={item} scope="col" className="figure">
              {t(`costing.item.${item}`)}
            </th>
          ))}
          <th scope="col" className="figure">
            {t('costRuns.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, amounts, total, sum }) => (
          <tr key={name} className={sum ? 'sum' : undefined}>
            <th scope="row">{name}</th>
            {COST_ITEMS.map((item) => (
              <td key={item} className="figure">
                <Amount value={amounts[item]} />
              </td>
            ))}
            <td className="figure">
              <Amount value={total} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Proofs({ run }: { readonly run: Run }) {
  const { t, locale } = usePreferences();
  const { certificate, method, order } = run;
  const methodName = t(`costRuns.method.${method}`);
  const proofs: { name: string; said?: string; digest?: string }[] = [
    {
      name: t('costRuns.cert.method'),
      said: method === 'step-down' ? `${methodName} · ${t(`costRuns.order.${order}`)}` : methodName,
    },
    {
      name: t('costRuns.cert.scheme'),
      said: t('costRuns.cert.since', { period: periodName(run.schemeSince, locale) }),
      digest: run.schemeDigest,
    },
    {
      name: t('costRuns.cert.drivers'),
      said: t('costRuns.cert.driversBy', {
        prepared: certificate.driversPreparedBy,
        reviewed: certificate.driversReviewedBy,
      }),
      digest: certificate.driversDigest,
    },
    { name: t('costRuns.cert.books'), digest: certificate.booksDigest },
    { name: t('costRuns.cert.departments'), digest: certificate.departmentsDigest },
    { name: t('costRuns.cert.inputs'), digest: run.digest },
    { name: t('costRuns.cert.result'), digest: certificate.fullDigest },
  ];
  return (
    <div className="cost-proofs">
      <section className="card cost-paper">
        <h2>{t('costRuns.cert.proofs')}</h2>
        <dl>
          {proofs.map(({ name, said, digest }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {said}{' '}
                {digest === undefined ? null : (
                  <span className="code" title={digest}>
                    {digest.slice(0, 16)}
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="card cost-paper">
        <h2>{t('costRuns.cert.acts')}</h2>
        <ol>
          <li>
            <strong>{t('costRuns.act.prepare')}</strong> {run.preparedBy} <time>{instantName(run.preparedAt)}</time>
          </li>
          {run.acts.map(({ step, display, instant, reason }) => (
            <li key={`${instant} ${step}`}>
              <strong>{t(`costRuns.act.${step}`)}</strong> {display} <time>{instantName(instant)}</time> {reason}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
