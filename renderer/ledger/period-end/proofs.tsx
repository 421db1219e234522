import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { monthOf, type Period } from '../../../shared/kernel/period.ts';
import { usePreferences } from '../../app/preferences.tsx';

/** What will hold once these vouchers are posted. */
export function Proofs(props: {
  readonly proofs: ReplyOf<Contract['ledger']['periodEnd']>['proofs'];
  readonly period: Period;
}) {
  const { t } = usePreferences();
  return (
    <section className="card period-end-proofs" aria-label={t('periodEnd.proofs')}>
      <h2>{t(monthOf(props.period) === 12 ? 'periodEnd.proofsYear' : 'periodEnd.proofs')}</h2>
      <ul>
        {props.proofs.map(({ key, amount }) => {
          const left = parseYuan(amount) ?? ZERO;
          return (
            <li key={key}>
              <span className={left === 0 ? 'chip ok' : 'chip danger'}>
                {t(left === 0 ? 'periodEnd.holds' : 'periodEnd.fails')}
              </span>
              {t(`periodEnd.proof.${key}`)}
              {left === 0 ? null : <b>{t('periodEnd.left', { amount: groupedYuan(left) })}</b>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
