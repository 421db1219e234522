import { Link } from '@tanstack/react-router';
import { sentenceOf } from '../../app/failure.ts';
import { downloadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { signerOf } from '../../app/told.ts';
import { useNotify } from '../../ui/notify.tsx';
import { instantName } from '../../ui/time.ts';
import type { VoucherOut } from './voucher-form.tsx';

/** Where a voucher comes from: the imported file and its own number there, or made here. */
export function VoucherSource({ voucher }: { voucher: VoucherOut }) {
  const { t, locale } = usePreferences();
  const notify = useNotify();
  const { source, provision } = voucher;
  return (
    <section className="card aside-card" aria-label={t('voucher.source')}>
      <h3>{t('voucher.source')}</h3>
      {source ? (
        <dl className="facts">
          <dt>{t('voucher.file')}</dt>
          <dd>
            <button
              type="button"
              className="link"
              title={t('voucher.download')}
              onClick={() =>
                void downloadFile(source.sha256, source.fileName).catch((error: unknown) =>
                  notify.failed({ title: t('voucher.download'), body: sentenceOf(error, t) }),
                )
              }
            >
              {source.fileName}
            </button>
          </dd>
          <dt>{t('voucher.batch')}</dt>
          <dd>{t('voucher.batchRows', { batch: source.batch, rows: source.rows })}</dd>
          <dt>{t('voucher.sourceNumber')}</dt>
          <dd>{voucher.sourceNumber ?? t('voucher.noSourceNumber')}</dd>
          <dt>{t('voucher.importedBy')}</dt>
          <dd>{signerOf(source.actor, voucher.names, locale)}</dd>
          <dt>{t('voucher.importedAt')}</dt>
          <dd>{instantName(source.instant)}</dd>
        </dl>
      ) : (
        <>
          <p className="hint">{t('voucher.madeHere')}</p>
          {provision ? (
            <p>
              {t(`provisions.name.${provision.key}`)}{' '}
              <Link
                to={(provision.key === 'allowance' ? '/period-end' : '/asset-cards') as string}
                search={{ unit: voucher.unit, period: provision.period } as never}
              >
                {t(provision.key === 'allowance' ? 'voucher.toProvisions' : 'provisions.cards')}
              </Link>
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

/** What a person should look at in it, and the vouchers it is linked with. */
export function VoucherNotes({ voucher }: { voucher: VoucherOut }) {
  const { t } = usePreferences();
  const { unit, reverses, reversedBy } = voucher;
  const linkTo = (id: number, name: string) => (
    <Link
      className="link"
      to="/vouchers/$id"
      params={{ id: String(id) } as never}
      search={((b: object) => ({ ...b, unit })) as never}
    >
      {name}
    </Link>
  );
  return (
    <>
      {reverses !== null || reversedBy !== null ? (
        <section className="card aside-card" aria-label={t('voucher.links')}>
          <h3>{t('voucher.links')}</h3>
          {reverses === null ? null : (
            <p>{linkTo(reverses, t('voucher.reverses', { name: voucher.reversesName ?? '' }))}</p>
          )}
          {reversedBy === null ? null : (
            <p>{linkTo(reversedBy, t('voucher.reversedBy', { name: voucher.reversedByName ?? '' }))}</p>
          )}
        </section>
      ) : null}
      <section className="card aside-card" aria-label={t('voucher.findings')}>
        <h3>
          {t('voucher.findings')}
          {voucher.findings.length > 0 ? <span className="chip warn">{voucher.findings.length}</span> : null}
        </h3>
        {voucher.findings.length === 0 ? (
          <p className="hint">{t('voucher.noFindings')}</p>
        ) : (
          <ul className="findings">
            {voucher.findings.map(({ kind, message, line }) => (
              <li key={`${kind} ${line} ${message}`}>
                {line === null ? null : <span className="chip">{t('voucher.atLine', { line })}</span>} {message}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
