import type { BookPaperKey } from '../../../shared/domain/ledger/printing/book-paper.ts';
import type { VoucherPaperKey } from '../../../shared/domain/ledger/printing/paper.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { PrintField } from './print-field.tsx';

type PaperName = VoucherPaperKey | BookPaperKey;

/** Which paper is loaded, and how many rows a page of it has. */
export function PaperFields<Key extends PaperName>(props: {
  readonly papers: readonly { readonly key: Key }[];
  readonly bounds: { readonly min: number; readonly max: number };
  readonly paper: Key;
  readonly rows: number;
  readonly onPaper: (paper: Key) => void;
  readonly onRows: (rows: number) => void;
}) {
  const { t } = usePreferences();
  const { papers, bounds } = props;
  return (
    <>
      <PrintField label={t('printing.paper')}>
        {(id) => (
          <select
            id={id}
            className="input"
            value={props.paper}
            onChange={({ target }) => props.onPaper(papers.find(({ key }) => key === target.value)!.key)}
          >
            {papers.map(({ key }) => (
              <option key={key} value={key}>
                {t(`printing.paper.${key as PaperName}`)}
              </option>
            ))}
          </select>
        )}
      </PrintField>
      <PrintField label={t('printing.rows')}>
        {(id) => (
          <input
            id={id}
            className="input"
            type="number"
            min={bounds.min}
            max={bounds.max}
            value={props.rows}
            onChange={({ target }) =>
              target.value !== '' && target.checkValidity() && props.onRows(target.valueAsNumber)
            }
          />
        )}
      </PrintField>
    </>
  );
}
