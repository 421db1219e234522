import { useEffect, useRef, useState } from 'react';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { useActing } from '../../app/acting.ts';
import { client } from '../../app/client.ts';
import { reasonsOf, sentenceOf } from '../../app/failure.ts';
import { MAX_UPLOAD_BYTES, uploadFile } from '../../app/files.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Problem } from '../../ui/states.tsx';
import { type Chosen, Upload } from '../../ui/upload.tsx';
import { AccountForm } from './account-form.tsx';
import type { BankAccounts } from './use-bank.ts';

type Preview = ReplyOf<Contract['ledger']['previewStatement']>;

/** A file that was handed in and not yet taken. */
export interface Handed {
  readonly file: string;
  readonly fileName: string;
  readonly choose?: string;
}

/** Takes the bank's download: read and shown first, then taken in; an account that is not known yet is registered on the way. */
export function StatementDrop(props: {
  readonly unit: string;
  readonly period: Period;
  readonly accounts: BankAccounts;
  /** The account that is looked at, for files that name none. */
  readonly account: number | undefined;
  /** Kept by the page, so that registering the account on the way does not lose the file. */
  readonly handed: Handed | undefined;
  readonly onHanded: (handed: Handed | undefined) => void;
  readonly onTaken: (account: number) => void;
}) {
  const { t } = usePreferences();
  const { unit, period, accounts, handed, onHanded, onTaken } = props;
  const [preview, setPreview] = useState<Preview>();
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [choices, setChoices] = useState<readonly string[]>([]);
  const { busy, problem: refused, act } = useActing();

  async function read(what: Handed): Promise<void> {
    onHanded(what);
    setPreview(undefined);
    setReading(true);
    setProblem(undefined);
    setChoices([]);
    try {
      let found = await client.ledger.previewStatement({ unit, ...what });
      const named = found.account ?? (found.number === null ? props.account : undefined);
      if (named !== undefined && found.account === null)
        found = await client.ledger.previewStatement({ unit, account: named, ...what });
      setPreview(found);
    } catch (error) {
      setProblem(sentenceOf(error, t));
      setChoices(reasonsOf(error).flatMap(({ choice }) => (choice === undefined ? [] : [choice])));
    } finally {
      setReading(false);
    }
  }
  // A file that was handed in before the account was registered is read again, now as that account's.
  const resume = useRef(handed);
  const again = useRef(read);
  useEffect(() => {
    if (resume.current) void again.current(resume.current);
  }, []);
  async function take([chosen]: readonly Chosen[]): Promise<void> {
    if (!chosen) return;
    setReading(true);
    try {
      const { file } = await uploadFile(chosen.bytes);
      await read({ file, fileName: chosen.name });
    } catch (error) {
      setReading(false);
      setProblem(sentenceOf(error, t));
    }
  }
  async function bring(account: number, acceptBreaks: boolean): Promise<void> {
    if (!handed) return;
    let added = 0;
    const went = await act(
      async () => {
        ({ added } = await client.ledger.importStatement({ unit, account, ...handed, acceptBreaks }));
      },
      t('bank.taken', { added: preview?.fresh ?? added }),
    );
    if (!went) return;
    setPreview(undefined);
    onHanded(undefined);
    onTaken(account);
  }
  return (
    <div className="bank-drop">
      <Upload
        label={t('bank.drop')}
        hint={t('bank.dropHint')}
        accept=".xlsx,.xls,.csv,.tsv,.txt"
        maxBytes={MAX_UPLOAD_BYTES}
        busy={reading || busy}
        onFiles={(files) => void take(files)}
      />
      <Problem sentence={problem ?? refused} />
      {choices.length > 0 && handed ? (
        <p>
          {t('bank.preview.choose')}
          {choices.map((choice) => (
            <button
              key={choice}
              type="button"
              className="button"
              onClick={() => void read({ ...handed, choose: choice })}
            >
              {choice}
            </button>
          ))}
        </p>
      ) : null}
      {preview && handed ? (
        <section className="card bank-preview" aria-label={handed.fileName}>
          <PreviewFacts preview={preview} name={handed.fileName} />
          {preview.account === null ? (
            <>
              <h3>
                {preview.number === null
                  ? t('bank.preview.which')
                  : t('bank.preview.unknown', { number: preview.number })}
              </h3>
              {preview.number === null
                ? accounts.map(({ id, bank, number }) => (
                    <button
                      key={id}
                      type="button"
                      className="button"
                      onClick={() => void bring(id, preview.breaks.length > 0)}
                    >
                      {bank} {number}
                    </button>
                  ))
                : null}
              <AccountForm
                unit={unit}
                period={period}
                taken={accounts.map(({ code }) => code)}
                initial={{ number: preview.number ?? '' }}
                onSaved={() => void read(handed)}
              />
            </>
          ) : (
            <Taking preview={preview} busy={busy} account={preview.account} onTake={bring} />
          )}
          <button
            type="button"
            className="button"
            onClick={() => {
              setPreview(undefined);
              onHanded(undefined);
            }}
          >
            {t('bank.preview.close')}
          </button>
        </section>
      ) : null}
    </div>
  );
}

function Taking(props: {
  readonly preview: Preview;
  readonly account: number;
  readonly busy: boolean;
  readonly onTake: (account: number, acceptBreaks: boolean) => Promise<void>;
}) {
  const { t } = usePreferences();
  const { preview, account, busy, onTake } = props;
  if (preview.rejected.length > 0) return null;
  if (preview.fresh === 0) return <p>{t('bank.preview.nothing')}</p>;
  const broken = preview.breaks.length > 0;
  return (
    <button
      type="button"
      className={broken ? 'button' : 'button primary'}
      disabled={busy}
      onClick={() => void onTake(account, broken)}
    >
      {broken ? t('bank.preview.takeAnyway') : t('bank.preview.take', { fresh: preview.fresh })}
    </button>
  );
}

const LISTED = 8;

function PreviewFacts({ preview, name }: { readonly preview: Preview; readonly name: string }) {
  const { t } = usePreferences();
  const { number, from, to, rows, fresh, known, early, breaks, rejected, skipped, remarks } = preview;
  const facts = [
    number === null ? t('bank.preview.noNumber') : t('bank.preview.of', { number }),
    ...(from && to ? [t('bank.preview.span', { from, to })] : []),
    t('bank.preview.rows', { rows }),
    ...(known > 0 || early > 0 ? [t('bank.preview.fresh', { fresh })] : []),
    ...(known > 0 ? [t('bank.preview.known', { known })] : []),
    ...(early > 0 ? [t('bank.preview.early', { early })] : []),
    ...(skipped.length > 0 ? [t('bank.preview.skipped', { count: skipped.length })] : []),
  ];
  return (
    <>
      <h2 className="bank-part">{name}</h2>
      <p>{facts.join(' · ')}</p>
      <dl className="bank-totals">
        {(['opening', 'in', 'out', 'closing'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`bank.preview.${key}`)}</dt>
            <dd>
              <Amount value={preview[key]} />
            </dd>
          </div>
        ))}
      </dl>
      {rejected.length > 0 ? (
        <div className="notice danger" role="alert">
          {t('bank.preview.rejected', { count: rejected.length })}
          <ul>
            {rejected.slice(0, LISTED).map(({ row, column, message }) => (
              <li key={`${row}${column ?? ''}${message}`}>
                {t('bank.preview.row', { row })}
                {message}
              </li>
            ))}
          </ul>
        </div>
      ) : breaks.length > 0 ? (
        <div className="notice warn" role="alert">
          {t('bank.preview.breaks', { count: breaks.length })}
          <ul>
            {breaks.slice(0, LISTED).map(({ row, message }) => (
              <li key={`${row ?? ''}${message}`}>
                {row === null ? null : t('bank.preview.row', { row })}
                {message}
              </li>
            ))}
          </ul>
        </div>
      ) : preview.closing === null ? null : (
        <p>
          <span className="chip ok">{t('bank.preview.chain')}</span>
        </p>
      )}
      {remarks.map((remark) => (
        <p key={remark} className="hint">
          {remark}
        </p>
      ))}
    </>
  );
}
