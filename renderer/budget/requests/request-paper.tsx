import type { ReactNode } from 'react';
import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { useNames } from '../../ledger/books/names.ts';
import { Amount } from '../../ui/amount.tsx';
import { instantName } from '../../ui/time.ts';
import { usePlanWords } from '../words.ts';
import { placeKey, type Request } from './draft.ts';

/** The request as people sign it, with its contracts, what moved of it, and who did what. */
export function RequestPaper({ request }: { readonly request: Request }) {
  const { t } = usePreferences();
  const names = useNames();
  const said: readonly (readonly [string, ReactNode])[] = [
    [t('budget.unit'), request.unitName],
    [
      t('budgetRequests.department'),
      request.department === '' ? t('budget.departmentAll') : names.department(request.unit, request.department),
    ],
    [t('budgetRequests.purpose'), request.purpose],
    [t('budgetRequests.payee'), [request.payee, codeOf(request.counterparty)].filter(Boolean).join('　')],
    [t('budgetRequests.expected'), request.expected],
    [t('budgetRequests.reference'), request.reference],
    [
      t('budgetRequests.inWords'),
      <b key="words" lang="zh-CN">
        {capitalYuan(parseYuan(request.amount) ?? ZERO)}
      </b>,
    ],
  ];
  return (
    <>
      <section className="card change-paper">
        <dl className="request-figures" aria-label={t('budgetRequests.figures')}>
          {(['amount', 'reserved', 'committed', 'spent'] as const).map((column) => (
            <div key={column}>
              <dt>{t(column === 'amount' ? 'budgetRequests.amount' : `budgetSpend.${column}`)}</dt>
              <dd>
                <Amount value={request[column]} />
              </dd>
            </div>
          ))}
        </dl>
        <dl>
          {said
            .filter(([, value]) => value !== '')
            .map(([label, value]) => [<dt key={`${label}?`}>{label}</dt>, <dd key={label}>{value}</dd>])}
        </dl>
        <Rows request={request} />
      </section>
      {request.contracts.length === 0 ? null : <Contracts request={request} />}
      {request.movements.length === 0 ? null : <Movements request={request} />}
      <section className="card change-paper">
        <h2>{t('budgetChange.signatures')}</h2>
        <ol className="change-steps">
          {request.steps.map(({ step, display, instant, reason, digest }) => (
            <li key={`${instant} ${step}`}>
              <strong>{t(`budgetRequests.signed.${step}`)}</strong>
              <span>{step === 'expire' ? t('budgetRequests.byClock') : display}</span>
              <time>{instantName(instant)}</time>
              <span className="code" title={digest}>
                {t('budget.digest')} {digest.slice(0, 12)}
              </span>
              {reason === '' ? null : <span>{reason}</span>}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

const codeOf = (counterparty: string): string => counterparty.split(':')[1] ?? '';

function Rows({ request }: { readonly request: Request }) {
  const { t } = usePreferences();
  const names = useNames();
  const words = usePlanWords(request.unit);
  return (
    <table className="change-table">
      <thead>
        <tr>
          <th>#</th>
          <th>{t('budget.item')}</th>
          <th>{t('budget.source')}</th>
          <th>{t('budget.department')}</th>
          <th className="figure">{t('budgetRequests.amount')}</th>
          <th className="figure">{t('budgetSpend.reserved')}</th>
          <th className="figure">{t('budgetSpend.committed')}</th>
          <th className="figure">{t('budgetSpend.spent')}</th>
          <th className="figure">{t('budgetRequests.lineLeft')}</th>
        </tr>
      </thead>
      <tbody>
        {request.rows.map((row, index) => (
          <tr key={placeKey(row)}>
            <td>{index + 1}</td>
            <td>
              <span className="code">{row.item}</span> {words.item(row.item)}
              {row.project === '' ? null : ` · ${row.project}`}
            </td>
            <td>{words.source(row.source)}</td>
            <td>
              {row.department === '' ? t('budget.departmentAll') : names.department(request.unit, row.department)}
            </td>
            {(['amount', 'reserved', 'committed', 'spent', 'available'] as const).map((column) => (
              <td key={column} className="figure">
                <Amount value={row[column]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Contracts({ request }: { readonly request: Request }) {
  const { t } = usePreferences();
  return (
    <section className="card change-paper">
      <h2>{t('budgetRequests.contracts')}</h2>
      <table className="change-table request-contracts">
        <thead>
          <tr>
            <th>{t('budgetRequests.contractNumber')}</th>
            <th>{t('budgetRequests.contractDate')}</th>
            <th>{t('budgetRequests.counterpart')}</th>
            <th className="figure">{t('budgetRequests.contractAmount')}</th>
            <th>{t('budgetSpend.who')}</th>
          </tr>
        </thead>
        <tbody>
          {request.contracts.map((contract) => (
            <tr key={contract.number}>
              <td>{contract.number}</td>
              <td>{contract.date}</td>
              <td>{contract.counterpart}</td>
              <td className="figure">
                <Amount value={contract.amount} />
              </td>
              <td>{contract.display}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 占用流水: what each step and voucher moved, the oldest first. */
function Movements({ request }: { readonly request: Request }) {
  const { t } = usePreferences();
  const words = usePlanWords(request.unit);
  return (
    <section className="card change-paper">
      <h2>{t('budgetRequests.movements')}</h2>
      <table className="change-table request-movements">
        <thead>
          <tr>
            <th>{t('budgetSpend.when')}</th>
            <th>{t('budgetSpend.what')}</th>
            <th>{t('budget.item')}</th>
            <th className="figure">{t('budgetSpend.reserved')}</th>
            <th className="figure">{t('budgetSpend.committed')}</th>
            <th className="figure">{t('budgetSpend.spent')}</th>
            <th>{t('budgetSpend.document')}</th>
            <th>{t('budgetSpend.who')}</th>
          </tr>
        </thead>
        <tbody>
          {request.movements.map((movement) => (
            <tr key={movement.id}>
              <td>{instantName(movement.instant)}</td>
              <td>{t(`budgetSpend.kind.${movement.kind}`)}</td>
              <td>{words.item(movement.item)}</td>
              {(['reserved', 'committed', 'spent'] as const).map((column) => (
                <td key={column} className="figure">
                  <Amount value={movement[column]} />
                </td>
              ))}
              <td>
                {movement.voucher ? (
                  <ToPage
                    to="/vouchers/$id"
                    params={{ id: String(movement.voucher.id) }}
                    search={{ unit: request.unit }}
                  >
                    {movement.voucher.name} {movement.voucher.summary}
                  </ToPage>
                ) : (
                  ''
                )}
              </td>
              <td>{movement.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
