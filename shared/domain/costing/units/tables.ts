/** The tables that hospital systems export for unit costs, one of each kind a unit and month. */
export const SERVICE_TABLES = ['items', 'activities', 'patients', 'lines'] as const;
export type ServiceTable = (typeof SERVICE_TABLES)[number];

export const SERVICE_TABLE_NAMES: Readonly<Record<ServiceTable, string>> = {
  items: '服务项目表',
  activities: '作业工时表',
  patients: '患者表',
  lines: '患者明细表',
};

export const SERVICE_LIMITS = { rows: 200_000, bytes: 64 * 1024 * 1024, listed: 200 } as const;

/** `measure` is a plain number of up to six places, kept in millionths; `department` a code or name of the unit's. */
export type FieldKind = 'text' | 'department' | 'money' | 'measure' | 'date';

export interface FieldForm {
  readonly id: string;
  readonly heading: string;
  /** Other words for it, as a heading is read: without blanks and brackets. */
  readonly words: RegExp;
  readonly kind: FieldKind;
  /** The column must be there and its cells filled. */
  readonly needed: boolean;
}

export interface TableForm {
  readonly fields: readonly FieldForm[];
  /** Fields that together stand once in a table; none where rows may repeat. */
  readonly once: readonly string[];
}

const field = (id: string, heading: string, words: RegExp, kind: FieldKind, needed = false): FieldForm => ({
  ...{ id, heading, words, kind, needed },
});

const ITEM_CODE = /^(医疗服务|收费)?项目(编码|代码|编号)$/;
const DEPARTMENT = /^(执行|开展|所属|出院)?(科室|部门)(名称|编码|代码)?$/;
const STAY = /^(住院号|就诊号|病案号|住院流水号|就诊流水号|患者编号|病人编号|住院次号)$/;

export const TABLE_FORMS: Readonly<Record<ServiceTable, TableForm>> = {
  items: {
    fields: [
      field('code', '项目编码', ITEM_CODE, 'text', true),
      field('name', '项目名称', /^(医疗服务|收费)?项目名称$/, 'text', true),
      field('department', '执行科室', DEPARTMENT, 'department', true),
      field('price', '单价', /^(项目|收费|执行)?(单价|价格)$/, 'money', true),
      field('count', '操作数', /^(操作|服务|工作)?(数|数量|人次|例数|次数|量)$/, 'measure', true),
      field('equivalent', '当量值', /^(成本)?当量(值|系数)?$/, 'measure'),
      field('hours', '每次工时', /^(每次|单位|单次)?(工时|操作时间|小时数)(小时)?$/, 'measure'),
      field('materials', '单独收费材料', /^单(独)?收(费)?(卫生)?材料(费|成本)?$/, 'money'),
    ],
    once: ['department', 'code'],
  },
  activities: {
    fields: [
      field('department', '执行科室', DEPARTMENT, 'department', true),
      field('item', '项目编码', ITEM_CODE, 'text', true),
      field('activity', '作业', /^作业(名称|中心)?$/, 'text', true),
      field('staff', '每次人工工时', /^(每次|单位|单次)?(人工|人员)(工时|小时数)$/, 'measure', true),
      field('machine', '每次设备工时', /^(每次|单位|单次)?(设备|机器)(工时|小时数)$/, 'measure'),
    ],
    once: ['department', 'item', 'activity'],
  },
  patients: {
    fields: [
      field('number', '住院号', STAY, 'text', true),
      field('department', '出院科室', DEPARTMENT, 'department', true),
      field('admitted', '入院日期', /^入院(日期|时间)$/, 'date', true),
      field('discharged', '出院日期', /^出院(日期|时间)$/, 'date', true),
      field('group', '病组编码', /^(drg|dip|病组|病种|drgs|分组)(编码|代码|编号|组编码)$/, 'text'),
      field('groupName', '病组名称', /^(drg|dip|病组|病种|drgs|分组)(名称|组名称)$/, 'text'),
      field('drugs', '药品成本', /^药品(成本|费)$/, 'money', true),
      field('materials', '单独收费材料成本', /^单(独)?收(费)?(卫生)?材料(费|成本)$/, 'money', true),
      field('income', '医疗收入', /^(医疗|住院|总)?(收入|费用)(合计|总额)?$/, 'money', true),
    ],
    once: ['number'],
  },
  lines: {
    fields: [
      field('patient', '住院号', STAY, 'text', true),
      field('department', '执行科室', DEPARTMENT, 'department', true),
      field('item', '项目编码', ITEM_CODE, 'text'),
      field('quantity', '数量', /^(操作|服务)?(数量|次数|数|人次)$/, 'measure'),
      field('income', '金额', /^(收入|收费|项目)?(金额|收入)$/, 'money', true),
    ],
    once: [],
  },
};
