import { Checkbox } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Translate } from '../../shared/i18n/translate.ts';
import { absFen, fen } from '../../shared/kernel/fen.ts';
import { usePreferences } from '../app/preferences.tsx';
import { formatAmount } from '../ui/amount.tsx';
import { Empty } from '../ui/states.tsx';
import { type Cell, keyOf, type Matrix, stepIn, UNNAMED } from './pairs.ts';
import type { RunInSight } from './run-in-sight.tsx';
import type { Difference } from './sheet.ts';

/** Units beyond which a field has room for 万元 only. */
const ROOMY = 12;
const FEN_A_YUAN = 100;
/** What a table takes at most for names, and for a field: a few units are not stretched over the whole window. */
const NAMES_PX = 190;
const FIELD_PX = 110;

/**
 * The pairs as a heat map: what the row's unit has booked more or less than the column's. Colour by what stands open, and
 * beside it always a figure with its sign, or a word. One field is in the tab order; arrow keys move, Enter opens.
 */
export function PairMatrix(props: {
  readonly matrix: Matrix;
  readonly run: RunInSight;
  readonly every: boolean;
  readonly onEvery: (every: boolean) => void;
  /** Key of the pair that is open. */
  readonly chosen: string | undefined;
  readonly onOpen: (row: Difference) => void;
}) {
  const { t } = usePreferences();
  const { matrix, run } = props;
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<readonly [number, number]>([0, 1]);
  const { units } = matrix;
  const [row, column] = [Math.min(place[0], units.length - 1), Math.min(place[1], units.length - 1)];

  function onKey(event: KeyboardEvent): void {
    const [down, right] = stepIn(units.length, [row, column], event.key);
    if (down === row && right === column) return;
    event.preventDefault();
    setPlace([down, right]);
    table.current?.querySelector<HTMLElement>(`[data-place="${down}.${right}"]`)?.focus();
  }
  const short = (unit: string): string => (unit === UNNAMED ? t('reconciliation.unnamed') : run.nameOf(unit));
  return (
    <section className="card rec-matrix" aria-label={t('reconciliation.matrix')}>
      <header>
        <strong>{t('reconciliation.matrix')}</strong>
        <span className="hint">{t('reconciliation.matrixNote')}</span>
        <Checkbox checked={props.every} onChange={(event) => props.onEvery(event.target.checked)}>
          {t('reconciliation.everyUnit')}
        </Checkbox>
      </header>
      {units.length === 0 ? (
        <Empty title={t('reconciliation.allAgreed')}>
          <p>{t('reconciliation.allAgreedBody')}</p>
        </Empty>
      ) : (
        <div className="rec-scroll">
          <table
            style={{ maxWidth: NAMES_PX + units.length * FIELD_PX }}
            ref={table}
            className={units.length > ROOMY ? 'dense' : undefined}
            aria-label={t('reconciliation.matrix')}
          >
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">{t('field.unit')}</span>
                </th>
                {units.map((unit) => (
                  <th key={unit} scope="col" title={short(unit)}>
                    <span>{unit}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody onKeyDown={onKey}>
              {units.map((unit, down) => (
                <tr key={unit}>
                  <th scope="row" title={short(unit)}>
                    <span className="code">{unit}</span>
                    <span className="rec-unit">{short(unit)}</span>
                  </th>
                  {units.map((other, right) => (
                    <Field
                      key={other}
                      cell={unit === other ? undefined : matrix.cell(unit, other)}
                      own={unit === other}
                      pair={`${short(unit)} — ${short(other)}`}
                      place={`${down}.${right}`}
                      inOrder={down === row && right === column}
                      dense={units.length > ROOMY}
                      chosen={props.chosen}
                      onFocus={() => setPlace([down, right])}
                      onOpen={props.onOpen}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Field(props: {
  readonly cell: Cell | undefined;
  readonly own: boolean;
  readonly pair: string;
  readonly place: string;
  readonly inOrder: boolean;
  readonly dense: boolean;
  readonly chosen: string | undefined;
  readonly onFocus: () => void;
  readonly onOpen: (row: Difference) => void;
}) {
  const { t } = usePreferences();
  const { cell, pair } = props;
  const common = { 'data-place': props.place, tabIndex: props.inOrder ? 0 : -1, onFocus: props.onFocus };
  if (props.own || !cell) {
    return (
      <td
        {...common}
        className={props.own ? 'own' : undefined}
        aria-label={props.own ? t('reconciliation.itself') : t('reconciliation.nothing', { pair })}
      />
    );
  }
  const words = wordsOf(cell, pair, t);
  return (
    <td className={`heat-${cell.heat}${keyOf(cell.row) === props.chosen ? ' chosen' : ''}`}>
      <button type="button" {...common} title={words} onClick={() => props.onOpen(cell.row)}>
        <span className="visually-hidden">{words} </span>
        {figureOf(cell, props.dense)}
      </button>
    </td>
  );
}

/** What stands in a field: a tick where it agrees, a word where it is answered, else the difference with its sign. */
function figureOf(cell: Cell, dense: boolean): string {
  if (cell.standing === 'agreed') return '✓';
  if (cell.standing === 'settled') return '≈';
  if (cell.difference === 0) return '±';
  const sign = cell.difference > 0 ? '+' : '-';
  const size = absFen(cell.difference);
  const text = formatAmount(dense ? size : fen(Math.round(size / FEN_A_YUAN) * FEN_A_YUAN), dense ? 'wan' : 'yuan');
  // A picture has room for whole yuan; the exact amount is said on hovering, in the list and to whoever listens.
  return `${sign}${text === '–' ? '' : dense ? text : text.replace(/\.\d\d$/, '')}`;
}

const wordsOf = (cell: Cell, pair: string, t: Translate): string =>
  cell.standing === 'agreed'
    ? t('reconciliation.fieldAgreed', { pair })
    : t('reconciliation.field', {
        pair,
        difference: formatAmount(cell.difference, 'yuan'),
        open: formatAmount(cell.open, 'yuan'),
      });
