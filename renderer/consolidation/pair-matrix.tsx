import { Checkbox } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Translate } from '../../shared/i18n/translate.ts';
import { absFen, type Fen, fen } from '../../shared/kernel/fen.ts';
import { usePreferences } from '../app/preferences.tsx';
import { formatAmount } from '../ui/amount.tsx';
import { Segments } from '../ui/segments.tsx';
import { Empty } from '../ui/states.tsx';
import { type Cell, keyOf, MATRIX_AMOUNTS, type Matrix, type MatrixAmount, stepIn, UNNAMED } from './pairs.ts';
import type { RunInSight } from './run-in-sight.tsx';
import type { Difference } from './sheet.ts';

/** Units beyond which a field has room for 万元 only. */
const ROOMY = 12;
const FEN_A_YUAN = 100;
/** What a table takes at most for names, and for a field: a few units are not stretched over the whole window. */
const NAMES_PX = 190;
const FIELD_PX = 110;

/**
 * The pairs as a heat map: what stands open between two units, or when asked who booked more, or what each booked. Colour
 * is always by what stands open, with a figure or a word beside it. One field is in the tab order; arrow keys move, Enter
 * opens.
 */
export function PairMatrix(props: {
  readonly matrix: Matrix;
  readonly run: RunInSight;
  readonly amount: MatrixAmount;
  readonly onAmount: (amount: MatrixAmount) => void;
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
        <Segments
          label={t('reconciliation.amounts')}
          value={props.amount}
          choices={MATRIX_AMOUNTS.map((value) => ({ value, label: t(`reconciliation.amount.${value}`) }))}
          onChange={props.onAmount}
        />
        {units.length > ROOMY ? <span className="chip accent">{t('reconciliation.inWan')}</span> : null}
        <span className="hint">{t(`reconciliation.amountNote.${props.amount}`)}</span>
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
            className={`${units.length > ROOMY ? 'dense ' : ''}shows-${props.amount}`}
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
                      amount={props.amount}
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
  readonly amount: MatrixAmount;
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
        {figureOf(cell, props.amount, props.dense)}
      </button>
    </td>
  );
}

/** What stands in a field: a tick where it agrees, a word where it is answered, else the amount that is asked for. */
function figureOf(cell: Cell, amount: MatrixAmount, dense: boolean): string {
  if (amount === 'booked') return rounded(cell.booked, dense) || '–';
  if (cell.standing === 'agreed') return '✓';
  if (cell.standing === 'settled') return '≈';
  if (amount === 'open') return rounded(cell.open, dense);
  if (cell.difference === 0) return '±';
  return `${cell.difference > 0 ? '+' : ''}${rounded(cell.difference, dense)}`;
}

/** A picture has room for whole yuan; the exact amount is said on hovering, in the list and to whoever listens. */
function rounded(amount: Fen, dense: boolean): string {
  const size = absFen(amount);
  const text = formatAmount(dense ? size : fen(Math.round(size / FEN_A_YUAN) * FEN_A_YUAN), dense ? 'wan' : 'yuan');
  const shown = text === '–' ? '' : dense ? text : text.replace(/\.\d\d$/, '');
  return amount < 0 ? `-${shown}` : shown;
}

const wordsOf = (cell: Cell, pair: string, t: Translate): string =>
  cell.standing === 'agreed'
    ? t('reconciliation.fieldAgreed', { pair, booked: formatAmount(cell.booked, 'yuan') })
    : t('reconciliation.field', {
        pair,
        booked: formatAmount(cell.booked, 'yuan'),
        answered: formatAmount(cell.answered, 'yuan'),
        difference: formatAmount(cell.difference, 'yuan'),
        open: formatAmount(cell.open, 'yuan'),
      });
