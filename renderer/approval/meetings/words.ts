import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';

export type MeetingRow = ReplyOf<Contract['approval']['meetings']>['rows'][number];
export type MeetingDetail = ReplyOf<Contract['approval']['meeting']>;
export type Waiting = ReplyOf<Contract['approval']['waitingForMeeting']>;
export type WaitingDocument = Waiting['bodies'][number]['documents'][number];
export type ReversedRow = ReplyOf<Contract['approval']['reversedOrder']>[number];
