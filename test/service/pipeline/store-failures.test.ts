import { describe, expect, it } from 'vitest';
import type { Books } from '../../../electron/service/database.ts';
import { StoreError } from '../../../electron/service/store/port.ts';
import { contract } from '../../../shared/contract/index.ts';
import { unguardedBooks } from '../support/books.ts';
import { openCounty } from '../support/service.ts';

const { organisation } = contract;
const department = { unit: 'T01', departments: [{ code: 'C01', name: '内科', class: 'clinical' as const }] };

/** Books whose next transactions fail as a store does. */
async function failing(code: StoreError['code']) {
  const real = await unguardedBooks();
  let broken = false;
  const books: Books = {
    ...real,
    transact: (cause, work) =>
      broken ? Promise.reject(new StoreError(code, 'the disk said no')) : real.transact(cause, work),
  };
  const county = await openCounty({ books });
  broken = true;
  return { ...county, caller: county.administrator.caller };
}

describe('what the store refuses, a caller understands', () => {
  it.each(['read-only', 'disk-full', 'io'] as const)(
    '%s: the books are read-only, and can still be read',
    async (code) => {
      const { ask, caller } = await failing(code);
      const add = ask(organisation.addDepartments, department, caller);
      await expect(add).rejects.toMatchObject({ code: 'READ_ONLY', data: { reason: 'the disk said no' } });
      expect(await ask(organisation.units, {}, caller)).toHaveLength(3);
    },
  );

  it('busy: asked again later', async () => {
    const { ask, caller } = await failing('busy');
    await expect(ask(organisation.addDepartments, department, caller)).rejects.toMatchObject({ code: 'BUSY' });
  });

  it('a broken constraint is a defect of ours, never dressed up as the caller’s', async () => {
    const { ask, caller } = await failing('constraint');
    await expect(ask(organisation.addDepartments, department, caller)).rejects.toBeInstanceOf(StoreError);
  });
});
