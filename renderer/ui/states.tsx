import type { ReactNode } from 'react';
import { useTaste } from './context.tsx';

/** Where something will be, while it is read: grey lines in its place, so that nothing jumps. */
export function Loading({ lines = 12 }: { readonly lines?: number }) {
  const { t } = useTaste();
  return (
    <div className="card waiting" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <div key={line} className="line">
          <i className="pulse" />
        </div>
      ))}
    </div>
  );
}

/** Nothing there yet: says so, and teaches the first step. `action` is that step's button or link. */
export function Empty(props: { readonly title: string; readonly children?: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="card blank">
      <h2>{props.title}</h2>
      {props.children ? <div className="blank-body">{props.children}</div> : null}
      {props.action}
    </div>
  );
}

/** It could not be read: why, in one sentence of the reader's language, and another try. */
export function Failed(props: { readonly sentence: string; readonly onRetry?: () => void }) {
  const { t } = useTaste();
  return (
    <div className="card blank" role="alert">
      <h2>{t('error.title')}</h2>
      <p>{props.sentence}</p>
      {props.onRetry ? (
        <button type="button" className="button" onClick={props.onRetry}>
          {t('retry')}
        </button>
      ) : null}
    </div>
  );
}

/** A count or another figure of what is being read: grey in its place until it is known, never a nought. */
export function Tally({ children }: { readonly children: string | undefined }) {
  return <span className="hint">{children ?? <i className="pulse tally" aria-hidden="true" />}</span>;
}

/** Why a form was refused, beside it; nothing while it was not. */
export function Problem({ sentence }: { readonly sentence: string | undefined }) {
  if (!sentence) return null;
  const lines = sentence.split('\n');
  return lines.length === 1 ? (
    <p className="notice danger" role="alert">
      {sentence}
    </p>
  ) : (
    <div className="notice danger" role="alert">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
