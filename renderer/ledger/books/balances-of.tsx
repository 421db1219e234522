import { useNavigate } from '@tanstack/react-router';
import { Balances } from './balances.tsx';
import type { BookProps } from './book-props.ts';
import { wordsOf } from './dimensions.ts';
import { useSpan } from './use-span.tsx';

/** 科目余额表 of the months in the address; an account opens its book. */
export function BalancesOf({ unit, period }: BookProps) {
  const { from, to } = useSpan(period);
  const navigate = useNavigate();
  return (
    <Balances
      unit={unit}
      from={from}
      to={to}
      onOpen={(account) =>
        void navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({ ...before, ...wordsOf({}), view: undefined, account }),
        })
      }
    />
  );
}
