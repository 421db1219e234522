import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { usePlanWords } from '../../budget/words.ts';
import { Money } from '../../ui/amount.tsx';
import type { Application } from './document.ts';
import './parts.css';

/** 经费列支渠道: each budget line with what it pays, what it still has, and whether that is within the budget. */
export function RowsPart({ document }: { readonly document: Application }) {
  const { t } = usePreferences();
  const words = usePlanWords(document.unit);
  if (document.rows.length === 0)
    return (
      <section className="approvals-part" aria-label={t('approvals.rows')}>
        <h3>{t('approvals.rows')}</h3>
        <p className="hint">{t('approvals.noRows')}</p>
      </section>
    );
  return (
    <section className="approvals-part" aria-label={t('approvals.rows')}>
      <table className="approvals-rows">
        <thead>
          <tr>
            <th scope="col">{t('approvals.rows')}</th>
            <th scope="col" className="figure">
              {t('approvals.amount')}
            </th>
            <th scope="col" className="figure" title={t('approvals.availableHint')}>
              {t('approvals.available')}
            </th>
          </tr>
        </thead>
        <tbody>
          {document.rows.map((row) => {
            const [amount, available] = [parseYuan(row.amount) ?? ZERO, parseYuan(row.available) ?? ZERO];
            return (
              <tr key={`${row.department} ${row.item} ${row.source} ${row.project}`}>
                <td>
                  <b>{words.item(row.item)}</b>
                  <span className={row.inBudget ? 'chip ok' : 'chip danger'}>
                    {t(row.inBudget ? 'approval.budget.in' : 'approval.budget.out')}
                  </span>
                  <small>
                    {[
                      row.item,
                      words.source(row.source),
                      ...(row.department === '' ? [] : [words.department(row.department)]),
                      ...(row.project === '' ? [] : [words.project(row.project)]),
                    ].join(' · ')}
                  </small>
                </td>
                <td className="figure">
                  <Money amount={amount} unit="yuan" />
                </td>
                <td className="figure">
                  <Money amount={available} unit="yuan" />
                  <Share amount={amount} available={available} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Held document={document} />
    </section>
  );
}

/** 占用 → 合同 → 支付: what of the document the budget holds, what contracts bind, what was paid. */
function Held({ document }: { readonly document: Application }) {
  const { t } = usePreferences();
  const held = HOLDS.flatMap((kind) => {
    const amount = parseYuan(document.budget[kind]) ?? ZERO;
    return amount === 0 ? [] : [{ kind, amount }];
  });
  if (held.length === 0) return null;
  return (
    <p className="approvals-held hint">
      {held.map(({ kind, amount }) => (
        <span key={kind}>{t(`approvals.held.${kind}`, { amount: groupedYuan(amount) })}</span>
      ))}
    </p>
  );
}

const HOLDS = ['reserved', 'committed', 'spent'] as const;

/** How much of what the line had this document takes; the figures beside it say the same. */
function Share({ amount, available }: { readonly amount: number; readonly available: number }) {
  const share = available <= 0 ? 1 : amount / (amount + available);
  return (
    <i className={available < 0 ? 'approvals-share over' : 'approvals-share'} aria-hidden="true">
      <i style={{ width: `${Math.round(share * 100)}%` }} />
    </i>
  );
}
