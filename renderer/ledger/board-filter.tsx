import { usePreferences } from '../app/preferences.tsx';
import { STANDINGS, type Standing, type Summary } from './rows.ts';

/** How many units stand where; pressing one shows those alone, pressing it again shows all. */
export function BoardFilter(props: {
  readonly summary: Summary;
  readonly standing: Standing | undefined;
  readonly onChange: (standing: Standing | undefined) => void;
  /** Units that are late, and whether those alone are shown. */
  readonly late: number;
  readonly lateOnly: boolean;
  readonly onLate: (only: boolean) => void;
  /** Units that were late more than once in the last twelve months, and whether those alone are shown. */
  readonly often: number;
  readonly oftenOnly: boolean;
  readonly onOften: (only: boolean) => void;
}) {
  const { t } = usePreferences();
  const { summary, standing } = props;
  return (
    <fieldset className="filter">
      <legend className="visually-hidden">{t('board.filter')}</legend>
      <Press
        on={standing === undefined}
        onPress={() => props.onChange(undefined)}
        label={t('board.everything')}
        count={summary.units}
      />
      {STANDINGS.map((each) => (
        <Press
          key={each}
          on={standing === each}
          onPress={() => props.onChange(standing === each ? undefined : each)}
          label={t(`state.${each}`)}
          count={summary.counts[each]}
          dot={each}
        />
      ))}
      {props.late > 0 ? (
        <Press
          on={props.lateOnly}
          onPress={() => props.onLate(!props.lateOnly)}
          label={t('due.late')}
          count={props.late}
        />
      ) : null}
      {props.often > 0 ? (
        <Press
          on={props.oftenOnly}
          onPress={() => props.onOften(!props.oftenOnly)}
          label={t('due.oftenFilter')}
          count={props.often}
        />
      ) : null}
    </fieldset>
  );
}

function Press(props: { on: boolean; onPress: () => void; label: string; count: number; dot?: Standing }) {
  return (
    <button type="button" aria-pressed={props.on} onClick={props.onPress} disabled={props.count === 0 && !props.on}>
      {props.dot ? <i className={`dot ${props.dot}`} aria-hidden="true" /> : null}
      {props.label} <b>{props.count}</b>
    </button>
  );
}
