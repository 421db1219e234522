import type { ControlPattern, ControlVerdict } from '../../../../shared/domain/budget/control.ts';
import { type BudgetSettings, DEFAULT_SETTINGS } from '../../../../shared/domain/budget/settings.ts';
import type { BooksReader } from '../../database.ts';

/** A version of the control rules as the books hold it. */
export interface ControlVersion {
  readonly id: number;
  readonly rules: readonly ControlPattern[];
  readonly settings: BudgetSettings;
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
  readonly decision?: {
    readonly verdict: ControlVerdict;
    readonly display: string;
    readonly instant: string;
    readonly reason: string;
  };
}

/** The rules in force (现行控制规则): those of the version that was approved last; none before any was. */
export const readControls = async (db: BooksReader): Promise<readonly ControlPattern[]> =>
  (await readInForce(db))?.rules ?? [];

/** The settings in force (预算设置); the usual ones before any were approved. */
export const readSettings = async (db: BooksReader): Promise<BudgetSettings> =>
  (await readInForce(db))?.settings ?? DEFAULT_SETTINGS;

async function readInForce(db: BooksReader): Promise<ControlContent | undefined> {
  const row = await db
    .selectFrom('budget_control as control')
    .innerJoin('budget_control_decision as decision', 'decision.control', 'control.id')
    .select('control.content')
    .where('verdict', '=', 'approve')
    .orderBy('decision.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && contentIn(row.content);
}

/** Every version with what was decided on it, the newest first. */
export async function readControlVersions(db: BooksReader): Promise<ControlVersion[]> {
  const versions = await db.selectFrom('budget_control').selectAll().orderBy('id', 'desc').execute();
  const decisions = await db.selectFrom('budget_control_decision').selectAll().execute();
  return versions.map(({ content, ...version }) => {
    const decided = decisions.find(({ control }) => control === version.id);
    return {
      ...version,
      ...contentIn(content),
      ...(decided
        ? {
            decision: {
              verdict: decided.verdict as ControlVerdict,
              ...{ display: decided.display, instant: decided.instant, reason: decided.reason },
            },
          }
        : {}),
    };
  });
}

/** What a version says, in whichever form it was signed: `tongcai-budget-control-1` knew no settings. */
type ControlContent = Pick<ControlVersion, 'rules' | 'settings'>;

function contentIn(content: string): ControlContent {
  const { rules, settings } = JSON.parse(content) as Pick<ControlContent, 'rules'> & Partial<ControlContent>;
  return { rules, settings: settings ?? DEFAULT_SETTINGS };
}
