import { useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { priceText } from '../../ui/price.ts';
import { PaperActions, PaperHistory } from '../paper-steps.tsx';
import { stageLook } from '../stage-look.ts';
import { OverrideForm } from './override-form.tsx';
import type { OverrideRow } from './words.ts';

/** One exception: what, for whom, how much, until when and why; and who decided it. */
export function OverrideSheet({ override, onClose }: { readonly override: OverrideRow; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const [writing, setWriting] = useState(false);
  const { number, stage, kind, unit, unitName, item, what, quantity, price, amount, supplier, first, last, why } =
    override;
  if (writing) return <OverrideForm override={override} onClose={() => setWriting(false)} />;
  return (
    <Drawer open title={`${number} ${what}`} width={520} onClose={onClose}>
      <div className="purchase-paper">
        <div className="purchase-line">
          <span className={stageLook(stage)}>{t(`procurement.stage.${stage}`)}</span>
          <span className="chip">{t(`purchaseAccount.kind.${kind}`)}</span>
        </div>
        <table className="purchase-table facts">
          <tbody>
            {(
              [
                ['forUnit', `${unit} ${unitName}`],
                ['what', `${what} ${item}`.trim()],
                ['supplier', supplier],
                ['days', `${first} – ${last}`],
                ['why', why],
              ] as const
            ).map(([key, text]) => (
              <tr key={key}>
                <th scope="row">{t(`purchaseAccount.${key}`)}</th>
                <td>{text}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('purchaseAccount.amount')}</th>
              <td>
                {t('purchaseAccount.times', { quantity, price: priceText(price) })} <Amount value={amount} />
              </td>
            </tr>
            {override.item === '' ? null : <Compared override={override} />}
          </tbody>
        </table>
        <div className="purchase-line">
          {override.may.includes('prepare') ? (
            <button type="button" className="button" onClick={() => setWriting(true)}>
              {t('purchaseAccount.write')}
            </button>
          ) : null}
          <PaperActions kind="override" name={`${number} ${what}`} of={override} />
        </div>
        <h2>{t('procurement.history')}</h2>
        <PaperHistory kind="override" id={override.id} />
      </div>
    </Drawer>
  );
}

/** What the price is held against: the limits of the day, by how much it is above them, and what was paid before. */
function Compared({ override }: { readonly override: OverrideRow }) {
  const { t } = usePreferences();
  const { agreed, listed, excess, paid } = override;
  const limits = [
    [t('purchaseAccount.agreed'), agreed],
    [t('purchaseAccount.listed'), listed],
  ] as const;
  return (
    <>
      {limits.map(([name, limit]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td>{limit === '' ? t('purchaseAccount.noLimit') : priceText(limit)}</td>
        </tr>
      ))}
      {excess ? (
        <tr>
          <th scope="row">{t('purchaseAccount.excess')}</th>
          <td>
            <span className="chip danger">
              {t('purchaseAccount.excessIs', { ...excess, limit: priceText(excess.limit) })}
            </span>
          </td>
        </tr>
      ) : null}
      <tr>
        <th scope="row">{t('purchaseAccount.paid')}</th>
        <td>
          {paid.length === 0
            ? t('purchaseAccount.paidNone')
            : paid.map(({ order, day, supplier, price }) => (
                <div key={order}>
                  {day} {priceText(price)} {supplier} <span className="code">{order}</span>
                </div>
              ))}
        </td>
      </tr>
    </>
  );
}
