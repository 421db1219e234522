import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import { amountLook } from './amount.tsx';
import type { AmountUnit } from './context.tsx';
import { type CellValue, fenOf } from './grid-columns.ts';

interface MoneyParams extends ICellRendererParams<unknown, CellValue> {
  readonly amountUnit: AmountUnit;
}

/** `Money` in a cell of a grid, without React: dragging a scroll bar draws hundreds of them in a frame. */
export class MoneyCell implements ICellRendererComp {
  readonly #element = document.createElement('span');

  init(params: MoneyParams): void {
    this.#draw(params);
  }

  refresh(params: MoneyParams): boolean {
    this.#draw(params);
    return true;
  }

  getGui(): HTMLElement {
    return this.#element;
  }

  #draw({ value, amountUnit }: MoneyParams): void {
    const amount = fenOf(value);
    if (amount === undefined) {
      this.#element.removeAttribute('class');
      this.#element.removeAttribute('title');
      this.#element.textContent = '';
      return;
    }
    const { text, look, title } = amountLook(amount, amountUnit);
    this.#element.className = look;
    this.#element.title = title;
    this.#element.textContent = text;
  }
}
