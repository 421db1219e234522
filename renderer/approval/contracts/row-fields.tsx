import { type Fen, groupedYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { usePlanWords } from '../../budget/words.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { fenIn, type ToSign } from './looks.ts';

/** What a contract takes of each row of its application, or, where it has no rows, of the whole. */
export function RowFields(props: {
  /** What the amounts are, where they stand by budget line. */
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly Pick<ToSign['rows'][number], 'item' | 'source' | 'left'>[];
  /** What nobody has signed yet of the whole. */
  readonly left: string;
  readonly amounts: readonly (Fen | undefined)[];
  readonly onChange: (amounts: readonly (Fen | undefined)[]) => void;
}) {
  const { t } = usePreferences();
  const words = usePlanWords(props.unit);
  const { title, rows, left, amounts, onChange } = props;
  const fields =
    rows.length === 0
      ? [{ label: t('contracts.amount'), left }]
      : rows.map((row) => ({ label: `${words.item(row.item)} · ${words.source(row.source)}`, left: row.left }));
  const set = (at: number, amount: Fen | undefined): void =>
    onChange(fields.map((_, index) => (index === at ? amount : amounts[index])));
  const shown = fields.map((field, at) => (
    <Labelled
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
      key={at}
      label={field.label}
      needed
      hint={t('contracts.leftHint', { left: groupedYuan(fenIn(field.left)) })}
    >
      {({ id }) => (
        <AmountField
          id={id}
          width="100%"
          value={amounts[at]}
          onChange={(amount) => set(at, amount)}
          onTyping={(amount) => set(at, amount)}
        />
      )}
    </Labelled>
  ));
  return rows.length === 0 ? (
    shown
  ) : (
    <fieldset className="contract-amounts">
      <legend>{title}</legend>
      {shown}
    </fieldset>
  );
}
