import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import type { ClosingLine, Place } from './places.ts';

const TONE: Readonly<Record<ClosingLine['state'], string>> = {
  done: 'ok',
  open: 'danger',
  look: 'warn',
  waiting: '',
  none: '',
};

/** One line of the checklist: where it stands, what it is about, and the page on which it is done. */
export function ClosingLineOf(props: {
  /** Its place in the order of the work, from 1. */
  readonly at: number;
  readonly line: ClosingLine;
  readonly place: Place;
  readonly unit: string;
  readonly period: string;
}) {
  const { t } = usePreferences();
  const { at, line, place, unit, period } = props;
  const { key, state, count, detail } = line;
  const { title, ...link } = place;
  const counted = count > 1 && (state === 'open' || state === 'look');
  return (
    <li className={`closing-line is-${state}`} value={at}>
      <span className="closing-at">{at}</span>
      <span className="closing-state">
        <span className={`chip ${TONE[state]}`}>
          {counted ? t(`closing.state.${state}.count`, { count }) : t(`closing.state.${state}`)}
        </span>
      </span>
      <b>{t(`closing.line.${key}`)}</b>
      <span className="closing-words">
        {detail === null ? null : <span>{detail}</span>}
        <span className="hint">{t(`closing.why.${key}`)}</span>
      </span>
      <ToPage {...link} search={{ unit, period, ...link.search }} className="closing-go">
        {t(title)}
      </ToPage>
    </li>
  );
}
