import { ChoiceField, type ChoiceFieldProps } from './choice-field.tsx';
import { useTaste } from './context.tsx';
import type { Findable } from './pinyin.ts';

/** 单位: one member unit, by code, name or pinyin initials. */
export function UnitField<T extends Findable>(props: ChoiceFieldProps<T>) {
  const { t } = useTaste();
  return <ChoiceField label={props.id ? undefined : t('field.unit')} placeholder={t('field.findHint')} {...props} />;
}
