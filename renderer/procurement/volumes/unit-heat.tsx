import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { countText, type Progress, type ProgressRow, rateText } from './words.ts';

/** Units × products: 完成率 of each agreed volume, marked where it is behind or will be missed. */
export function UnitHeat({ progress }: { readonly progress: Progress }) {
  const { t } = usePreferences();
  const cells = useMemo(
    () => new Map(progress.rows.map((row) => [`${row.unit} ${row.item}`, row] as const)),
    [progress],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div className="volumes-heat" tabIndex={0}>
      <table>
        <caption className="visually-hidden">{t('volumes.heat')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('volumes.product')}</th>
            {progress.units.map(({ unit, unitName }) => (
              <th key={unit} scope="col" title={`${unit} ${unitName}`}>
                <b>{unit}</b>
                <span>{unitName}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {progress.products.map(({ item, name }) => (
            <tr key={item}>
              <th scope="row" title={item}>
                {name}
              </th>
              {progress.units.map(({ unit }) => (
                <Square key={unit} row={cells.get(`${unit} ${item}`)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const LOOKS = { missed: 'bad', behind: 'late', done: 'good', fair: '', early: '', none: 'nothing' } as const;

function Square({ row }: { readonly row: ProgressRow | undefined }) {
  const { t } = usePreferences();
  if (!row || row.agreed === 0) return <td className="nothing">–</td>;
  const { agreed, ordered, measure, rateBps, standing, outlook } = row;
  const bad = outlook === 'misses' && standing !== 'missed';
  const title = [
    `${t('volumes.agreed')} ${countText(agreed)}${measure}`,
    `${t('volumes.ordered')} ${countText(ordered)}${measure}`,
    t(`volumes.standing.${standing}`),
    t(`volumes.outlook.${outlook}`),
  ].join(' · ');
  return (
    <td className={bad ? 'bad' : LOOKS[standing]} title={title}>
      {rateText(rateBps)}
      {bad || standing === 'missed' ? <span aria-hidden="true"> ▼</span> : null}
    </td>
  );
}
