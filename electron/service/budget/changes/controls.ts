import type { ControlPattern } from '../../../../shared/domain/budget/control.ts';
import type { BooksReader } from '../../database.ts';

/** A version of the control rules as the books hold it. */
export interface ControlVersion {
  readonly id: number;
  readonly rules: readonly ControlPattern[];
  readonly person: string;
  readonly display: string;
  readonly instant: string;
  readonly reason: string;
  readonly digest: string;
  readonly decision?: {
    readonly verdict: 'approve' | 'reject';
    readonly display: string;
    readonly instant: string;
    readonly reason: string;
  };
}

/** The rules in force (现行控制规则): those of the version that was approved last; none before any was. */
export async function readControls(db: BooksReader): Promise<readonly ControlPattern[]> {
  const row = await db
    .selectFrom('budget_control as control')
    .innerJoin('budget_control_decision as decision', 'decision.control', 'control.id')
    .select('control.content')
    .where('verdict', '=', 'approve')
    .orderBy('decision.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? [] : rulesOf(row.content);
}

/** Every version with what was decided on it, the newest first. */
export async function readControlVersions(db: BooksReader): Promise<ControlVersion[]> {
  const versions = await db.selectFrom('budget_control').selectAll().orderBy('id', 'desc').execute();
  const decisions = await db.selectFrom('budget_control_decision').selectAll().execute();
  return versions.map(({ content, ...version }) => {
    const decided = decisions.find(({ control }) => control === version.id);
    return {
      ...version,
      rules: rulesOf(content),
      ...(decided
        ? {
            decision: {
              verdict: decided.verdict === 'approve' ? 'approve' : 'reject',
              ...{ display: decided.display, instant: decided.instant, reason: decided.reason },
            },
          }
        : {}),
    };
  });
}

const rulesOf = (content: string): ControlPattern[] => (JSON.parse(content) as { rules: ControlPattern[] }).rules;
