import { groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { bandTitle } from '../books/ageing-bands.ts';
import type { Provisions } from './answers.ts';

type Allowance = Provisions['allowance'];
type Part = Allowance['parts'][number];

const money = (text: string): string => groupedYuan(parseYuan(text) ?? ZERO);

/** 坏账准备: by which method, and 应补提 = 期末应提数 − 贷方余额 with its numbers, side by side. */
export function AllowanceReason(props: { readonly allowance: Allowance; readonly onSettle: (() => void) | undefined }) {
  const { t } = usePreferences();
  const { allowance, onSettle } = props;
  const { method, reckoned, parts, bands } = allowance;
  return (
    <section className="card">
      <h3>
        {t('provisions.allowance')} <span className="chip">{t(`allowance.method.${method}`)}</span>
        {onSettle ? (
          <button type="button" className="button" onClick={onSettle}>
            {t(method === 'none' ? 'provisions.settle' : 'provisions.settleAgain')}
          </button>
        ) : null}
      </h3>
      {method === 'none' ? <p>{t('provisions.unsettled')}</p> : null}
      {onSettle ? null : <p className="hint">{t('provisions.whoSettles')}</p>}
      {method !== 'none' && !reckoned ? <p>{t('provisions.notThisMonth')}</p> : null}
      {parts.length > 0 ? (
        <table className="provisions-parts">
          <thead>
            <tr>
              <th scope="col">{t('provisions.part')}</th>
              <th scope="col">{t('provisions.howRequired')}</th>
              <th scope="col" className="figure">
                {t('provisions.required')}
              </th>
              <th scope="col" className="figure">
                {t('provisions.held')}
              </th>
              <th scope="col" className="figure">
                {t('provisions.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={`${part.side} ${part.counterparty}`}>
                <th scope="row">
                  {t(`allowance.side.${part.side}`)} {part.name}
                </th>
                <td>
                  <Steps steps={part.steps} bands={bands} />
                </td>
                <td className="figure">
                  <Amount value={part.required} />
                </td>
                <td className="figure">
                  <Amount value={part.held} />
                </td>
                <td className="figure">
                  <Amount value={part.change} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {parts.length > 0 ? <p className="hint">{t('provisions.allowanceFormula')}</p> : null}
    </section>
  );
}

function Steps({ steps, bands }: { readonly steps: Part['steps']; readonly bands: readonly number[] }) {
  const { t } = usePreferences();
  return steps.map((step) => {
    const what =
      step.what === 'band'
        ? bandTitle(bands, step.band ?? 0, t)
        : step.what === 'unknown'
          ? t('provisions.unknownAge')
          : step.what === 'judged'
            ? (step.reason ?? '')
            : t('provisions.balance');
    const sum =
      step.percent === undefined
        ? money(step.required)
        : `${money(step.base)} × ${step.percent}% = ${money(step.required)}`;
    return (
      <div key={`${step.what} ${step.band ?? ''} ${step.reason ?? ''}`}>
        {what} {sum}
      </div>
    );
  });
}
