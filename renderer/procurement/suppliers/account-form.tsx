import { useState } from 'react';
import { parseDate } from '../../../shared/kernel/date.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import type { Account, SupplierDetail } from './looks.ts';

const FIELDS = ['name', 'bank', 'number', 'why', 'calledWho', 'calledPhone', 'evidence'] as const;
type Field = (typeof FIELDS)[number];
type Draft = Readonly<Record<Field | 'calledDay', string>>;

const LONGEST: Readonly<Record<Field, number>> = {
  ...{ name: 100, bank: 100, number: 40, why: 200, calledWho: 40, calledPhone: 40, evidence: 200 },
};
const HINTS = {
  number: 'suppliers.numberHint',
  calledPhone: 'suppliers.calledPhoneHint',
  evidence: 'suppliers.evidenceHint',
} as const;

/** 登记或变更收款账户: a call back to the known number first, then another person's approval. */
export function AccountForm(props: {
  readonly supplier: SupplierDetail;
  readonly name: string;
  readonly account: Account | undefined;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const { supplier, name, account, onClose } = props;
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ name: account?.name ?? name, bank: account?.bank ?? '', number: account?.account ?? '' },
    ...{ why: account?.why ?? '', calledWho: account?.calledWho ?? supplier.card?.contact ?? '' },
    ...{ calledPhone: account?.calledPhone ?? supplier.card?.phone ?? '', calledDay: account?.calledDay ?? '' },
    evidence: account?.evidence ?? '',
  }));
  const [at, setAt] = useState(() => account && { id: account.id, revision: account.revision });
  const number = draft.number.replaceAll(/\D/g, '');
  const whole = draft.name.trim() !== '' && draft.bank.trim() !== '' && draft.why.trim() !== '' && number.length >= 6;
  const called = draft.calledWho.trim() !== '' && draft.calledPhone.trim() !== '' && draft.calledDay !== '';

  async function keep(hand: boolean): Promise<void> {
    const { why: reason, name: holder, bank, calledWho, calledPhone, evidence } = draft;
    const asked = {
      ...{ supplier: supplier.code, name: holder, bank, number, reason, calledWho, calledPhone, evidence },
      calledDay: parseDate(draft.calledDay) ?? ('' as const),
    };
    const done = await act(
      async () => {
        const kept = await client.procurement.savePayee({ ...(at ? { at } : {}), ...asked });
        const seen = { id: kept.id, revision: kept.revision };
        setAt(seen);
        if (hand) await client.procurement.handPaper({ ...seen, kind: 'payee' });
      },
      t(hand ? 'suppliers.handed' : 'suppliers.saved'),
    );
    if (done) onClose();
  }
  const input = (field: Field, label: string) => (
    <Labelled key={field} label={label} hint={field in HINTS ? t(HINTS[field as keyof typeof HINTS]) : undefined}>
      {(named) => (
        <input
          {...named}
          className="input"
          maxLength={LONGEST[field]}
          value={draft[field]}
          onChange={({ target }) => setDraft({ ...draft, [field]: target.value })}
        />
      )}
    </Labelled>
  );
  const title = t(supplier.payee ? 'suppliers.changeAccount' : 'suppliers.newAccount');
  return (
    <Drawer open title={`${title} · ${name}`} width={720} onClose={onClose}>
      <form
        className="suppliers-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep(true);
        }}
      >
        {input('name', t('suppliers.accountName'))}
        {input('bank', t('suppliers.bank'))}
        {input('number', t('suppliers.number'))}
        {input('why', t('suppliers.why'))}
        <h2 className="wide">{t('suppliers.call')}</h2>
        {input('calledWho', t('suppliers.calledWho'))}
        {input('calledPhone', t('suppliers.calledPhone'))}
        <Labelled label={t('suppliers.calledDay')}>
          {(field) => (
            <input
              {...field}
              className="input"
              type="date"
              value={draft.calledDay}
              onChange={({ target }) => setDraft({ ...draft, calledDay: target.value })}
            />
          )}
        </Labelled>
        {input('evidence', t('suppliers.evidence'))}
        <div className="wide suppliers-line">
          <Problem sentence={problem} />
          <button type="submit" className="button primary" disabled={busy || !whole || !called}>
            {t('suppliers.saveAndHand')}
          </button>
          <button type="button" className="button" disabled={busy || !whole} onClick={() => void keep(false)}>
            {t('suppliers.save')}
          </button>
          {called ? null : <span className="hint">{t('suppliers.notCalled')}</span>}
        </div>
      </form>
    </Drawer>
  );
}
