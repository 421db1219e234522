import {
  type ContractTree,
  type NamedOperation,
  type Operation,
  operationsIn,
} from '../../../shared/contract/operation.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import type { Implementation } from './implementation.ts';

export interface Registered extends NamedOperation {
  readonly implementation: Implementation;
}

/** Joins the contract with what implements it: each operation exactly once, nothing beside. Both are our own: a gap is a defect. */
export class Registry {
  readonly all: readonly Registered[];
  readonly #byName: ReadonlyMap<string, Registered>;
  readonly #byOperation: ReadonlyMap<Operation, Registered>;

  constructor(contract: ContractTree, implementations: readonly Implementation[]) {
    const byOperation = new Map<Operation, Implementation>();
    for (const implementation of implementations) {
      const { summary } = implementation.operation['~orpc'].meta;
      assert(!byOperation.has(implementation.operation), `implemented twice: ${summary}`);
      byOperation.set(implementation.operation, implementation);
    }
    this.all = operationsIn(contract).map(({ name, operation }) => {
      const implementation = byOperation.get(operation);
      assert(implementation, `not implemented: ${name}`);
      byOperation.delete(operation);
      return { name, operation, implementation };
    });
    assert(byOperation.size === 0, `implemented but not in the contract: ${byOperation.size}`);
    this.#byName = new Map(this.all.map((registered) => [registered.name, registered]));
    this.#byOperation = new Map(this.all.map((registered) => [registered.operation, registered]));
  }

  named(name: string): Registered | undefined {
    return this.#byName.get(name);
  }

  of(operation: Operation): Registered {
    const registered = this.#byOperation.get(operation);
    assert(registered, `not in this service's contract: ${operation['~orpc'].meta.summary}`);
    return registered;
  }
}
