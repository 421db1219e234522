import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { filtered, type Picks } from './picked.ts';
import type { BankLine } from './use-bank.ts';

/** More lines than these are not drawn at once: the filter finds the others. */
const SHOWN_MAX = 400;

/**
 * One side's open lines. A list box of which several are picked: arrows move, Space picks, Enter matches, left and right go
 * to the other side.
 */
export function SideList(props: {
  readonly side: 'bank' | 'book';
  readonly lines: readonly BankLine[];
  readonly picks: Picks;
  /** Lines to bring into sight: those of the proposal that is looked at. */
  readonly reveal: string | undefined;
  readonly locked: boolean;
  readonly onPick: (key: string) => void;
  readonly onMatch: () => void;
  readonly onOther: () => void;
}) {
  const { t } = usePreferences();
  const { side, lines, picks, onPick, onMatch, onOther, reveal, locked } = props;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const found = filtered(lines, typed);
  const shown = found.slice(0, SHOWN_MAX);
  const active = shown.find(({ key }) => key === at) ?? shown[0];
  const idOf = (key: string): string => `bank-${key.replace('.', '-')}`;

  useEffect(() => {
    if (reveal === undefined) return;
    setTyped('');
    setAt(reveal);
  }, [reveal]);
  const activeKey = active?.key;
  useEffect(() => {
    if (activeKey !== undefined)
      list.current?.querySelector(`[data-key="${activeKey}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [activeKey]);

  function onKeyDown(event: KeyboardEvent): void {
    const place = shown.findIndex(({ key }) => key === active?.key);
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (move !== undefined) setAt(shown[Math.max(0, Math.min(shown.length - 1, place + move))]?.key);
    else if (event.key === 'Home') setAt(shown[0]?.key);
    else if (event.key === 'End') setAt(shown.at(-1)?.key);
    else if (event.key === ' ' && active && !locked) onPick(active.key);
    else if (event.key === 'Enter') onMatch();
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') onOther();
    else return;
    event.preventDefault();
  }
  return (
    <section className="bank-side card" aria-label={t(`bank.side.${side}`)}>
      <header className="bank-side-head">
        <h2 className="bank-side-title">{t(`bank.side.${side}`)}</h2>
        <span className="hint">{t('bank.side.count', { count: found.length })}</span>
        <input
          className="input bank-find"
          type="search"
          aria-label={t('bank.find')}
          placeholder={t('bank.find')}
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </header>
      <div className="bank-row bank-head" aria-hidden="true">
        <span />
        <span>{t('bank.column.date')}</span>
        <span>{t('bank.column.what')}</span>
        <span>{t('bank.column.document')}</span>
        <span className="bank-amount">{t('bank.column.amount')}</span>
      </div>
      <div
        ref={list}
        id={`bank-list-${side}`}
        className="bank-lines"
        role="listbox"
        aria-multiselectable="true"
        aria-label={t(`bank.side.${side}`)}
        tabIndex={0}
        aria-activedescendant={active ? idOf(active.key) : undefined}
        onKeyDown={onKeyDown}
      >
        {shown.map((line) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for its options.
          <div
            key={line.key}
            id={idOf(line.key)}
            data-key={line.key}
            className={line.key === active?.key ? 'bank-row active' : 'bank-row'}
            role="option"
            aria-selected={picks.has(line.key)}
            tabIndex={-1}
            onClick={() => {
              setAt(line.key);
              if (!locked) onPick(line.key);
            }}
          >
            <span className="bank-tick" aria-hidden="true">
              {picks.has(line.key) ? '✓' : ''}
            </span>
            <span className="bank-date">{line.date.slice(5)}</span>
            <span className="bank-what" title={`${line.counterparty} ${line.summary}`.trim()}>
              {line.counterparty === '' ? null : <b>{line.counterparty} </b>}
              {line.summary}
              {line.beginning ? <em className="chip">{t('bank.beginning')}</em> : null}
              {line.ageing === 'new' ? null : (
                <em className={line.ageing === 'old' ? 'chip danger' : 'chip warn'}>
                  {t('bank.days', { days: line.days })}
                </em>
              )}
            </span>
            <span className="bank-document" title={line.document}>
              {line.voucher?.number ?? line.document}
            </span>
            <span className="bank-amount">
              <Amount value={line.amount} />
            </span>
          </div>
        ))}
      </div>
      {shown.length === 0 ? (
        <p className="hint bank-none">{t(lines.length === 0 ? 'bank.nothingOpen' : 'bank.nothingFound')}</p>
      ) : null}
      {found.length > shown.length ? <p className="hint">{t('bank.more', { shown: shown.length })}</p> : null}
    </section>
  );
}
