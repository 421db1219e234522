import { useState } from 'react';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { Problem } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import type { AccountPaper } from './words.ts';

/** The account as it shall be: who holds it, where, under which name and number; of a change also why. */
export function AccountForm(props: {
  readonly first: boolean;
  readonly paper?: AccountPaper;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { units = [] } = useScope();
  const { busy, problem, act } = useActing();
  const { first, paper, onClose } = props;
  const [unitAsked, setUnit] = useState(paper?.unit);
  const [draft, setDraft] = useState({
    ...{ bank: paper?.bank ?? '', name: paper?.name ?? '', number: paper?.accountNumber ?? '', why: paper?.why ?? '' },
  });
  const lead = units.find(({ kind }) => kind === 'lead')?.code;
  const unit = unitAsked ?? lead;
  const number = draft.number.replaceAll(/\s/g, '');
  const numberProblem = number !== '' && !/^\d{8,32}$/.test(number) ? t('purchaseAccount.numberRule') : undefined;
  const good =
    unit !== undefined &&
    draft.bank.trim() !== '' &&
    draft.name.trim() !== '' &&
    /^\d{8,32}$/.test(number) &&
    (first || draft.why.trim() !== '');
  async function save(): Promise<void> {
    if (!good) return;
    const asked = {
      ...(paper ? { at: { id: paper.id, revision: paper.revision } } : {}),
      ...{ unit, bank: draft.bank.trim(), name: draft.name.trim(), number, why: draft.why.trim() },
    };
    if (await act(() => client.procurement.savePurchaseAccount(asked), t('purchaseAccount.kept'))) onClose();
  }
  const field = (id: 'bank' | 'name' | 'why', most: number) => (
    <Labelled label={t(`purchaseAccount.${id}`)}>
      {(labelled) => (
        <input
          {...labelled}
          className="input"
          maxLength={most}
          value={draft[id]}
          onChange={({ target }) => setDraft({ ...draft, [id]: target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <Drawer
      open
      title={paper ? paper.number : t(first ? 'purchaseAccount.begin' : 'purchaseAccount.change')}
      width={480}
      onClose={onClose}
    >
      <form
        className="purchase-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Labelled
          label={t('purchaseAccount.unit')}
          hint={unit === lead ? t('purchaseAccount.unitHint') : t('purchaseAccount.notLead')}
        >
          {({ id }) => <UnitField id={id} options={units} value={unit} onChange={setUnit} />}
        </Labelled>
        {field('name', 80)}
        {field('bank', 80)}
        <Labelled label={t('purchaseAccount.account')} problem={numberProblem}>
          {(labelled) => (
            <input
              {...labelled}
              className="input code"
              inputMode="numeric"
              maxLength={40}
              value={draft.number}
              onChange={({ target }) => setDraft({ ...draft, number: target.value })}
            />
          )}
        </Labelled>
        {first ? null : field('why', 200)}
        <Problem sentence={problem} />
        <div className="purchase-line">
          <button type="submit" className="button primary" disabled={busy || !good}>
            {t('purchaseAccount.save')}
          </button>
          <span className="hint">{t('purchaseAccount.thenHand')}</span>
        </div>
      </form>
    </Drawer>
  );
}
