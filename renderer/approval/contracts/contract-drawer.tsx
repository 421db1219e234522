import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/client.ts';
import { failedOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { ToPage } from '../../app/to-page.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { instantName } from '../../ui/time.ts';
import { PaymentsPart } from '../payouts/payments-part.tsx';
import { AcceptForm } from './accept-form.tsx';
import { ChangeForm } from './change-form.tsx';
import { type ContractDetail, STANDING_LOOKS, standingWord } from './looks.ts';
import { ScanPart } from './scan-part.tsx';

/** One contract: what it comes to, its stages, its changes, and what was scanned. */
export function ContractDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const [doing, setDoing] = useState<'change' | number>();
  const read = useQuery(api.approval.contract.queryOptions({ input: { id } }));
  const contract = read.data;
  const failed = failedOf(read, t);
  if (contract && doing === 'change') return <ChangeForm contract={contract} onClose={() => setDoing(undefined)} />;
  if (contract && typeof doing === 'number')
    return <AcceptForm contract={contract} stage={doing} onClose={() => setDoing(undefined)} />;
  return (
    <Drawer
      open
      width={760}
      onClose={onClose}
      title={
        <span className="approval-line">
          {contract?.number ?? ''}
          {contract ? <span className={STANDING_LOOKS[contract.standing]}>{t(standingWord(contract))}</span> : null}
          {contract?.early ? <span className="chip warn">{t('contracts.early')}</span> : null}
        </span>
      }
    >
      {failed ? (
        <Failed sentence={failed.sentence} onRetry={failed.onRetry} />
      ) : contract ? (
        <div className="contract">
          {contract.early ? <p className="notice warn">{t('contracts.earlyHint')}</p> : null}
          <HeadPart contract={contract} />
          <StagesPart contract={contract} onAccept={setDoing} />
          <PaymentsPart
            document={contract.document}
            year={Number(contract.signed.slice(0, 4))}
            unit={contract.unit}
            contract={contract.id}
            className="contract-part"
            heading="h2"
          />
          <ChangesPart contract={contract} onChange={() => setDoing('change')} />
          <section className="contract-part">
            <h2>{t('contracts.scan')}</h2>
            <ScanPart id={id} scan={contract.scan} open />
          </section>
        </div>
      ) : (
        <Loading lines={6} />
      )}
    </Drawer>
  );
}

function HeadPart({ contract }: { readonly contract: ContractDetail }) {
  const { t } = usePreferences();
  const { retention } = contract;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [
      t('contracts.application'),
      <ToPage key="application" to="/approvals" search={{ document: String(contract.document) }} className="link">
        {contract.documentNumber} {contract.purpose}
      </ToPage>,
    ],
    [t('contracts.unit'), contract.unitName],
    [t('contracts.payee'), contract.payeeName],
    [t('contracts.signed'), contract.signed],
    [t('contracts.worth'), <Amount key="worth" value={contract.worth} />],
    [t('contracts.accepted'), <Amount key="accepted" value={contract.accepted} />],
    [t('contracts.paid'), <Amount key="paid" value={contract.paid} />],
    [t('contracts.left'), <Amount key="left" value={contract.left} />],
    [
      t('contracts.retention'),
      retention ? (
        <span key="retention">
          <Amount value={retention.amount} />
          <br />
          {retention.days > 0
            ? t('contracts.releaseIn', { day: retention.release, days: retention.days })
            : t('contracts.releaseDue', { day: retention.release })}
        </span>
      ) : (
        '–'
      ),
    ],
  ];
  return (
    <section className="contract-part">
      <dl className="contract-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        {t('contracts.signedBy', { person: contract.display, instant: instantName(contract.instant) })}
      </p>
    </section>
  );
}

function StagesPart(props: { readonly contract: ContractDetail; readonly onAccept: (stage: number) => void }) {
  const { t } = usePreferences();
  const { contract, onAccept } = props;
  return (
    <section className="contract-part">
      <h2>{t('contracts.stages')}</h2>
      <table className="approval-table">
        <thead>
          <tr>
            <th scope="col">{t('contracts.stage')}</th>
            <th scope="col" className="figure">
              {t('contracts.amount')}
            </th>
            <th scope="col">{t('contracts.acceptance')}</th>
          </tr>
        </thead>
        <tbody>
          {contract.stages.map(({ name, amount, accepting, accepted }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stage is its place.
            <tr key={at}>
              <td>{name}</td>
              <td className="figure">
                <Amount value={amount} />
              </td>
              <td>
                {accepted ? (
                  <>
                    <div>
                      <span className="chip ok">{t('contracts.acceptedDone')}</span> {accepted.day} {accepted.display}
                    </div>
                    <div>{accepted.result}</div>
                    {accepted.report ? <ScanPart id={contract.id} scan={accepted.report} /> : null}
                  </>
                ) : accepting ? (
                  <span className="approval-line">
                    <span className="chip warn">{t('contracts.toAccept')}</span>
                    {contract.may.includes('accept') ? (
                      <button type="button" className="button" onClick={() => onAccept(at + 1)}>
                        {t('contracts.accept')}
                      </button>
                    ) : null}
                  </span>
                ) : (
                  <span className="hint">{t('contracts.noAcceptance')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ChangesPart(props: { readonly contract: ContractDetail; readonly onChange: () => void }) {
  const { t } = usePreferences();
  const { contract } = props;
  return (
    <section className="contract-part">
      <header>
        <h2>{t('contracts.changes')}</h2>
        {contract.may.includes('change') ? (
          <button type="button" className="button" onClick={props.onChange}>
            {t('contracts.change')}
          </button>
        ) : null}
      </header>
      {contract.changes.length === 0 ? <p className="hint">{t('contracts.noChanges')}</p> : null}
      {contract.changes.map(({ day, amount, reason, display, instant, scan }) => (
        <div key={instant} className="contract-change">
          <div className="approval-line">
            <b>{day}</b> <Amount value={amount} /> <span>{reason}</span> <span className="hint">{display}</span>
          </div>
          <ScanPart id={contract.id} scan={scan} />
        </div>
      ))}
    </section>
  );
}
