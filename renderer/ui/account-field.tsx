import { ChoiceField, type ChoiceFieldProps } from './choice-field.tsx';
import { useTaste } from './context.tsx';
import type { Findable } from './pinyin.ts';

/** 科目: one account of those the page offers, by code, name or pinyin initials. */
export function AccountField<T extends Findable>(props: ChoiceFieldProps<T>) {
  const { t } = useTaste();
  return <ChoiceField label={props.id ? undefined : t('field.account')} placeholder={t('field.findHint')} {...props} />;
}
