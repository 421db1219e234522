import { ledger } from '../../../../shared/contract/ledger.ts';
import { isCashOnHand } from '../../../../shared/domain/ledger/cash-count/code.ts';
import { reckonCash } from '../../../../shared/domain/ledger/cash-count/count.ts';
import { CASH_FACES } from '../../../../shared/domain/ledger/cash-count/faces.ts';
import { cashVoucher, stepsNow } from '../../../../shared/domain/ledger/cash-count/voucher.ts';
import { DESK_LIMITS } from '../../../../shared/domain/ledger/desk/content.ts';
import { chinaMinute } from '../../../../shared/domain/organisation/deadline.ts';
import { formatYuan, groupedYuan, sumFen } from '../../../../shared/kernel/fen.ts';
import { command, DONE } from '../../pipeline/implementation.ts';
import { takeNumbers } from '../counters.ts';
import { contentColumns } from '../desk/drafts.ts';
import { openDrafts, UNTOUCHED } from '../desk/save.ts';
import { readChart } from '../unit-charts.ts';
import { contentText, readCashCount, standingDrafts } from './kept.ts';
import { pendingCash, postedCash } from './on-hand.ts';

const REPLACED = '这张盘点表已被后来的盘点代替';

/** 盘点: the cashier's. What the books say is taken as it stands now, and must be what she saw. */
export const makeCashCount = command(ledger.makeCashCount, async (context, input) => {
  const { db, tx, actor, instant, nowMs } = context;
  const { unit, code, date, time, items, explanation, replaces, seen } = input;
  const chart = await readChart(db, unit);
  if (!chart) throw context.notFound(`单位 ${unit}`);
  if (!isCashOnHand(code) || !chart.get(code)) throw context.refused('not-cash', `${code} 不是库存现金科目`);
  const today = chinaMinute(nowMs).slice(0, 10);
  if (date > today) throw context.refused('future', `${date} 还没有到，不能盘点`);
  const place = { unit, code, date };
  const posted = await postedCash(db, place);
  const pending = await pendingCash(db, place);
  const moving = sumFen(pending.map(({ amount }) => amount));
  if (posted !== seen.posted || moving !== seen.pending)
    throw context.refused(
      'changed',
      `账面有变动：账面余额 ${groupedYuan(posted)}，未记账 ${groupedYuan(moving)}，请核对后再保存`,
    );
  const drawer = CASH_FACES.flatMap((face) => input.drawer.filter((row) => row.face === face && row.pieces > 0));
  const facts = { posted, pending, items, drawer };
  const { counted, difference, slips } = reckonCash(facts);
  const said = explanation.trim();
  if ((difference !== 0 || slips !== 0) && said === '')
    throw context.refused('unexplained', `盘盈盘亏 ${groupedYuan(difference)}，请写明原因；还没有查明的写“待查”`);
  if (replaces !== undefined) {
    const earlier = await readCashCount(db, unit, replaces);
    if (!earlier) throw context.notFound(`现金盘点 ${replaces}`);
    if (earlier.replacedBy !== undefined) throw context.refused('already-replaced', REPLACED);
  }
  const id = await takeNumbers(tx, 'cash-count', 1);
  await tx.bulkInsert('cash_count', [
    {
      ...{ id, unit, code, date, time, posted, counted, difference, explanation: said },
      content: contentText(facts),
      replaces: replaces ?? null,
      made_by: actor,
      made: instant,
    },
  ]);
  context.audit({
    subject: `${unit} ${date} 现金盘点 ${id}`,
    after: {
      ...{ code, date, counted: formatYuan(counted), difference: formatYuan(difference) },
      ...(replaces === undefined ? {} : { replaces }),
    },
  });
  return { id };
});

/** 监盘: another person's. */
export const witnessCashCount = command(ledger.witnessCashCount, async (context, { unit, id, note }) => {
  const { db, tx, actor, instant } = context;
  const count = await readCashCount(db, unit, id);
  if (!count) throw context.notFound(`现金盘点 ${id}`);
  if (count.replacedBy !== undefined) throw context.refused('already-replaced', REPLACED);
  if (count.witness) throw context.refused('already-witnessed', '这张盘点表已经监盘确认');
  if (count.madeBy === actor)
    throw context.refused('separation', '盘点人不能自己监盘：盘点与监盘不能是同一个人，请别的人确认');
  await tx.bulkInsert('cash_count_witness', [{ count: id, person: actor, note: note.trim(), instant }]);
  context.audit({
    subject: `${unit} ${count.date} 现金盘点 ${id}`,
    after: {
      counted: formatYuan(count.reckoned.counted),
      difference: formatYuan(count.reckoned.difference),
      madeBy: count.madeBy,
    },
  });
  return DONE;
});

/** What was over or short, as a draft on the desk: a person finishes and submits it, another reviews it. */
export const draftCashVoucher = command(ledger.draftCashVoucher, async (context, { unit, id, step }) => {
  const { db, tx, actor, instant } = context;
  const count = await readCashCount(db, unit, id);
  if (!count) throw context.notFound(`现金盘点 ${id}`);
  if (count.replacedBy !== undefined) throw context.refused('already-replaced', REPLACED);
  if (!count.witness) throw context.refused('not-witnessed', '监盘人还没有确认，不能做凭证');
  // A slip is money that somebody owes: it is paid back or booked with its own papers, and is no shortage.
  const { unexplained: difference, slips } = count.reckoned;
  const standing = (await standingDrafts(db, id)).map((draft) => draft.step);
  if (!stepsNow(difference, standing).includes(step))
    throw context.refused(
      'not-now',
      difference === 0
        ? slips === 0
          ? '账款相符，没有盘盈盘亏可做凭证'
          : '除白条以外账款相符：白条须收回现金或按借款另行制单，不作盘亏'
        : standing.includes(step)
          ? '这一步的凭证已经做过，请到凭证工作台查看'
          : '现在不能做这一步：盘盈盘亏先记待处理财产损溢，查明以后再选一种处理',
    );
  if ((await openDrafts(db, unit)) >= DESK_LIMITS.open)
    throw context.refused('too-many-drafts', `${unit} 没有记账的凭证已有 ${DESK_LIMITS.open} 张，请先记账或作废一些`);
  const chart = await readChart(db, unit);
  const content = cashVoucher(step, { date: count.date, code: count.code, difference, chart: chart?.accounts ?? [] });
  const draft = await takeNumbers(tx, 'voucher-draft', 1);
  await tx.bulkInsert('voucher_draft', [
    { ...UNTOUCHED, ...contentColumns(unit, content), id: draft, unit, prepared_by: actor, saved: instant },
  ]);
  const row = await takeNumbers(tx, 'cash-count-draft', 1);
  await tx.bulkInsert('cash_count_draft', [{ id: row, count: id, step, draft, actor, instant }]);
  context.audit({
    subject: `${unit} ${count.date} 现金盘点 ${id}`,
    after: { step, draft, difference: formatYuan(difference) },
  });
  context.publish('ledger', unit);
  return { draft };
});
