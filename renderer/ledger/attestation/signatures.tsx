import { usePreferences } from '../../app/preferences.tsx';
import { instantName } from '../../ui/time.ts';
import type { Attestation } from './signing.ts';

/** So many digits of a hash tell two contents apart at a glance; the whole one stands behind it. */
const SHOWN_DIGITS = 12;

/** 签认记录: every signature of the month, the newest first, and whether it still holds. */
export function Signatures({ data }: { readonly data: Attestation }) {
  const { t } = usePreferences();
  return (
    <section className="card" aria-labelledby="attestation-signatures">
      <h2 id="attestation-signatures">{t('attestation.signatures')}</h2>
      {data.signatures.length === 0 ? (
        <p className="hint">{t('attestation.noSignatures')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('attestation.when')}</th>
              <th scope="col">{t('attestation.who')}</th>
              <th scope="col">{t('attestation.for')}</th>
              <th scope="col">{t('attestation.authority')}</th>
              <th scope="col">{t('attestation.hash')}</th>
              <th scope="col">{t('attestation.standing')}</th>
            </tr>
          </thead>
          <tbody>
            {data.signatures.map((one) => (
              <tr key={one.id}>
                <td>{instantName(one.instant)}</td>
                <th scope="row">{one.display}</th>
                <td>{t(`attestation.side.${one.side}`)}</td>
                <td>{one.authority ?? <span className="nothing">–</span>}</td>
                <td>
                  <code title={one.digest}>{one.digest.slice(0, SHOWN_DIGITS)}…</code>
                </td>
                <td>
                  <span className={one.holds ? 'chip ok' : 'chip danger'}>
                    {t(one.holds ? 'attestation.holds' : 'attestation.lapsed')}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
