import { type Fen, fen } from '../../kernel/fen.ts';
import { type MeetingSettings, USUAL_MEETING } from './meeting.ts';
import type { PaySettings } from './pay-gate.ts';
import { type RadarSettings, USUAL_RADAR } from './radar/settings.ts';

/** 审批设定 [U]: what no law sets for approvals, one record of the community. Amounts in 分. */
export interface ApprovalSettings extends PaySettings {
  /** 论证材料起点: from this amount on an application brings the arguments for it. */
  readonly largeFrom: Fen;
  /** 紧急支出补办期限: days after an urgent payment within which the decision is made up for. */
  readonly urgentDays: number;
  readonly meeting: MeetingSettings;
  readonly radar: RadarSettings;
  /** Whether documents are looked at by the radar: not before it was tried on past years. */
  readonly radarOn: boolean;
  /** Whether what was divided needs the levels that its sum needs, and not only says so. */
  readonly radarEscalates: boolean;
}

/** 5 万元 is where hospitals wrote theirs (DOMAIN 6). */
const FIFTY_THOUSAND = fen(5_000_000);

export const USUAL_APPROVAL_SETTINGS: ApprovalSettings = {
  ...{ contractFrom: FIFTY_THOUSAND, largeFrom: FIFTY_THOUSAND, coolDays: 3, urgentDays: 5 },
  ...{ meeting: USUAL_MEETING, radar: USUAL_RADAR, radarOn: false, radarEscalates: true },
};

/** The least and the most of what is counted in days or parts. */
export const SETTING_BOUNDS = {
  coolDays: [0, 60],
  urgentDays: [1, 90],
  quorumOf: [2, 10],
} as const satisfies Record<string, readonly [number, number]>;

/** What may not be set though each field is within its bounds; empty where nothing. */
export function settingFaults({ contractFrom, largeFrom, meeting }: ApprovalSettings): readonly string[] {
  const { parts, of } = meeting.quorum;
  return [
    ...(contractFrom < 0 ? ['合同起点不能为负'] : []),
    ...(largeFrom < 0 ? ['论证材料起点不能为负'] : []),
    // Where fewer than half may meet, two meetings of one body could decide the opposite on one day.
    ...(parts * 2 > of && parts <= of ? [] : ['到会比例须超过一半，也不能超过全部']),
  ];
}
