import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { House } from '../compose.ts';
import type { Desk } from './desk.ts';
import { Refusal } from './desk.ts';
import { asRefusal } from './refusals.ts';

/** Asks a person's password: from TONGCAI_PASSWORD (or TONGCAI_PASSWORD_<NAME>), else at the terminal. */
export type AskPassword = (person: string) => Promise<string>;

export interface DeskOptions {
  readonly osUser: string;
  /** `--as NAME`. */
  readonly person: string | undefined;
  readonly askPassword: AskPassword;
  readonly signal: AbortSignal;
}

/** The desk over a house opened in this process. */
export function localDesk(house: House, options: DeskOptions): Desk {
  const operator: Caller = { kind: 'local', osUser: options.osUser };
  const people = new Map<string, Caller>();
  const callerFor = async (person: string | undefined): Promise<Caller> => {
    if (person === undefined) return operator;
    const known = people.get(person);
    if (known) return known;
    const password = await options.askPassword(person);
    const { token } = (await house.pipeline.call('session.signIn', { name: person, password }, operator)) as {
      token: string;
    };
    const caller = await house.sessions.authenticate(token, { osUser: options.osUser });
    if (!caller) throw new Refusal('UNAUTHENTICATED', '登录没有成功', undefined);
    people.set(person, caller);
    return caller;
  };
  const callAs = async <T>(person: string | undefined, operation: string, input: unknown): Promise<T> => {
    try {
      return (await house.pipeline.call(operation, input, await callerFor(person), { signal: options.signal })) as T;
    } catch (error) {
      throw asRefusal(error);
    }
  };
  return {
    kind: 'local',
    call: (operation, input) => callAs(options.person, operation, input),
    callAs: (person, operation, input) => callAs(person ?? options.person, operation, input),
    async putFile(bytes) {
      return (await house.files.put(await ownerName(callerFor, options.person), bytes)).sha256;
    },
    async getFile(sha256) {
      const bytes = await house.files.bytes(await ownerName(callerFor, options.person), sha256);
      if (!bytes) throw new Refusal('NOT_FOUND', '文件已不在', undefined);
      return bytes;
    },
    close: () => house.close(),
  };
}

async function ownerName(
  callerFor: (person: string | undefined) => Promise<Caller>,
  person: string | undefined,
): Promise<string> {
  const caller = await callerFor(person);
  return caller.kind === 'person' ? caller.name : caller.kind === 'local' ? `local:${caller.osUser}` : 'nobody';
}
