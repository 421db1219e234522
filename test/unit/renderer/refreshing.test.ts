import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { refreshed } from '../../../renderer/app/refreshing.ts';

/** A page that shows one answer, which takes its time. */
function page(takesMs: number) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  let standing = 'open';
  let asked = 0;
  const observer = new QueryObserver(queries, {
    queryKey: ['month'],
    queryFn: async () => {
      asked += 1;
      const answer = standing;
      await new Promise((resolve) => setTimeout(resolve, takesMs));
      return answer;
    },
  });
  observer.subscribe(() => undefined);
  return {
    queries,
    shown: () => queries.getQueryData(['month']),
    asked: () => asked,
    command: () => {
      standing = 'submitted';
    },
  };
}

describe('what was done', () => {
  it('is called so once the page shows it', async () => {
    const { queries, shown, command } = page(20);
    await expect.poll(shown).toBe('open');
    command();
    await refreshed(queries);
    expect(shown()).toBe('submitted');
  });

  it('is not asked for twice where the announcement came first', async () => {
    const { queries, shown, asked, command } = page(20);
    await expect.poll(shown).toBe('open');
    command();
    void queries.invalidateQueries();
    await refreshed(queries);
    expect([shown(), asked()]).toEqual(['submitted', 2]);
  });

  it('does not wait for ever', async () => {
    const { queries, shown, command } = page(400);
    await expect.poll(shown).toBe('open');
    command();
    await refreshed(queries, 5);
    expect(shown()).toBe('open');
  });
});
