import { usePreferences } from '../../app/preferences.tsx';

/** Where what was chosen comes from, while somebody should still look at it. */
export function From({ from }: { readonly from: 'remembered' | 'said' | 'suggested' | 'none' }) {
  const { t } = usePreferences();
  if (from !== 'none' && from !== 'suggested') return null;
  return <span className={from === 'none' ? 'chip danger' : 'chip warn'}>{t(`revenue.from.${from}`)}</span>;
}
