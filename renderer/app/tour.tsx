import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from './client.ts';
import { useIdentity } from './identity.ts';
import { usePreferences } from './preferences.tsx';
import { closeTour, useTourState } from './tour-state.ts';

/** Where each of the five steps points. */
const STEPS = [
  { step: 'scope', points: '.top-bar .band' },
  { step: 'board', points: '.shell > main .fill, .shell > main .card' },
  { step: 'nav', points: '.nav-pages' },
  { step: 'search', points: '.search .input' },
  { step: 'pack', points: '.nav a[href^="/packs"]' },
] as const;

const POINT = 'data-tour';
const POINT_EVERY_MS = 300;

/** 导览: five steps on the board, the first time; closed, it is gone for ever. It covers nothing and stops nothing. */
export function Tour() {
  const { t } = usePreferences();
  const state = useTourState();
  const { may } = useIdentity();
  const isHome = useLocation({ select: ({ pathname }) => pathname === '/' });
  const [at, setAt] = useState(0);
  const step = STEPS[at] ?? STEPS[0];
  // One thing after the other: before there are books the first import is what to do next.
  const reads = isHome && state === 'first' && may('ledger.read');
  const periods = useQuery({ ...api.ledger.periods.queryOptions({ input: {} }), enabled: reads }).data;
  const shown =
    isHome && (state === 'asked' || (state === 'first' && periods?.some((each) => each.units > 0) === true));
  useEffect(() => {
    if (!shown) return;
    // What is pointed at may come later than the tour, or be drawn anew.
    const point = (): void => document.querySelector(step.points)?.setAttribute(POINT, '');
    point();
    const timer = setInterval(point, POINT_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const element of document.querySelectorAll(`[${POINT}]`)) element.removeAttribute(POINT);
    };
  }, [shown, step]);
  if (!shown) return null;
  const last = at === STEPS.length - 1;
  return (
    <section className="card next-step" aria-label={t('tour.title')}>
      <div aria-live="polite">
        <strong>
          {t('tour.step', { at: at + 1, count: STEPS.length })} {t(`tour.${step.step}`)}
        </strong>
        {t(`tour.${step.step}Body`)}
      </div>
      <span className="tour-actions">
        {at > 0 ? (
          <button type="button" className="button" onClick={() => setAt(at - 1)}>
            {t('tour.back')}
          </button>
        ) : null}
        {last ? null : (
          <button type="button" className="button primary" onClick={() => setAt(at + 1)}>
            {t('tour.next')}
          </button>
        )}
        <button
          type="button"
          className={last ? 'button primary' : 'button'}
          onClick={() => {
            setAt(0);
            closeTour();
          }}
        >
          {t(last ? 'tour.done' : 'tour.close')}
        </button>
      </span>
    </section>
  );
}
