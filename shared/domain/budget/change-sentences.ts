import { groupedYuan } from '../../kernel/fen.ts';
import { fundSource } from '../ledger/fund.ts';
import type { ChangeBreach } from './change-rules.ts';
import { budgetItem } from './plan.ts';

/** A broken rule as people read it: its code, its row where it is of one, and a sentence that names the rule. */
export interface SaidBreach {
  readonly code: ChangeBreach['rule'];
  readonly message: string;
  /** From 1. */
  readonly row?: number;
}

export const sayBreach = (breach: ChangeBreach): SaidBreach => ({
  code: breach.rule,
  message: changeSentence(breach),
  ...('row' in breach ? { row: breach.row } : {}),
});

const sourceName = (code: string): string => fundSource(code)?.name ?? code;
const itemName = (code: string): string => budgetItem(code)?.name ?? code;

function changeSentence(breach: ChangeBreach): string {
  switch (breach.rule) {
    case 'no-rows':
      return '调整单还没有明细';
    case 'no-reason':
      return '调整须写明原因';
    case 'no-document':
      return '追加须写明收入依据的文号：未纳入预算的收入不得安排支出（事业单位财务规则 第18条）';
    case 'bad-item':
      return `没有预算项目 ${breach.item}`;
    case 'bad-source':
      return `没有资金来源 ${breach.source}`;
    case 'not-held':
      return `${itemName(breach.item)}不占用预算额度，不需要调整`;
    case 'revenue':
      return `${itemName(breach.item)}是收入：增加的收入请用追加`;
    case 'revenue-department':
      return `${itemName(breach.item)}是收入：不得向科室和个人下达收入指标（贵 三(十二)）`;
    case 'nil':
      return '调整金额不能为零';
    case 'twice':
      return '同一明细同一月份只能有一行';
    case 'only-more':
      return '追加和结转只有调增，没有调减';
    case 'other-unit':
      return `${breach.unit} 不是这份调整单的单位：两个单位之间请用调剂`;
    case 'two-sides':
      return '调剂是两个单位之间、或同一单位两个科室之间：明细须正好有两方';
    case 'unbalanced':
      return `${sourceName(breach.source)}调增与调减相差 ${groupedYuan(breach.over)} 元：调整不得改变资金来源，每个来源须各自平衡`;
    case 'income':
      return `${sourceName(breach.source)}追加的支出与追加的收入相差 ${groupedYuan(breach.over)} 元：追加的支出须有同一来源的收入（事业单位财务规则 第18条）`;
    case 'fiscal':
      return `${itemName(breach.item)}使用${sourceName(breach.source)}：财政补助一般不予调剂，确需调剂须经主管部门审核、报财政部门（事业单位财务规则 第11条）`;
    case 'not-movable':
      return `${itemName(breach.item)}使用${sourceName(breach.source)}：预算设置规定这项资金不得调剂`;
    case 'earmarked':
      return `${sourceName(breach.source)}须在原单位、原项目内使用：专款专用（事业单位财务规则 第24条）`;
    case 'fiscal-to-affiliates':
      return `${itemName(breach.item)}不得使用${sourceName(breach.source)}（政府会计制度 5501）`;
    case 'set-aside':
      return `${sourceName(breach.source)}还可安排 ${groupedYuan(breach.room)} 元，多出 ${groupedYuan(breach.over)} 元：先提后用，支出不得超过基金规模（事业单位财务规则 第32条）`;
    case 'carry-room':
      return `${sourceName(breach.source)}上年还可结转 ${groupedYuan(breach.room)} 元，多出 ${groupedYuan(breach.over)} 元：结转不得超过上年未用完、也未安排到今年的数`;
    case 'month':
      return `${itemName(breach.item)} ${breach.month} 月的预算只有 ${groupedYuan(breach.planned)} 元，不够调减，还差 ${groupedYuan(breach.over)} 元`;
  }
}
