import { ZERO } from '../../../kernel/fen.ts';
import { licencesLacking } from '../orders/licences.ts';
import { sayLicence } from '../suppliers/licences.ts';
import { type Finding, LEVEL_OF } from './finding.ts';
import { type GuardWorld, type Purchase, papersOf } from './purchase.ts';

/** 供应商证照: what a unit took of a firm on a day on which the firm's licences did not hold, one finding a month. */
export function unlicensed(world: GuardWorld): Finding[] {
  const found = new Map<string, { readonly lines: Purchase[]; readonly notes: Set<string> }>();
  const known = new Map<string, readonly string[]>();
  const lackingOf = (line: Purchase): readonly string[] => {
    const supplier = world.suppliers.get(line.supplier);
    const item = world.itemOn(line.item, line.ordered);
    if (!supplier || !item) return [];
    const key = `${line.supplier} ${item.kind} ${item.maker} ${line.day}`;
    const drawn = known.get(key) ?? licencesLacking(item, supplier, line.day, world.supplierRules).map(sayLicence);
    known.set(key, drawn);
    return drawn;
  };
  for (const line of world.purchases) {
    if (line.source !== 'receipt' || line.day < world.first || line.day > world.last) continue;
    const lacking = lackingOf(line);
    if (lacking.length === 0) continue;
    const key = `unlicensed:${line.supplier}:${line.unit}:${line.day.slice(0, 7)}`;
    const own = found.get(key) ?? { lines: [], notes: new Set<string>() };
    found.set(key, own);
    own.lines.push(line);
    for (const note of lacking) own.notes.add(note);
  }
  return [...found].map(([key, { lines, notes }]) => {
    const { unit, supplier, day } = lines[0]!;
    return {
      ...{ key, rule: 'unlicensed', level: LEVEL_OF.unlicensed, unit, item: '', supplier, day, found: 0, held: 0 },
      ...{ measure: 'none', basis: 'licence', beyondBps: undefined, excess: ZERO, note: [...notes].join('；') },
      ...{ ordered: [...new Set(lines.map(({ ordered }) => ordered))], papers: papersOf(lines) },
    };
  });
}
