import { useState } from 'react';
import { PAPER_LIMITS } from '../../../shared/domain/ledger/papers/kinds.ts';
import { client } from '../../app/client.ts';
import { sentenceOf } from '../../app/failure.ts';
import { uploadFile } from '../../app/files.ts';
import { useDroppedPapers } from '../../app/handed.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Chosen, Upload } from '../../ui/upload.tsx';
import { TypedInvoice } from './typed-invoice.tsx';
import type { Carrier, Counted } from './words.ts';

/** Why a file was not taken, beside its name. */
interface Refused {
  readonly name: string;
  readonly sentence: string;
}

/**
 * Takes files: by the button, dropped on it, or dropped anywhere on the page. One after another, since two forms of one
 * invoice know each other only once the first is there; what is refused says why and does not keep the others.
 */
export function Adding(props: {
  readonly unit: string;
  /** To a voucher that is posted: what is added stays. */
  readonly later: boolean;
  readonly ready: () => Promise<Carrier | undefined>;
  readonly onAdded: (counted: Counted) => void;
  /** All of it was refused. */
  readonly onNothing: () => void;
}) {
  const { t } = usePreferences();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [typing, setTyping] = useState(false);
  async function take(files: readonly Chosen[]): Promise<void> {
    if (busy || files.length === 0) return;
    setBusy(true);
    setRefused([]);
    const problems: Refused[] = [];
    try {
      const on = await props.ready();
      if (!on) {
        setRefused(files.map(({ name }) => ({ name, sentence: t('papers.notReady') })));
        return;
      }
      for (const { name, bytes } of files)
        try {
          const { file } = await uploadFile(bytes);
          props.onAdded(await client.ledger.attachPaper({ ...on, file, fileName: nameOf(name) }));
        } catch (error) {
          problems.push({ name, sentence: sentenceOf(error, t) });
        }
      setRefused(problems);
      if (problems.length === files.length) props.onNothing();
    } finally {
      setBusy(false);
    }
  }
  useDroppedPapers((files) => void take(files));
  return (
    <div className="paper-adding">
      <Upload
        label={t(props.later ? 'papers.addLater' : 'papers.add')}
        hint={t('papers.hint', { limit: PAPER_LIMITS.bytes / 1024 / 1024 })}
        accept=".pdf,.ofd,.xml,.jpg,.jpeg,.png"
        multiple
        maxBytes={PAPER_LIMITS.bytes}
        busy={busy}
        onFiles={(files) => void take(files)}
      />
      <button type="button" className="button" onClick={() => setTyping(true)}>
        {t('papers.type')}
      </button>
      {refused.length > 0 ? (
        <div
          className="notice danger paper-refused"
          role="alert"
          // What was dropped at the top of the page is refused below its edge.
          ref={(list) => list?.scrollIntoView({ block: 'nearest' })}
        >
          <span>
            {refused.map(({ name, sentence }) => (
              <div key={name}>
                <b>{name}</b> {sentence}
              </div>
            ))}
          </span>
        </div>
      ) : null}
      {typing ? (
        <TypedInvoice unit={props.unit} ready={props.ready} onAdded={props.onAdded} onClose={() => setTyping(false)} />
      ) : null}
    </div>
  );
}

/** A name as the service takes it: no controls, not longer than it keeps. */
const nameOf = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\p{Surrogate}]/gu, ' ')
    .trim()
    .slice(-PAPER_LIMITS.name) || 'file';
