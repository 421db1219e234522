import { type Doubt, isGrave } from '../../../shared/domain/approval/coverage.ts';
import { casesOf } from '../../../shared/domain/approval/table.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useApprovalWords } from '../words.ts';
import { placeOfDoubt } from './draft.ts';

/** What a table leaves open or contradicts, the grave first; each leads to its row, or to one that would fill the gap. */
export function DoubtsList(props: {
  readonly doubts: readonly Doubt[];
  readonly onRow?: (place: number) => void;
  readonly onFill?: (gap: Extract<Doubt, { kind: 'uncovered' }>) => void;
}) {
  const { t } = usePreferences();
  const said = useSaid();
  const { doubts, onRow, onFill } = props;
  if (doubts.length === 0)
    return (
      <p className="approval-doubtless hint" role="status">
        {t('approvalRules.noDoubts')}
      </p>
    );
  const inOrder = [...doubts].sort((one, other) => Number(isGrave(other)) - Number(isGrave(one)));
  return (
    <section className="approval-doubts" aria-label={t('approvalRules.doubts')} aria-live="polite">
      <ul>
        {inOrder.map((doubt) => {
          const place = placeOfDoubt(doubt);
          return (
            <li key={said(doubt)}>
              <span className={isGrave(doubt) ? 'chip danger' : 'chip warn'}>
                {t(isGrave(doubt) ? 'approvalRules.grave' : 'approvalRules.light')}
              </span>
              <span>{said(doubt)}</span>
              {doubt.kind === 'uncovered' && onFill ? (
                <button type="button" className="link" onClick={() => onFill(doubt)}>
                  {t('approvalRules.fill')}
                </button>
              ) : place !== undefined && onRow ? (
                <button type="button" className="link" onClick={() => onRow(place)}>
                  {t('approvalRules.toRow', { row: place + 1 })}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A doubt as a sentence. */
function useSaid(): (doubt: Doubt) => string {
  const { t } = usePreferences();
  const words = useApprovalWords();
  return (doubt) => {
    switch (doubt.kind) {
      case 'uncovered':
        return t('approvalRules.doubt.uncovered', {
          span: words.span(doubt.span),
          cases: words.cases(casesOf(doubt.asked)),
        });
      case 'hidden':
        return t('approvalRules.doubt.hidden', {
          row: doubt.rule + 1,
          by: words.list(doubt.by.map((place) => String(place + 1))),
        });
      case 'overlap':
        return t('approvalRules.doubt.overlap', {
          ...{ upper: doubt.upper + 1, lower: doubt.lower + 1 },
          span: words.span(doubt.span),
        });
      case 'lighter':
        return t('approvalRules.doubt.lighter', {
          ...{ row: doubt.rule + 1, than: doubt.than + 1, amount: words.amount(doubt.at) },
          cases: words.cases(casesOf([doubt.asked])),
        });
    }
  };
}
