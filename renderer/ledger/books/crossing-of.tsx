import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Loading } from '../../ui/states.tsx';
import type { BookProps } from './book-props.ts';
import { CrossingView } from './crossing.tsx';
import { type CrossingAsked, readBy, readLevels, wordsOf } from './dimensions.ts';
import { useAccount, useBookLabel } from './use-account.tsx';
import { useSpan } from './use-span.tsx';

/** 辅助核算余额表 of what the address names; a row opens the account book narrowed to it. */
export function CrossingOf({ unit, period }: BookProps) {
  const { t } = usePreferences();
  const { from, to } = useSpan(period);
  const navigate = useNavigate();
  const [byAsked] = useAddress('by');
  const [levelsAsked] = useAddress('levels');
  const { chart, account, picker } = useAccount(unit, to, { all: true });
  const label = useBookLabel();
  const code = account?.code;
  const asked = useMemo<CrossingAsked>(() => {
    const by = readBy(byAsked);
    const levels = readLevels(levelsAsked);
    return {
      unit,
      from,
      to,
      by: by.length > 0 ? by : ['department'],
      ...(code === undefined ? {} : { code }),
      ...(levels === undefined ? {} : { levels }),
    };
  }, [unit, from, to, code, byAsked, levelsAsked]);
  if (!chart) return <Loading />;
  return (
    <CrossingView
      asked={asked}
      label={label([t('book.crossing'), account?.code, account?.name].filter(Boolean).join(' '), { from, to })}
      deepest={Math.max(1, ...chart.map(({ level }) => level))}
      picker={picker}
      onOpen={({ account: own, ...narrowed }) =>
        void navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({
            ...before,
            ...wordsOf(narrowed),
            view: undefined,
            text: undefined,
            account: own ?? code,
          }),
        })
      }
    />
  );
}
