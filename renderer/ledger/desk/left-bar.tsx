import { useNavigate } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { useShortcut } from '../../ui/shortcut.ts';
import { useDeskWork } from './desk-work.tsx';
import { type Left, leftKey } from './left-behind.ts';
import { named } from './sheet-address.ts';

/** The key that leads back to the last of them. */
const BACK_KEY = 'Ctrl+G';

/** Vouchers that were refused after one had gone on from them: what stands against each, and the way back to it. */
export function LeftBar() {
  const { t } = usePreferences();
  const { period } = useScope();
  const navigate = useNavigate();
  const { left } = useDeskWork();
  const all = useSyncExternalStore(left.subscribe, left.all);
  const last = all.at(-1);
  const open = ({ unit, draft, copy, reasons }: Left): void => {
    const line = reasons.find((each) => each.line !== null)?.line ?? null;
    void navigate({
      to: `/desk/${draft ?? 'new'}` as string,
      search: { unit, period, kept: copy ?? undefined } as never,
      state: named(crypto.randomUUID()) as never,
      ...(line === null ? {} : { hash: `line-${line}` }),
    });
  };
  useShortcut(last && BACK_KEY, () => last && open(last));
  if (!last) return null;
  return (
    <div className="desk-left" role="alert">
      {[...all].reverse().map((each) => (
        <p key={leftKey(each)} className="notice danger">
          <span className="desk-left-said">
            <b>{t(`desk.left.${each.failing}`, { called: each.called || t('desk.left.unnamed') })}</b>{' '}
            {each.reasons.map(({ message }) => message).join(' ')}
          </span>
          <button type="button" className="button" onClick={() => open(each)}>
            {t('desk.left.open')}
            {each === last ? <kbd>{BACK_KEY.replace('+', ' ')}</kbd> : null}
          </button>
          <button type="button" className="link" onClick={() => left.forget(each)}>
            {t('close')}
          </button>
        </p>
      ))}
    </div>
  );
}
