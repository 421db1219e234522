import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { type CrossingAsked, DIMENSIONS, type Dimension } from './dimensions.ts';

/** What 辅助核算余额表 goes by: one dimension within another, and the levels of the accounts above them. */
export function CrossingChoice({ asked, deepest }: { readonly asked: CrossingAsked; readonly deepest: number }) {
  const { t } = usePreferences();
  const [, setBy] = useAddress('by');
  const [, setLevels] = useAddress('levels');
  const { by, levels, code } = asked;
  const choose = (at: number, dimension: string): void => {
    const before = by.slice(0, at);
    const chosen = DIMENSIONS.find((each) => each === dimension);
    const after = by.slice(at + 1).filter((each) => each !== dimension);
    setBy((chosen ? [...before, chosen, ...after] : before).join());
  };
  /** A place for each dimension that is chosen, and one more while there are others. */
  const places = ['first', 'second', 'third', 'fourth'].slice(0, Math.min(DIMENSIONS.length, by.length + 1));
  const spans = Array.from({ length: deepest }, (_, first) =>
    Array.from({ length: deepest - first }, (_each, more) => ({ from: first + 1, to: first + 1 + more })),
  ).flat();
  const standing = levels ?? (code === undefined ? { from: 1, to: 1 } : undefined);
  return (
    <>
      {places.map((place, at) => (
        <select
          key={place}
          className="input"
          aria-label={`${t(at === 0 ? 'crossing.by' : 'crossing.then')} ${at + 1}`}
          value={by[at] ?? ''}
          onChange={(event) => choose(at, event.target.value)}
        >
          {at === 0 ? null : <option value="">{t('crossing.no')}</option>}
          {choicesAt(by, at).map((each) => (
            <option key={each} value={each}>
              {t(at === 0 ? 'crossing.by' : 'crossing.then')} {t(`dimension.${each}`)}
            </option>
          ))}
        </select>
      ))}
      <select
        className="input"
        aria-label={t('crossing.levels')}
        value={standing ? `${standing.from}-${standing.to}` : ''}
        onChange={(event) => setLevels(event.target.value || undefined)}
      >
        {code === undefined ? null : <option value="">{t('crossing.noAccounts')}</option>}
        {spans.map(({ from, to }) => (
          <option key={`${from}-${to}`} value={`${from}-${to}`}>
            {from === to ? t('books.level', { level: from }) : t('crossing.span', { from, to })}
          </option>
        ))}
      </select>
    </>
  );
}

/** A dimension that stands further left is not offered again; one further right comes forward. */
const choicesAt = (by: readonly Dimension[], at: number): Dimension[] =>
  DIMENSIONS.filter((dimension) => !by.slice(0, at).includes(dimension));
