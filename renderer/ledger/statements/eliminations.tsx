import { useQuery } from '@tanstack/react-query';
import type { StatementName } from '../../../shared/domain/ledger/statement.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';

/** The eliminations behind a consolidated line, of the confirmed consolidation or else of the latest; without one, why not. */
export function Eliminations(props: {
  readonly period: Period;
  readonly statement: StatementName;
  readonly line: string;
  readonly nameOf: (unit: string) => string;
}) {
  const { t } = usePreferences();
  const { period, statement, line } = props;
  const runs = useQuery(api.consolidation.runs.queryOptions({ input: { period } })).data;
  const run = runs?.find(({ state }) => state === 'confirmed') ?? [...(runs ?? [])].sort((a, b) => b.run - a.run)[0];
  const drilled = useQuery({
    ...api.consolidation.drill.queryOptions({ input: { run: run?.run ?? 1, statement, key: line } }),
    enabled: run !== undefined,
  }).data;
  const rules = useQuery({
    ...api.consolidation.rules.queryOptions({ input: {} }),
    enabled: run !== undefined,
  }).data;
  if (runs && !run) return <p className="hint">{t('drill.noRun')}</p>;
  if (!run || !drilled) return null;
  const ruleNames = new Map(rules?.rules.map(({ id, name }) => [id, name]));
  return (
    <section aria-label={t('drill.elimination')}>
      <h3>
        {t('drill.runOf', {
          run: run.run,
          state: t(run.state === 'confirmed' ? 'drill.confirmed' : 'drill.draft'),
        })}
      </h3>
      {drilled.eliminations.length === 0 ? (
        <p className="hint">{t('drill.noElimination')}</p>
      ) : (
        <table className="parts">
          <caption className="visually-hidden">{t('drill.elimination')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('drill.rule')}</th>
              <th scope="col">{t('drill.pair')}</th>
              <th scope="col" className="figure">
                {t('drill.effect')}
              </th>
            </tr>
          </thead>
          <tbody>
            {drilled.eliminations.map((one) => {
              const own = one.entries.filter((entry) => entry.statement === statement && entry.key === line);
              return (
                <tr key={`${one.rule} ${one.pair.join(' ')} ${one.documents.join(' ')}`}>
                  <td>
                    <span className="chip accent">{one.rule}</span>
                  </td>
                  <td>
                    {one.pair.map(props.nameOf).join(' ↔ ')}
                    <span className="hint one-line">{ruleNames.get(one.rule)}</span>
                  </td>
                  <td className="figure">
                    {own.map((entry) => (
                      <div key={`${entry.side} ${entry.amount}`}>
                        {t(`side.${entry.side}`)} <Amount value={entry.amount} />
                      </div>
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
