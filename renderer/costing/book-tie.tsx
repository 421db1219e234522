import type { PlainKey } from '../../shared/i18n/translate.ts';
import { fen, parseYuan, sumFen, ZERO } from '../../shared/kernel/fen.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Amount } from '../ui/amount.tsx';
import type { DirectForm } from './form.ts';

const amountOf = (text: string) => parseYuan(text) ?? ZERO;

/** How direct cost follows from the books: 5001 + 5101, less what is no cost, less what has no department yet. */
export function BookTie({ form, onUnassigned }: { readonly form: DirectForm; readonly onUnassigned: () => void }) {
  const { t } = usePreferences();
  const { books, excluded, unassigned, rows } = form;
  const waiting = sumFen(unassigned.map(({ amount }) => amountOf(amount)));
  const total = rows.find(({ kind }) => kind === 'all')?.total ?? '0.00';
  const parts: { key: PlainKey; amount: number; open?: () => void }[] = [
    { key: 'costing.tie.operating', amount: amountOf(books.operating) },
    { key: 'costing.tie.management', amount: amountOf(books.management) },
    { key: 'costing.tie.fiscal', amount: amountOf(excluded['fiscal-project'].total) },
    { key: 'costing.tie.research', amount: amountOf(excluded.research.total) },
    { key: 'costing.tie.unassigned', amount: waiting, ...(unassigned.length > 0 ? { open: onUnassigned } : {}) },
    { key: 'costing.tie.direct', amount: amountOf(total) },
  ];
  return (
    <dl className="costing-tie" aria-label={t('costing.tie')}>
      {parts.map(({ key, amount, open }) => (
        <div key={key} className={key === 'costing.tie.direct' ? 'sum' : open ? 'warn' : undefined}>
          <dt>
            {open ? (
              <button type="button" className="link" onClick={open}>
                {t(key)}
              </button>
            ) : (
              t(key)
            )}
          </dt>
          <dd>
            <Amount value={fen(amount)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
