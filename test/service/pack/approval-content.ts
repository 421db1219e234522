import type {
  PackApplication,
  PackApprovals,
  PackLink,
  PackPayment,
} from '../../../electron/service/audit/pack/approval-content.ts';
import { sha256 } from '../../../electron/service/audit/pack/digest.ts';
import { moveDigestText } from '../../../shared/domain/approval/move-digest.ts';
import { canonicalJson, type Json } from '../../../shared/kernel/canonical.ts';
import type { AccountingDate } from '../../../shared/kernel/date.ts';
import { ZERO } from '../../../shared/kernel/fen.ts';
import { yuan } from '../../support/books.ts';

const day = (text: string) => text as AccountingDate;

interface Made {
  readonly what: PackLink['what'];
  readonly by: string;
  readonly opinion?: string;
  readonly level?: PackLink['level'];
  readonly forWhom?: string;
  readonly findings?: Json;
  /** What was handed in. */
  readonly content?: Json;
}

/** A chain whose digests are what the service would keep. */
export function linksOf(number: string, moves: readonly Made[]): PackLink[] {
  const links: PackLink[] = [];
  for (const [at, { what, by, opinion = '', level = '', forWhom = '', findings = [], content }] of moves.entries()) {
    const versionContent = content === undefined ? '' : canonicalJson(content);
    const before = links.at(-1)?.digest ?? '';
    const version = content === undefined ? links.at(-1)!.versionDigest : sha256(versionContent);
    const instant = `2025-12-${String(at + 10)}T01:00:00.000Z`;
    const move: Json = { what, by };
    links.push({
      ...{ number, step: at + 1, what, level, person: by, display: `示例·${by}`, forWhom },
      ...{ day: day(instant.slice(0, 10)), instant, opinion, before, versionDigest: version, versionContent },
      ...{ content: canonicalJson(move), findings: canonicalJson(findings) },
      digest: sha256(moveDigestText({ number, version, before, move, by, opinion, instant, findings })),
    });
  }
  return links;
}

const application = (number: string, unit: string, amount: string, more: Partial<PackApplication> = {}) => ({
  ...{ number, unit, purpose: '购置便携式彩超一台', payee: '=示例医疗设备有限公司', category: 'equipment' as const },
  ...{ amount: yuan(amount), sources: ['其他经费'], inside: true, handedIn: day('2025-12-10') },
  ...{ decided: day('2025-12-12'), stage: 'approved' as const, reached: 'office' as const, waiting: '' as const },
  ...{ urgent: false, released: undefined, contracts: [], warnings: [], ...more },
});

const hand = (display: string, at: string) => ({ display: `示例·${display}`, day: day(at) });

/** A payment that the cashier made. */
const payment = (number: string, document: string, amount: string, more: Partial<PackPayment> = {}) => ({
  ...{ number, document, contract: 'HT-001', unit: '', purpose: '购置便携式彩超一台', payee: '=示例医疗设备有限公司' },
  ...{ account: '中国银行某支行 …1234', amount: yuan(amount), prepaid: false, stage: 'paid' as const },
  ...{ invoices: [{ number: '25330000000000000001', taken: yuan(amount) }], vouchers: [], reversals: [] },
  ...{ prepared: hand('孙会计', '2025-12-18'), checked: hand('陈审核', '2025-12-19'), posted: undefined },
  paid: { ...hand('赵出纳', '2025-12-20'), person: 'zhao.cn', reference: '=20251220' },
  ...{ apart: ['sun.qs', 'luo.fg', 'chen.sh'], ...more },
});

/** Approvals of one unit: one decided in a meeting after its contract was signed, one that the radar warned of, one withdrawn. */
export function packApprovals(unit: string): PackApprovals {
  const [first, second, third] = ['2025-001', '2025-002', '2025-003'].map((each) => `${unit.slice(0, 3)}-D${each}`) as [
    string,
    string,
    string,
  ];
  const named = (number: string) => ({ number, unit, purpose: '购置便携式彩超一台', payee: '=示例医疗设备有限公司' });
  const meeting = {
    ...{ number: '院办〔2025〕12号', body: 'office' as const, ought: 7, present: 6, chair: '示例·院长' },
    ...{ asked: yuan('300000.00'), amount: yuan('300000.00'), against: 0, abstained: 1, sha256: sha256('纪要') },
  };
  return {
    until: day('2025-12-31'),
    applications: [
      application(first, unit, '300000.00', { contracts: ['HT-001'] }),
      application(second, unit, '48500.00', { reached: 'centre', warnings: ['split'], stage: 'closed' }),
      application(third, unit, '1000.05', { stage: 'withdrawn', reached: '', decided: undefined, inside: false }),
    ],
    links: [
      ...linksOf(first, [
        { what: 'submit', by: 'sun.qs', content: { application: { amount: 30_000_000 } } },
        {
          what: 'pass',
          by: 'luo.fg',
          level: 'chief-accountant',
          forWhom: '示例·李总会计师',
          opinion: '=同意，\n按规定办理',
        },
        { what: 'resolve', by: 'luo.fg', level: 'office', opinion: '院长办公会 院办〔2025〕12号' },
      ]),
      ...linksOf(second, [
        { what: 'submit', by: 'sun.qs', content: { application: {} }, findings: [{ kind: 'split', ids: ['1', '2'] }] },
        { what: 'pass', by: 'feng.sp', level: 'centre', opinion: '同意' },
      ]),
      ...linksOf(third, [
        { what: 'submit', by: 'sun.qs', content: { application: {} } },
        { what: 'withdraw', by: 'sun.qs', opinion: '需求有变' },
      ]),
    ],
    decisions: [
      {
        ...named(first),
        meeting: { ...meeting, for: 2, carried: false },
        ...{ decided: day('2025-12-08'), released: undefined, signed: day('2025-12-11'), paid: undefined },
        reversed: false,
      },
      {
        ...named(first),
        meeting: { ...meeting, number: '院办〔2025〕13号', for: 5, carried: true },
        ...{ decided: day('2025-12-12'), released: undefined, signed: day('2025-12-11'), paid: day('2025-12-20') },
        reversed: true,
      },
      {
        ...named(second),
        ...{ meeting: undefined, decided: undefined, released: day('2025-12-11'), signed: undefined, paid: undefined },
        reversed: true,
      },
    ],
    findings: [
      {
        ...named(second),
        ...{ amount: yuan('48500.00'), day: day('2025-12-10'), kind: 'split', count: 2, sum: yuan('97000.00') },
        said: '与另外 1 笔（T02）合计 97,000.00 元，同一联系电话，应由总会计师审批；单笔均未达到 50,000.00 元',
        ...{ members: [second], others: [{ unit: 'T02 示例卫生院', count: 1 }], limit: yuan('50000.00') },
        ...{ levels: ['chief-accountant'], missing: ['chief-accountant'], stage: 'closed', reached: 'centre' },
      },
    ],
    contracts: [
      {
        ...{ ...named('HT-001'), document: first, signed: day('2025-12-11'), amount: yuan('300000.00') },
        ...{ changed: yuan('-20000.00'), accepted: yuan('250000.00'), retention: yuan('14000.00') },
        ...{ release: day('2026-12-31'), paid: yuan('270000.00'), standing: 'partly', sha256: sha256('合同') },
      },
      {
        ...{ ...named('HT-002'), document: second, signed: day('2025-12-20'), amount: yuan('48500.00'), changed: ZERO },
        ...{ accepted: ZERO, retention: ZERO, release: undefined, paid: yuan('50000.00'), standing: 'signed' },
        sha256: sha256('合同二'),
      },
    ],
    payments: [
      payment('ZF-001', first, '20000.00', {
        unit,
        stage: 'reversed',
        vouchers: ['2025-12 记-8'],
        reversals: ['2025-12 记-9'],
      }),
      payment('ZF-002', first, '20000.00', { unit, prepaid: true, invoices: [] }),
      payment('ZF-003', first, '250000.00', { unit, stage: 'posted', vouchers: ['2025-12 记-12'] }),
      payment('ZF-004', second, '50000.00', { unit, contract: 'HT-002', apart: ['sun.qs', 'zhao.cn'] }),
      payment('ZF-005', second, '100.00', { unit, contract: '', stage: 'handed', checked: undefined, paid: undefined }),
    ],
  };
}
