import { useQuery } from '@tanstack/react-query';
import { useAttempt } from '../../app/acting.ts';
import { api, client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { useScope } from '../../app/scope.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { useNotify } from '../../ui/notify.tsx';
import { Segments } from '../../ui/segments.tsx';
import { periodName } from '../../ui/time.ts';
import { type Aim, bytesName, type Draft, type ImportKind, KINDS, knownInput, type Preview } from './draft.ts';
import { NameDialog } from './name-dialog.tsx';

/** The file, what it is taken for, and the remembered layout it is read with. */
export function FileBar(props: {
  readonly draft: Draft;
  readonly aim: Aim;
  readonly kind: ImportKind | undefined;
  readonly read: Preview | undefined;
  readonly onDraft: (draft: Draft | undefined) => void;
}) {
  const { draft, aim, kind, read, onDraft } = props;
  const { t, locale } = usePreferences();
  const { units } = useScope();
  const notify = useNotify();
  const { attempt } = useAttempt();
  const layouts = useQuery(api.ledger.layouts.queryOptions({ input: {} })).data;

  async function remember(name: string): Promise<boolean> {
    if (!kind) return false;
    return attempt(async () => {
      await client.ledger.rememberLayout({ name, ...knownInput(draft, aim, kind) });
      notify.done({ title: t('import.layout.kept', { name }), body: t('import.layout.keptBody') });
    }, t('import.layout.notKept'));
  }
  return (
    <section className="card file-bar" aria-label={t('import.file')}>
      <span className="file-name">
        <strong className="one-line" title={draft.fileName}>
          {draft.fileName}
        </strong>
        <span className="hint">{bytesName(draft.bytes)}</span>
      </span>
      <span className="chip accent">
        {t('import.into', {
          unit: `${aim.unit} ${units?.find(({ code }) => code === aim.unit)?.name ?? ''}`,
          period: periodName(aim.period, locale),
        })}
      </span>
      <Segments
        label={t('import.kind')}
        value={kind ?? ('' as ImportKind)}
        choices={KINDS.map((value) => ({ value, label: t(`import.kind.${value}`) }))}
        onChange={(next) => onDraft({ ...draft, kind: next, choose: undefined })}
      />
      {layouts && layouts.length > 0 ? (
        <span className="with-label">
          <span>{t('import.layout')}</span>
          <ChoiceField
            label={t('import.layout')}
            options={layouts.map(({ name }) => ({ code: name, name: '' }))}
            value={draft.layout}
            onChange={(layout) => onDraft({ ...draft, layout })}
            placeholder={t('import.layout.none')}
            clearable
            width={170}
          />
        </span>
      ) : null}
      {read && kind ? (
        <NameDialog
          label={t('import.layout.keep')}
          title={t('import.layout.keep')}
          body={t('import.layout.keepBody')}
          field={t('import.layout.name')}
          onName={remember}
        />
      ) : null}
      {draft.amountsIn ? <span className="chip warn">{t('import.inWan')}</span> : null}
      <button type="button" className="button push" onClick={() => onDraft(undefined)}>
        {t('import.other')}
      </button>
    </section>
  );
}
