import type { KeyboardEvent } from 'react';
import {
  amountOf,
  CASH_FACES,
  type CashFace,
  countedOf,
  faceName,
} from '../../../shared/domain/ledger/cash-count/faces.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { groupedYuan } from '../../ui/amount.tsx';

/** Pieces by face value as they are typed: '' where none. */
export type Typed = Readonly<Partial<Record<CashFace, string>>>;

export const drawerOf = (typed: Typed) =>
  CASH_FACES.map((face) => ({ face, pieces: Number(typed[face] ?? 0) })).filter(({ pieces }) => pieces > 0);

/** Notes and coins by face value; Enter and the arrows go from one to the next, as fingers do on a number pad. */
export function DrawerFields({
  typed,
  onChange,
}: {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
}) {
  const { t, locale } = usePreferences();
  const go = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const fields = [...document.querySelectorAll<HTMLInputElement>('.cash-drawer input')];
    const next = fields[fields.indexOf(event.currentTarget) + step];
    if (!next && step > 0) return;
    event.preventDefault();
    next?.focus();
    next?.select();
  };
  return (
    <table className="cash-drawer">
      <thead>
        <tr>
          <th scope="col">{t('cashCount.face')}</th>
          <th scope="col">{t('cashCount.pieces')}</th>
          <th scope="col" className="cash-amount">
            {t('cashCount.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {CASH_FACES.map((face, at) => {
          const name = locale === 'zh-CN' ? faceName(face) : t('cashCount.faceYuan', { yuan: face / 100 });
          const pieces = Number(typed[face] ?? 0);
          return (
            <tr key={face}>
              <th scope="row">{name}</th>
              <td>
                <input
                  className="input"
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={6}
                  aria-label={t('cashCount.piecesOf', { face: name })}
                  // biome-ignore lint/a11y/noAutofocus: who begins a count types the first number.
                  autoFocus={at === 0}
                  value={typed[face] ?? ''}
                  onChange={(event) => onChange({ ...typed, [face]: digitsOf(event.target.value) })}
                  onFocus={(event) => event.target.select()}
                  onKeyDown={go}
                />
              </td>
              <td className="cash-amount">{pieces === 0 ? '' : groupedYuan(amountOf({ face, pieces }))}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('cashCount.counted')}
          </th>
          <td className="cash-amount">{groupedYuan(countedOf(drawerOf(typed)))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Digits only, full-width ones too. */
const digitsOf = (text: string): string =>
  text.replaceAll(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10)).replaceAll(/\D/g, '');
