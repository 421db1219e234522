import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Loading, Problem } from '../../ui/states.tsx';

const PARTS = ['price', 'delivery', 'terms'] as const;
type Weights = Readonly<Record<(typeof PARTS)[number], number>>;

/** 评分权重 [U]: seen by all, set by the 总药师. */
export function WeightsForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  const read = useQuery(api.procurement.priceWeights.queryOptions({ input: {} }));
  return (
    <Drawer open title={t('prices.weights')} width={480} onClose={onClose}>
      {read.data ? <Fields weights={read.data} onClose={onClose} /> : <Loading lines={4} />}
    </Drawer>
  );
}

function Fields({ weights, onClose }: { readonly weights: Weights; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { busy, problem, act } = useActing();
  const [typed, setTyped] = useState(() => PARTS.map((part) => String(weights[part])));
  const sets = may('procurement.approve');
  const [price = 0, delivery = 0, terms = 0] = typed.map(Number);
  const sum = price + delivery + terms;
  async function keep(): Promise<void> {
    if (await act(() => client.procurement.setPriceWeights({ price, delivery, terms }), t('prices.weightsKept')))
      onClose();
  }
  return (
    <form
      className="prices-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <p className="wide hint">{t('prices.weightsAbout')}</p>
      {PARTS.map((part, at) => (
        <Labelled key={part} label={t(`prices.weight.${part}`)}>
          {(field) => (
            <input
              {...field}
              className="input figure"
              inputMode="numeric"
              readOnly={!sets}
              value={typed[at]}
              onChange={({ target }) =>
                setTyped(
                  typed.map((text, place) => (place === at ? target.value.replaceAll(/\D/g, '').slice(0, 3) : text)),
                )
              }
            />
          )}
        </Labelled>
      ))}
      <div className="wide prices-line">
        <span className={sum === 100 ? 'chip ok' : 'chip danger'}>{t('prices.weightSum', { sum })}</span>
        {sets ? (
          <button type="submit" className="button primary" disabled={busy || sum !== 100}>
            {t('prices.keepWeights')}
          </button>
        ) : (
          <span className="hint">{t('prices.weightsWho')}</span>
        )}
      </div>
      <Problem sentence={problem} />
    </form>
  );
}
