import { contract } from '../../../shared/contract/index.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { formatPrice, parsePrice, price } from '../../../shared/domain/procurement/price.ts';
import { parseDate } from '../../../shared/kernel/date.ts';
import { periodOf } from '../../../shared/kernel/period.ts';
import type { Service } from '../service.ts';
import { LEAD } from './members.ts';
import type { Buyers } from './purchasing-buyers.ts';
import { SAMPLE_ITEMS } from './purchasing-items.ts';

const { procurement } = contract;

/** What a unit adds to 中药饮片, and to the one drug that it should sell at cost, in hundredths of the cost. */
const [HERBAL, WRONG] = [20, 5];

/**
 * 采购监督 of the year: two units hand in what they sell at in December, one of them a drug above its cost; of what the
 * guards found one was explained and accepted, one is explained and waits.
 */
export async function guardPurchases(service: Service, year: number, buyers: Buyers): Promise<void> {
  await sellAtCost(service, year, LEAD, buyers.hospital, true);
  await sellAtCost(service, year, 'T01' as UnitCode, buyers.town, false);
  const { pipeline } = service;
  const days = { period: periodOf(year, 12), span: 'year' as const };
  const found = await pipeline.perform(procurement.guardFindings, days, buyers.buyer);
  const [first, second] = found.filter(({ rule }) => rule === 'above-price');
  for (const [at, finding] of [first, second].entries()) {
    if (!finding) continue;
    const { key, revision } = finding;
    const day = parseDate(finding.day)!;
    const reason = '供应商开票时误用旧价，已书面承诺在下期发票中抵扣差价';
    const made = await pipeline.perform(procurement.explainFinding, { key, day, revision, reason }, buyers.buyer);
    const decided = { key, day, ...made, outcome: 'accept' as const, reason: '已见书面承诺，同意' };
    if (at === 0) await pipeline.perform(procurement.decideFinding, decided, buyers.pharmacist);
  }
}

async function sellAtCost(
  { pipeline, files }: Service,
  year: number,
  unit: UnitCode,
  pharmacist: Caller,
  wrong: boolean,
): Promise<void> {
  const period = periodOf(year, 12);
  const asked = { period, span: 'year' as const, unit, by: 'unit' as const, key: unit };
  const costs = new Map(
    [...(await pipeline.perform(procurement.cockpitLines, asked, pharmacist))].reverse().map((row) => [row.item, row]),
  );
  const kinds = new Map(SAMPLE_ITEMS.map(({ code, kind }) => [code, kind]));
  const dear = wrong ? [...costs.keys()].find((code) => kinds.get(code) === 'western') : undefined;
  const rows = [...costs].map(([code, { name, price: cost }]) => {
    const more = kinds.get(code) === 'herbal' ? HERBAL : code === dear ? WRONG : 0;
    return `${code},${name},${formatPrice(price(Math.round((parsePrice(cost)! * (100 + more)) / 100)))}`;
  });
  if (rows.length === 0 || pharmacist.kind !== 'person') return;
  const fileName = `${unit}-${period}-售价表.csv`;
  const text = ['药品编码,药品名称,零售价', ...rows].join('\n');
  const { sha256: file } = await files.put(pharmacist.name, new TextEncoder().encode(text));
  const list = { unit, period, file, fileName };
  // What has left the formulary since is no more sold by its card.
  const { rejected: leftOut, revision } = await pipeline.perform(procurement.readSalePrices, list, pharmacist);
  await pipeline.perform(procurement.importSalePrices, { ...list, revision, leftOut }, pharmacist);
}
