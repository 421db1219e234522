import { useId, useState } from 'react';
import { type Fen, fen } from '../../shared/kernel/fen.ts';
import { type Period, periodOf } from '../../shared/kernel/period.ts';
import { AccountField } from '../ui/account-field.tsx';
import { AmountField } from '../ui/amount-field.tsx';
import { useTaste } from '../ui/context.tsx';
import { PeriodField } from '../ui/period-field.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { UnitField } from '../ui/unit-field.tsx';
import { Names } from './names.ts';

/** The fields: amount, unit, account, person, period. */
export function Fields() {
  const { t } = useTaste();
  const [amount, setAmount] = useState<Fen | undefined>(fen(123_450));
  const [unit, setUnit] = useState<string>();
  const [account, setAccount] = useState<string | undefined>('1002');
  const [person, setPerson] = useState<string>();
  const [period, setPeriod] = useState<Period>(periodOf(2025, 12));
  const ids = { amount: useId(), unit: useId(), account: useId(), person: useId() };
  return (
    <div className="gallery-fields">
      <div className="field">
        <label htmlFor={ids.amount}>{t('gallery.amount')}</label>
        <AmountField id={ids.amount} value={amount} onChange={setAmount} balancing={fen(88_800)} width="100%" />
      </div>
      <div className="field">
        <label htmlFor={ids.unit}>{t('gallery.unit')}</label>
        <UnitField id={ids.unit} options={Names.units} value={unit} onChange={setUnit} clearable />
      </div>
      <div className="field">
        <label htmlFor={ids.account}>{t('gallery.account')}</label>
        <AccountField id={ids.account} options={Names.accounts} value={account} onChange={setAccount} />
      </div>
      <div className="field">
        <label htmlFor={ids.person}>{t('gallery.person')}</label>
        <PersonField id={ids.person} options={Names.people} value={person} onChange={setPerson} />
      </div>
      <PeriodField period={period} withBooks={['2025-11', '2025-12']} onChange={setPeriod} />
    </div>
  );
}
