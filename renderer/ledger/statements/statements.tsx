import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { STATEMENTS, type StatementName } from '../../../shared/domain/ledger/statement.ts';
import { definitionOf, isDefined } from '../../../shared/domain/ledger/statements/definitions.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { type Scope, useScope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { printPage } from '../../ui/print.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { CLOSED, readDrill } from './drill.ts';
import { DrillDrawer } from './drill-drawer.tsx';
import type { Opened } from './figures.tsx';
import { CHOICES } from './form.ts';
import { layoutOf, useStatement } from './reading.ts';
import { StatementPaper } from './statement-paper.tsx';
import './statements.css';
import './paper-print.css';

/** 报表: a statement of a unit or of the whole county on its official form; each figure opens what it is made of. */
export function Statements() {
  const { t } = usePreferences();
  const scope = useScope();
  const { may } = useIdentity();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const statement = STATEMENTS.find((name) => name === search['statement']) ?? 'balance-sheet';
  const go = useCallback(
    (change: Readonly<Record<string, string | undefined>>) =>
      void navigate({ to: '.', search: (before: Record<string, unknown>) => ({ ...before, ...change }) }),
    [navigate],
  );
  const open = useCallback(
    ({ line, figure }: Opened) => go({ ...CLOSED, line, figure: figure === 'amount' ? undefined : figure }),
    [go],
  );
  const drill = readDrill(search);
  const county = scope.unit === undefined;
  const needsUnit = county && !may('consolidation.read');
  return (
    <>
      <PageHead
        title={t('statements.title')}
        actions={[{ label: t('statements.print'), onClick: () => void printPage(), shortcut: 'F9' }]}
      >
        <StatementChoice value={statement} onChange={(name) => go({ ...CLOSED, statement: name })} />
      </PageHead>
      {needsUnit ? (
        <ChooseUnit scope={scope} />
      ) : scope.period === undefined ? (
        <Loading />
      ) : (
        <Read
          key={`${statement} ${scope.unit ?? ''} ${scope.period}`}
          statement={statement}
          period={scope.period}
          scope={scope}
          opened={drill}
          onOpen={open}
        />
      )}
      {scope.period !== undefined && drill && !needsUnit ? (
        <DrillDrawer
          statement={statement}
          period={scope.period}
          scope={scope}
          drill={drill}
          onGo={go}
          onClose={() => go(CLOSED)}
        />
      ) : null}
    </>
  );
}

function StatementChoice(props: { value: StatementName; onChange: (name: StatementName) => void }) {
  const { t } = usePreferences();
  return (
    <select
      className="input statement-choice"
      aria-label={t('statements.choose')}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value as StatementName)}
    >
      {CHOICES.map((name) => (
        <option key={name} value={name}>
          {t(`statement.${name}`)}
        </option>
      ))}
    </select>
  );
}

function ChooseUnit({ scope }: { scope: Scope }) {
  const { t } = usePreferences();
  return (
    <Empty
      title={t('statements.chooseUnit')}
      action={<UnitField options={scope.units ?? []} value={undefined} onChange={scope.setUnit} width={280} />}
    >
      <p>{t('statements.chooseUnitBody')}</p>
    </Empty>
  );
}

function Read(props: {
  statement: StatementName;
  period: Period;
  scope: Scope;
  opened: Opened | undefined;
  onOpen: (opened: Opened) => void;
}) {
  const { t } = usePreferences();
  const { statement, period, scope } = props;
  const read = useStatement(statement, period, scope.unit);
  const queries = useQueryClient();
  const done = read.isSuccess;
  const layout = layoutOf(scope);
  // What the figures are made of is read as soon as they are shown, so that they open at once.
  useEffect(() => {
    if (!done) return;
    if (scope.unit === undefined) {
      void queries.prefetchQuery(api.ledger.statementUnits.queryOptions({ input: { statement, period } }));
      void queries.prefetchQuery(api.consolidation.runs.queryOptions({ input: { period } }));
    } else if (isDefined(statement)) {
      void queries.prefetchQuery(
        api.ledger.statementAccounts.queryOptions({ input: { statement, period, unit: scope.unit } }),
      );
    }
  }, [done, queries, statement, period, scope.unit]);
  if (read.isError && isAnswered(read.error)) {
    if ('code' in read.error && read.error.code === 'REFUSED') return <NoBooks />;
    return <Failed sentence={sentenceOf(read.error, t)} onRetry={() => void read.refetch()} />;
  }
  if (!read.data || layout === undefined)
    return (
      <>
        {scope.unit === undefined ? <p className="hint">{t('statements.longRead')}</p> : null}
        <Loading lines={18} />
      </>
    );
  if (read.data.lines.length === 0) return <NoBooks />;
  return (
    <StatementPaper
      made={read.data}
      definition={isDefined(statement) ? definitionOf(statement, layout) : undefined}
      scope={scope}
      opened={props.opened}
      onOpen={props.onOpen}
    />
  );
}

function NoBooks() {
  const { t } = usePreferences();
  return (
    <Empty
      title={t('statements.empty')}
      action={
        <Link to="/" className="button">
          {t('statements.toBoard')}
        </Link>
      }
    >
      <p>{t('statements.emptyBody')}</p>
    </Empty>
  );
}
