import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Contract } from '../../shared/contract/index.ts';
import type { ReplyOf } from '../../shared/contract/operation.ts';
import { api } from '../app/client.ts';
import { sentenceOf } from '../app/failure.ts';
import { downloadFile } from '../app/files.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useNotify } from '../ui/notify.tsx';
import { instantName } from '../ui/time.ts';
import { Digest } from './digest.tsx';
import { sizeText } from './pack-notices.ts';
import { Verdict } from './verdict.tsx';

/** A pack that was made: what it is, what stands in it, its verification, and the way to take it away. */
export function PackResult({ pack }: { pack: ReplyOf<Contract['audit']['pack']> }) {
  const { t } = usePreferences();
  const notify = useNotify();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const verified = useQuery(api.audit.verifyPack.queryOptions({ input: { file: pack.file } }));
  const rows = pack.sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  const take = (): void =>
    void downloadFile(pack.file, pack.name).catch((error: unknown) => notify.failed({ title: sentenceOf(error, t) }));
  return (
    <div className="pack-result">
      <header>
        <h3 ref={head} tabIndex={-1}>
          {pack.name}
        </h3>
        <span className="hint">
          {t('packs.made', { when: instantName(pack.made) })} · {sizeText(pack.bytes)}
        </span>
        <button type="button" className="button primary" onClick={take}>
          {t('packs.download')}
        </button>
      </header>
      {verified.data ? (
        <Verdict verdict={verified.data} />
      ) : verified.isError ? (
        <p className="notice danger" role="alert">
          {sentenceOf(verified.error, t)}
        </p>
      ) : (
        <p className="notice" role="status">
          {t('packs.verifying')}
        </p>
      )}
      <dl className="facts">
        <dt title={t('digest.about')}>{t('digest')}</dt>
        <dd>
          <Digest value={pack.sha256} />
        </dd>
        <dt>{t('packs.manifest')}</dt>
        <dd>
          <Digest value={pack.manifest} />
        </dd>
        <dt>{t('packs.chainHead')}</dt>
        <dd>
          <Digest value={pack.chainHead} />
        </dd>
      </dl>
      <details className="pack-sheets">
        <summary>{t('packs.sheets', { count: pack.sheets.length, rows: rows.toLocaleString('en') })}</summary>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('packs.sheet')}</th>
              <th scope="col" className="figure">
                {t('packs.rows')}
              </th>
            </tr>
          </thead>
          <tbody>
            {pack.sheets.map((sheet) => (
              <tr key={sheet.name}>
                <th scope="row">{sheet.name}</th>
                <td className="figure">{sheet.rows === 0 ? '–' : sheet.rows.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
