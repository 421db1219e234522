import { Input } from 'antd';
import type { Category } from '../../../shared/domain/approval/category.ts';
import { FORMS, type FormField } from '../../../shared/domain/approval/form.ts';
import { formatYuan, parseYuan } from '../../../shared/kernel/fen.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { type FieldProps, Labelled } from '../../ui/labelled.tsx';
import { Segments } from '../../ui/segments.tsx';
import { type Draft, filledOf } from './draft.ts';
import { useFormWords } from './form-words.ts';

/** Characters that the contract takes of one field. */
const LONGEST = 500;

/** What the category asks beside what every application has. */
export function OwnFields(props: {
  readonly category: Category;
  readonly draft: Draft;
  readonly problemOf: (field: string) => string | undefined;
  readonly onFill: (key: string, text: string) => void;
}) {
  const { t } = usePreferences();
  const words = useFormWords();
  const { category, draft, problemOf, onFill } = props;
  return (
    <div className="apply-fields">
      {FORMS[category].fields.map(({ key, kind, required }) => (
        <div key={key} data-field={key}>
          {kind === 'yes' ? (
            <YesField
              label={words.field(category, key)}
              hint={words.fieldHint(category, key)}
              value={filledOf(draft, category, key)}
              onFill={(text) => onFill(key, text)}
            />
          ) : (
            <Labelled
              label={words.field(category, key)}
              needed={required}
              problem={problemOf(key)}
              hint={words.fieldHint(category, key) ?? (required ? undefined : t('applications.optional'))}
            >
              {(field) => (
                <Entry
                  kind={kind}
                  field={field}
                  value={filledOf(draft, category, key)}
                  onFill={(text) => onFill(key, text)}
                />
              )}
            </Labelled>
          )}
        </div>
      ))}
    </div>
  );
}

/** 是 or 否; neither is pressed before somebody has. */
function YesField(props: {
  readonly label: string;
  readonly hint: string | undefined;
  readonly value: string;
  readonly onFill: (text: string) => void;
}) {
  const { t } = usePreferences();
  return (
    <div className="field">
      <span className="apply-label">{props.label}</span>
      <Segments
        label={props.label}
        value={props.value}
        choices={[
          { value: 'yes', label: t('applications.yes') },
          { value: 'no', label: t('applications.no') },
        ]}
        onChange={props.onFill}
      />
      {props.hint === undefined ? null : <small className="hint">{props.hint}</small>}
    </div>
  );
}

function Entry(props: {
  readonly kind: Exclude<FormField['kind'], 'yes'>;
  readonly field: FieldProps;
  readonly value: string;
  readonly onFill: (text: string) => void;
}) {
  const { kind, field, value, onFill } = props;
  if (kind === 'amount') {
    const told = (amount: ReturnType<typeof parseYuan>): void => onFill(amount === undefined ? '' : formatYuan(amount));
    return (
      <AmountField
        id={field.id}
        width="100%"
        value={value === '' ? undefined : parseYuan(value)}
        onChange={told}
        onTyping={told}
      />
    );
  }
  if (kind === 'day')
    return (
      <input {...field} className="input" type="date" value={value} onChange={({ target }) => onFill(target.value)} />
    );
  if (kind === 'count')
    return (
      <input
        {...field}
        className="input figure"
        inputMode="numeric"
        maxLength={9}
        value={value}
        onChange={({ target }) => onFill(target.value.replace(/[^0-9]/g, ''))}
      />
    );
  return <Input {...field} maxLength={LONGEST} value={value} onChange={({ target }) => onFill(target.value)} />;
}
