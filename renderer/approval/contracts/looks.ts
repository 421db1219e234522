import type { Contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { type Fen, formatYuan, parseYuan, sumFen, ZERO } from '../../../shared/kernel/fen.ts';

export type ContractRow = ReplyOf<Contract['approval']['contracts']>[number];
export type ContractDetail = ReplyOf<Contract['approval']['contract']>;
export type ToSign = ReplyOf<Contract['approval']['applicationsToSign']>[number];
export type Scan = ContractDetail['scan'];

export const STANDING_LOOKS = {
  signed: 'chip accent',
  partly: 'chip warn',
  accepted: 'chip ok',
} as const satisfies Record<ContractRow['standing'], string>;

/** What its standing is called: where nothing is to be accepted, nothing was. */
export const standingWord = ({ standing, accepted }: Pick<ContractRow, 'standing' | 'accepted'>) =>
  standing === 'accepted' && fenIn(accepted) === ZERO
    ? 'contracts.noAcceptance'
    : (`contracts.standing.${standing}` as const);

/** A stage while it is typed; `key` is its own, `kept` that it was accepted and stays. */
export interface TypedStage {
  readonly key: number;
  readonly name: string;
  readonly amount: Fen | undefined;
  readonly accepting: boolean;
  readonly kept: boolean;
}

/** A file that was handed in, to be named by a command. */
export interface Handed {
  readonly file: string;
  readonly fileName: string;
}

export const MAX_SCAN_BYTES = 20 * 1024 * 1024;

export const fenIn = (text: string): Fen => parseYuan(text) ?? ZERO;
export const totalOf = (amounts: readonly (Fen | undefined)[]): Fen => sumFen(amounts.map((amount) => amount ?? ZERO));
export const stagesTotal = (stages: readonly TypedStage[]): Fen => totalOf(stages.map(({ amount }) => amount));

/** Whether every stage has a name and an amount. */
export const areWhole = (stages: readonly TypedStage[]): boolean =>
  stages.length > 0 && stages.every(({ name, amount }) => name.trim() !== '' && (amount ?? ZERO) > 0);

/** Stages as the contract of the service takes them. */
export const stagesOut = (stages: readonly TypedStage[]) =>
  stages.map(({ name, amount, accepting }) => ({ name: name.trim(), amount: formatYuan(amount ?? ZERO), accepting }));
