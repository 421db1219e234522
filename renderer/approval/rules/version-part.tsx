import type { Rule } from '../../../shared/domain/approval/rule.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { instantName } from '../../ui/time.ts';
import { ruleOfRow, type Version } from './draft.ts';
import { RowTable } from './row-table.tsx';

const CHIP: Readonly<Record<Version['state'], string>> = {
  ...{ proposed: 'chip warn', coming: 'chip accent', 'in-force': 'chip ok' },
  ...{ past: 'chip', rejected: 'chip', withdrawn: 'chip' },
};

/** Where a version stands, and on which days it holds. */
export function VersionHead({ version }: { readonly version: Version }) {
  const { t } = usePreferences();
  const { id, state, first, last } = version;
  return (
    <span className="approval-line">
      <strong>{t('approvalRules.version', { id })}</strong>
      <span className={CHIP[state]}>{t(`approvalRules.state.${state}`)}</span>
      <span className="hint">
        {last === undefined ? t('approvalRules.since', { first }) : t('approvalRules.until', { first, last })}
      </span>
    </span>
  );
}

/** Who proposed it, when and why, and what was decided. */
export function VersionSaid({ version }: { readonly version: Version }) {
  const { t } = usePreferences();
  const { display, instant, first, reason, decision } = version;
  return (
    <p className="approval-said">
      {t('approvalRules.proposedBy', { display, instant: instantName(instant), first, reason })}{' '}
      {decision
        ? t(`approvalRules.decided.${decision.verdict}`, {
            ...{ display: decision.display, instant: instantName(decision.instant), reason: decision.reason },
          })
        : null}
    </p>
  );
}

/** A version's table; with `before`, what it changes of that. */
export function VersionTable({
  version,
  before,
}: {
  readonly version: Version;
  readonly before?: readonly Rule[] | undefined;
}) {
  const rows = version.rows.map((row, at) => ({ key: at + 1, rule: ruleOfRow(row) }));
  return <RowTable rows={rows} before={before} />;
}
