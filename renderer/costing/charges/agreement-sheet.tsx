import { useState } from 'react';
import { parsePeriod } from '../../../shared/kernel/period.ts';
import { useActing, useAttempt } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useDialogs } from '../../ui/dialogs.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Problem } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { type Agreement, type Centre, STAGE_CHIPS } from './looks.ts';
import { PaperActions } from './paper-actions.tsx';

/** One agreement as it is registered: its terms, its paper, and ending it before its time. */
export function AgreementSheet(props: {
  readonly centres: readonly Centre[];
  readonly agreement: Agreement;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const { agreement, onClose } = props;
  const centre = props.centres.find(({ id }) => id === agreement.centre)!;
  const said: readonly (readonly [string, string])[] = [
    [t('charges.centre'), `${centre.unitName} · ${centre.name}`],
    [t('charges.member'), `${agreement.member} ${agreement.memberName}`],
    [t('charges.months'), `${agreement.from} – ${agreement.to}`],
    [t('charges.basis'), `${t(`charges.basis.${agreement.basis}`)} ${agreement.rate ?? ''}`],
    [t('charges.minimum'), agreement.minimum ?? '–'],
    [t('charges.cap'), agreement.cap ?? '–'],
    [t('charges.signed'), agreement.signed || '–'],
    [
      t('charges.accounts'),
      agreement.expense === ''
        ? t('charges.byStatement')
        : [agreement.expense, agreement.payable, agreement.department].filter((code) => code !== '').join(' · '),
    ],
  ];
  return (
    <Drawer open title={`${t('charges.paper.agreement')} ${agreement.number}`} width={520} onClose={onClose}>
      <div className="charges-paper">
        <div className="charges-line">
          <span className={STAGE_CHIPS[agreement.stage]}>{t(`charges.stage.paper.${agreement.stage}`)}</span>
          <span className="hint">
            {t('charges.lastBy', { display: agreement.display, instant: instantName(agreement.instant) })}
          </span>
        </div>
        <table className="charges-table">
          <tbody>
            {said.map(([name, value]) => (
              <tr key={name}>
                <th>{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <SignedPaper agreement={agreement} />
        <div className="charges-line">
          <PaperActions paper="agreement" unit={centre.unit} name={agreement.number} of={agreement} onDone={onClose} />
        </div>
        {agreement.may.includes('end') ? <Ending unit={centre.unit} agreement={agreement} onClose={onClose} /> : null}
      </div>
    </Drawer>
  );
}

export function SignedPaper({ agreement }: { readonly agreement: Agreement }) {
  const { t } = usePreferences();
  const { busy, attempt } = useAttempt();
  if (agreement.fileName === '') return null;
  const save = () =>
    attempt(async () => {
      const { file, name } = await client.costing.chargePaper({ id: agreement.id });
      await downloadFile(file, name);
    }, t('statements.notSaved'));
  return (
    <button type="button" className="button" disabled={busy} onClick={() => void save()}>
      {t('charges.paperFile', { name: agreement.fileName })}
    </button>
  );
}

/** 提前终止: the last month in which it holds. */
function Ending(props: { readonly unit: string; readonly agreement: Agreement; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const dialogs = useDialogs();
  const { busy, problem, act } = useActing();
  const { unit, agreement, onClose } = props;
  const [typed, setTyped] = useState(agreement.to);
  const to = parsePeriod(typed);
  async function end(): Promise<void> {
    if (to === undefined) return;
    const { id, revision, number } = agreement;
    const reason = await dialogs.reason({ title: t('charges.endTitle', { number, to }), action: t('charges.end') });
    if (reason === undefined) return;
    if (await act(() => client.costing.endChargeAgreement({ id, revision, unit, to, reason }), t('charges.ended')))
      onClose();
  }
  return (
    <>
      <div className="charges-line">
        <label>
          {t('charges.endMonth')}{' '}
          <input
            className="input"
            type="month"
            min={agreement.from}
            max={agreement.to}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <button
          type="button"
          className="button"
          disabled={busy || to === undefined || to >= agreement.to}
          onClick={() => void end()}
        >
          {t('charges.end')}
        </button>
      </div>
      <Problem sentence={problem} />
    </>
  );
}
