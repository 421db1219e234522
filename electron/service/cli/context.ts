import type { Arguments } from './arguments.ts';
import type { Desk } from './desk.ts';
import type { Printer } from './print.ts';

/** What a command is given. */
export interface CliContext {
  readonly args: Arguments;
  readonly print: Printer;
  /** The data folder (`--data`). */
  readonly dir: string;
  /** Opens the desk on first use; a command that needs no data never opens it. */
  desk(): Promise<Desk>;
  /** The command was interrupted (Ctrl C). */
  readonly signal: AbortSignal;
}

/** Exit code of a command that ran: 0 done, 1 refused or found wanting. */
export type Outcome = 0 | 1;

export interface CliCommand {
  /** The words that name it, e.g. `['import', 'vouchers']`. */
  readonly words: readonly string[];
  readonly usage: string;
  /** One line in Chinese and English. */
  readonly summary: string;
  /** `rest`: the words after the command's own. */
  run(context: CliContext, rest: readonly string[]): Promise<Outcome>;
}
