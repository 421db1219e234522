import { COST_LIMITS, type CostProblem } from './model.ts';

/** A value and where it stands in the document: `stages.0.from.1`. */
export interface Place {
  readonly value: unknown;
  readonly path: string;
}

/** A name or a code as a person writes it: no control characters, no blanks around it. */
const TEXT = /^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u;

/** Takes a document apart and keeps what is wrong with it; what cannot be read is undefined, and named. */
export class Findings {
  readonly #found: CostProblem[] = [];
  #more = 0;

  add(path: string, message: string): void {
    if (this.#found.length < COST_LIMITS.problems) this.#found.push({ path: clipped(path), message: clipped(message) });
    else this.#more += 1;
  }

  /** All problems, in the order in which they were found; how many more there are is the last. */
  problems(): CostProblem[] {
    return this.#more === 0 ? this.#found : [...this.#found, { path: '', message: `另外还有 ${this.#more} 处问题` }];
  }

  record({ value, path }: Place): Readonly<Record<string, unknown>> | undefined {
    if (!isRecord(value)) {
      this.add(path, path === '' ? '模型要写成一个 JSON 对象' : '这里要写成一个对象（{ … }）');
      return undefined;
    }
    if (Object.hasOwn(value, '__proto__')) {
      this.add(path, '不能用“__proto__”作名称');
      return undefined;
    }
    return value;
  }

  /** The members with their places; a list that is too long is refused as a whole. */
  list({ value, path }: Place, most: number): Place[] {
    if (!Array.isArray(value)) {
      this.add(path, '这里要写成一个列表（[ … ]）');
      return [];
    }
    if (value.length > most) {
      this.add(path, `这里有 ${value.length} 项，最多 ${most} 项`);
      return [];
    }
    return value.map((one: unknown, at) => ({ value: one, path: `${path}.${at}` }));
  }

  text({ value, path }: Place): string | undefined {
    if (typeof value === 'string' && value.length <= COST_LIMITS.text && TEXT.test(value) && value !== '__proto__')
      return value;
    this.add(path, `这里要写成 1 到 ${COST_LIMITS.text} 个字的文字，前后没有空格`);
    return undefined;
  }

  oneOf<T extends string>({ value, path }: Place, choices: readonly T[]): T | undefined {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.add(path, `这里只能是 ${choices.join(' | ')}`);
    return found;
  }
}

/** Names come from the document and may be of any length. */
const clipped = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
