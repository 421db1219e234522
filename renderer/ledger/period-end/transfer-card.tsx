import { type ReactNode, useState } from 'react';
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
  readonly name: string;
  readonly why: string;
  readonly made: Pick<Transfer, 'total' | 'lines'>;
  readonly unit: string;
  readonly names: Names;
  /** What led to it, above its lines. */
  readonly children?: ReactNode;
  /** Leads on from a line to what it is made of. */
  readonly behind?: (line: Transfer['lines'][number]) => ReactNode;
}) {
  const { t } = usePreferences();
  const { total, lines } = props.made;
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
          {props.at}. {props.name}
        </b>
        <span className="hint">{props.why}</span>
        <span className="figure">
          <Amount value={total} />
        </span>
        <span className="chip">{t('periodEnd.lines', { count: lines.length })}</span>
      </summary>
      {open ? (
        <>
          {props.children}
          <Block
            title={t(`voucher.${book}`)}
            lines={lines}
            unit={props.unit}
            names={props.names}
            id={`line-${props.name}-${props.at}`}
            {...(props.behind ? { behind: props.behind } : {})}
          />
        </>
      ) : null}
    </details>
  );
}
