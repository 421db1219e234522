import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';

type Part = ReplyOf<Contract['consolidation']['subgroupStatement']>;

/** Whether a statement is that of some units, which says what was eliminated. */
export const isPart = (made: object | undefined): made is Part => made !== undefined && 'eliminations' in made;

/** What was eliminated of some units' statement, said beside it; folded out, entry by entry. */
export function Applied(props: { readonly made: Part; readonly nameOf: (unit: string) => string }) {
  const { t } = usePreferences();
  const { eliminations, outside } = props.made;
  const words = t('some.applied', { count: eliminations.length, outside });
  if (eliminations.length + outside === 0) return null;
  if (eliminations.length === 0) return <p className="applied notice">{words}</p>;
  return (
    <details className="applied card">
      <summary>{words}</summary>
      <table className="parts">
        <caption className="visually-hidden">{t('some.appliedTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('drill.rule')}</th>
            <th scope="col">{t('drill.pair')}</th>
            <th scope="col" className="figure">
              {t('drill.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {eliminations.map((one) => (
            <tr key={one.id}>
              <td>
                <span className="chip accent">{one.rule}</span> {one.name}
              </td>
              <td>{one.pair.map(props.nameOf).join(' ↔ ')}</td>
              <td className="figure">
                <Amount value={one.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** The eliminations in a line of some units' statement; their effects sum to what was eliminated of it. */
export function AppliedToLine(props: {
  readonly made: object | undefined;
  readonly line: string;
  readonly nameOf: (unit: string) => string;
}) {
  const { t } = usePreferences();
  const all = isPart(props.made) ? props.made.eliminations : [];
  const own = all.filter(({ effects }) => effects[props.line] !== undefined);
  if (own.length === 0) return null;
  return (
    <section aria-label={t('some.appliedToLine')}>
      <h3>{t('some.appliedToLine')}</h3>
      <table className="parts">
        <caption className="visually-hidden">{t('some.appliedToLine')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('drill.rule')}</th>
            <th scope="col">{t('drill.pair')}</th>
            <th scope="col" className="figure">
              {t('some.effect')}
            </th>
          </tr>
        </thead>
        <tbody>
          {own.map((one) => (
            <tr key={one.id}>
              <td>
                <span className="chip accent">{one.rule}</span>
              </td>
              <td>
                {one.pair.map(props.nameOf).join(' ↔ ')}
                <span className="hint one-line">{one.name}</span>
              </td>
              <td className="figure">
                <Amount value={one.effects[props.line] ?? null} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
