import type { Originals } from '../../ledger/commands.ts';
import type { Implementation } from '../../pipeline/implementation.ts';
import { recordingOperations } from './recording.ts';
import { type FirstDaysReader, reversedOperations } from './reversed.ts';
import { meetingQueries } from './showing.ts';

/** 会议纪要; scans are kept beside the books, and whoever lets money go says when it first did. */
export const meetingOperations = (
  blobs: Originals,
  ...readers: readonly FirstDaysReader[]
): readonly Implementation[] => [
  ...meetingQueries(blobs),
  ...recordingOperations(blobs),
  ...reversedOperations(readers),
];
