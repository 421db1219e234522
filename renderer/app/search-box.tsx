import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { PlainKey } from '../../shared/i18n/translate.ts';
import { loadInitials } from '../ui/pinyin.ts';
import { useShortcut } from '../ui/shortcut.ts';
import { useIdentity } from './identity.ts';
import { usePreferences } from './preferences.tsx';
import { useScope } from './scope.ts';
import { type Hit, SEARCHES } from './searches.ts';

interface Found {
  readonly heading: PlainKey;
  readonly hits: readonly Hit[];
}

const WAIT_MS = 120;

/** Search (Ctrl K): by code, name or pinyin initials, through everything that SEARCHES lists. Arrows choose, Enter opens. */
export function SearchBox() {
  const { t } = usePreferences();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = useFound(open ? typed : '');
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  useShortcut('Ctrl+K', () => {
    input.current?.focus();
    input.current?.select();
  });

  const hits = found.flatMap((each) => each.hits);
  const shown = open && typed.trim() !== '';
  const active = hits[Math.min(at, hits.length - 1)];
  const idOf = (hit: Hit): string => `${list}-${hit.key}`.replaceAll(/\s/g, '-');

  function go(hit: Hit): void {
    setOpen(false);
    setTyped('');
    void navigate({
      to: hit.to,
      search: (before: Record<string, unknown>) => ({ ...(hit.to === '.' ? before : {}), ...hit.search }),
    });
    input.current?.blur();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : hits.length - 1;
      if (hits.length > 0) setAt((Math.min(at, hits.length - 1) + step) % hits.length);
    } else if (event.key === 'Enter' && active && shown) {
      event.preventDefault();
      go(active);
    } else if (event.key === 'Escape') {
      if (typed !== '') event.preventDefault();
      setTyped('');
      setOpen(false);
    }
  }
  return (
    <search className="search">
      <input
        ref={input}
        className="input"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && active ? idOf(active) : undefined}
        placeholder={`${t('search.hint')}　Ctrl K`}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label={t('search.label')} className="search-list card" hidden={!shown}>
        {found.map(({ heading, hits: group }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox, not of fields.
          <div key={heading} role="group" aria-label={t(heading)}>
            <small aria-hidden="true">{t(heading)}</small>
            {group.map((hit) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus.
              <div
                key={hit.key}
                id={idOf(hit)}
                role="option"
                tabIndex={-1}
                aria-selected={hit === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => go(hit)}
              >
                {hit.code ? <span className="code">{hit.code}</span> : null}
                <span>{hit.name}</span>
              </div>
            ))}
          </div>
        ))}
        {shown && hits.length === 0 ? <p className="hint">{t('search.none')}</p> : null}
      </div>
    </search>
  );
}

/** What answers the words, asked a moment after the last key. */
function useFound(typed: string): readonly Found[] {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const queries = useQueryClient();
  const { unit, period, units } = useScope();
  const scope = useMemo(() => ({ unit, period, units }), [unit, period, units]);
  const [found, setFound] = useState<readonly Found[]>([]);
  useEffect(() => {
    const words = typed.trim();
    if (words === '') {
      setFound([]);
      return;
    }
    let wanted = true;
    const timer = setTimeout(async () => {
      const initialsOf = await loadInitials().catch(() => () => '');
      const kinds = SEARCHES.filter((kind) => may(kind.permission));
      const answers = await Promise.all(
        kinds.map(({ find }) => find(words, { t, queries, initialsOf, may, scope }).catch(() => [])),
      );
      if (!wanted) return;
      setFound(
        kinds
          .map(({ heading }, index) => ({ heading, hits: answers[index] ?? [] }))
          .filter(({ hits }) => hits.length > 0),
      );
    }, WAIT_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [typed, t, may, queries, scope]);
  return found;
}
