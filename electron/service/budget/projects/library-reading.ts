import { estimated } from '../../../../shared/domain/budget/project.ts';
import { moneyTogether, type ProjectMoney } from '../../../../shared/domain/budget/project-money.ts';
import type { UnitCode } from '../../../../shared/domain/organisation/unit.ts';
import type { Fen } from '../../../../shared/kernel/fen.ts';
import type { BooksReader } from '../../database.ts';
import { type KeptSheet, readProjects } from './library.ts';
import { CATEGORY_WORDS, DIRECTION_SIGNS, GRADE_WORDS, KIND_WORDS, SHEET_WORDS, STAGE_WORDS } from './library-words.ts';
import { linesByProject, readProjectLines } from './money.ts';

/** A project as it stands on a workbook: words for its codes, amounts in 分. */
export interface LibraryProject extends Omit<ProjectMoney, 'rate'> {
  readonly unit: UnitCode;
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly department: string;
  readonly person: string;
  readonly stage: string;
  readonly reason: string;
  readonly estimate: Fen;
  /** 绩效表 of the year; the last one where no year was asked for. */
  readonly sheet?: LibrarySheet;
}

export interface LibrarySheet {
  readonly year: number;
  readonly stage: string;
  /** '' before the review. */
  readonly total: string;
  readonly grade: string;
  readonly comment: string;
  readonly scoredBy: string;
  readonly reviewedBy: string;
  readonly indicators: readonly {
    readonly kind: string;
    readonly name: string;
    readonly target: string;
    readonly weight: number;
    readonly actual: string;
    readonly evidence: string;
    readonly score: string;
    readonly explanation: string;
    readonly reviewed: string;
  }[];
}

/** The projects of some units, by unit and code; their money is that of one year, or of all. */
export async function readLibrary(
  db: BooksReader,
  units: readonly UnitCode[],
  year?: number,
): Promise<LibraryProject[]> {
  const linesOf = linesByProject(await readProjectLines(db, units));
  return (await readProjects(db, units)).map((project) => {
    const { unit, code, name, department, person, reason } = project;
    const own = linesOf(project).filter(({ line }) => year === undefined || line.year === year);
    const { rate: _, ...money } = moneyTogether(own.map(({ standing }) => standing));
    const sheet = project.sheets.findLast((each) => year === undefined || each.year === year);
    return {
      ...{ unit, code, name, department, person, reason, ...money },
      category: CATEGORY_WORDS[project.category],
      stage: STAGE_WORDS[project.stage],
      estimate: estimated(project),
      ...(sheet ? { sheet: sheetInWords(sheet) } : {}),
    };
  });
}

function sheetInWords({ year, stage, indicators, results, review, signed }: KeptSheet): LibrarySheet {
  const last = (step: string): string => signed.findLast((one) => one.step === step)?.display ?? '';
  return {
    ...{ year, stage: SHEET_WORDS[stage], comment: review?.comment ?? '' },
    total: review ? String(review.total) : '',
    grade: review ? GRADE_WORDS[review.grade] : '',
    scoredBy: last('submit'),
    reviewedBy: review ? last('review') : '',
    indicators: indicators.map(({ kind, name, direction, target, unit, weight }, index) => {
      const { actual = '', evidence = '', score = null, explanation = '' } = results[index] ?? {};
      const reviewed = review?.scores[index];
      return {
        ...{ kind: KIND_WORDS[kind], name, weight, actual, evidence, explanation },
        target: `${DIRECTION_SIGNS[direction]}${target}${unit}`,
        score: score === null ? '' : String(score),
        reviewed: reviewed === undefined ? '' : String(reviewed),
      };
    }),
  };
}
