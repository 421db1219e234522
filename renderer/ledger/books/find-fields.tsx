import { usePreferences } from '../../app/preferences.tsx';
import { useAddress } from '../../app/scope.ts';
import { Segments } from '../../ui/segments.tsx';

/** 本月 or 本年 of a list; which, is in the address. */
export function SpanChoice() {
  const { t } = usePreferences();
  const [span, setSpan] = useAddress('span');
  return (
    <Segments
      label={t('vouchers.span')}
      value={span === 'year' ? 'year' : 'month'}
      choices={[
        { value: 'month', label: t('vouchers.month') },
        { value: 'year', label: t('vouchers.year') },
      ]}
      onChange={(value) => setSpan(value === 'year' ? 'year' : undefined)}
    />
  );
}

interface Field {
  readonly label: string;
  /** What stands in the empty field; else the label. */
  readonly hint?: string;
  readonly typed: string;
  readonly type: (text: string) => void;
}

/** Words that a list is searched by. */
export function FindText({ label, hint = label, typed, type, most }: Field & { readonly most: number }) {
  return (
    <input
      className={most > 30 ? 'input find-text' : 'input find-number'}
      type="search"
      aria-label={label}
      placeholder={hint}
      maxLength={most}
      value={typed}
      onChange={(event) => type(event.target.value)}
    />
  );
}

/** An amount that a list is searched by; one that cannot be read says so. */
export function FindAmount({ label, hint = label, typed, type, wrong }: Field & { readonly wrong: boolean }) {
  const { t } = usePreferences();
  return (
    <>
      <input
        className="input find-amount"
        inputMode="decimal"
        aria-label={label}
        placeholder={hint}
        maxLength={20}
        value={typed}
        aria-invalid={wrong}
        title={wrong ? t('field.amountWrong') : undefined}
        onChange={(event) => type(event.target.value)}
      />
      {wrong ? (
        <span className="field-problem" role="alert">
          {t('field.amountWrong')}
        </span>
      ) : null}
    </>
  );
}
