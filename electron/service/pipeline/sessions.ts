import type { Caller } from '../../../shared/domain/organisation/access.ts';

/** Makes callers of bearer tokens; kept by the organisation, asked by every transport. */
export interface Sessions {
  /** The person behind a token; undefined when it is unknown, ended, expired, or the person disabled. */
  authenticate(token: string, how?: Authentication): Promise<Caller | undefined>;
}

export interface Authentication {
  /** The operating system's user, when the person signed in on the command line. */
  readonly osUser?: string;
  /** The request came over loopback or in-process. */
  readonly nearby?: boolean;
  /** Only looks: a page that merely stays open must not keep its session from going idle. */
  readonly quiet?: boolean;
}
