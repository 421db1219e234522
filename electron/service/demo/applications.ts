import { contract } from '../../../shared/contract/index.ts';
import type { ReplyOf } from '../../../shared/contract/operation.ts';
import { takesBudget } from '../../../shared/domain/approval/application.ts';
import { FORMS } from '../../../shared/domain/approval/form.ts';
import { isBody, type Level } from '../../../shared/domain/approval/level.ts';
import { USUAL_APPROVAL_SETTINGS } from '../../../shared/domain/approval/settings.ts';
import { actorOf, type Caller } from '../../../shared/domain/organisation/access.ts';
import { chinaDay } from '../../../shared/domain/organisation/deadline.ts';
import type { UnitCode } from '../../../shared/domain/organisation/unit.ts';
import { assert } from '../../../shared/kernel/assert.ts';
import { type AccountingDate, addDays } from '../../../shared/kernel/date.ts';
import { fen, formatYuan, parseYuan, ZERO } from '../../../shared/kernel/fen.ts';
import type { Service } from '../service.ts';
import { type Asked, askedInSample, type Going } from './applications-asked.ts';
import { type ContractPeople, carryOut } from './contracts.ts';
import type { MovableClock } from './earlier.ts';
import { FollowUps } from './follow-ups.ts';
import { bankSlip } from './papers.ts';

const { approval, budget } = contract;
type Line = ReplyOf<typeof budget.lines>[number];

/** Whom the sample’s applications need. */
export interface ApprovalPeople extends ContractPeople {
  readonly applicantOf: (unit: UnitCode) => Caller;
  readonly headOf: (unit: UnitCode) => Caller;
  readonly centre: Caller;
  readonly chief: Caller;
  readonly leader: Caller;
  /** Who keeps the minutes of 院长办公会. */
  readonly office: Caller;
}

/** Of what a line has left one application takes at most so many thousandths: the year's other figures stay what they were. */
const SHARE = 120;
/** When the chief accountant was away, in thousandths of the time that the sample goes back. */
const AWAY = { from: 600, until: 480 };

/**
 * 大额支出申请 of the sample, from the time it goes back to until today: handed in by each member, decided by its head, the centre and
 * the chief accountant (for a while by whom that one asked), some sent back, most closed.
 */
export async function applyForLarge(
  service: Service,
  clock: MovableClock,
  year: number,
  people: ApprovalPeople,
): Promise<void> {
  const { pipeline, files } = service;
  let away = false;
  let watched = false;
  const followUps = new FollowUps();
  const lines = new Map<UnitCode, Line[]>();
  const papers = new Map<string, string>();
  /** Whoever attaches a file has handed it in. */
  const paperOf = async (key: string, caller: Caller): Promise<string> => {
    const actor = actorOf(caller);
    const kept =
      papers.get(`${actor} ${key}`) ??
      (await files.put(actor, new TextEncoder().encode(bankSlip(['SAMPLE PAPER', key])))).sha256;
    papers.set(`${actor} ${key}`, kept);
    return kept;
  };
  const linesOf = async (unit: UnitCode): Promise<Line[]> => {
    const known = lines.get(unit);
    if (known) return known;
    const all = await pipeline.perform(budget.lines, { unit, year }, people.applicantOf(unit));
    const own = all.filter(({ item }) => ITEMS.includes(item)).sort((one, other) => left(other) - left(one));
    lines.set(unit, own);
    return own;
  };

  /** Saved, with its papers; undefined where the unit has no line that it could be taken from. */
  async function begin(asked: Asked): Promise<Going | undefined> {
    const { unit, category, purpose, payee, filled, urgent } = asked;
    const caller = people.applicantOf(unit);
    const line = takesBudget(category) ? (await linesOf(unit))[0] : undefined;
    if (takesBudget(category) && !line) return undefined;
    const most = line ? Math.floor((left(line) * SHARE) / 100_000_000) * 100_000 : asked.wanted;
    const amount = fen(asked.whole ? asked.wanted : Math.min(asked.wanted, most));
    if (amount <= 0) return undefined;
    if (line) line.available = formatYuan(fen(left(line) - amount));
    const place = line && { department: line.department, item: line.item, source: line.source, project: line.project };
    const { id, revision } = await pipeline.perform(
      approval.saveApplication,
      {
        ...{ unit, year, category, department: '', purpose, payee, filled, urgent, amount: formatYuan(amount) },
        rows: place ? [{ ...place, amount: formatYuan(amount) }] : [],
      },
      caller,
    );
    const going: Going = { asked, id, revision };
    if (asked.fate.kind === 'draft') return going;
    for (const { key, large } of FORMS[category].papers) {
      if (large && amount < USUAL_APPROVAL_SETTINGS.largeFrom) continue;
      const file = await paperOf(key, caller);
      const attached = { ...at(going), key, file, fileName: `${PAPERS[key] ?? key}.pdf` };
      going.revision = (await pipeline.perform(approval.attachToApplication, attached, caller)).revision;
    }
    return going;
  }
  const at = ({ id, revision, asked }: Going) => ({ id, revision, unit: asked.unit });
  const submit = async (going: Going): Promise<void> => {
    await pipeline.perform(approval.submitApplication, at(going), people.applicantOf(going.asked.unit));
    going.revision += 1;
  };
  const holderOf = (level: Level, unit: UnitCode): Caller =>
    level === 'unit-head'
      ? people.headOf(unit)
      : level === 'centre'
        ? people.centre
        : away
          ? people.leader
          : people.chief;

  /** One level decides; false where nothing is left to decide, or a meeting would have to. */
  async function decide(going: Going, level: Level, opinion: string, verdict: 'pass' | 'refuse'): Promise<boolean> {
    const caller = holderOf(level, going.asked.unit);
    const document = await pipeline.perform(approval.application, { id: going.id }, caller);
    going.revision = document.revision;
    if (document.stage !== 'deciding' || document.level !== level || !document.mine) return false;
    const { task, attests } = document.mine;
    await pipeline.perform(
      approval.decideApplication,
      { ...at(going), task, verdict, opinion, ...(attests ? { attested: true } : {}) },
      caller,
    );
    going.revision += 1;
    return true;
  }
  async function pass(going: Going, most: number = LADDER.length): Promise<void> {
    for (const level of LADDER.slice(0, most)) {
      assert(!isBody(level), 'bodies decide in meetings');
      if (!(await decide(going, level, '同意', 'pass'))) return;
    }
  }
  /** 委托: while the chief accountant is away, who decides instead. */
  async function goAway(): Promise<void> {
    away = true;
    const first = chinaDay(clock.nowMs()) as AccountingDate;
    const last = addDays(first, Math.floor(((AWAY.from - AWAY.until) * clock.span) / 1_000));
    const asked = { first, last, to: 'luo.fg', reason: '参加全省财务管理培训' };
    await pipeline.perform(approval.delegate, asked, people.chief);
  }
  const turnTo = (begun: number): void => clock.daysAgo(Math.ceil((begun * clock.span) / 1_000));
  /** 化整为零预警, since it was tried on the years before: what was divided is told, and goes no higher by itself. */
  async function watch(): Promise<void> {
    watched = true;
    const { settings, revision } = await pipeline.perform(approval.settings, {}, people.chief);
    const { radar } = settings;
    const on = { ...settings, radar: { ...radar, windowDays: WINDOW_DAYS }, radarOn: true, radarEscalates: false };
    const asked = { revision, settings: on, reason: '往年支出回溯测试后启用' };
    await pipeline.perform(approval.setApprovalSettings, asked, people.chief);
  }
  /** 院长办公会 decides what the levels have passed. */
  async function meet(going: Going, turn: number): Promise<void> {
    const document = await pipeline.perform(approval.application, { id: going.id }, people.office);
    // Begun lately, the sample's days are few: whoever decides may be away on the same one.
    if (document.level !== 'office') return;
    const { amount, revision } = document;
    const day = chinaDay(clock.nowMs()) as AccountingDate;
    const number = `示院纪〔${day.slice(0, 4)}〕${turn}号`;
    const votes = { for: ATTENDED.length, against: 0, abstained: 0 };
    await pipeline.perform(
      approval.recordMeeting,
      {
        ...{ body: 'office', number, day, ought: OUGHT, present: [...ATTENDED], chair: ATTENDED[0] },
        ...{ file: await paperOf('MINUTES', people.office), fileName: `院长办公会纪要${number}.pdf`, note: '' },
        resolutions: [{ id: going.id, revision, unit: going.asked.unit, amount, votes }],
      },
      people.office,
    );
    going.revision = revision + 1;
  }
  for (const asked of askedInSample()) {
    await followUps.until(asked.begun, turnTo);
    turnTo(asked.begun);
    if (!away && asked.begun < AWAY.from && asked.begun >= AWAY.until) await goAway();
    if (asked.begun < AWAY.until) away = false;
    if (!watched && asked.begun < WATCHED) await watch();
    const going = await begin(asked);
    if (!going || asked.fate.kind === 'draft') continue;
    await submit(going);
    const applicant = people.applicantOf(asked.unit);
    switch (asked.fate.kind) {
      case 'waiting':
        await pass(going, asked.fate.passed);
        break;
      case 'approved':
        await pass(going);
        await carryOut(service, { going, year, followUps, paperOf }, people);
        break;
      case 'met':
        await pass(going);
        await meet(going, asked.fate.minutes);
        await carryOut(service, { going, year, followUps, paperOf }, people);
        break;
      case 'closed':
        await pass(going);
        await pipeline.perform(approval.closeApplication, { ...at(going), reason: '款项已在单位账上付清' }, applicant);
        break;
      case 'again':
        await decide(going, 'unit-head', asked.fate.opinion, 'refuse');
        await submit(going);
        await pass(going);
        break;
      case 'refused':
        await decide(going, 'unit-head', asked.fate.opinion, 'refuse');
        break;
      case 'withdrawn':
        await pipeline.perform(approval.withdrawApplication, { ...at(going), reason: '需求有变，重新论证' }, applicant);
        break;
      case 'released':
        await decide(going, 'unit-head', '同意，请先抢修', 'pass');
        await pipeline.perform(
          approval.releaseApplication,
          { ...at(going), reason: '病房供氧中断，先抢修后补办' },
          people.leader,
        );
        break;
    }
  }
  await followUps.until(0, turnTo);
}

/** Members' spending that large expenditure is taken from: goods and services. */
const ITEMS: readonly string[] = ['502'];
/** Since when the radar looks, and how far back: a year of applications stands within weeks here. */
const WATCHED = 430;
const WINDOW_DAYS = 3;
/** 院长办公会: who ought to be there, and who was. */
const OUGHT = 9;
const ATTENDED = [
  ...(['示例·严院长', '示例·罗分管领导', '示例·李总会计师', '示例·贝副院长'] as const),
  ...(['示例·丁党办', '示例·宋办公室', '示例·卫内审', '示例·于护理部'] as const),
] as const;
/** What people call the papers that they attach. */
const PAPERS: Readonly<Record<string, string>> = {
  ...{ plan: '建设方案', estimate: '工程概算', feasibility: '可行性研究报告', risk: '风险评估报告' },
  ...{ quotations: '三家询价单', argument: '论证意见', benefit: '效益分析', list: '人员名单' },
  ...{ agreement: '协议书', appraisal: '鉴定评估报告', legal: '法律意见书', permission: '主管部门批复' },
  ...{ assetList: '处置资产清单', receipts: '报销票据' },
};
const LADDER = ['unit-head', 'centre', 'chief-accountant'] as const satisfies readonly Level[];
const left = ({ available }: Line): number => parseYuan(available) ?? ZERO;
