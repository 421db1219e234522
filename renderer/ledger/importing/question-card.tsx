import { type FormEvent, useId, useState } from 'react';
import { isPlainKey, type Translate } from '../../../shared/i18n/translate.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { periodName } from '../../ui/time.ts';
import type { Option, Question } from './draft.ts';

/** The catalogue's sentence for why a file was not read, where it has one. */
function headingOf(code: string, t: Translate): string {
  const key = `import.ask.${code}`;
  return isPlainKey(key) ? t(key) : t('import.ask');
}

/** Why the file was not read, and the ways on as one choice; nothing is guessed. */
export function QuestionCard(props: {
  readonly question: Question;
  readonly onAnswer: (option: Option) => void;
  /** Reads the same file again, once what stood in its way is mended elsewhere. */
  readonly onAgain: () => void;
}) {
  const { question, onAnswer, onAgain } = props;
  const { t, locale } = usePreferences();
  const { units } = useScope();
  const { code, message, options } = question;
  // One way on is no choice: it is said, and taken with the button.
  const [taken, setTaken] = useState<number | undefined>(options.length === 1 ? 0 : undefined);
  const [only, another] = options;
  const name = useId();

  function labelOf({ set, value, label = value }: Option): string {
    if (set === 'kind')
      return value === ''
        ? t('import.option.kind')
        : t('import.option.asKind', { kind: t(`import.kind.${value as 'vouchers'}`) });
    if (set === 'amountsIn') return t('import.option.wan');
    if (set === 'layout') return t('import.option.layout');
    if (set === 'choose') return value === '' ? t('import.option.fresh') : label;
    if (set === 'period') return t('import.option.period', { period: periodName(value, locale) });
    if (set === 'unit')
      return t('import.option.unit', { unit: `${value} ${units?.find((each) => each.code === value)?.name ?? ''}` });
    return code === 'wrong-unit' ? t('import.option.still', { name: value }) : value;
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    const option = taken === undefined ? undefined : options[taken];
    if (option) onAnswer(option);
  }
  return (
    <form className="card question" role="alert" onSubmit={submit}>
      <h2>{headingOf(code, t)}</h2>
      <p>{message}</p>
      {options.length > 0 ? (
        <>
          {only && !another ? (
            <p>
              <strong>{labelOf(only)}</strong>
            </p>
          ) : (
            <fieldset>
              <legend>{t('import.ask.legend')}</legend>
              {options.map((option, at) => (
                <label key={`${option.set} ${option.value}`}>
                  <input type="radio" name={name} checked={taken === at} onChange={() => setTaken(at)} />
                  {labelOf(option)}
                </label>
              ))}
            </fieldset>
          )}
          <button type="submit" className="button primary" aria-disabled={taken === undefined}>
            {t(another ? 'import.ask.go' : 'import.ask.goOnly')}
          </button>
        </>
      ) : (
        <>
          <p className="hint">{t('import.ask.dead')}</p>
          <button type="button" className="button" onClick={onAgain}>
            {t('import.readAgain')}
          </button>
        </>
      )}
    </form>
  );
}
