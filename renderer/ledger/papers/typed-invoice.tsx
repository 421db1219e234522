import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type AccountingDate, parseDate } from '../../../shared/kernel/date.ts';
import { formatYuan } from '../../../shared/kernel/fen.ts';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readAmount } from '../../ui/arithmetic.ts';
import { Drawer } from '../../ui/drawer.tsx';
import type { Carrier, Counted } from './words.ts';

const FIELDS = ['number', 'code', 'date', 'seller', 'total'] as const;
type Field = (typeof FIELDS)[number];
const EMPTY: Readonly<Record<Field, string>> = { number: '', code: '', date: '', seller: '', total: '' };

/** 登记纸质发票: number, code, day, seller and total of an invoice that lies there as paper. */
export function TypedInvoice(props: {
  readonly unit: string;
  readonly ready: () => Promise<Carrier | undefined>;
  readonly onAdded: (counted: Counted) => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const [typed, setTyped] = useState(EMPTY);
  const [asked, setAsked] = useState(false);
  const ids = useId();
  const date = parseDate(typed.date);
  const total = readAmount(typed.total);
  const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
  const wrong: Readonly<Record<Field, boolean>> = {
    number: !/^[0-9A-Za-z]{4,30}$/.test(bare(typed.number)),
    code: !/^([0-9A-Za-z]{4,20})?$/.test(bare(typed.code)),
    date: date === undefined,
    seller: typed.seller.trim() === '',
    total: total === undefined,
  };
  const register = useMutation({
    mutationFn: async () => {
      const on = await props.ready();
      if (!on) throw new Error(t('papers.notReady'));
      return client.ledger.registerInvoice({
        ...on,
        number: bare(typed.number),
        code: bare(typed.code),
        date: date as AccountingDate,
        seller: typed.seller.trim(),
        total: formatYuan(total!),
      });
    },
    onSuccess: (counted) => {
      props.onAdded(counted);
      props.onClose();
    },
  });
  return (
    <Drawer open title={t('papers.type')} onClose={props.onClose}>
      <form
        className="paper-typed"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setAsked(true);
          if (!Object.values(wrong).includes(true) && !register.isPending) register.mutate();
        }}
      >
        <p className="hint">{t('papers.typeBody')}</p>
        {FIELDS.map((field) => (
          <div key={field} className="field">
            <label htmlFor={`${ids}-${field}`}>{t(`papers.field.${field}`)}</label>
            <input
              id={`${ids}-${field}`}
              className="input"
              type={field === 'date' ? 'date' : 'text'}
              inputMode={field === 'total' ? 'decimal' : undefined}
              autoComplete="off"
              maxLength={field === 'seller' ? 120 : 40}
              value={typed[field]}
              aria-invalid={asked && wrong[field]}
              aria-describedby={`${ids}-${field}-said`}
              onChange={({ target: { value } }) => setTyped((before) => ({ ...before, [field]: value }))}
            />
            <span id={`${ids}-${field}-said`} className={asked && wrong[field] ? 'field-problem' : 'hint'}>
              {asked && wrong[field] ? t(`papers.wrong.${field}`) : field === 'code' ? t('papers.codeHint') : null}
            </span>
          </div>
        ))}
        {register.isError ? (
          <p className="notice danger" role="alert">
            {sentenceOf(register.error, t)}
          </p>
        ) : null}
        <div className="drawer-actions">
          <button type="submit" className="button primary" disabled={register.isPending}>
            {t('papers.register')}
          </button>
          <button type="button" className="button" onClick={props.onClose}>
            {t('cancel')}
          </button>
        </div>
      </form>
    </Drawer>
  );
}
