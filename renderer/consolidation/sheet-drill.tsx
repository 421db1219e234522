import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { STATEMENTS } from '../../shared/domain/ledger/statement.ts';
import { usePreferences } from '../app/preferences.tsx';
import { useScope } from '../app/scope.ts';
import type { Drill } from '../ledger/statements/drill.ts';
import { DrillDrawer } from '../ledger/statements/drill-drawer.tsx';
import type { RunInSight } from './run-in-sight.tsx';
import { fenOfText, type SheetLine } from './sheet.ts';

/** A unit's figure of the worksheet taken apart to the voucher, with the worksheet behind it and the way back. */
export function SheetDrill(props: {
  readonly run: RunInSight;
  readonly line: SheetLine;
  readonly unit: string;
  readonly drill: Drill;
  readonly column: string | undefined;
  /** What manual adjustments made of the figure, once it is known. */
  readonly adjustment: string | undefined;
  readonly onGo: (change: Readonly<Record<string, string | undefined>>) => void;
}) {
  const { t } = usePreferences();
  const scope = useScope();
  const { run, line, unit, column, adjustment } = props;
  const statement = STATEMENTS.find((each) => each === line.statement) ?? 'balance-sheet';
  const stated = useMemo(() => {
    const lines = new Map(
      run.sheet.lines.filter((one) => one.statement === line.statement).map((one) => [one.key, one]),
    );
    return {
      name: `${t('worksheet.title')} · ${line.name}`,
      amountOf: (key: string) => {
        const text = lines.get(key)?.units[unit];
        return text === undefined ? undefined : fenOfText(text);
      },
      adjustment: adjustment === undefined ? undefined : fenOfText(adjustment),
    };
  }, [run.sheet, line, unit, adjustment, t]);
  return (
    <DrillDrawer
      statement={statement}
      period={run.period}
      scope={{ ...scope, unit: undefined, chosen: undefined, some: undefined }}
      drill={props.drill}
      stated={stated}
      onGo={props.onGo}
      onClose={() => props.onGo({ part: undefined, account: undefined, voucher: undefined })}
    >
      <p>
        <Link
          className="link"
          to={'/statements' as string}
          search={
            {
              period: run.period,
              unit,
              statement: line.statement,
              sheet: [line.statement, line.key, column ?? ''].join('/'),
            } as never
          }
        >
          {t('worksheet.toStatement', { unit: run.nameOf(unit) })}
        </Link>
      </p>
    </DrillDrawer>
  );
}
