import { err, ok, type Result } from '../../../kernel/result.ts';
import { DEPARTMENT_CLASS_NAMES, DEPARTMENT_CLASSES, type DepartmentClass } from '../department.ts';
import { specialityIn } from './specialities.ts';

/** The texts of a sheet's cells, row by row, and each row's number as a spreadsheet shows it. */
export interface ListSheet {
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** A row of a list of departments (科室名单). */
export interface ListedDepartment {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  /** Undefined where the cell says no class. */
  readonly class: DepartmentClass | undefined;
  /** The code of the department above, or the cell's own word where no department is meant by it; '' at the top. */
  readonly parent: string;
  /** A code of 诊疗科目名录; '' without. */
  readonly standard: string;
  /** What is wrong with the row, as sentences. */
  readonly problems: readonly string[];
}

/** The most departments that a list may hold. */
export const MAX_LISTED = 1000;

const FIELDS = ['code', 'name', 'class', 'parent', 'standard'] as const;
type Field = (typeof FIELDS)[number];

const HEADINGS: Readonly<Record<Field, RegExp>> = {
  code: /^(科室|部门)?(编码|代码|编号)$|^code$/i,
  name: /^(科室|部门)?名称$|^科室$|^部门$|^name$/i,
  class: /^(科室|部门)?(分类|类别|类型)$|^class$/i,
  parent: /^(上级|所属)(科室|部门)?(编码)?$|^parent$/i,
  standard: /^(标准)?(诊疗科目|标准科室)(编码)?$|^speciality$/i,
};

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;

type Known = readonly { readonly code: string; readonly name: string }[];

/**
 * Reads a list of departments by its headings, wherever they stand: code, name and class are needed; the department above
 * and the speciality may be left out. Words for them are read by code or by name.
 *
 * @param known the departments that the unit has already; a department above may be one of them.
 */
export function readDepartmentList(sheets: readonly ListSheet[], known: Known): Result<ListedDepartment[], string> {
  for (const { rows } of sheets) {
    const at = rows.findIndex(({ cells }) => columnsOf(cells) !== undefined);
    if (at < 0) continue;
    const columns = columnsOf(rows[at]!.cells)!;
    const listed = rows
      .slice(at + 1)
      .map(({ row, cells }) => ({ row, of: (field: Field) => cells[columns[field] ?? -1]?.trim() ?? '' }))
      .filter(({ of }) => FIELDS.some((field) => of(field) !== ''));
    if (listed.length === 0) return err('表头下面没有读到任何科室');
    if (listed.length > MAX_LISTED) return err(`名单有 ${listed.length} 行，超过上限 ${MAX_LISTED} 行`);
    const names = namesOf([...known, ...listed.map(({ of }) => ({ code: of('code'), name: of('name') }))]);
    const seen = new Set<string>();
    return ok(
      listed.map(({ row, of }) => {
        const department = departmentIn(row, of, names);
        const twice = seen.has(department.code) ? [`科室 ${department.code} 在名单里重复`] : [];
        seen.add(department.code);
        return { ...department, problems: [...department.problems, ...twice] };
      }),
    );
  }
  return err('没有找到科室名单：表头里须有科室编码、科室名称、科室分类');
}

/** The columns of a row of headings; undefined where it is none. */
function columnsOf(cells: readonly string[]): Partial<Record<Field, number>> | undefined {
  const columns: Partial<Record<Field, number>> = {};
  for (const field of FIELDS) {
    const at = cells.findIndex((cell) => HEADINGS[field].test(cell.replaceAll(/\s/g, '')));
    if (at >= 0) columns[field] = at;
  }
  return columns.code !== undefined && columns.name !== undefined && columns.class !== undefined ? columns : undefined;
}

function departmentIn(row: number, of: (field: Field) => string, names: ReadonlyMap<string, string>): ListedDepartment {
  const [code, name] = [of('code'), of('name')];
  const kind = classIn(of('class'));
  const standard = specialityIn(of('standard'));
  const parent = of('parent') === '' ? '' : (names.get(of('parent')) ?? of('parent'));
  const problems = [
    ...(CODE.test(code) ? [] : ['科室编码为 1–32 位字母、数字或 . _ -']),
    ...(name === '' ? ['科室名称没有填'] : name.length > 80 ? ['科室名称超过 80 字'] : []),
    ...(kind ? [] : ['科室分类须是行政后勤类、医疗辅助类、医疗技术类或临床服务类']),
    ...(of('standard') === '' || standard ? [] : [`诊疗科目名录中没有“${of('standard')}”`]),
  ];
  return { row, code, name, class: kind, parent, standard: standard?.code ?? '', problems };
}

/** A class by its name, with or without 类, or by its code. */
const classIn = (text: string): DepartmentClass | undefined =>
  DEPARTMENT_CLASSES.find(
    (kind) => kind === text || DEPARTMENT_CLASS_NAMES[kind].replace(/类$/, '') === text.replace(/类$/, ''),
  );

/** Codes by what departments are called; a code means itself, and a name that two have means neither. */
export function namesOf(departments: Known): Map<string, string> {
  const names = new Map<string, string>();
  const shared = new Set<string>();
  for (const { code, name } of departments) {
    const before = names.get(name);
    if (before !== undefined && before !== code) shared.add(name);
    names.set(name, code);
  }
  for (const name of shared) names.delete(name);
  for (const { code } of departments) names.set(code, code);
  return names;
}
