import { useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import type { StatementDefinition } from '../../../shared/domain/ledger/statement.ts';
import { api } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { dayName, periodName } from '../../ui/time.ts';
import type { Opened } from './figures.tsx';
import { formName, type Line, starredIn } from './form.ts';
import { FormTable } from './form-table.tsx';
import type { StatementScope } from './reading.ts';
import { TrialForm, type TrialRow } from './trial-form.tsx';

type Made = ReplyOf<Contract['ledger']['statement']>;

/** A statement as the sheet that is signed: title and number, who and when, the form, notes, signatures. */
export function StatementPaper(props: {
  readonly made: Made;
  readonly definition: StatementDefinition | undefined;
  readonly scope: StatementScope;
  readonly opened: Opened | undefined;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { t, locale, amountUnit } = usePreferences();
  const { made, scope } = props;
  const community = useQuery(api.organisation.community.queryOptions({ input: {} })).data;
  const { number } = made;
  const name = formName(made);
  const starred = starredIn(props.definition);
  const name_ = community?.name ?? '';
  const who = scope.some
    ? t('some.preparer', { name: name_, count: scope.some.length })
    : made.scope === 'group'
      ? t('statements.group', { name: name_ })
      : (scope.chosen?.name ?? made.scope);
  const when = made.day === null ? periodName(made.period, locale) : dayName(made.day, locale);
  const notes = [...new Set([...(made.caption ? [made.caption] : []), ...made.remarks])];
  const caption = `${name} ${who} ${when}`;
  return (
    <article className={`paper ${made.statement}`} aria-label={name} lang="zh-CN">
      <header className="paper-head">
        <h2>{name}</h2>
        <p>
          <span>{t('statements.preparer', { name: who })}</span>
          <span>{when}</span>
          <span className="paper-number">
            {number ? <b>{number}</b> : null}
            {t(amountUnit === 'yuan' ? 'statements.yuan' : 'statements.wan')}
          </span>
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="paper-table" tabIndex={0} aria-label={caption}>
        {made.statement === 'trial-balance' ? (
          <TrialForm caption={caption} rows={made.lines as TrialRow[]} opened={props.opened} onOpen={props.onOpen} />
        ) : (
          <FormTable
            statement={made.statement}
            caption={caption}
            lines={made.lines as Line[]}
            starred={starred}
            opened={props.opened}
            onOpen={props.onOpen}
          />
        )}
      </section>
      <footer className="paper-foot">
        {notes.map((text) => (
          <p key={text}>{t('statements.remark', { text })}</p>
        ))}
        {starred.size > 0 ? <p>{t('statements.starred')}</p> : null}
        <p className="signatures">
          <span>{t('statements.head')}</span>
          <span>{t('statements.chief')}</span>
          <span>{t('statements.manager')}</span>
        </p>
      </footer>
    </article>
  );
}
