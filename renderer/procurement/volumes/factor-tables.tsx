import { usePreferences } from '../../app/preferences.tsx';
import { FACTORS, isFactor, type SurplusDraft, type SurplusRow } from './surplus-draft.ts';

/** 考核等次表: what each grade lets be retained, at most half. */
export function GradeTable(props: {
  readonly grades: SurplusDraft['grades'];
  readonly onGrades: (grades: SurplusDraft['grades']) => void;
}) {
  const { t } = usePreferences();
  const { grades, onGrades } = props;
  const change = (at: number, more: object): void =>
    onGrades(grades.map((grade, index) => (index === at ? { ...grade, ...more } : grade)));
  return (
    <fieldset className="volumes-grades">
      <legend>{t('volumes.grades')}</legend>
      {grades.map(({ name, ratio }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a grade is known by its place while its name is typed.
        <span key={at} className="volumes-line">
          <input
            className="input"
            aria-label={t('volumes.gradeName', { place: at + 1 })}
            maxLength={20}
            value={name}
            onChange={({ target }) => change(at, { name: target.value })}
          />
          <input
            className="input figure"
            aria-label={t('volumes.gradeRatio', { place: at + 1 })}
            inputMode="decimal"
            maxLength={5}
            value={ratio}
            onChange={({ target }) => change(at, { ratio: target.value })}
          />
          %
        </span>
      ))}
    </fieldset>
  );
}

const HEADS = {
  base: 'volumes.baseVolume',
  before: 'volumes.before',
  agreed: 'volumes.agreed',
  selected: 'volumes.selected',
  other: 'volumes.other',
  completed: 'volumes.completed',
} as const;

/** The factors of each product, every one to be typed over. */
export function FactorTable(props: {
  readonly rows: readonly SurplusRow[];
  readonly onRows: (rows: readonly SurplusRow[]) => void;
}) {
  const { t } = usePreferences();
  const { rows, onRows } = props;
  return (
    <div className="volumes-heat volumes-factors">
      <table>
        <caption>{t('volumes.factors')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('volumes.product')}</th>
            {FACTORS.map((factor) => (
              <th key={factor} scope="col">
                {t(HEADS[factor])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.item}>
              <th scope="row" title={row.item}>
                {row.name}
              </th>
              {FACTORS.map((factor) => (
                <td key={factor}>
                  <input
                    className="input figure"
                    aria-label={`${row.name} ${t(HEADS[factor])}`}
                    aria-invalid={!isFactor(factor, row[factor])}
                    inputMode="decimal"
                    maxLength={14}
                    value={row[factor]}
                    onChange={({ target }) =>
                      onRows(rows.map((each) => (each === row ? { ...row, [factor]: target.value } : each)))
                    }
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
