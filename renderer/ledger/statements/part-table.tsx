import { useEffect, useRef } from 'react';
import type { Fen } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';

export interface PartRow {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly amount: Fen;
}

/** What a figure is made of, largest first; a row opens what that is made of. */
export function PartTable(props: {
  heading: string;
  label: string;
  rows: readonly PartRow[];
  totals: readonly { name: string; amount: Fen }[];
  onOpen: (key: string) => void;
  onNear: (key: string) => void;
}) {
  const { t } = usePreferences();
  const { rows, onNear } = props;
  const first = rows[0]?.key;
  const near = useRef(onNear);
  near.current = onNear;
  // Most often the largest part is looked into first.
  useEffect(() => {
    if (first !== undefined) near.current(first);
  }, [first]);
  return (
    <table className="parts">
      <caption className="visually-hidden">{props.label}</caption>
      <thead>
        <tr>
          <th scope="col">{props.heading}</th>
          <th scope="col" className="figure">
            {t('drill.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} onPointerEnter={() => onNear(row.key)}>
            <th scope="row">
              <button
                type="button"
                className="part"
                onFocus={() => onNear(row.key)}
                onClick={() => props.onOpen(row.key)}
              >
                <span className="code">{row.code}</span> {row.name}
              </button>
            </th>
            <td className="figure">
              <Amount value={row.amount} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {props.totals.map(({ name, amount }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="figure">
              <Amount value={amount} />
            </td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
