import { KIT_SHEETS, type KitFacts } from '../../../../shared/domain/budget/kit.ts';
import { FREE_ROWS } from '../../../../shared/domain/budget/kit-form.ts';
import type { Row } from '../../workbook/write/model.ts';

/** 说明: whose kit it is, how it is filled in, and what it is held to, in plain words. */
export const guideRows = ({ unit, name, year, revision }: KitFacts): Row[] => {
  const head = (text: string): Row => ({ look: 'section', cells: [text] });
  const say = (text: string): Row => ({ look: 'plain', cells: [text] });
  return [
    head('这是谁的、哪一年的'),
    say(`${unit} ${name}，${year}年度预算，金额单位：元。这份填报表只能交回这一个单位、这一年。`),
    say(`下载时预算已改动 ${revision} 次；之后别人在系统里的改动，交回时会一并列出；您没有改的行，保持别人改过的数。`),
    head('怎么填'),
    say(`1. 在“${KIT_SHEETS.plan}”里按月填金额，只填浅黄色的格子；合计是公式，会自己算出来。`),
    say(
      `2. 每一段的末尾有 ${FREE_ROWS} 个空行：要按科室、按另一种资金来源或按专项编列时，从下拉名单里选好预算项目、科室、资金来源和专项，再填金额；名单全文在“${KIT_SHEETS.lists}”。空行不够用时，先交回一次，再重新下载。`,
    ),
    say(`3. 在“${KIT_SHEETS.carries}”里填各资金来源的年初结转结余和本年计划使用数。`),
    say(
      `4. 在“${KIT_SHEETS.workload}”里填人次、床日、例次等数量，只填整数，不填收入；签约和管理人数填每月月末数，全年按年末数。`,
    ),
    say('5. 不编列的格子留空；不要的行把金额清空。从别处粘贴时请选“粘贴为数值”。'),
    say('6. 填完保存为 .xlsx，在系统的预算页面拖进去：先看差异，再决定采用还是放弃，看的时候什么都不会改。'),
    head('要守的规则'),
    say('1. 不得编制赤字预算：支出不超过收入和计划使用的结转结余（事业单位财务规则 第9条）。'),
    say('2. 每项支出只有一个资金来源，各来源的支出不超过它自己的收入和结转（事业单位财务规则 第18条、第24条）。'),
    say('3. 专用基金先提后用，支出不超过基金余额（事业单位财务规则 第32条）；对附属单位补助不得使用财政拨款。'),
    say('4. 收入按单位编列，不得向科室和个人下达收入指标（贵 三(十二)）。'),
    head('什么样的表会被退回'),
    say(
      '移动、插入或删除了行，改了公式或锁定的文字，金额处粘贴了文字、公式或日期，金额为负或超过两位小数，选了名单以外的名称。退回时会指出是哪一张表的哪一格。',
    ),
  ];
};
