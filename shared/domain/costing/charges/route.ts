/** What stands in the register or goes its way through it. */
export const CHARGE_PAPERS = ['centre', 'agreement', 'volumes', 'run'] as const;
export type ChargePaper = (typeof CHARGE_PAPERS)[number];

/** `draft` waits for another person's review; a run that was reviewed is posted, and a posted one can be reversed. */
export const CHARGE_STAGES = ['draft', 'reviewed', 'posted', 'reversed', 'withdrawn'] as const;
export type ChargeStage = (typeof CHARGE_STAGES)[number];

export const CHARGE_STEPS = ['prepare', 'review', 'return', 'withdraw', 'end', 'post', 'reverse'] as const;
export type ChargeStep = (typeof CHARGE_STEPS)[number];

type Moves = Readonly<Partial<Record<ChargeStep, readonly [from: readonly ChargeStage[], to: ChargeStage]>>>;

const MOVES: Readonly<Record<ChargePaper, Moves>> = {
  centre: {
    prepare: [['draft', 'reviewed'], 'draft'],
    review: [['draft'], 'reviewed'],
    return: [['draft'], 'draft'],
  },
  agreement: {
    prepare: [['draft'], 'draft'],
    review: [['draft'], 'reviewed'],
    return: [['draft'], 'draft'],
    withdraw: [['draft'], 'withdrawn'],
    end: [['reviewed'], 'reviewed'],
  },
  volumes: {
    prepare: [['draft'], 'draft'],
    review: [['draft'], 'reviewed'],
    return: [['draft', 'reviewed'], 'draft'],
  },
  run: {
    prepare: [['draft'], 'draft'],
    review: [['draft'], 'reviewed'],
    return: [['draft', 'reviewed'], 'withdrawn'],
    withdraw: [['draft'], 'withdrawn'],
    post: [['reviewed'], 'posted'],
    reverse: [['posted'], 'reversed'],
  },
};

/** Where a step takes a paper; undefined where it cannot be made from there. */
export function steppedTo(paper: ChargePaper, step: ChargeStep, stage: ChargeStage): ChargeStage | undefined {
  const move = MOVES[paper][step];
  return move?.[0].includes(stage) ? move[1] : undefined;
}

/** A charge that still counts: neither withdrawn nor reversed. */
export const isLive = (stage: ChargeStage): boolean => stage !== 'withdrawn' && stage !== 'reversed';
