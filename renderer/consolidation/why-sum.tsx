import { usePreferences } from '../app/preferences.tsx';
import { formatAmount } from '../ui/amount.tsx';
import { fenOfText, type Worksheet } from './sheet.ts';

/** Why the members' total is not the consolidated one, in one sentence with the amounts; and whose month is an earlier one. */
export function WhySum(props: {
  readonly line: {
    readonly name: string;
    readonly sum: string;
    readonly elimination: string;
    readonly consolidated: string;
  };
  readonly units: number;
  /** Whose columns are marked beside it, where they are: then it need not be said again. */
  readonly marked?: Worksheet['late'];
  readonly checks: Worksheet['checks'];
}) {
  const { t, amountUnit } = usePreferences();
  const { line } = props;
  const amount = (text: string): string => formatAmount(fenOfText(text), amountUnit);
  const late =
    (props.marked ?? []).length === 0
      ? props.checks.find(({ name, ok }) => name === 'units-reported' && !ok)
      : undefined;
  return (
    <p className="hint ws-why">
      {t('worksheet.whySum', {
        line: line.name,
        count: props.units,
        sum: amount(line.sum),
        elimination: amount(line.elimination),
        consolidated: amount(line.consolidated),
      })}
      {late ? ` ${late.detail}` : null}
    </p>
  );
}
