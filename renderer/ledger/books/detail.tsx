import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { AccountBook, type Asked } from './account-book.tsx';
import type { BookProps } from './book-props.ts';
import { type Narrowed, readNarrowed, wordsOf } from './dimensions.ts';
import { Narrowing } from './narrowing.tsx';
import { SaveBook } from './save-book.tsx';
import { useTyped } from './typed.ts';
import { useAccount, useBookLabel } from './use-account.tsx';
import { useSpan } from './use-span.tsx';

/** 明细账 of the account that the address names, narrowed to its dimensions (辅助核算明细账). */
export function Detail({ unit, period }: BookProps) {
  const { t } = usePreferences();
  const { from, to } = useSpan(period);
  const navigate = useNavigate();
  const [typed, type, text] = useTyped('text');
  const { chart, account, picker } = useAccount(unit, to);
  const label = useBookLabel();
  const words = useSearch({ strict: false, select: (search) => JSON.stringify(wordsOf(readNarrowed(search))) });
  const code = account?.code;
  const asked = useMemo<(Asked & { readonly narrowed: Narrowed }) | undefined>(
    () => (code === undefined ? undefined : { unit, code, from, to, text, narrowed: readNarrowed(JSON.parse(words)) }),
    [unit, code, from, to, text, words],
  );
  if (!chart) return <Loading />;
  if (!asked || !account)
    return (
      <Empty title={t('books.accountFirst')} action={picker}>
        <p>{t('books.accountFirstBody')}</p>
      </Empty>
    );
  const { narrowed } = asked;
  const title = t(Object.keys(narrowed).length > 0 ? 'book.crossed' : 'books.detail');
  return (
    <AccountBook
      key={`${unit} ${account.code} ${words}`}
      asked={asked}
      label={label(`${title} ${account.code} ${account.name}`, asked)}
      onOpen={(voucher) => void navigate({ to: `/vouchers/${voucher}`, search: { unit, period } as never })}
      header={
        <>
          {picker}
          <Narrowing
            unit={unit}
            code={account.code}
            from={from}
            to={to}
            narrowed={narrowed}
            onChange={(chosen) =>
              void navigate({
                to: '.',
                search: (before: Record<string, unknown>) => ({ ...before, ...wordsOf(chosen) }),
              })
            }
          />
          <input
            className="input find-text"
            type="search"
            aria-label={t('books.find')}
            placeholder={t('books.findHint')}
            maxLength={60}
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
          <SaveBook make={() => client.ledger.accountBook({ unit, code: account.code, from, to, ...narrowed })} />
        </>
      }
    />
  );
}
