import { budgetItemInEnglish } from '../../../shared/i18n/en/budget-items.ts';
import { fen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Money } from '../../ui/amount.tsx';
import { useFundName } from '../books/names.ts';
import { type Asking, PermitAsk } from './permit-ask.tsx';
import type { BudgetLine } from './use-budget.ts';

/** 预算可用: what the budget line of the active line still has, while one types. */
export function BudgetHint(props: {
  readonly line: BudgetLine | undefined;
  readonly proposed: boolean;
  /** What is saved before a higher level is asked. */
  readonly asking: Asking;
}) {
  const { t, locale } = usePreferences();
  const fundName = useFundName();
  const { line, proposed, asking } = props;
  if (!line) return null;
  const available = parseYuan(line.available) ?? ZERO;
  const wanted = parseYuan(line.wanted) ?? ZERO;
  const drawn = parseYuan(line.drawn) ?? ZERO;
  const of = [fundName(line.source), line.department, line.project].filter((part) => part !== '');
  return (
    <section className="card aside-card desk-hint desk-budget" aria-label={t('budgetSpend.hint')}>
      <h3>{t('budgetSpend.hint')}</h3>
      <p>
        <span className="code">{line.item}</span>{' '}
        {locale === 'zh-CN' ? line.name : budgetItemInEnglish(line.item, line.name)}
      </p>
      <p className="hint">{of.join(' · ')}</p>
      {line.planned ? (
        <dl>
          <dt>{t('budgetSpend.available')}</dt>
          <dd>
            <Money amount={available} unit="yuan" />
          </dd>
          {wanted === 0 ? null : (
            <>
              <dt>{t('budgetSpend.wanted')}</dt>
              <dd>
                <Money amount={wanted} unit="yuan" />
              </dd>
              {drawn === 0 ? null : (
                <>
                  <dt>{t('budgetRequests.deskDrawn')}</dt>
                  <dd>
                    <Money amount={drawn} unit="yuan" />
                  </dd>
                </>
              )}
              <dt>{t('budgetSpend.after')}</dt>
              <dd className={line.state}>
                <Money amount={fen(available + drawn - wanted)} unit="yuan" />
              </dd>
            </>
          )}
        </dl>
      ) : (
        <p className="over">{t('budgetSpend.unplanned')}</p>
      )}
      {line.state === 'fits' || !line.planned ? null : <p className={line.state}>{t(`budgetSpend.${line.state}`)}</p>}
      {proposed ? <p className="hint">{t('budgetSpend.proposed')}</p> : null}
      {line.ask ? <PermitAsk {...asking} /> : null}
    </section>
  );
}
