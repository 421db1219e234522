import { useNavigate } from '@tanstack/react-router';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';

/** The books by what they go by, in the order in which people look for them. */
const KINDS = {
  accounts: ['balances', 'general', 'detail', 'columnar', 'days'],
  dimensions: ['crossing', 'ageing'],
} as const;

export type BookKind = (typeof KINDS)[keyof typeof KINDS][number];

const NAMES = {
  balances: 'books.balances',
  general: 'general.title',
  columnar: 'columnar.title',
  days: 'days.title',
  detail: 'books.detail',
  crossing: 'book.crossing',
  ageing: 'ageing.title',
} as const satisfies Readonly<Record<BookKind, string>>;

/** What stands in the choice for 序时账, which is a page of its own. */
const JOURNAL = 'journal';

/** Which book the address names; 明细账 where it names none. */
export function useBook(): BookKind {
  const [view] = useAddress('view');
  return (Object.keys(NAMES) as BookKind[]).find((kind) => kind === view) ?? 'detail';
}

/** 账簿: which book is looked at. */
export function BookChoice({ kind }: { readonly kind: BookKind }) {
  const { t } = usePreferences();
  const [, setView] = useAddress('view');
  const navigate = useNavigate();
  const choose = (chosen: string): void => {
    if (chosen === JOURNAL)
      void navigate({
        to: '/vouchers' as string,
        search: ({ unit, period }: Record<string, unknown>) => ({ unit, period }) as never,
      });
    else setView(chosen === 'detail' ? undefined : chosen);
  };
  return (
    <select
      className="input"
      aria-label={t('book.choose')}
      value={kind}
      onChange={(event) => choose(event.target.value)}
    >
      {(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((group) => (
        <optgroup key={group} label={t(`book.${group}`)}>
          {KINDS[group].map((each) => (
            <option key={each} value={each}>
              {t(NAMES[each])}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label={t('book.vouchers')}>
        <option value={JOURNAL}>{t('vouchers.label')}</option>
      </optgroup>
    </select>
  );
}
