import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.tsx';
import { Money } from '../ui/amount.tsx';
import { STANDINGS, type Summary } from './rows.ts';

/** What one wants to know before reading the list: how far the month is, who is missing, and the plain sums. */
export function BoardSummary({ summary }: { summary: Summary }) {
  const { t, amountUnit } = usePreferences();
  const { counts, units } = summary;
  const unitName = summary.inSums > 0 ? t(`amount.${amountUnit}`) : undefined;
  return (
    <div className="cards">
      <Card label={t('board.progress')} value={t('board.progressOf', { done: counts.locked, count: units })}>
        <div className="meter" aria-hidden="true">
          {[...STANDINGS]
            .reverse()
            .map((standing) =>
              counts[standing] > 0 ? (
                <i key={standing} className={standing} style={{ flexGrow: counts[standing] }} />
              ) : null,
            )}
        </div>
      </Card>
      <Card
        label={t('board.missing')}
        value={
          counts.missing > 0 ? (
            <span className="bad">{t('board.unitsCount', { count: counts.missing })}</span>
          ) : (
            t('board.noneMissing')
          )
        }
      >
        {counts.missing > 0 ? <Names names={summary.missing.map((row) => row.name)} /> : t('board.allIn')}
      </Card>
      <Card
        label={t('board.totalAssets')}
        value={<Money amount={summary.totalAssets} unit={amountUnit} />}
        unit={unitName}
      >
        {t('board.sumOf', { count: summary.inSums })}
      </Card>
      <Card label={t('board.surplus')} value={<Money amount={summary.surplus} unit={amountUnit} />} unit={unitName}>
        {t('board.surplusNote')}
      </Card>
    </div>
  );
}

function Card({
  label,
  value,
  unit,
  children,
}: {
  label: string;
  value: ReactNode;
  unit?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section className="card figure-card" aria-label={label}>
      <span className="label">{label}</span>
      <strong>
        {value}
        {unit ? <em>{unit}</em> : null}
      </strong>
      <div className="hint">{children}</div>
    </section>
  );
}

/** As many names as one line holds; all of them on hovering. */
function Names({ names }: { names: readonly string[] }) {
  const all = names.join('、');
  return (
    <span className="one-line" title={all}>
      {all}
    </span>
  );
}
