import { useState } from 'react';
import { isCreditCode, PARTY_CLASSES, type PartyClass } from '../../../shared/domain/organisation/party.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;

/** 增加往来单位: before an account of it can be registered, by whoever keeps the register of parties. */
export function PartyForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  const { busy, problem, act } = useActing();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<PartyClass>('other');
  const [creditCode, setCreditCode] = useState('');
  const credit = creditCode.trim().toUpperCase();
  const isWrong = credit !== '' && !isCreditCode(credit);
  const stop = !CODE.test(code.trim())
    ? t('approvalPayees.stop.code')
    : name.trim() === ''
      ? t('approvalPayees.stop.name')
      : isWrong
        ? t('approvalPayees.stop.credit')
        : undefined;
  async function save(): Promise<void> {
    if (stop !== undefined || busy) return;
    const party = { code: code.trim(), name, class: kind, ...(credit === '' ? {} : { creditCode: credit }) };
    if (await act(() => client.organisation.addParties({ parties: [party] }), t('approvalPayees.partyAdded')))
      onClose();
  }
  return (
    <Drawer open title={t('approvalPayees.addParty')} onClose={onClose}>
      <form
        className="approval-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Labelled label={t('approvalPayees.code')} hint={t('approvalPayees.codeHint')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={32}
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('approvalPayees.partyName')}>
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Labelled>
        <Labelled label={t('approvalPayees.class')}>
          {(field) => (
            <select
              {...field}
              className="input"
              value={kind}
              onChange={({ target }) => setKind(PARTY_CLASSES.find((each) => each === target.value) ?? kind)}
            >
              {PARTY_CLASSES.map((each) => (
                <option key={each} value={each}>
                  {t(`approvalPayees.class.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled
          label={t('approvalPayees.creditCode')}
          problem={isWrong ? t('approvalPayees.stop.credit') : undefined}
          hint={t('approvalPayees.creditCodeHint')}
        >
          {(field) => (
            <input
              {...field}
              className="input"
              maxLength={18}
              value={creditCode}
              onChange={({ target }) => setCreditCode(target.value)}
            />
          )}
        </Labelled>
        <Problem sentence={problem} />
        <div className="approval-line">
          <button type="submit" className="button primary" aria-disabled={stop !== undefined || busy} title={stop}>
            {t('approvalPayees.addParty')}
          </button>
          <span className="hint">{stop}</span>
        </div>
      </form>
    </Drawer>
  );
}
