import { describe, expect, it } from 'vitest';
import { translator } from '../../shared/i18n/translate.ts';
import { seriousFindings } from './axe.ts';
import { picture, withoutBrowser } from './browser.ts';
import { countyServed, sampleCounty } from './county.ts';

/** A scheme is changed, the month allocated anew, its certificate read, locked by another person, held against last month. */
const t = translator('zh-CN');
const MINUTES_3 = 180_000;
const PATH = '/cost-runs?period=2025-12&unit=T01';

const county = countyServed(sampleCounty);

describe.skipIf(withoutBrowser)('a cost run', () => {
  it(
    'is worked out by one, proved, locked by another and compared',
    async () => {
      const centre = await county.signedIn('wang.kj', `${PATH}&view=scheme`);
      await centre.getByLabel(t('costScheme.method')).selectOption('direct');
      await centre.getByLabel(t('costScheme.reason')).fill('改用直接分配法');
      expect(await seriousFindings(centre)).toEqual([]);
      await picture(centre, 'cost-scheme');
      await centre.keyboard.press('F9');
      await centre.getByText('改用直接分配法').waitFor();
      await centre.getByText(t('costRuns.view.months'), { exact: true }).click();
      await centre.getByText(t('costRuns.changed', { parts: t('costRuns.part.scheme') })).waitFor();
      await centre.getByRole('button', { name: t('costRuns.runReady', { count: 1 }) }).click();
      const second = centre.locator('.ag-row', { hasText: t('costRuns.versionOf', { version: 2 }) });
      await second.getByText(t('costRuns.state.prepared')).waitFor();
      await second.click();
      await centre.getByText(t('costRuns.tab.certificate'), { exact: true }).click();
      await centre.getByText(t('costRuns.cert.holds')).waitFor();
      await centre.locator('.cost-proofs', { hasText: t('costRuns.method.direct') }).waitFor();
      expect(await seriousFindings(centre)).toEqual([]);
      await picture(centre, 'cost-certificate');

      const reviewer = await county.signedIn('chen.sh', PATH);
      await reviewer.getByRole('button', { name: t('costRuns.lockReady', { count: 1 }) }).click();
      await reviewer.getByRole('dialog').locator('.ant-btn-primary:focus').press('Enter');
      const locked = reviewer.locator('.ag-row', { hasText: t('costRuns.versionOf', { version: 2 }) });
      await locked.getByText(t('costRuns.state.locked')).waitFor();
      await locked.click();
      await reviewer.getByText(t('costRuns.tab.compare'), { exact: true }).click();
      await reviewer.getByText(t('costRuns.cause.scheme')).waitFor();
      await expect.poll(() => reviewer.locator('.ag-row').count()).toBeGreaterThan(2);
      expect(await seriousFindings(reviewer)).toEqual([]);
      await picture(reviewer, 'cost-compare');
    },
    MINUTES_3,
  );
});
