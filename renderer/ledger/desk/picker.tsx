import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { usePreferences } from '../../app/preferences.tsx';

/** One of those offered. */
export interface Offer {
  readonly code: string;
  readonly name: string;
  readonly note?: string | undefined;
}

/** What answers what was typed. */
export interface Offered {
  readonly offers: readonly Offer[];
  /** What was typed names this one and no other. */
  readonly exact?: Offer | undefined;
  /** What was typed is itself no answer, though others are found by it: one of them must be chosen on purpose. */
  readonly ask?: boolean;
}

/** Asks a picker from outside its field to show everything. */
export const OPEN_ALL = 'tongcai-open-all';

/** So many are drawn at once; who wants others types on. */
const SHOWN = 60;

/**
 * A plain field that finds one of many by what is typed, with its list below. Enter takes the marked one and goes on with
 * the key's usual meaning; Escape leaves everything as it was; what answers nothing stays as typed and is marked.
 */
export function Picker(props: {
  readonly label: string;
  /** What stands in the field while nobody types in it. */
  readonly text: string;
  readonly find: (typed: string) => Offered;
  /** What is chosen; '' where nothing is. */
  readonly code: string;
  readonly onCode: (code: string) => void;
  /** At each stroke, before anything is chosen. True: the text was a word of command and is taken away. */
  readonly onTyped?: (text: string) => boolean;
  /** Digits that answer nothing are kept as they are when one goes on: somebody says what is wrong with them. */
  readonly keepsDigits?: boolean;
  /** Whether a key asks for the whole list. */
  readonly isLookup: (event: KeyboardEvent) => boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly data: Readonly<Record<`data-${string}`, string | number>>;
}) {
  const { t } = usePreferences();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const [mark, setMark] = useState(0);
  /** What was chosen before one began to type. */
  const before = useRef('');
  const offered = open ? props.find(all ? '' : (typed ?? '')) : undefined;
  const offers = offered?.offers.slice(0, SHOWN) ?? [];

  function show(text: string, everything: boolean): void {
    const found = props.find(everything ? '' : text);
    setOpen(everything || text.trim() !== '');
    setAll(everything);
    setMark(found.ask ? -1 : 0);
  }
  function close(): void {
    setOpen(false);
    setAll(false);
  }
  function pick(offer: Offer): void {
    close();
    setTyped(undefined);
    choose(offer.code);
  }
  function choose(code: string): void {
    if (code !== props.code) props.onCode(code);
  }
  const showAll = useRef(() => {});
  showAll.current = () => show('', true);
  useEffect(() => {
    const field = input.current;
    const listen = (): void => showAll.current();
    field?.addEventListener(OPEN_ALL, listen);
    return () => field?.removeEventListener(OPEN_ALL, listen);
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const stay = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (props.isLookup(event) || (event.altKey && event.key === 'ArrowDown')) {
      stay();
      show('', true);
      return;
    }
    if (!open) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      stay();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setMark((before) => Math.min(Math.max(before + step, 0), offers.length - 1));
    } else if (event.key === 'Escape') {
      stay();
      close();
      if (typed !== undefined) choose(before.current);
      setTyped(undefined);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      const chosen = offers[mark] ?? offered?.exact;
      if (chosen) pick(chosen);
      else if (event.key === 'Enter') {
        // A divided account opens its children: the next Enter takes the first of them.
        stay();
        setMark(0);
      }
    }
  }
  function onBlur(): void {
    const text = typed?.trim();
    if (text !== undefined) {
      const exact = text === '' ? '' : props.find(text).exact?.code;
      const code = exact ?? (props.keepsDigits && /^\d{1,20}$/.test(text) ? text : undefined);
      choose(code ?? '');
      if (code !== undefined) setTyped(undefined);
    }
    close();
  }
  const unknown = typed !== undefined && !open && typed.trim() !== '';
  return (
    <>
      <input
        ref={input}
        className="cell"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && offers[mark] ? `${id}-${mark}` : undefined}
        aria-invalid={(props.invalid ?? false) || unknown}
        aria-describedby={props.describedBy}
        title={typed === undefined ? props.text : undefined}
        maxLength={60}
        value={typed ?? props.text}
        {...props.data}
        onFocus={(event) => event.target.select()}
        onChange={({ target: { value } }) => {
          if (props.onTyped?.(value)) {
            setTyped(undefined);
            close();
            return;
          }
          if (typed === undefined) before.current = props.code;
          setTyped(value);
          // What is certain holds at once, so that it is saved while one still looks at it.
          choose(value.trim() === '' ? '' : (props.find(value).exact?.code ?? ''));
          show(value, false);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {open && input.current
        ? createPortal(
            <List
              id={id}
              field={input.current}
              label={props.label}
              offers={offers}
              more={(offered?.offers.length ?? 0) - offers.length}
              mark={mark}
              onPick={pick}
              onClose={close}
              none={t('desk.nothingFound')}
            />,
            document.body,
          )
        : null}
    </>
  );
}

/** Room that a list wants below its field, in pixels. */
const ROOM = 300;

function List(props: {
  id: string;
  field: HTMLElement;
  label: string;
  offers: readonly Offer[];
  more: number;
  mark: number;
  onPick: (offer: Offer) => void;
  onClose: () => void;
  none: string;
}) {
  const { t } = usePreferences();
  const { id, field, offers, mark } = props;
  const list = useRef<HTMLDivElement>(null);
  const place = field.getBoundingClientRect();
  const up = place.bottom + ROOM > innerHeight && place.top > innerHeight - place.bottom;
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${mark}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, mark]);
  const closing = useRef(props.onClose);
  closing.current = props.onClose;
  useEffect(() => {
    // The list hangs at its field: when the page moves below it, it would hang in the air.
    const close = (event: Event): void => {
      if (!(event.target instanceof Node) || !list.current?.contains(event.target)) closing.current();
    };
    addEventListener('scroll', close, true);
    addEventListener('resize', close);
    return () => {
      removeEventListener('scroll', close, true);
      removeEventListener('resize', close);
    };
  }, []);
  return (
    <div
      ref={list}
      className="desk-list"
      style={{
        left: Math.max(4, Math.min(place.left, innerWidth - 364)),
        ...(up ? { bottom: innerHeight - place.top + 2 } : { top: place.bottom + 2 }),
        minWidth: Math.max(place.width, 300),
      }}
    >
      <div id={`${id}-list`} role="listbox" aria-label={props.label}>
        {offers.map((offer, at) => (
          <div
            key={offer.code}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === mark}
            // The field keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              props.onPick(offer);
            }}
          >
            <span className="code">{offer.code}</span>
            <span className="desk-offer">{offer.name}</span>
            {offer.note ? <small>{offer.note}</small> : null}
          </div>
        ))}
      </div>
      {offers.length === 0 ? <p>{props.none}</p> : null}
      {props.more > 0 ? <p>{t('desk.moreFound', { count: props.more })}</p> : null}
    </div>
  );
}
