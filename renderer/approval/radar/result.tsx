import { shareOf } from '../../../shared/domain/approval/radar/share.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { CaseList } from './case-list.tsx';
import { isSame, type Tested } from './typed.ts';

/** What the radar would have said of the past: how much of it there is to look at first, then case by case. */
export function Result({ tested }: { readonly tested: Tested }) {
  const compares = !isSame(tested.settings.tried, tested.settings.inForce);
  return (
    <>
      <Facts tested={tested} compares={compares} />
      <div className="radar-sums">
        <Kinds tested={tested} compares={compares} />
        <Months tested={tested} compares={compares} />
      </div>
      <CaseList tested={tested} compares={compares} />
    </>
  );
}

interface Part {
  readonly tested: Tested;
  /** Other settings than those in force were tried. */
  readonly compares: boolean;
}

const grouped = (count: number): string => count.toLocaleString('en');

function Facts({ tested, compares }: Part) {
  const { t } = usePreferences();
  const { documents, sum, first, last, units, payees, registered, rules, warned } = tested;
  return (
    <dl className="card radar-part radar-facts radar-summary">
      <div>
        <dt>{t('radar.fact.load')}</dt>
        <dd>
          <strong>
            {t('radar.fact.loadOf', { count: grouped(warned.tried), share: shareOf(warned.tried, documents) })}
          </strong>{' '}
          {compares ? (
            <span className="hint">
              {t('radar.fact.loadInForce', {
                count: grouped(warned.inForce),
                share: shareOf(warned.inForce, documents),
              })}
            </span>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{t('radar.fact.documents')}</dt>
        <dd>{t('radar.fact.documentsOf', { count: grouped(documents) })}</dd>
      </div>
      <div>
        <dt>{t('radar.sum')}</dt>
        <dd>
          <Amount value={sum} />
        </dd>
      </div>
      <div>
        <dt>{t('radar.fact.span')}</dt>
        <dd>
          {first} – {last}
        </dd>
      </div>
      <div>
        <dt>{t('radar.fact.units')}</dt>
        <dd>{t('radar.fact.unitsOf', { count: units })}</dd>
      </div>
      <div title={t('radar.fact.payeesHint')}>
        <dt>{t('radar.fact.payees')}</dt>
        <dd>{t('radar.fact.payeesOf', { count: grouped(payees), known: grouped(registered) })}</dd>
      </div>
      <div>
        <dt>{t('radar.fact.rules')}</dt>
        <dd>{t('radar.fact.rulesOf', { version: rules.version, first: rules.first })}</dd>
      </div>
    </dl>
  );
}

function Kinds({ tested, compares }: Part) {
  const { t } = usePreferences();
  return (
    <section className="card radar-part" aria-label={t('radar.kinds')}>
      <h2>{t('radar.kinds')}</h2>
      <table className="approval-table">
        <thead>
          <tr>
            <th>{t('radar.kind')}</th>
            {compares ? (
              <>
                <th className="figure">{t('radar.both')}</th>
                <th className="figure">{t('radar.onlyTried')}</th>
                <th className="figure">{t('radar.onlyInForce')}</th>
              </>
            ) : (
              <th className="figure">{t('radar.count')}</th>
            )}
            <th className="figure">{t('radar.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {tested.kinds.map(({ kind, both, onlyTried, onlyInForce, sum }) => (
            <tr key={kind}>
              <td>{t(`radar.kind.${kind}`)}</td>
              <td className="figure">{both || '–'}</td>
              {compares ? (
                <>
                  <td className="figure">{onlyTried || '–'}</td>
                  <td className="figure">{onlyInForce || '–'}</td>
                </>
              ) : null}
              <td className="figure">
                <Amount value={sum} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Months({ tested, compares }: Part) {
  const { t } = usePreferences();
  return (
    <section className="card radar-part" aria-label={t('radar.months')}>
      <h2>{t('radar.months')}</h2>
      <table className="approval-table">
        <thead>
          <tr>
            <th>{t('radar.month')}</th>
            <th className="figure">{t('radar.documents')}</th>
            <th className="figure">{t('radar.byTried')}</th>
            {compares ? <th className="figure">{t('radar.byInForce')}</th> : null}
            <th className="figure">{t('radar.share')}</th>
          </tr>
        </thead>
        <tbody>
          {tested.months.map(({ month, documents, tried, inForce }) => (
            <tr key={month}>
              <td>{month}</td>
              <td className="figure">{documents}</td>
              <td className="figure">{tried || '–'}</td>
              {compares ? <td className="figure">{inForce || '–'}</td> : null}
              <td className="figure">{shareOf(tried, documents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
