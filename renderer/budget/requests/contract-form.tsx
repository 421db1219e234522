import { Input } from 'antd';
import { useState } from 'react';
import { type Fen, fen, formatYuan, groupedYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { usePlanWords } from '../words.ts';
import { placeKey, type Request } from './draft.ts';

type Day = Parameters<typeof client.budget.registerContract>[0]['date'];

/** 登记合同或订单: what it binds of each row, to begin with all that the row still holds. */
export function ContractForm({ request, onClose }: { readonly request: Request; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const words = usePlanWords(request.unit);
  const { busy, problem, act } = useActing();
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const [counterpart, setCounterpart] = useState(request.payee);
  const [amounts, setAmounts] = useState<readonly (Fen | undefined)[]>(() =>
    request.rows.map(({ reserved }) => parseYuan(reserved) ?? ZERO),
  );
  const sum = fen(amounts.reduce<number>((all, amount) => all + (amount ?? 0), 0));
  const stop =
    number.trim() === '' || date === '' || counterpart.trim() === '' || sum <= 0
      ? t('budgetRequests.contractStop')
      : undefined;
  async function register(): Promise<void> {
    if (stop !== undefined || busy) return;
    const { id, revision, unit } = request;
    const said = { number, date: date as Day, counterpart };
    const bound = amounts.map((amount) => formatYuan(amount ?? ZERO));
    const done = await act(
      () => client.budget.registerContract({ id, revision, unit, ...said, amounts: bound }),
      t('budgetRequests.contractDone', { number }),
    );
    if (done) onClose();
  }
  return (
    <Drawer open title={t('budgetRequests.step.contract')} onClose={onClose}>
      <form
        className="request-drawer"
        onSubmit={(event) => {
          event.preventDefault();
          void register();
        }}
      >
        <Labelled label={t('budgetRequests.contractNumber')}>
          {(field) => (
            <Input {...field} maxLength={60} value={number} onChange={({ target }) => setNumber(target.value)} />
          )}
        </Labelled>
        <Labelled label={t('budgetRequests.contractDate')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              value={date}
              onChange={({ target }) => setDate(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('budgetRequests.counterpart')}>
          {(field) => (
            <Input
              {...field}
              maxLength={120}
              value={counterpart}
              onChange={({ target }) => setCounterpart(target.value)}
            />
          )}
        </Labelled>
        {request.rows.map((row, index) => (
          <Labelled
            key={placeKey(row)}
            label={`${words.item(row.item)} · ${words.source(row.source)}`}
            hint={t('budgetRequests.contractHint', {
              approved: groupedYuan(parseYuan(row.amount) ?? ZERO),
              reserved: groupedYuan(parseYuan(row.reserved) ?? ZERO),
            })}
          >
            {(field) => (
              <AmountField
                id={field.id}
                value={amounts[index]}
                onChange={(amount) => setAmounts(amounts.map((each, at) => (at === index ? amount : each)))}
              />
            )}
          </Labelled>
        ))}
        <Problem sentence={problem} />
        <div className="change-form-line">
          <button type="submit" className="button primary" aria-disabled={stop !== undefined || busy} title={stop}>
            {t('budgetRequests.contractSave', { amount: groupedYuan(sum) })}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          {stop === undefined ? null : <span className="hint">{stop}</span>}
        </div>
      </form>
    </Drawer>
  );
}
