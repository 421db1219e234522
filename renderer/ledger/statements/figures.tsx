import { type KeyboardEvent, useCallback } from 'react';
import { parseYuan } from '../../../shared/kernel/fen.ts';
import { formatAmount, Money } from '../../ui/amount.tsx';
import { useTaste } from '../../ui/context.tsx';
import type { Figure, Line } from './form.ts';

/** Which figure of which line is open. */
export interface Opened {
  readonly line: string;
  readonly figure: Figure;
}

/** One figure of a form, which opens what it is made of. What is not kept cannot be opened. */
export function FigureCell(props: {
  readonly line: Line;
  readonly figure: Figure;
  readonly amount: string | null;
  readonly column: string;
  readonly opened: Opened | undefined;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { t, amountUnit } = useTaste();
  const { line, figure, amount } = props;
  const fen = amount === null ? undefined : parseYuan(amount);
  if (fen === undefined) return <span className="nothing">–</span>;
  const isOpen = props.opened?.line === line.key && props.opened.figure === figure;
  return (
    <button
      type="button"
      className="figure-button"
      tabIndex={-1}
      data-figure
      aria-pressed={isOpen}
      aria-label={t('statements.openFigure', {
        line: line.name,
        column: props.column,
        amount: formatAmount(fen, amountUnit),
      })}
      onClick={() => props.onOpen({ line: line.key, figure })}
    >
      <Money amount={fen} unit={amountUnit} />
    </button>
  );
}

/** Tab goes into a form once; the arrows, Home and End go from figure to figure as in a spreadsheet. */
export function useFigureKeys() {
  const enter = useCallback((table: HTMLElement | null) => {
    if (!table || table.querySelector('[data-figure][tabindex="0"]')) return;
    table.querySelector<HTMLElement>('[data-figure]')?.setAttribute('tabindex', '0');
  }, []);
  const onKeyDown = useCallback((event: KeyboardEvent<HTMLElement>) => {
    const at = event.target as HTMLElement;
    if (!at.hasAttribute('data-figure') || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = neighbour(event.currentTarget, at, event.key);
    if (!next) return;
    event.preventDefault();
    at.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return { ref: enter, onKeyDown };
}

/** The figure that an arrow key leads to: by where the figures stand on the form. */
function neighbour(form: HTMLElement, at: HTMLElement, key: string): HTMLElement | undefined {
  const rows = [...form.querySelectorAll('tr')].map((row) => [...row.querySelectorAll<HTMLElement>('[data-figure]')]);
  const row = rows.findIndex((cells) => cells.includes(at));
  const cells = rows[row] ?? [];
  const column = cells.indexOf(at);
  if (key === 'ArrowLeft') return cells[column - 1];
  if (key === 'ArrowRight') return cells[column + 1];
  if (key === 'Home') return cells[0];
  if (key === 'End') return cells.at(-1);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  const step = key === 'ArrowDown' ? 1 : -1;
  const x = at.getBoundingClientRect().right;
  for (let next = row + step; next >= 0 && next < rows.length; next += step) {
    const found = rows[next]?.find((cell) => Math.abs(cell.getBoundingClientRect().right - x) < 2);
    if (found) return found;
  }
  return undefined;
}
