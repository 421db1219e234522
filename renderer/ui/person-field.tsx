import { ChoiceField, type ChoiceFieldProps } from './choice-field.tsx';
import { useTaste } from './context.tsx';
import type { Findable } from './pinyin.ts';

/** 人员: one person, by sign-in name (`code`), name or pinyin initials. */
export function PersonField<T extends Findable>(props: ChoiceFieldProps<T>) {
  const { t } = useTaste();
  return <ChoiceField label={props.id ? undefined : t('field.person')} placeholder={t('field.findHint')} {...props} />;
}
