import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { type Layout, STATEMENTS, type StatementName } from '../../../shared/domain/ledger/statement.ts';
import { definitionOf, isDefined, isOffered } from '../../../shared/domain/ledger/statements/definitions.ts';
import type { Period } from '../../../shared/kernel/period.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { useIdentity } from '../../app/identity.ts';
import { usePreferences } from '../../app/preferences.tsx';
import type { Scope } from '../../app/scope.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { printPage } from '../../ui/print.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { UnitField } from '../../ui/unit-field.tsx';
import { Applied, isPart } from './applied.tsx';
import { ChooseUnits } from './choose-units.tsx';
import { CLOSED, readDrill, readSheet } from './drill.ts';
import { DrillDrawer } from './drill-drawer.tsx';
import type { Opened } from './figures.tsx';
import { CHOICES } from './form.ts';
import { layoutOf, type StatementScope, useNamedChoices, useStatement, useStatementScope } from './reading.ts';
import { type NamedChoice, nameOfChoice, writeSome } from './some-units.ts';
import { StatementPaper } from './statement-paper.tsx';
import { useWorkbook } from './workbook.ts';
import './statements.css';
import './paper-print.css';

/** 报表: a statement of a unit or of the whole county on its official form; each figure opens what it is made of. */
export function Statements() {
  const { t } = usePreferences();
  const scope = useStatementScope();
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
  const county = scope.unit === undefined && scope.some === undefined;
  const needsUnit = county && !may('consolidation.read');
  const [named, keepNamed] = useNamedChoices();
  const [choosing, setChoosing] = useState(false);
  const choose = (chosen: ReadonlySet<string>): void => {
    setChoosing(false);
    go({ ...CLOSED, unit: undefined, units: writeSome(chosen, scope.units ?? []) });
  };
  const save = useWorkbook(statement, scope);
  return (
    <>
      <PageHead
        title={t('statements.title')}
        actions={[save, { label: t('statements.print'), onClick: () => void printPage(), shortcut: 'F9' }]}
      >
        <StatementChoice
          value={statement}
          layout={layoutOf(scope)}
          onChange={(name) => go({ ...CLOSED, statement: name })}
        />
        <BackToSheet word={search['sheet']} period={scope.period} />
        <Some
          scope={scope}
          named={named}
          onChoose={() => setChoosing(true)}
          onClear={() => go({ ...CLOSED, units: undefined })}
        />
      </PageHead>
      {needsUnit ? (
        <ChooseUnit scope={scope} onSome={() => setChoosing(true)} />
      ) : scope.period === undefined ? (
        <Loading />
      ) : (
        <Read
          key={`${statement} ${scope.unit ?? scope.some?.join() ?? ''} ${scope.period}`}
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
      {choosing ? (
        <ChooseUnits
          units={scope.units ?? []}
          chosen={scope.some ?? []}
          named={named}
          onKeep={keepNamed}
          onChoose={choose}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}

function StatementChoice(props: {
  value: StatementName;
  layout: Layout | undefined;
  onChange: (name: StatementName) => void;
}) {
  const { t } = usePreferences();
  return (
    <select
      className="input statement-choice"
      aria-label={t('statements.choose')}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value as StatementName)}
    >
      {CHOICES.filter((name) => name === props.value || isOffered(name, props.layout ?? 'group')).map((name) => (
        <option key={name} value={name}>
          {t(`statement.${name}`)}
        </option>
      ))}
    </select>
  );
}

/** Which units are looked at together, and the way to choose them; nothing for who has one unit only. */
function Some(props: {
  scope: StatementScope;
  named: readonly NamedChoice[];
  onChoose: () => void;
  onClear: () => void;
}) {
  const { t } = usePreferences();
  const { some, units } = props.scope;
  if ((units?.length ?? 0) < 2) return null;
  const name = some && nameOfChoice(props.named, some);
  return (
    <>
      <button type="button" className="button" onClick={props.onChoose}>
        {some ? t('some.chosen', { name: name ?? t('some.title'), count: some.length }) : t('some.choose')}
      </button>
      {some ? (
        <button type="button" className="link" onClick={props.onClear}>
          {t('some.back')}
        </button>
      ) : null}
    </>
  );
}

/** For who came from the worksheet: the figure there from which they came. */
function BackToSheet({ word, period }: { word: unknown; period: Period | undefined }) {
  const { t } = usePreferences();
  const from = readSheet(word);
  if (!from) return null;
  return (
    <Link className="link" to={'/worksheet' as string} search={{ period, ...from } as never}>
      ← {t('statements.toSheet')}
    </Link>
  );
}

function ChooseUnit({ scope, onSome }: { scope: Scope; onSome: () => void }) {
  const { t } = usePreferences();
  return (
    <Empty
      title={t('statements.chooseUnit')}
      action={
        <>
          <UnitField options={scope.units ?? []} value={undefined} onChange={scope.setUnit} width={280} />
          <button type="button" className="button" onClick={onSome}>
            {t('some.choose')}
          </button>
        </>
      }
    >
      <p>{t('statements.chooseUnitBody')}</p>
    </Empty>
  );
}

function Read(props: {
  statement: StatementName;
  period: Period;
  scope: StatementScope;
  opened: Opened | undefined;
  onOpen: (opened: Opened) => void;
}) {
  const { t } = usePreferences();
  const { statement, period, scope } = props;
  const read = useStatement(statement, period, scope);
  const queries = useQueryClient();
  const done = read.isSuccess;
  const layout = layoutOf(scope);
  const some = scope.some !== undefined;
  // What the figures are made of is read as soon as they are shown, so that they open at once.
  useEffect(() => {
    if (!done) return;
    if (scope.unit === undefined) {
      void queries.prefetchQuery(api.ledger.statementUnits.queryOptions({ input: { statement, period } }));
      if (!some) void queries.prefetchQuery(api.consolidation.runs.queryOptions({ input: { period } }));
    } else if (isDefined(statement)) {
      void queries.prefetchQuery(
        api.ledger.statementAccounts.queryOptions({ input: { statement, period, unit: scope.unit } }),
      );
    }
  }, [done, queries, statement, period, scope.unit, some]);
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
  const nameOf = (code: string): string => scope.units?.find((each) => each.code === code)?.name ?? code;
  return (
    <>
      {read.data.tried ? (
        <p className="notice warn" role="status">
          {t('statements.tried')}
          {read.data.tried.manual ? t('statements.triedManual') : ''}
        </p>
      ) : null}
      {isPart(read.data) ? <Applied made={read.data} nameOf={nameOf} /> : null}
      <StatementPaper
        made={read.data}
        definition={isDefined(statement) ? definitionOf(statement, layout) : undefined}
        scope={scope}
        opened={props.opened}
        onOpen={props.onOpen}
      />
    </>
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
