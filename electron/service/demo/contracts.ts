import { contract } from '../../../shared/contract/index.ts';
import { takesBudget } from '../../../shared/domain/approval/application.ts';
import type { Caller } from '../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { type AccountingDate, addDays } from '../../../shared/kernel/date.ts';
import { type Fen, fen, formatYuan, parseYuan, subtractFen, ZERO } from '../../../shared/kernel/fen.ts';
import type { Service } from '../service.ts';
import type { Going } from './applications-asked.ts';
import type { FollowUps } from './follow-ups.ts';

const { approval } = contract;

/** Whom the sample’s contracts need. */
export interface ContractPeople {
  readonly applicantOf: (unit: UnitCode) => Caller;
  /** Accepts what was bought, and neither applied nor signed. */
  readonly acceptor: Caller;
}

/** What is carried out, and what it is done with. */
export interface CarryingOut {
  readonly going: Going;
  readonly year: number;
  readonly followUps: FollowUps;
  readonly paperOf: (key: string, caller: Caller) => Promise<string>;
}

/** What is kept back of goods (质量保证金), of a hundred, and for how many days. */
const KEPT_BACK = 5;
const WARRANTY_DAYS = 365;
/** Below it, in 分, nobody signs a contract for what is bought over the counter. */
const CONTRACT_FROM = 1_000_000;
/** So much later, in thousandths of the sample’s time, what was bought is there. */
const DELIVERED = 150;

/** 签约 of what was approved, and 验收 once it is there; what has no payee yet is signed for by nobody. */
export async function carryOut(
  { pipeline }: Service,
  { going, followUps, paperOf }: CarryingOut,
  { applicantOf, acceptor }: ContractPeople,
): Promise<void> {
  const { unit, payee, category, purpose, begun } = going.asked;
  const signer = applicantOf(unit);
  const document = await pipeline.perform(approval.application, { id: going.id }, signer);
  if (document.stage !== 'approved' || payee === '' || !takesBudget(category)) return;
  const amount = parseYuan(document.amount)!;
  if (amount < CONTRACT_FROM) return;
  const signed = document.moves.at(-1)!.instant;
  const day = chinaDay(Date.parse(signed)) as AccountingDate;
  const isGoods = category === 'equipment' || category === 'works';
  const kept = isGoods ? fen(Math.floor((amount * KEPT_BACK) / 10_000) * 100) : ZERO;
  const { contract: id } = await pipeline.perform(
    approval.signContract,
    {
      ...{ id: going.id, revision: document.revision, unit, payee, signed: day, amount: document.amount },
      number: `示合〔${day.slice(0, 4)}〕${String(going.id).padStart(3, '0')}`,
      amounts: document.rows.map((row) => row.amount),
      stages: isGoods ? goodsStages(amount, kept) : serviceStages(amount),
      ...(isGoods ? { retention: { amount: formatYuan(kept), release: addDays(day, WARRANTY_DAYS) } } : {}),
      ...{ file: await paperOf('CONTRACT', signer), fileName: `${purpose}合同.pdf` },
    },
    signer,
  );
  followUps.add(begun - DELIVERED, async () => {
    const { revision } = await pipeline.perform(approval.contract, { id }, acceptor);
    const today = chinaDay(pipeline.parts.clock.nowMs()) as AccountingDate;
    const result = isGoods ? '数量、型号与合同一致，安装调试后运行正常' : '服务内容与合同一致，现场核对无遗漏';
    await pipeline.perform(approval.acceptStage, { id, revision, unit, stage: 1, day: today, result }, acceptor);
  });
}

const goodsStages = (amount: Fen, kept: Fen) => [
  { name: '到货安装验收', amount: formatYuan(subtractFen(amount, kept)), accepting: true },
  { name: '质量保证金', amount: formatYuan(kept), accepting: false },
];

/** Half of it at once, to the whole yuan. */
function serviceStages(amount: Fen) {
  const first = fen(Math.floor(amount / 200) * 100);
  return [
    { name: '上半期服务', amount: formatYuan(first), accepting: true },
    { name: '下半期服务', amount: formatYuan(subtractFen(amount, first)), accepting: true },
  ];
}
