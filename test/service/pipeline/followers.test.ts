import { describe, expect, it } from 'vitest';
import type { Books } from '../../../electron/service/database.ts';
import { contract } from '../../../shared/contract/index.ts';
import { openBooks } from '../support/books.ts';
import { openBench, openCounty, TestClock } from '../support/service.ts';

const department = (code: string) => ({ unit: 'T01', departments: [{ code, name: code, class: 'clinical' as const }] });

describe('several processes over the same books', () => {
  it('each tells its readers what the others committed, and what it committed itself only once', async () => {
    const clock = new TestClock();
    const real = await openBooks(clock);
    // The methods of the store with another name on it: what is tried here is the telling, not the engine.
    const books = new Proxy(real, {
      get: (target, name) => {
        if (name === 'engine') return 'postgres';
        const member = Reflect.get(target, name) as unknown;
        return typeof member === 'function' ? member.bind(target) : member;
      },
    }) as Books;
    const here = await openCounty({ books });
    const there = await openBench({ books });
    const told: string[] = [];
    here.pipeline.bulletin.subscribe(({ topic, unit, sequence }) => told.push(`${topic} ${unit} ${sequence}`));
    const { caller } = here.administrator;
    const before = await here.events();
    await there.ask(contract.organisation.addDepartments, department('C01'), caller);
    await here.ask(contract.organisation.addDepartments, department('C02'), caller);
    await there.ask(contract.organisation.addDepartments, department('C03'), caller);
    while (told.length < 3) await new Promise((resolve) => setImmediate(resolve));
    for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(told.sort()).toEqual([1, 2, 3].map((more) => `organisation T01 ${before + more}`));
  });
});
