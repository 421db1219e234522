import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { type Fen, fen } from '../../shared/kernel/fen.ts';
import type { Period } from '../../shared/kernel/period.ts';
import { api } from '../app/client.ts';
import { useIdentity } from '../app/identity.ts';
import { usePreferences } from '../app/preferences.tsx';
import { Money } from '../ui/amount.tsx';
import { amountOf, STANDINGS, type Summary } from './rows.ts';

/** What one wants to know before reading the list: how far the month is, who is missing, and what the community holds. */
export function BoardSummary(props: { readonly summary: Summary; readonly period: string }) {
  const { t } = usePreferences();
  const { summary } = props;
  const { counts, units } = summary;
  const consolidated = useConsolidated(props.period);
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
      <Total
        label="board.totalAssets"
        sum={summary.totalAssets}
        count={summary.inSums}
        line={consolidated?.assets}
        period={props.period}
        bridge="total-assets"
      />
      <Total
        label="board.surplus"
        sum={summary.surplus}
        count={summary.inSums}
        line={consolidated?.surplus}
        period={props.period}
        bridge="surplus"
      />
      {consolidated ? (
        <Card
          label={t('board.open')}
          value={
            consolidated.open > 0 ? (
              <span className="bad">{t('board.open.pairs', { count: consolidated.open })}</span>
            ) : (
              t('board.noneMissing')
            )
          }
        >
          <Link to="/reconciliation" search={{ period: props.period }}>
            {consolidated.unexplained > 0
              ? t('board.open.unexplained', { count: consolidated.unexplained })
              : t('board.open.see')}
          </Link>
        </Card>
      ) : null}
    </div>
  );
}

/** A line of the last consolidation: the consolidated amount, with what was eliminated under it. */
interface Line {
  readonly elimination: string;
  readonly consolidated: string;
}

/** The figures of the period's last consolidation; undefined without one, or for who may not see it. */
function useConsolidated(
  period: string,
): { assets: Line; surplus: Line; open: number; unexplained: number } | undefined {
  const { may, seesCounty } = useIdentity();
  const input = { period: period as Period };
  // A month that was never consolidated has no worksheet to ask for.
  const runs = useQuery({
    ...api.consolidation.runs.queryOptions({ input }),
    enabled: seesCounty && may('consolidation.read'),
  });
  const worksheet = useQuery({
    ...api.consolidation.worksheet.queryOptions({ input }),
    enabled: runs.data !== undefined && runs.data.length > 0,
  });
  return useMemo(() => {
    const found = worksheet.data?.period === period ? worksheet.data : undefined;
    const line = (statement: string, key: string) =>
      found?.lines.find((each) => each.statement === statement && each.key === key);
    const assets = line('balance-sheet', 'total-assets');
    const surplus = line('income', 'surplus');
    if (!found || !assets || !surplus) return undefined;
    const open = found.differences.filter(
      (row) => row.class !== 'matched' && row.settledBy === null && row.agreedSince === null && row.open !== '0.00',
    );
    const unexplained = open.filter((row) => row.explanation === null).length;
    return { assets, surplus, open: open.length, unexplained };
  }, [worksheet.data, period]);
}

/** The consolidated amount where there is one, else the plain sum, which says so. */
function Total(props: {
  label: 'board.totalAssets' | 'board.surplus';
  sum: Fen;
  count: number;
  line: Line | undefined;
  period: string;
  /** The line of the worksheet's bridge that leads from the sum to the consolidated amount. */
  bridge: string;
}) {
  const { t, amountUnit } = usePreferences();
  const { line } = props;
  const unit = props.count > 0 ? t(`amount.${amountUnit}`) : undefined;
  const money = (text: string) => <Money amount={amountOf(text) ?? fen(0)} unit={amountUnit} />;
  if (!line)
    return (
      <Card label={t(props.label)} value={<Money amount={props.sum} unit={amountUnit} />} unit={unit}>
        {t('board.sumOf', { count: props.count })}
      </Card>
    );
  return (
    <Card label={t(`${props.label}.consolidated`)} value={money(line.consolidated)} unit={unit}>
      {t('board.eliminated')} {money(line.elimination)}{' '}
      <Link
        to={'/worksheet' as string}
        search={{ period: props.period, view: 'bridge', bridge: props.bridge } as never}
        aria-label={`${t(`${props.label}.consolidated`)} ${t('board.bridge')}`}
      >
        {t('board.bridge')}
      </Link>
    </Card>
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
