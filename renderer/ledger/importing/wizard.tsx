import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Period } from '../../../shared/kernel/period.ts';
import { sentenceOf } from '../../app/failure.ts';
import { MAX_UPLOAD_BYTES, uploadFile } from '../../app/files.ts';
import { useHanded } from '../../app/handed.ts';
import { useIdentity } from '../../app/identity.ts';
import { useJob } from '../../app/job.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useAddress, useScope } from '../../app/scope.ts';
import { JobProgress } from '../../ui/job-progress.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { Upload } from '../../ui/upload.tsx';
import {
  type Aim,
  acceptInput,
  answered,
  badRowsOf,
  type Draft,
  kindOf,
  OPERATIONS,
  type Option,
  previewInput,
  questionOf,
} from './draft.ts';
import { FileBar } from './file-bar.tsx';
import { History } from './history.tsx';
import { Outcome } from './outcome.tsx';
import { QuestionCard } from './question-card.tsx';
import { ReadingView } from './reading-view.tsx';
import { useWork, type Work } from './use-draft.ts';

type Accept = (typeof OPERATIONS)[keyof typeof OPERATIONS];

/** The steps, so that a person sees where they are and what comes next. */
function Steps({ at }: { at: number }) {
  const { t } = usePreferences();
  const names = [t('import.step.choose'), t('import.step.read'), t('import.step.accept'), t('import.step.done')];
  return (
    <ol className="steps" aria-label={t('import.steps')}>
      {names.map((name, step) => (
        <li key={name} aria-current={step === at ? 'step' : undefined} className={step < at ? 'past' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}

/** One file, from dropping it to what it did to the books. */
export function Wizard({ period }: { period: Period }) {
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { unit, units, setUnit } = useScope();
  const notify = useNotify();
  const [work, keep] = useWork();
  const [taking, setTaking] = useState(false);
  const [, setView] = useAddress('view');

  const take = useCallback(
    async (fileName: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
      setTaking(true);
      try {
        const { file } = await uploadFile(bytes);
        keep({ draft: { file, fileName, bytes: bytes.length } });
        // The part of the last file that was looked at is no answer for this one, whose bad rows come first.
        setView(undefined, { replace: true });
      } catch (error) {
        notify.failed({ title: t('import.notTaken', { name: fileName }), body: sentenceOf(error, t) });
      }
      setTaking(false);
    },
    [keep, notify, setView, t],
  );
  useHanded('table', ({ name, bytes }) => {
    if (!taking) void take(name, bytes);
  });

  if (!units) return <Loading />;
  const own = units.filter((each) => may('ledger.import', each.code));
  const steps = <Steps at={work.done ? 3 : work.draft ? 1 : 0} />;
  if (work.done)
    return (
      <div className="importing fill">
        {steps}
        <Outcome done={work.done} onNext={() => keep({})} />
      </div>
    );
  if (!work.draft)
    return (
      <div className="importing fill">
        {steps}
        <Upload
          label={t('import.drop')}
          hint={t('import.dropHint')}
          accept=".xlsx,.xls,.csv,.tsv,.txt,.xml,.html,.htm,.json"
          maxBytes={MAX_UPLOAD_BYTES}
          busy={taking}
          onFiles={([file]) => file && void take(file.name, file.bytes)}
        />
        <ul className="import-facts">
          <li>{t('import.fact.layout')}</li>
          <li>{t('import.fact.whole')}</li>
          <li>{t('import.fact.again')}</li>
        </ul>
        <History period={period} unit={unit} />
      </div>
    );
  if (unit === undefined || !own.some(({ code }) => code === unit))
    return (
      <div className="importing fill">
        {steps}
        <section className="card question" aria-label={t('import.whose')}>
          <h2>{t('import.whose')}</h2>
          <p>{t('import.whoseBody', { name: work.draft.fileName })}</p>
          <UnitField options={own} value={undefined} onChange={(code) => setUnit(code)} width={320} />
        </section>
      </div>
    );
  return (
    <div className="importing fill">
      <OneFile
        key={work.draft.file}
        draft={work.draft}
        aim={{ unit, period }}
        onDraft={(draft) => keep(draft ? { draft } : {})}
        onDone={(done) => keep({ done })}
      />
    </div>
  );
}

/** A file that the service holds: what it is read as, what stands against it, and taking it in. */
function OneFile(props: {
  readonly draft: Draft;
  readonly aim: Aim;
  readonly onDraft: (draft: Draft | undefined) => void;
  readonly onDone: (done: NonNullable<Work['done']>) => void;
}) {
  const { draft, onDraft } = props;
  const { unit, period } = props.aim;
  const { t } = usePreferences();
  const { may } = useIdentity();
  const { setUnit, setPeriod } = useScope();
  const [, setView] = useAddress('view');
  const aim = useMemo(() => ({ unit, period }), [unit, period]);
  const preview = useJob('ledger.previewImport');
  const read = preview.state.kind === 'done' ? preview.state.reply : undefined;
  const kind = read ? kindOf(read.kind) : draft.kind;
  const accept = useJob<Accept>(OPERATIONS[kind ?? 'trial-balance']);
  const { start: look } = preview;
  const { start: takeIn, reset } = accept;

  const again = useCallback(() => {
    reset();
    void look(previewInput(draft, aim));
  }, [look, reset, draft, aim]);
  useEffect(again, [again]);

  async function acceptIt(): Promise<void> {
    if (!read || !kind) return;
    const reply = await takeIn(acceptInput(draft, aim, kind));
    // Rows that only the books refuse are to be seen as well, whatever was looked at before.
    if (!reply) return setView(undefined, { replace: true });
    const at = kind === 'vouchers' ? ((read.period as Period | null) ?? period) : period;
    props.onDone({ unit, period: at, kind, fileName: draft.fileName, reply, openingsWanted: read.openingsWanted });
  }
  function answer(option: Option): void {
    if (option.set === 'unit') setUnit(option.value);
    else if (option.set === 'period') setPeriod(option.value as Period);
    else onDraft(answered(draft, option));
  }

  const failedAt =
    accept.state.kind === 'failed' ? accept.state : preview.state.kind === 'failed' ? preview.state : undefined;
  const error = failedAt?.error;
  const question = failedAt && questionOf(error, draft, (code) => may('ledger.import', code));
  const bad = badRowsOf(read, error);
  const running = accept.state.kind === 'running' ? accept : preview.state.kind === 'running' ? preview : undefined;
  return (
    <>
      <Steps at={accept.state.kind === 'running' ? 2 : 1} />
      <FileBar draft={draft} aim={aim} kind={kind} read={read} onDraft={onDraft} />
      {running?.state.kind === 'running' ? (
        <JobProgress
          title={t(running === accept ? 'import.taking' : 'import.reading', { name: draft.fileName })}
          done={running.state.done}
          total={running.state.total}
          onCancel={running.cancel}
        />
      ) : question && question.code !== 'rejected-rows' ? (
        <QuestionCard key={question.message} question={question} onAnswer={answer} onAgain={again} />
      ) : failedAt && bad.length === 0 ? (
        <Failed sentence={sentenceOf(error, t)} onRetry={again} />
      ) : null}
      {preview.state.kind === 'cancelled' ? (
        <p className="notice warn">
          {t('import.stopped')}
          <button type="button" className="button" onClick={again}>
            {t('import.readAgain')}
          </button>
        </p>
      ) : null}
      {read && kind && accept.state.kind !== 'running' ? (
        <ReadingView
          draft={draft}
          aim={aim}
          kind={kind}
          read={read}
          bad={bad}
          blocked={bad.length > 0 || question !== undefined}
          onAccept={() => void acceptIt()}
          onOpenings={again}
        />
      ) : null}
    </>
  );
}
