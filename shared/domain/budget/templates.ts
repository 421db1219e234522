import type { UnitKind } from '../organisation/unit.ts';

/**
 * Which items with which sources a kind of unit is offered in its kit (预算填报表模板): the rows that nearly every such unit
 * fills in, so that nobody begins with an empty sheet. Other combinations are picked in the sheet's free rows, and what the
 * plan holds already is always there.
 */
export interface TemplateRow {
  readonly item: string;
  readonly source: string;
}

/** `201 other`: an item's code and its source; ranges of items share one line. */
const rows = (text: string): readonly TemplateRow[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [source = '', ...items] = line.trim().split(' ');
      return items.map((item) => ({ item, source }));
    });

/** 人员经费 and 日常公用经费 out of the basic grant; what care costs out of what care earns. */
const EVERYWHERE = `
fiscal-basic 101 50101 50102 50108 50113
fiscal-project 102 602
other 201 404 406 50103 50107 50199 50201 50205 50207 50211 50213 50216 50218 50219 50226 50227 50231 50299 503 506 507 508 603
donation 403
`;

/** 公共卫生、基药、村医补助 of the 基层 (基本公共卫生服务、基本药物制度). */
const PRIMARY = `
public-health 202 50201 50216 50218 50226
essential-medicine 102 50219
village-doctor 102 503
`;

const HOSPITAL = `
other 405 50209 50214 509 602 604 605
fiscal-project 601 605
research 203 50216 50299
special-fund 602
`;

const TEMPLATES: Readonly<Record<UnitKind, readonly TemplateRow[]>> = {
  lead: rows(`${EVERYWHERE.trim()}\n${HOSPITAL.trim()}\nother 505`),
  hospital: rows(`${EVERYWHERE.trim()}\n${HOSPITAL.trim()}`),
  township: rows(`${EVERYWHERE.trim()}\n${PRIMARY.trim()}\nother 605`),
  community: rows(`${EVERYWHERE.trim()}\n${PRIMARY.trim()}\nother 50214`),
  institution: rows(EVERYWHERE),
};

export const templateOf = (kind: UnitKind): readonly TemplateRow[] => TEMPLATES[kind];
