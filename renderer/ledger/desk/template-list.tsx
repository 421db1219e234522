import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { LAST_DAY } from '../../../shared/domain/ledger/desk/templates.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { findAmong, useInitials } from '../../ui/pinyin.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import type { Template } from './template-form.tsx';

/** Those of a unit and those that the centre offers to all. */
export const useTemplates = (unit: string) => useQuery(api.ledger.templates.queryOptions({ input: { unit } }));

/** When a recurring one comes, in words. */
export function useRhythmWords(): (rhythm: NonNullable<Template['rhythm']>) => string {
  const { t } = usePreferences();
  return ({ day, from, to }) =>
    t('templates.rhythm', {
      day: day === LAST_DAY ? t('templates.lastDay') : t('templates.dayOf', { day }),
      from,
      to: to ?? t('templates.goesOn'),
    });
}

/** 常用凭证 to choose from: typed into by code, name or initials, gone through by arrows, taken by Enter. */
export function TemplateList(props: {
  readonly unit: string;
  readonly onTake: (template: Template) => void;
  /** What else can be done with one. */
  readonly actions?: (template: Template) => ReactNode;
}) {
  const { t } = usePreferences();
  const read = useTemplates(props.unit);
  const words = useRhythmWords();
  const initialsOf = useInitials(true);
  const [typed, setTyped] = useState('');
  const [mark, setMark] = useState(0);
  const rows = read.data?.rows;
  const shown = useMemo(() => findAmong(rows ?? [], typed, initialsOf), [rows, typed, initialsOf]);
  if (read.isError && isAnswered(read.error))
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  if (!rows) return <Loading lines={4} />;
  if (rows.length === 0) return <p className="hint">{t('templates.none')}</p>;
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const chosen = shown[mark];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMark((before) => Math.min(Math.max(before + step, 0), shown.length - 1));
    } else if (event.key === 'Enter' && chosen) props.onTake(chosen);
    else return;
    event.preventDefault();
  }
  return (
    <div className="template-list">
      <input
        className="input"
        type="search"
        // biome-ignore lint/a11y/noAutofocus: who opened the list came to type into it.
        autoFocus
        aria-label={t('templates.find')}
        placeholder={t('templates.find')}
        value={typed}
        maxLength={40}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value);
          setMark(0);
        }}
      />
      <ul aria-label={t('templates.title')}>
        {shown.map((each, at) => (
          <li key={each.id} className={at === mark ? 'marked' : undefined} aria-current={at === mark}>
            <button type="button" className="template-name" onClick={() => props.onTake(each)}>
              {each.code === '' ? null : <span className="code">{each.code}</span>}
              <b>{each.name}</b>
              {each.unit === '' ? <span className="chip accent">{t('templates.everybody')}</span> : null}
              {each.rhythm ? <span className="chip">{words(each.rhythm)}</span> : null}
              {each.missing.length > 0 ? (
                <span className="chip warn">
                  {t('templates.missing', { codes: each.missing.map(({ code }) => code).join(' ') })}
                </span>
              ) : null}
              <small>{each.content.lines.map(({ code, summary }) => code || summary).join(' · ')}</small>
            </button>
            {props.actions?.(each)}
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="hint">{t('desk.nothingFound')}</p> : null}
    </div>
  );
}
