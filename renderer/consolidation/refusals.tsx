import { ORPCError } from '@orpc/client';
import { Link } from '@tanstack/react-router';
import { isPlainKey } from '../../shared/i18n/translate.ts';
import { sentenceOf } from '../app/failure.ts';
import { usePreferences } from '../app/preferences.tsx';
import type { RunInSight } from './run-in-sight.tsx';

/** The codes with which the rules refused, each once; empty where something else went wrong. */
export function codesOf(error: unknown): string[] {
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return [];
  const data = error.data as { readonly code?: string; readonly reasons?: readonly { readonly code: string }[] };
  return [...new Set((data.reasons ?? []).map(({ code }) => code))];
}

/** Why the worksheet could not be confirmed, a line each, and the step that mends it. */
export function ConfirmRefused(props: {
  readonly error: unknown;
  readonly run: RunInSight;
  readonly onManuals: () => void;
  readonly onRules: () => void;
  readonly onClose: () => void;
}) {
  const { t } = usePreferences();
  const codes = codesOf(props.error);
  const failing = props.run.sheet.checks.filter(({ ok, severity }) => !ok && severity === 'error');
  return (
    <div className="notice danger ws-notice" role="alert">
      <div className="ws-refusals">
        <strong>{t('worksheet.notConfirmed')}</strong>
        {codes.length === 0 ? <p>{sentenceOf(props.error, t)}</p> : null}
        {codes.map((code) => {
          const key = `refusal.${code}`;
          return (
            <p key={code}>
              {isPlainKey(key) ? t(key) : sentenceOf(props.error, t)}
              {code === 'failed-checks' ? <em>{failing.map(({ title }) => title).join(' · ')}</em> : null}
              {code === 'open-differences' ? (
                <>
                  <Link to="/reconciliation" className="button">
                    {t('worksheet.toReconciliation')}
                  </Link>
                  <button type="button" className="button" onClick={props.onRules}>
                    {t('rules.title')}
                  </button>
                </>
              ) : null}
              {code === 'unconfirmed-manual' ? (
                <button type="button" className="button" onClick={props.onManuals}>
                  {t('manual.title')}
                </button>
              ) : null}
              {code === 'books-have-changed' && props.run.remake ? (
                <>
                  <em>{t('worksheet.remakeNote')}</em>
                  <button type="button" className="button" onClick={props.run.remake}>
                    {t('worksheet.remake')}
                  </button>
                </>
              ) : null}
            </p>
          );
        })}
      </div>
      <button type="button" className="button" onClick={props.onClose}>
        {t('close')}
      </button>
    </div>
  );
}
