import { halfOf } from '../../../shared/domain/procurement/suppliers/score.ts';
import { CRITERIA } from '../../../shared/domain/procurement/suppliers/settings.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { SupplierDetail } from './looks.ts';
import { useCardWords } from './words.ts';

/** 供应商评价: half-years down, criteria across, and the mean. */
export function ScorePart(props: {
  readonly supplier: SupplierDetail;
  readonly day: string;
  readonly onWrite: () => void;
}) {
  const { t } = usePreferences();
  const words = useCardWords();
  const { supplier, day, onWrite } = props;
  const { scores, average, may, state } = supplier;
  if (state === 'new') return null;
  return (
    <section className="supplier-part">
      <header>
        <h2>{t('suppliers.scores')}</h2>
        {may.includes('score') ? (
          <button type="button" className="button" onClick={onWrite}>
            {t('suppliers.scoreNow', { half: words.half(halfOf(day)) })}
          </button>
        ) : null}
      </header>
      {scores.length === 0 ? (
        <p className="hint">{t('suppliers.noScores')}</p>
      ) : (
        <table className="supplier-table">
          <thead>
            <tr>
              <th>{t('suppliers.half')}</th>
              {CRITERIA.map((criterion) => (
                <th key={criterion} className="figure">
                  {t(`suppliers.criterion.${criterion}`)}
                </th>
              ))}
              <th className="figure">{t('suppliers.total')}</th>
            </tr>
          </thead>
          <tbody>
            {scores.map(({ half, scores: own, total }) => (
              <tr key={half}>
                <th scope="row">{words.half(half)}</th>
                {CRITERIA.map((criterion) => {
                  const one = own.find((each) => each.criterion === criterion);
                  return (
                    <td key={criterion} className="figure" title={one?.remark}>
                      {one?.score}
                    </td>
                  );
                })}
                <td className="figure">{total}</td>
              </tr>
            ))}
            <tr className="sum">
              <th scope="row">{t('suppliers.average')}</th>
              <td className="figure" colSpan={CRITERIA.length + 1}>
                {average}
              </td>
            </tr>
          </tbody>
        </table>
      )}
      {scores.flatMap(({ half, scores: own }) =>
        own
          .filter(({ remark }) => remark !== '')
          .map(({ criterion, remark }) => (
            <p key={`${half} ${criterion}`} className="hint">
              {words.half(half)} {t(`suppliers.criterion.${criterion}`)} {remark}
            </p>
          )),
      )}
    </section>
  );
}
