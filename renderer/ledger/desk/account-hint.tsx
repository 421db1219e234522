import { useEffect, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { absFen, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Money } from '../../ui/amount.tsx';

type Hint = ReplyOf<Contract['ledger']['accountHint']>;

const ASK_AFTER_MS = 120;

/** 科目余额: what the account of the line stands at, while one types. */
export function AccountHint(props: { readonly unit: string; readonly code: string; readonly date: string }) {
  const { t } = usePreferences();
  const { unit, code, date } = props;
  const [hint, setHint] = useState<Hint>(null);
  useEffect(() => {
    setHint(null);
    if (!/^\d{4,20}$/.test(code)) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      client.ledger
        .accountHint({ unit, code, date: date as never }, { signal: asking.signal })
        .then(setHint, () => undefined);
    }, ASK_AFTER_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [unit, code, date]);
  const balance = hint ? (parseYuan(hint.balance) ?? ZERO) : undefined;
  return (
    <section className="card aside-card desk-hint" aria-label={t('desk.hint')}>
      <h3>{t('desk.hint')}</h3>
      {hint && balance !== undefined ? (
        <>
          <p>
            <span className="code">{hint.code}</span> {hint.name}
          </p>
          <p className="desk-balance">
            <span className="chip">
              {t(balance === 0 ? 'desk.flat' : balance > 0 ? 'desk.debitSide' : 'desk.creditSide')}
            </span>
            <Money amount={absFen(balance)} unit="yuan" />
          </p>
          <p className="hint">{t('desk.hintPosted', { period: date.slice(0, 7) })}</p>
        </>
      ) : (
        <p className="hint">{t('desk.hintNone')}</p>
      )}
    </section>
  );
}
