import { usePreferences } from '../../app/preferences.tsx';
import { kindMark, sizeName } from '../../ledger/papers/words.ts';
import type { Application } from './draft.ts';

/** One paper: its kind, its name to look at it by, its size, and taking it off again. */
export function PaperLine(props: {
  readonly paper: Pick<Application['papers'][number], 'name' | 'kind' | 'bytes'>;
  readonly onLook: () => void;
  readonly onRemove: (() => void) | undefined;
}) {
  const { t } = usePreferences();
  const { paper, onLook, onRemove } = props;
  const { name } = paper;
  return (
    <div className="paper-line">
      <span className={`paper-kind ${paper.kind}`}>{kindMark(paper.kind)}</span>
      <button
        type="button"
        className="link paper-name"
        aria-label={t('applications.paperLook', { name })}
        onClick={onLook}
      >
        {name}
      </button>
      <span className="hint">{sizeName(paper.bytes)}</span>
      {onRemove ? (
        <button
          type="button"
          className="link"
          aria-label={t('applications.paperRemoveOne', { name })}
          onClick={onRemove}
        >
          {t('applications.paperRemove')}
        </button>
      ) : null}
    </div>
  );
}
