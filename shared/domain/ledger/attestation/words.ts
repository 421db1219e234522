import type { Period } from '../../../kernel/period.ts';
import type { AttestingSide } from '../../organisation/attestation.ts';
import type { UnitCode } from '../../organisation/unit.ts';
import type { Attested } from './standing.ts';

/** The fixed words of the statement (承诺书). They are kept with each signature, so that a later wording changes nothing signed. */
export const statementOf = (side: AttestingSide, unit: string, period: Period): string =>
  side === 'unit'
    ? `本人作为 ${unit} 的单位负责人，对本单位提供的 ${period} 会计凭证、会计账簿、财务会计报告和其他会计资料的真实性、合法性、完整性负责；所列账务以实际发生的经济业务事项为依据，没有账外账，没有授意、指使、强令会计机构和会计人员违法办理会计事项。`
    : `本人代表医共体，对合并入账的 ${unit} ${period} 会计资料的真实性、完整性负责；该单位的账务已按统一的会计制度核算，并经财务管理中心检查。`;

/** On what the statement rests. */
export const CLAUSES: Readonly<Record<AttestingSide, string>> = {
  unit: '《会计法》第四条、第二十一条；县域医共体政策（贵州）三（十）：成员单位对本单位财务资料的真实性、合法性负责',
  community: '《会计法》第四条、第二十一条；县域医共体财务管理意见（浙江）：医共体负责人对会计资料的真实性、完整性负责',
};

/** Why a month cannot be locked yet: one sentence for each side that has not signed, or signed something else. */
export const missingSentences = (
  at: { readonly unit: UnitCode; readonly period: Period },
  missing: readonly AttestingSide[],
  { lapsed }: Attested,
): string[] => missing.map((side) => (lapsed.includes(side) ? LAPSED : MISSING)[side](at.unit, at.period));

type Sentences = Readonly<Record<AttestingSide, (unit: UnitCode, period: Period) => string>>;

const MISSING: Sentences = {
  unit: (unit, period) => `${unit} 的 ${period} 还没有单位负责人的承诺`,
  community: (unit, period) => `${unit} 的 ${period} 还没有医共体负责人的承诺`,
};
const LAPSED: Sentences = {
  unit: (unit, period) => `${unit} 的 ${period} 在单位负责人签认之后有变动，承诺已失效，请重新签认`,
  community: (unit, period) => `${unit} 的 ${period} 在医共体负责人签认之后有变动，承诺已失效，请重新签认`,
};
