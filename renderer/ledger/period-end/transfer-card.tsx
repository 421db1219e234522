import { useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import type { Names } from '../books/names.ts';
import { Block } from '../books/voucher-form.tsx';

type Transfer = ReplyOf<Contract['ledger']['periodEnd']>['transfers'][number];

/** Lines that are shown at once; longer vouchers are opened. */
const SHOWN = 24;

/** One voucher to be posted: what it is called and does, by which clause, its sum, and its lines. */
export function TransferCard(props: {
  readonly at: number;
  readonly transfer: Transfer;
  readonly unit: string;
  readonly names: Names;
}) {
  const { t } = usePreferences();
  const { key, total, lines } = props.transfer;
  const [open, setOpen] = useState(lines.length <= SHOWN);
  const book = lines[0]?.book ?? 'financial';
  return (
    <details
      className="card period-end-transfer"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <b>
          {props.at}. {t(`periodEnd.name.${key}`)}
        </b>
        <span className="hint">{t(`periodEnd.why.${key}`)}</span>
        <span className="figure">
          <Amount value={total} />
        </span>
        <span className="chip">{t('periodEnd.lines', { count: lines.length })}</span>
      </summary>
      {open ? (
        <Block
          title={t(`voucher.${book}`)}
          lines={lines}
          unit={props.unit}
          names={props.names}
          id={`line-${props.at}`}
        />
      ) : null}
    </details>
  );
}
