import { capitalYuan } from '../../../shared/kernel/capital-yuan.ts';
import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { usePlanWords } from '../../budget/words.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { totalOf } from './draft.ts';
import type { Form } from './use-form.ts';

/** Of each row of the application what is paid, and where it is booked; 大写 of what it comes to below. */
export function AmountRows({ form }: { readonly form: Form }) {
  const { t } = usePreferences();
  const { begun, draft, problemOf, set } = form;
  const words = usePlanWords(form.unit);
  const total = totalOf(draft);
  const book = (at: number, part: Partial<(typeof draft.booked)[number]>): void =>
    set({ booked: draft.booked.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  const pay = (at: number, amount: (typeof draft.amounts)[number]): void =>
    set({ amounts: draft.amounts.map((each, index) => (index === at ? amount : each)) });
  return (
    <table className="approval-table payout-rows">
      <thead>
        <tr>
          <th scope="col">{t('payouts.rows')}</th>
          <th scope="col" className="figure">
            {t('payouts.rowLeft')}
          </th>
          <th scope="col" className="figure">
            {t('payouts.thisTime')}
          </th>
          <th scope="col">{t('payouts.charge')}</th>
          <th scope="col">{t('payouts.spending')}</th>
        </tr>
      </thead>
      <tbody>
        {begun.rows.map((row, at) => {
          const left = parseYuan(row.left) ?? ZERO;
          const amount = draft.amounts[at];
          const problem =
            problemOf(`amounts.${at}`) ??
            ((amount ?? ZERO) > left ? t('payouts.overLeft', { left: groupedYuan(left) }) : undefined);
          return (
            <tr key={`${row.department} ${row.item} ${row.source} ${row.project}`}>
              <td>
                {words.item(row.item)}
                <small>
                  {[
                    row.item,
                    words.source(row.source),
                    ...(row.department === '' ? [] : [words.department(row.department)]),
                    ...(row.project === '' ? [] : [words.project(row.project)]),
                  ].join(' · ')}
                </small>
              </td>
              <td className="figure">{groupedYuan(left)}</td>
              <td className="figure" data-field={`amounts.${at}`}>
                <AmountField
                  label={t('payouts.amountOf', { place: at + 1 })}
                  value={amount}
                  width={132}
                  onChange={(next) => pay(at, next)}
                  onTyping={(next) => pay(at, next)}
                />
                {problem ? <small className="field-problem">{problem}</small> : null}
              </td>
              <td data-field={`booked.${at}.charge`}>
                <Account
                  label={t('payouts.chargeOf', { place: at + 1 })}
                  options={row.charges}
                  value={draft.booked[at]?.charge ?? ''}
                  problem={problemOf(`booked.${at}.charge`)}
                  onChange={(charge) => book(at, { charge })}
                />
              </td>
              <td data-field={`booked.${at}.spending`}>
                <Account
                  label={t('payouts.spendingOf', { place: at + 1 })}
                  options={row.spendings}
                  value={draft.booked[at]?.spending ?? ''}
                  problem={problemOf(`booked.${at}.spending`)}
                  onChange={(spending) => book(at, { spending })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('payouts.total')}</th>
          <td className="figure">{groupedYuan(parseYuan(begun.ready) ?? ZERO)}</td>
          <td className="figure">
            <output className="payout-total" aria-label={t('payouts.total')}>
              {groupedYuan(total)}
            </output>
          </td>
          <td colSpan={2}>
            <output lang="zh-CN" aria-label={t('payouts.inWords')}>
              {total > 0 ? capitalYuan(total) : ''}
            </output>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** An account of the unit, of those that fit. */
export function Account(props: {
  readonly label?: string;
  readonly id?: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly value: string;
  readonly problem?: string | undefined;
  readonly onChange: (code: string) => void;
}) {
  const { t } = usePreferences();
  const { options, value, problem } = props;
  return (
    <>
      <ChoiceField
        {...(props.id === undefined ? { label: props.label } : { id: props.id })}
        options={options}
        value={value === '' ? undefined : value}
        placeholder={t('payouts.chooseAccount')}
        invalid={problem !== undefined}
        select={{ popupMatchSelectWidth: 360 }}
        onChange={(code) => props.onChange(code ?? '')}
      />
      {problem ? <small className="field-problem">{problem}</small> : null}
    </>
  );
}
