import { createHash } from 'node:crypto';
import type { GroupAccount, PackContent, UnitBooks } from '../../../electron/service/audit/pack/content.ts';
import type { CheckResult } from '../../../shared/domain/audit/check.ts';
import { CHAIN_START, eventHash, type TrailEvent } from '../../../shared/domain/audit/event.ts';
import { consolidate } from '../../../shared/domain/consolidation/consolidate.ts';
import { groupStatement } from '../../../shared/domain/consolidation/group-statement.ts';
import type { ManualAdjustment } from '../../../shared/domain/consolidation/model.ts';
import { groupAccountOf, groupChart, groupPrefixes } from '../../../shared/domain/ledger/charts/group.ts';
import { officialChart } from '../../../shared/domain/ledger/charts/official.ts';
import type { AccountFigure } from '../../../shared/domain/ledger/figures.ts';
import type { Layout, Statement } from '../../../shared/domain/ledger/statement.ts';
import { definitionOf, statementsOf } from '../../../shared/domain/ledger/statements/definitions.ts';
import { evaluateAll } from '../../../shared/domain/ledger/statements/evaluate.ts';
import { reconcileSurplus } from '../../../shared/domain/ledger/statements/reconciliation.ts';
import type { Voucher } from '../../../shared/domain/ledger/voucher.ts';
import type { Unit, UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type Period, periodOf, periodOfDate, previousPeriod, yearOf } from '../../../shared/kernel/period.ts';
import { figuresOfBooks } from '../../support/books.ts';
import { type Community, makeCommunity } from '../../support/community.ts';
import { GROUP_DEFINITIONS, inputOfBooks } from '../../support/consolidation.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface SampleOptions {
  readonly disturbances?: number;
  readonly manual?: readonly ManualAdjustment[];
}

/** The pack of a random community (test/support/community.ts): the same seed gives the same content. */
export const groupContent = (seed: number, options: SampleOptions = {}): PackContent =>
  groupContentOf(makeCommunity(seed, { disturbances: options.disturbances ?? 3, vat: true }), options);

export function groupContentOf(community: Sample, options: SampleOptions = {}): PackContent {
  const { period } = community;
  const over = options.manual ? { manual: options.manual } : {};
  const at = (when: Period) => consolidate(inputOfBooks(community, when, over), GROUP_DEFINITIONS);
  const consolidation = at(period);
  const monthBefore = at(previousPeriod(period));
  const definitions = [...GROUP_DEFINITIONS.values()];
  return {
    ...common(community, community.units, 'group'),
    scope: { kind: 'group' },
    caption: consolidation.caption,
    definitions,
    group: {
      consolidation,
      statements: definitions.map((definition) => groupStatement(consolidation, definition, { monthBefore })),
      adjustments: options.manual ?? [],
    },
  };
}

/** The pack of one member of the same community, in its own chart's layout. */
export function unitContent(seed: number, code?: UnitCode): PackContent {
  const community = makeCommunity(seed, { disturbances: 0, vat: true });
  const unit = community.units.find((own) => own.code === code) ?? community.units[0]!;
  const content = common(community, [unit], unit.chart);
  return {
    ...content,
    scope: { kind: 'unit', unit: unit.code },
    caption: '政府会计制度（财会〔2017〕25号）',
    definitions: statementsOf(unit.chart).map((name) => definitionOf(name, unit.chart)),
    trail: trailOf(unit.code).filter((event) => event.unit === unit.code),
  };
}

type Sample = Pick<Community, 'units' | 'openings' | 'vouchers' | 'period'>;

function common(community: Sample, units: readonly Unit[], layout: Layout) {
  const { period } = community;
  const journal = journalOf(community, units);
  const books = units.map((unit): UnitBooks => {
    const figures = figuresOfBooks(community, unit.code, period).map((figure) => ({
      ...figure,
      ...named(unit, figure),
    }));
    const own = journal.filter((voucher) => voucher.unit === unit.code);
    return {
      unit: unit.code,
      figures,
      statements: [...evaluateAll(figures, layout), reconciliation(own, unit, period, layout)],
      detailed: true,
    };
  });
  const trail = trailOf(units[0]!.code);
  return {
    community: '清河县医疗卫生共同体',
    period,
    prepared: { by: '周敏', at: '2026-01-06T01:30:00.000Z' },
    reviewedBy: '何静',
    program: { name: '统财', version: '0.1.0' },
    chainHead: trail.at(-1)!.hash,
    units,
    books,
    groupAccounts: groupAccounts(),
    journal,
    journalFrom: periodOf(yearOf(period), 1),
    names: { departments: new Map([['H01|0101', '内科']]), parties: new Map([['P001', '华康医药有限公司']]) },
    checks: checks(units),
    numbers: [{ unit: units[0]!.code, period, type: '记', kind: 'gap', from: 17, to: 18 }],
    trail,
  } satisfies Partial<PackContent>;
}

const named = (unit: Unit, figure: AccountFigure) => {
  const account = officialChart(unit.chart).get(figure.code);
  return { name: account?.name ?? figure.code, side: account?.side ?? figure.side };
};

export const groupAccounts = (): GroupAccount[] =>
  groupChart().accounts.map(({ code, name, book, level }) => ({
    code,
    name,
    book,
    level,
    prefixes: groupPrefixes(code),
  }));

function journalOf({ vouchers, period }: Sample, units: readonly Unit[]): Voucher[] {
  const codes = new Set(units.map(({ code }) => code));
  const counters = new Map<string, number>();
  return vouchers
    .filter((draft) => codes.has(draft.unit) && periodOfDate(draft.date) <= period)
    .sort((a, b) => (a.unit === b.unit ? (a.date < b.date ? -1 : 1) : a.unit < b.unit ? -1 : 1))
    .map((draft, index): Voucher => {
      const key = `${draft.unit}|${periodOfDate(draft.date)}|${draft.type}`;
      const number = (counters.get(key) ?? 0) + 1;
      counters.set(key, number);
      return {
        ...draft,
        id: index + 1,
        period: periodOfDate(draft.date),
        number,
        kind: 'ordinary',
        preparedBy: '李娜',
        reviewedBy: '王强',
        postedBy: '李娜',
      };
    });
}

const reconciliation = (vouchers: readonly Voucher[], unit: Unit, period: Period, layout: Layout): Statement =>
  reconcileSurplus(vouchers, { period, layout, group: (_, code) => groupAccountOf(unit.chart, code) });

/** A chain of a few events, with text that a spreadsheet would like to take for a formula. */
export function trailOf(unit: string): TrailEvent[] {
  const events: TrailEvent[] = [];
  const operations = ['ledger.import', 'ledger.submit', 'ledger.lock', 'consolidation.run', 'audit.pack'];
  let previousHash = CHAIN_START;
  operations.forEach((operation, index) => {
    const event = {
      sequence: index + 1,
      instant: `2026-01-0${index + 1}T08:00:00.000Z`,
      actor: '周敏',
      osUser: null,
      operation,
      unit: operation.startsWith('ledger') ? unit : null,
      subject: operation === 'ledger.import' ? '=HYPERLINK("http://example.invalid","点我")' : null,
      inputDigest: sha256(operation),
      before: null,
      after: operation === 'ledger.lock' ? '{"state":"locked"}' : null,
      reason: operation === 'ledger.import' ? '+补录\t十二月' : null,
      previousHash,
    };
    const hash = eventHash(event, sha256);
    events.push({ ...event, hash });
    previousHash = hash;
  });
  return events;
}

const checks = (units: readonly Unit[]): CheckResult[] => [
  { name: 'blocks-balance', title: '借贷平衡', severity: 'error', ok: true, rows: [] },
  {
    name: 'number-continuity',
    title: '凭证断号',
    severity: 'finding',
    ok: false,
    rows: [{ unit: units[0]!.code, place: '记-0017', message: '记-0017 至 记-0018 缺号', difference: '-0.01' }],
  },
];
