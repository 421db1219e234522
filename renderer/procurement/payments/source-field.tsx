import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { type Fen, groupedYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { fenOf } from '../../ui/grid-columns.ts';
import { ChevronDown } from '../../ui/icons.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import type { Proposal } from './looks.ts';

const ACCOUNT = 0;

/** 资金来源: the one account, or what the insurance fund advanced for a batch and is not paid out; nothing where it never did. */
export function SourceField(props: {
  readonly on: AccountingDate;
  /** The batch; undefined where the one account pays. */
  readonly value: number | undefined;
  readonly proposal: Proposal | undefined;
  /** What the run comes to as it is typed. */
  readonly paid: Fen;
  readonly onChange: (batch: number | undefined) => void;
}) {
  const { t } = usePreferences();
  const { value, proposal, paid, onChange } = props;
  const read = useQuery(api.procurement.advances.queryOptions({ input: { on: props.on } }));
  const rows = read.data?.rows ?? [];
  // A draft may name a batch that was adjusted since.
  const chosen = value === undefined ? undefined : rows.find(({ batches }) => batches.includes(value));
  const own = rows.filter((row) => row === chosen || (fenOf(row.left) ?? ZERO) > 0);
  if (own.length === 0) return null;
  const left = fenOf(proposal?.left);
  const said = left === undefined ? undefined : { left: groupedYuan(left) };
  const isOver = left !== undefined && paid > left;
  return (
    <Labelled
      label={t('drugPayments.source')}
      hint={said && t('drugPayments.sourceHint', said)}
      problem={said && isOver ? t('drugPayments.sourceOver', said) : undefined}
    >
      {({ id }) => (
        <Select<number>
          id={id}
          className="payment-source"
          suffixIcon={<ChevronDown />}
          value={chosen?.batch ?? ACCOUNT}
          options={[
            { value: ACCOUNT, label: t('drugPayments.source.account') },
            ...own.map(({ batch, number, name }) => ({
              value: batch,
              label: t('drugPayments.source.advance', { batch: `${number} ${name}` }),
            })),
          ]}
          onChange={(next) => onChange(next === ACCOUNT ? undefined : next)}
        />
      )}
    </Labelled>
  );
}
