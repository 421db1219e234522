import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { definitionOf, isDefined } from '../../../shared/domain/ledger/statements/definitions.ts';
import { parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import { api } from '../../app/client.ts';
import { isAnswered, sentenceOf } from '../../app/failure.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import type { Asked } from '../books/account-book.tsx';
import { numberOf, VoucherForm } from '../books/voucher-form.tsx';
import { VoucherSource } from '../books/voucher-source.tsx';
import { AccountLines } from './account-lines.tsx';
import { DifferenceVouchers } from './difference-vouchers.tsx';
import { backTo, type Step, spanOf, stepsOf } from './drill.ts';
import { Accounts, type DrillProps, TrialAccounts, Units } from './drill-parts.tsx';
import { columnsOf, figureIn, type Line } from './form.ts';
import { formulaOf } from './formula.ts';
import './drill.css';
import { layoutOf, useStatement } from './reading.ts';
import type { TrialRow } from './trial-form.tsx';

/** 数从何来: line → units → accounts → lines → voucher → its source, each step with the way back. */
export function DrillDrawer(props: DrillProps) {
  const { t } = usePreferences();
  const { drill } = props;
  const step = stepsOf(drill).at(-1) ?? 'line';
  const wide = step === 'account' || step === 'voucher';
  return (
    <Drawer open title={t('drill.title')} width={wide ? 900 : 560} onClose={props.onClose}>
      <div className="drill">
        <Way {...props} step={step} />
        {step === 'line' ? <LineStep {...props} /> : null}
        {step === 'unit' && drill.part !== undefined ? <UnitStep {...props} unit={drill.part} /> : null}
        {step === 'account' && drill.account !== undefined ? <AccountStep {...props} code={drill.account} /> : null}
        {step === 'voucher' && drill.voucher !== undefined ? <VoucherStep {...props} id={drill.voucher} /> : null}
      </div>
    </Drawer>
  );
}

/** The unit whose books are looked at: the chosen one, or in the county the one that was gone into. */
const unitIn = ({ scope, drill }: DrillProps): string | undefined => scope.unit ?? drill.part;

/** The opened line of the statement: its name, and its figure in the opened column. */
function useLine({ statement, period, scope, drill, stated }: DrillProps) {
  const { t } = usePreferences();
  const { data } = useStatement(statement, period, scope, stated === undefined);
  return useMemo(() => {
    if (!data) return undefined;
    if (statement === 'trial-balance') {
      const row = (data.lines as TrialRow[]).find(({ code }) => code === drill.line);
      return (
        row && { name: `${row.code} ${row.name}`, column: t('trial.closing'), amount: parseYuan(row.closing) ?? ZERO }
      );
    }
    const lines = data.lines as Line[];
    const line = lines.find(({ key }) => key === drill.line);
    const column = columnsOf(statement, lines).find(({ key }) => key === drill.figure);
    return (
      line && {
        name: line.name,
        column: column ? t(column.heading) : '',
        amount: parseYuan(figureIn(line, drill.figure) ?? '') ?? ZERO,
      }
    );
  }, [data, statement, drill.line, drill.figure, t]);
}

function Way(props: DrillProps & { step: Step }) {
  const { t } = usePreferences();
  const { drill, scope, step } = props;
  const line = useLine(props);
  const unit = unitIn(props);
  const voucher = useQuery({
    ...api.ledger.voucher.queryOptions({ input: { unit: unit ?? '', id: drill.voucher ?? 1 } }),
    enabled: unit !== undefined && drill.voucher !== undefined,
  }).data;
  const account = useAccountName(props);
  const words: Readonly<Record<Step, string>> = {
    line: props.stated?.name ?? line?.name ?? drill.line,
    unit: scope.units?.find(({ code }) => code === drill.part)?.name ?? drill.part ?? '',
    account,
    voucher: voucher ? numberOf(voucher) : '…',
  };
  const here = useRef<HTMLElement>(null);
  // Each step begins at its top, for the eye and for whoever goes by keyboard.
  useEffect(() => {
    void step;
    // A drawer that opens without motion takes the focus after its content has been shown.
    const frame = requestAnimationFrame(() => here.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, [step]);
  return (
    <nav className="way" aria-label={t('drill.way')}>
      <ol lang="zh-CN">
        {stepsOf(drill).map((each) => (
          <li key={each}>
            {each === step ? (
              <strong ref={here} tabIndex={-1} aria-current="step">
                {words[each]}
              </strong>
            ) : (
              <button type="button" className="link" onClick={() => props.onGo(backTo(each))}>
                {words[each]}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function useAccountName(props: DrillProps): string {
  const unit = unitIn(props);
  const { period, drill } = props;
  const chart = useQuery({
    ...api.ledger.chart.queryOptions({ input: { unit: unit ?? '', period } }),
    enabled: unit !== undefined && drill.account !== undefined,
  }).data;
  const name = chart?.find(({ code }) => code === drill.account)?.name;
  return [drill.account, name].filter((each) => each !== undefined).join(' ');
}

function FormulaWords(props: DrillProps) {
  const { t } = usePreferences();
  const layout = layoutOf(props.scope);
  const { statement, drill, stated } = props;
  const { data } = useStatement(statement, props.period, props.scope, stated === undefined);
  if (statement === 'reconciliation') return <p className="hint">{t('drill.own')}</p>;
  if (layout === undefined || !isDefined(statement)) return null;
  const formula = formulaOf(definitionOf(statement, layout), drill.line, t);
  if (!formula) return null;
  if (formula.kind === 'nil') return <p className="hint">{t('drill.nil', { why: formula.why })}</p>;
  const amounts = new Map((data?.lines as Line[] | undefined)?.map((line) => [line.key, line]));
  return (
    <section aria-label={t('drill.formula')}>
      <h3>{t(formula.kind === 'lines' ? 'drill.adds' : 'drill.accounts')}</h3>
      <ul className="formula">
        {formula.terms.map((term) => {
          const line = term.line === undefined ? undefined : amounts.get(term.line);
          return (
            <li key={`${term.sign} ${term.text} ${term.measure ?? ''}`}>
              <b>{term.sign}</b>
              {term.line === undefined ? (
                <span>
                  {term.text} <em>{term.measure}</em>
                </span>
              ) : (
                <button type="button" className="link" onClick={() => props.onGo({ line: term.line })}>
                  {term.text}
                </button>
              )}
              {line ? <Amount value={figureIn(line, drill.figure)} /> : null}
              {stated && term.line !== undefined ? <Amount value={stated.amountOf(term.line)} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function LineStep(props: DrillProps) {
  const { scope, statement } = props;
  const line = useLine(props);
  return (
    <>
      {line ? (
        <p className="drill-figure">
          <span>{line.column}</span>
          <strong>
            <Amount value={line.amount} />
          </strong>
        </p>
      ) : null}
      <FormulaWords {...props} />
      {statement === 'reconciliation' ? (
        <DifferenceVouchers {...props} />
      ) : scope.unit === undefined ? (
        <Units {...props} consolidated={line?.amount ?? ZERO} />
      ) : statement === 'trial-balance' ? (
        <TrialAccounts {...props} unit={scope.unit} />
      ) : (
        <Accounts {...props} unit={scope.unit} layout="unit" />
      )}
    </>
  );
}

function UnitStep(props: DrillProps & { unit: string }) {
  const { t } = usePreferences();
  if (props.statement === 'reconciliation') return <DifferenceVouchers {...props} />;
  return props.statement === 'trial-balance' ? (
    <TrialAccounts {...props} />
  ) : (
    <>
      {props.stated ? (
        <p className="drill-figure">
          <span>{t('drill.inSheet')}</span>
          <strong>
            <Amount value={props.stated.amountOf(props.drill.line)} />
          </strong>
        </p>
      ) : null}
      <FormulaWords {...props} />
      <Accounts {...props} layout="group" />
      {props.children}
    </>
  );
}

function AccountStep(props: DrillProps & { code: string }) {
  const { t } = usePreferences();
  const { statement, period, drill, code } = props;
  const queries = useQueryClient();
  const unit = unitIn(props);
  const asked = useMemo<Asked | undefined>(
    () => (unit === undefined ? undefined : { unit, code, ...spanOf(statement, drill.figure, period) }),
    [unit, code, statement, drill.figure, period],
  );
  if (!asked || unit === undefined) return null;
  const near = (voucher: number): void =>
    void queries.prefetchQuery(api.ledger.voucher.queryOptions({ input: { unit, id: voucher } }));
  const open = (voucher: number): void => props.onGo({ voucher: String(voucher) });
  return (
    <>
      {statement === 'balance-sheet' && drill.figure === 'prior' ? <p className="hint">{t('drill.noPrior')}</p> : null}
      <AccountLines asked={asked} label={`${t('drill.lines')} ${code}`} onNear={near} onOpen={open} />
      <p>
        <Link
          className="link"
          to={'/books' as string}
          search={((before: object) => ({ ...before, unit, account: code, from: asked.from, to: asked.to })) as never}
        >
          {t('drill.openBook')}
        </Link>
      </p>
    </>
  );
}

function VoucherStep(props: DrillProps & { id: number }) {
  const { t } = usePreferences();
  const unit = unitIn(props);
  const read = useQuery({
    ...api.ledger.voucher.queryOptions({ input: { unit: unit ?? '', id: props.id } }),
    enabled: unit !== undefined,
  });
  if (read.isError && isAnswered(read.error)) return <Failed sentence={sentenceOf(read.error, t)} />;
  if (!read.data) return <Loading lines={8} />;
  return (
    <>
      <VoucherForm voucher={read.data} />
      <VoucherSource voucher={read.data} />
      <p>
        <Link
          className="link"
          to={`/vouchers/${props.id}` as string}
          search={{ period: read.data.period, unit } as never}
        >
          {t('drill.openVoucher')}
        </Link>
      </p>
    </>
  );
}
