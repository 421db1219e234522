import type { Reason } from '../../../../shared/contract/errors.ts';
import { LEVELS } from '../../../../shared/domain/approval/level.ts';
import {
  type Meeting,
  type MeetingProblem,
  type MeetingSettings,
  meetingProblems,
} from '../../../../shared/domain/approval/meeting.ts';

/** Where each fault stands in the form; `votes` and `document` stand at their resolution. */
const PLACES: Readonly<Record<MeetingProblem, string>> = {
  ...{ none: 'resolutions', quorum: 'present', crowd: 'present', twice: 'present', chair: 'chair', minutes: 'file' },
  ...{ votes: 'votes', document: 'id' },
};

/** Why minutes cannot be recorded, each at its field; empty where they can. */
export function meetingFaults(meeting: Meeting, settings: MeetingSettings): Reason[] {
  const { resolutions } = meeting;
  const faults = meetingProblems(meeting, settings).map(
    ({ problem, at }): Reason => ({
      code: `meeting-${problem}`,
      message: said(problem, meeting, settings),
      place: at === undefined ? PLACES[problem] : `resolutions.${at}.${PLACES[problem]}`,
    }),
  );
  const below = resolutions.flatMap(({ amount }, at): Reason[] =>
    amount < 0 ? [{ code: 'meeting-amount', message: '决议金额不能为负', place: `resolutions.${at}.amount` }] : [],
  );
  return [...faults, ...below];
}

function said(problem: MeetingProblem, { ought, present }: Meeting, { quorum }: MeetingSettings): string {
  switch (problem) {
    case 'none':
      return '写明应到人数，并至少登记一项决议';
    case 'quorum':
      return `应到 ${ought} 人，实到 ${present.length} 人，不足 ${quorum.of} 分之 ${quorum.parts}，会议不能决定`;
    case 'crowd':
      return `实到 ${present.length} 人，多于应到的 ${ought} 人`;
    case 'twice':
      return '到会的人里有人写了两次';
    case 'chair':
      return '主持人须是到会的人';
    case 'minutes':
      return '须附会议纪要的扫描件';
    case 'votes':
      return `票数合计不能多于到会的 ${present.length} 人`;
    case 'document':
      return '同一份申请在一次会议上只决议一次';
  }
}

export const takenSaid = (body: keyof typeof LEVELS, number: string): string =>
  `${LEVELS[body]}的纪要编号“${number}”已经登记过`;
