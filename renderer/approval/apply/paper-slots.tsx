import { useState } from 'react';
import type { Category } from '../../../shared/domain/approval/category.ts';
import { FORMS } from '../../../shared/domain/approval/form.ts';
import { PAPER_LIMITS } from '../../../shared/domain/ledger/papers/kinds.ts';
import { type Fen, parseYuan } from '../../../shared/kernel/fen.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { uploadFile } from '../../app/files.ts';
import { useDroppedPapers } from '../../app/handed.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Chosen, Upload } from '../../ui/upload.tsx';
import { useApprovalWords } from '../words.ts';
import type { Application } from './draft.ts';
import { OTHER_PAPER, useFormWords } from './form-words.ts';
import { PaperLine } from './paper-line.tsx';
import { PaperLooking } from './paper-looking.tsx';
import type { Form } from './use-form.ts';

type Paper = Application['papers'][number];

/** 资料: a place for each paper that the form asks for, and one for whatever else goes with it. */
export function PaperSlots(props: {
  readonly form: Form;
  readonly category: Category;
  readonly papers: readonly Paper[];
  readonly amount: Fen | undefined;
  readonly mayChange: boolean;
  /** It cannot be kept yet, and papers go with what is kept. */
  readonly onStopped: () => void;
}) {
  const { t } = usePreferences();
  const words = useFormWords();
  const { amount: amountSaid } = useApprovalWords();
  const { busy, problem, act } = useActing();
  const [place, setPlace] = useState<string>();
  const [shown, setShown] = useState<Paper>();
  const { form, category, papers, amount, mayChange, onStopped } = props;
  const largeFrom = parseYuan(form.weighing.read.data?.largeFrom ?? '');
  const isLarge = largeFrom !== undefined && amount !== undefined && amount >= largeFrom;
  const asked = FORMS[category].papers;
  const keys = asked.map(({ key }) => key);
  const others = papers.filter(({ key }) => !keys.includes(key));

  async function attach(key: string, files: readonly Chosen[]): Promise<void> {
    if (busy || form.busy || !mayChange) return;
    if (!form.check()) return onStopped();
    setPlace(key);
    const [first] = files;
    await act(
      async () => {
        let at = await form.ready();
        for (const { name, bytes } of files) {
          const { file } = await uploadFile(bytes);
          const { revision } = await client.approval.attachToApplication({
            ...{ ...at, unit: form.unit, key, file, fileName: nameOf(name) },
          });
          at = { id: at.id, revision };
          form.moved(at);
        }
      },
      t('applications.attached', { name: first?.name ?? '' }),
    );
  }
  async function detach(paper: Paper): Promise<void> {
    if (busy || form.busy || !form.at) return;
    setPlace(paper.key);
    const at = form.at;
    await act(
      async () => {
        const { revision } = await client.approval.detachFromApplication({ ...at, unit: form.unit, paper: paper.id });
        form.moved({ id: at.id, revision });
      },
      t('applications.detached', { name: paper.name }),
    );
  }
  useDroppedPapers((files) => void attach(OTHER_PAPER, files));
  const slot = (key: string, label: string, hint: string, own: readonly Paper[], isMissing: boolean) => (
    <li key={key} data-field={`papers.${key}`} className={isMissing ? 'apply-slot missing' : 'apply-slot'}>
      {mayChange ? (
        <Upload
          label={label}
          hint={hint}
          accept=".pdf,.ofd,.xml,.jpg,.jpeg,.png"
          multiple
          maxBytes={PAPER_LIMITS.bytes}
          busy={busy && place === key}
          onFiles={(files) => void attach(key, files)}
        />
      ) : (
        <strong>{label}</strong>
      )}
      {own.map((paper) => (
        <PaperLine
          key={paper.id}
          paper={paper}
          onLook={() => setShown(paper)}
          onRemove={mayChange ? () => void detach(paper) : undefined}
        />
      ))}
      {place === key && problem ? (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      ) : form.problemOf(`papers.${key}`) ? (
        <p className="field-problem">{form.problemOf(`papers.${key}`)}</p>
      ) : null}
    </li>
  );
  return (
    <>
      <p className="hint">
        {mayChange
          ? `${t('applications.paperDrop', { limit: PAPER_LIMITS.bytes / 1024 / 1024 })}${
              form.at ? '' : ` · ${t('applications.papersSaveFirst')}`
            }`
          : t('applications.amendPapers')}
      </p>
      <ul className="apply-slots">
        {asked
          .filter(({ large, key }) => papers.some((paper) => paper.key === key) || (mayChange && (!large || isLarge)))
          .map(({ key, large }) => {
            const own = papers.filter((paper) => paper.key === key);
            return slot(
              key,
              words.paper(category, key),
              own.length > 0
                ? ''
                : large && largeFrom !== undefined
                  ? t('applications.paperLarge', { amount: amountSaid(largeFrom) })
                  : t('applications.paperMissing'),
              own,
              own.length === 0,
            );
          })}
        {mayChange || others.length > 0
          ? slot(OTHER_PAPER, t('approval.paperOther'), t('applications.optional'), others, false)
          : null}
      </ul>
      {shown && form.at ? <PaperLooking id={form.at.id} paper={shown} onClose={() => setShown(undefined)} /> : null}
    </>
  );
}

/** A name as the service takes it: no controls, not longer than it keeps. */
const nameOf = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\p{Surrogate}]/gu, ' ')
    .trim()
    .slice(-PAPER_LIMITS.name) || 'file';
