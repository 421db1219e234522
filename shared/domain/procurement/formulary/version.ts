/** 目录版本 as it is signed: what the committee decided, and what of it stands in its changes. */
export interface VersionContent {
  readonly title: string;
  /** 药事会纪要编号, or '' while there is none. */
  readonly minutes: string;
  /** 会议日期, or ''. */
  readonly held: string;
  /** 应到 and 实到 persons. */
  readonly invited: number;
  readonly present: number;
  /** The changes under a digest, so that who approves it signs for each of them. */
  readonly changes: {
    readonly digest: string;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
  };
}

export interface VersionBeside {
  /** 生效日期. */
  readonly first: string;
  /** The first day of the version that was approved last; '' where there was none. */
  readonly last: string;
  /** 药事会到会: more than so many percent of those invited (采购决策规则). */
  readonly quorumPercent: number;
}

/** What stands against a version's papers; its changes are looked at beside the formulary. */
export function againstVersion(content: VersionContent, { first, last, quorumPercent }: VersionBeside): string[] {
  const { minutes, held, invited, present, changes } = content;
  const problems: string[] = [];
  if (changes.added + changes.changed + changes.removed === 0) problems.push('目录版本没有任何变动，不能送审');
  if (first < last) problems.push(`生效日期 ${first} 早于上一版的 ${last}`);
  if (minutes === '') problems.push('没有写药事会纪要编号');
  if (held === '') problems.push('没有写药事会的会议日期');
  else if (held > first) problems.push(`药事会 ${held} 在生效日期 ${first} 之后才开`);
  if (present === 0) problems.push('没有写药事会的实到人数');
  else if (present > invited) problems.push(`药事会实到 ${present} 人，多于应到 ${invited} 人`);
  else if (present * 100 <= invited * quorumPercent)
    problems.push(`药事会应到 ${invited} 人，实到 ${present} 人，没有超过 ${quorumPercent}%`);
  return problems;
}
