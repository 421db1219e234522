import { type DragEvent, useId, useRef, useState } from 'react';
import { useTaste } from './context.tsx';
import { desktop } from './desktop.ts';
import { openByDesktop, type Readable } from './open.ts';

/** A file that a person chose, read whole. */
export interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const MB = 1024 * 1024;

/**
 * Takes files by dropping them or by the button (also by keyboard), and reads them. What is too large or empty is
 * refused with a sentence and not read.
 */
export function Upload(props: {
  readonly label: string;
  /** What kinds of files are meant, below the label. */
  readonly hint?: string;
  /** As `accept` of an input: `.xlsx,.csv`. It guides the dialog only; a dropped file of any kind is taken. */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly maxBytes: number;
  readonly busy?: boolean;
  readonly onFiles?: (files: readonly Chosen[]) => void;
  /** Takes one file unread instead, for what is too large to be held: always by the page's own dialog. */
  readonly onFile?: (file: File) => void;
}) {
  const { t } = useTaste();
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const ids = { input: useId(), problem: useId() };

  async function take(list: Iterable<Readable> | null): Promise<void> {
    const files = [...(list ?? [])].slice(0, props.multiple ? undefined : 1);
    if (files.length === 0 || props.busy) return;
    const large = files.find((file) => file.size > props.maxBytes);
    const empty = files.find((file) => file.size === 0);
    if (large) return setProblem(t('upload.tooLarge', { name: large.name, limit: Math.floor(props.maxBytes / MB) }));
    if (empty) return setProblem(t('upload.empty', { name: empty.name }));
    const [first] = files;
    if (props.onFile && first instanceof File) {
      setProblem(undefined);
      return props.onFile(first);
    }
    try {
      const read = files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }));
      const chosen = await Promise.all(read);
      setProblem(undefined);
      props.onFiles?.(chosen);
    } catch {
      setProblem(t('upload.unreadable', { name: files[0]?.name ?? '' }));
    }
  }
  /** By the desktop's own dialog, where there is one. */
  async function pick(): Promise<void> {
    const host = desktop();
    if (!host || props.onFile) return input.current?.click();
    const { accept, multiple = false, maxBytes } = props;
    try {
      await take(await openByDesktop(host, { accept, multiple, maxBytes }));
    } catch {
      setProblem(t('upload.unreadable', { name: '' }));
    }
  }
  function onDrag(event: DragEvent, entering: boolean): void {
    event.preventDefault();
    setOver(entering && !props.busy);
  }
  return (
    <section
      className={over ? 'upload over' : 'upload'}
      aria-label={props.label}
      aria-busy={props.busy ?? false}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      onDrop={(event) => {
        onDrag(event, false);
        void take(event.dataTransfer.files);
      }}
    >
      <strong>{props.label}</strong>
      {props.hint ? <span className="hint">{props.hint}</span> : null}
      <input
        ref={input}
        id={ids.input}
        className="visually-hidden"
        type="file"
        accept={props.accept}
        multiple={props.multiple ?? false}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="button"
        aria-disabled={props.busy ?? false}
        aria-describedby={problem ? ids.problem : undefined}
        onClick={() => props.busy || void pick()}
      >
        {t(props.busy ? 'upload.busy' : 'upload.choose')}
      </button>
      {problem ? (
        <p id={ids.problem} className="notice danger" role="alert">
          {problem}
        </p>
      ) : null}
    </section>
  );
}
