import { usePreferences } from '../app/preferences.tsx';
import { Amount } from '../ui/amount.tsx';
import { CLASS_LOOK, settledName } from './names.ts';
import { isClass } from './pairs.ts';
import './drawers.css';

/** The head of a pair from either side: what each booked, by how much they differ, and what is known of it. */
export function PairFigures(props: {
  readonly row: {
    readonly difference: string;
    readonly open: string;
    readonly class: string;
    readonly since: string;
    readonly settledBy: string | null;
    readonly agreedSince?: string | null;
    readonly explanation: string | null;
  };
  /** Each side's name with what it booked, in the row's order. */
  readonly booked: readonly (readonly [name: string, amount: string])[];
}) {
  const { t } = usePreferences();
  const { row, booked } = props;
  const figures = [
    ...booked.map(([unit, amount]) => ({ label: t('reconciliation.booked', { unit }), amount, whole: false })),
    { label: t('reconciliation.difference'), amount: row.difference, whole: true },
    { label: t('reconciliation.open'), amount: row.open, whole: false },
  ];
  return (
    <>
      <dl className="ws-equation">
        {figures.map(({ label, amount, whole }) => (
          <div key={label} className={whole ? 'whole' : undefined}>
            <dt>{label}</dt>
            <dd>
              <Amount value={amount} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="rec-facts">
        {isClass(row.class) ? (
          <span className={CLASS_LOOK[row.class]}>{t(`reconciliation.class.${row.class}`)}</span>
        ) : null}
        {row.class === 'matched' ? null : <span>{t('reconciliation.sinceWhen', { period: row.since })}</span>}
        {row.settledBy === null ? null : <span className="chip ok">{settledName(row.settledBy, t)}</span>}
        {row.agreedSince ? <span className="chip ok">{t('reconciliation.agreedSince')}</span> : null}
        {row.explanation === null ? null : <q>{row.explanation}</q>}
      </p>
    </>
  );
}
